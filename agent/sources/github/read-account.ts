/** A personal account: it has no settings of an organization, so only its repositories are read, one after the other. */
import { by } from '#shared/model/order.ts';
import type { Listing } from '../source.ts';
import type { ScanContext } from './context.ts';
import { readBulk } from './facts/bulk.ts';
import { createFindings } from './facts/findings.ts';
import { textAt } from './facts/row.ts';
import { readAlone } from './read-single-repository.ts';
import { requestsMax } from './request-plan.ts';
import { select, type SelectionSettings } from './selection.ts';

export interface AccountJob {
  readonly login: string;
  readonly settings: SelectionSettings;
}

export async function* readAccount({ login, settings }: AccountJob, context: ScanContext): AsyncGenerator<Listing> {
  const { client, signal } = context;
  const findings = createFindings(login);
  const progress = (done: number, total: number | undefined, current: string) => ({ progress: { done, total, current } });
  yield { artifacts: [], entries: [], ...progress(0, undefined, login) };

  const list = await client.list('GET /users/{username}/repos', { username: login, type: 'owner', sort: 'full_name' });
  const kinds = ['github.repo', 'github.branch', 'github.workflow'] as const;
  const rows = [...findings.rowsOf(list, kinds)];
  // The list has public repositories only; GraphQL names the private ones, too, to whom they belong.
  const bulk = await readBulk(client, login, 'user');
  if (bulk.failure !== undefined) findings.missing(kinds, { ...bulk.failure, why: `Private repositories of ${login} may be missing. ${bulk.failure.why}` }, 'partial');
  const listed = new Set(rows.map((row) => textAt(row, 'full_name')?.toLowerCase()));
  for (const [name, { node }] of bulk.repositories) {
    if (listed.has(name)) continue;
    const [owner = '', repo = ''] = (textAt(node, 'nameWithOwner') ?? '').split('/');
    const answer = await client.get('GET /repos/{owner}/{repo}', { owner, repo });
    if (answer.isOk) rows.push(answer.value);
    else findings.missing(kinds, answer.failure);
  }
  const { selected, entries } = select(rows.toSorted(by((row) => textAt(row, 'full_name') ?? '')), settings, login);
  for (const entry of entries) findings.note(entry);
  client.limitRequests(requestsMax({ repositories: 2 * selected.length, members: 0 }));
  yield { ...findings.take(), isBroken: list.failure !== undefined, ...progress(0, selected.length, login) };

  for (const [index, { row, withoutContent }] of selected.entries()) {
    if (signal.aborted) return;
    const fullName = textAt(row, 'full_name') ?? '';
    yield { artifacts: [], entries: [], ...progress(index, selected.length, fullName) };
    yield* readAlone({ row, bulk, prefix: `${fullName}/`, commit: undefined, withoutContent }, context);
  }
  yield { artifacts: [], entries: [], ...progress(selected.length, selected.length, login) };
}
