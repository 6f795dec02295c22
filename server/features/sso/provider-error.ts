/** An answer of an identity provider that is not accepted. `code` is a word of ours; nothing that the provider wrote is in it. */
export class ProviderError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ProviderError';
    this.code = code;
  }
}
