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
  if (!(error instanceof Error) || error.name !== 'GraphqlResponseError') return undefined;
  const answer = error as Error & { readonly data?: JsonObject | null; readonly errors?: readonly { path?: readonly (string | number)[]; type?: unknown; message: unknown }[] };
  const data = answer.data ?? undefined;
  const errors = (answer.errors ?? []).map(({ path, type, message }) => ({ path: (path ?? []).join('.'), type: String(type ?? ''), message: String(message).slice(0, 160) }));
  if (data === undefined || errors.some(({ type }) => type === 'RATE_LIMITED')) return undefined;
  return { data, errors };
}
