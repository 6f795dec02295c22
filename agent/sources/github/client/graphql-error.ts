/** GraphQL answers in parts: what was refused is null and named in a list of errors. */
import type { JsonObject } from '#shared/model/fact.ts';

export interface GraphqlError {
  /** Where it belongs in the data: `organization.repositories.nodes.3.deployKeys`. */
  readonly path: string;
  /** `FORBIDDEN`, `NOT_FOUND`, `RATE_LIMITED`, …; empty when there is none. */
  readonly type: string;
  readonly message: string;
}

/** The parts that came, of an error that the client library throws; undefined when nothing came, or the rate limit ended it. */
export function graphqlErrors(error: unknown): { readonly data: JsonObject; readonly errors: readonly GraphqlError[] } | undefined {
  const { data, errors } = answerIn(error) ?? {};
  if (data === undefined || errors === undefined || errors.some(isRateLimit)) return undefined;
  return { data, errors };
}

/** Why nothing came: that the rate limit ended it, before all others. Undefined for errors of another kind. */
export function graphqlRefusal(error: unknown): GraphqlError | undefined {
  const { errors } = answerIn(error) ?? {};
  return errors?.find(isRateLimit) ?? errors?.[0];
}

interface RawError {
  readonly path?: readonly (string | number)[];
  readonly type?: unknown;
  readonly message?: unknown;
}

/** Two libraries throw it: the one for GraphQL with the parts on the error, the one for throttling with the whole answer below `data`. */
function answerIn(error: unknown): { readonly data: JsonObject | undefined; readonly errors: readonly GraphqlError[] } | undefined {
  if (!(error instanceof Error)) return undefined;
  const { data, errors } = error as Error & { readonly data?: unknown; readonly errors?: unknown };
  const raw = errors ?? (typeof data === 'object' && data !== null && 'errors' in data ? data.errors : undefined);
  if (!Array.isArray(raw)) return undefined;
  return {
    data: errors === undefined ? undefined : ((data ?? undefined) as JsonObject | undefined),
    errors: (raw as RawError[]).map(({ path, type, message }) => ({ path: (path ?? []).join('.'), type: String(type ?? ''), message: String(message ?? '').slice(0, 160) })),
  };
}

function isRateLimit({ type }: GraphqlError): boolean {
  return type === 'RATE_LIMITED';
}
