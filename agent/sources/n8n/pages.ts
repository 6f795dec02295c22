/** Lists of n8n: `{data, nextCursor}`, page after page. */
import type { N8nClient } from './client.ts';
import { n8nLimits } from './limits.ts';
import type { OperationName } from './operations.ts';
import type { Trouble } from './trouble.ts';

export interface Page {
  readonly items: readonly unknown[];
  /** Why the list ends here and is not whole. */
  readonly trouble?: Trouble;
}

interface Listed {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly pageSize?: number;
}

/** Pages until there is no cursor. Trouble comes with the last page, after the items that were read before it; a cursor that comes back ends the list. */
export async function* pages(client: N8nClient, operation: OperationName, { params = {}, query = {}, pageSize = n8nLimits.pageSize }: Listed = {}): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let count = 1; ; count += 1) {
    const answer = await client.ask(operation, { params, query: { ...query, limit: String(pageSize), ...(cursor !== undefined && { cursor }) } });
    if (!answer.ok) return yield { items: [], trouble: answer.trouble };
    const { data, nextCursor } = answer.body as { readonly data?: unknown; readonly nextCursor?: unknown };
    if (!Array.isArray(data)) return yield { items: [], trouble: { kind: 'malformed', canRetry: false, sentence: 'The answer holds no list.' } };
    if (typeof nextCursor !== 'string' || nextCursor === '') return yield { items: data };
    if (seen.has(nextCursor)) return yield { items: data, trouble: endless('The list gave the same cursor twice') };
    if (count >= n8nLimits.pagesMax) return yield { items: data, trouble: endless(`The list has more than ${n8nLimits.pagesMax} pages`) };
    seen.add(nextCursor);
    cursor = nextCursor;
    yield { items: data };
  }
}

function endless(what: string): Trouble {
  return { kind: 'endless', canRetry: false, sentence: `${what}; the rest was not read.` };
}
