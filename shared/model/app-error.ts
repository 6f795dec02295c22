/**
 * Trouble at an edge: a code from a closed list, a sentence that says what failed, on what, and what to do.
 * Compare codes, never text. Holds no secret.
 */
export class AppError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly detail: Readonly<Record<string, unknown>> | undefined;

  constructor(code: Code, message: string, options: { detail?: Readonly<Record<string, unknown>>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
  }
}
