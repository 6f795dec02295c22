/**
 * Tests of connections that agents make: the newest of each integration, in its row. Every change names what it changes from, so whoever
 * comes second changes nothing. A test has no history: what it found is the status of the integration.
 */
import { z } from 'zod';
import type { Executor, Tx } from '../../db/connection.ts';
import { acrossOrganizations } from '../../db/organization-guard.ts';

export const connectionTestSchema = z.object({
  /** `tst_…`. */
  id: z.string(),
  state: z.enum(['queued', 'running', 'passed', 'failed', 'undecided', 'expired']),
  /** What is being done, or what was found. */
  message: z.string(),
  /** Version of the integration that is tested. */
  version: z.number().int(),
  requested_at: z.number(),
  /** Until when an agent must take it, or must say something of it; milliseconds since 1970. */
  expires_at: z.number(),
  agent_id: z.string().nullable(),
  lease_id: z.string().nullable(),
});
export type ConnectionTest = z.output<typeof connectionTestSchema>;

/** The text of a column as a test; null when there is none. */
export function testOf(text: string | null): ConnectionTest | null {
  return text === null ? null : connectionTestSchema.parse(JSON.parse(text));
}

interface TestedIntegration {
  readonly orgId: string;
  readonly id: string;
  /** As it is stored: what a change is made from. */
  readonly text: string;
  readonly test: ConnectionTest;
}

/** Tests of an organization that wait for an agent, oldest first. */
export async function listQueuedTests(executor: Executor, orgId: string): Promise<TestedIntegration[]> {
  const rows = await executor.selectFrom('integrations').select(['id', 'org_id', 'test']).where('org_id', '=', orgId).where('deleted_at', 'is', null).where('test', 'is not', null).execute();
  return rows.flatMap(tested).filter(({ test }) => test.state === 'queued').toSorted((a, b) => a.test.requested_at - b.test.requested_at || (a.id < b.id ? -1 : 1));
}

/** Open tests of every organization: what the server itself looks after. */
export async function listOpenTests(executor: Executor): Promise<TestedIntegration[]> {
  const rows = await acrossOrganizations(executor).selectFrom('integrations').select(['id', 'org_id', 'test']).where('deleted_at', 'is', null).where('test', 'is not', null).execute();
  return rows.flatMap(tested).filter(({ test }) => isOpen(test));
}

export async function findTest(executor: Executor, of: { orgId: string; testId: string }): Promise<TestedIntegration | undefined> {
  const rows = await executor.selectFrom('integrations').select(['id', 'org_id', 'test']).where('org_id', '=', of.orgId).where('deleted_at', 'is', null).where('test', 'is not', null).execute();
  return rows.flatMap(tested).find(({ test }) => test.id === of.testId);
}

/** Whether nobody has said yet how it ended. */
export function isOpen({ state }: ConnectionTest): boolean {
  return state === 'queued' || state === 'running';
}

/** Puts a test in the place of another one, or of none; false when somebody else was faster. */
export async function swapTest(tx: Tx, of: { orgId: string; id: string; from: string | null; to: ConnectionTest }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('integrations')
    .set({ test: JSON.stringify(of.to) })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('deleted_at', 'is', null)
    .where('test', of.from === null ? 'is' : '=', of.from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function tested(row: { id: string; org_id: string; test: string | null }): TestedIntegration[] {
  const test = testOf(row.test);
  return test === null || row.test === null ? [] : [{ orgId: row.org_id, id: row.id, text: row.test, test }];
}
