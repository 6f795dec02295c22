/** Agents and the tokens with which they enrol. */
import type { Selectable } from 'kysely';
import type { Executor, Tx } from '../../db/connection.ts';
import { newestFirst } from '../../db/newest-first.ts';
import type { AgentRow, EnrolmentTokenRow } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';

export type StoredAgent = Selectable<AgentRow>;

/** Adds a token. `labels` and `allowed_roots` are JSON arrays of texts. */
export async function createEnrolmentToken(tx: Tx, token: EnrolmentTokenRow): Promise<void> {
  await tx.insertInto('enrolment_tokens').values(token).execute();
}

/** The token with a hash, used up and expired ones included: an agent that lost the reply may show it again. */
export async function findEnrolmentToken(executor: Executor, hash: string): Promise<EnrolmentTokenRow | undefined> {
  return executor.selectFrom('enrolment_tokens').selectAll().where('hash', '=', hash).executeTakeFirst();
}

/** Takes one use of a token and returns it; undefined when it is unknown, expired or used up. Two at once never share a use. */
export async function consumeEnrolmentToken(tx: Tx, token: { hash: string; now: number }): Promise<EnrolmentTokenRow | undefined> {
  return tx
    .updateTable('enrolment_tokens')
    .set((eb) => ({ uses_left: eb('uses_left', '-', 1) }))
    .where('hash', '=', token.hash)
    .where('uses_left', '>', 0)
    .where('expires_at', '>', token.now)
    .returningAll()
    .executeTakeFirst();
}

/** Adds an agent. Its name is free when `findAgentByName` found none. */
export async function insertAgent(tx: Tx, agent: Omit<AgentRow, 'kinds' | 'is_online' | 'last_seen_at' | 'revoked_at'>): Promise<void> {
  await tx.insertInto('agents').values({ ...agent, last_seen_at: null, revoked_at: null }).execute();
}

/** The agent with the hash of an internal key, unless it is revoked or its organization deleted. The key finds its organization by itself. */
export async function findAgentByKey(executor: Executor, keyHash: string): Promise<StoredAgent | undefined> {
  return executor
    .selectFrom('agents')
    .innerJoin('organizations', 'organizations.id', 'agents.org_id')
    .selectAll('agents')
    .where('agents.key_hash', '=', keyHash)
    .where('agents.revoked_at', 'is', null)
    .where('organizations.deleted_at', 'is', null)
    .executeTakeFirst();
}

export async function findAgentByName(executor: Executor, agent: { orgId: string; name: string }): Promise<StoredAgent | undefined> {
  return executor.selectFrom('agents').selectAll().where('org_id', '=', agent.orgId).where('name', '=', agent.name).executeTakeFirst();
}

/** Any agent by its id, revoked ones included: their old results are still verified. */
export async function findAgent(executor: Executor, agent: { orgId: string; id: string }): Promise<StoredAgent | undefined> {
  return executor.selectFrom('agents').selectAll().where('org_id', '=', agent.orgId).where('id', '=', agent.id).executeTakeFirst();
}

/** Gives an agent a new internal key; the old one stops working. */
export async function replaceAgentKey(tx: Tx, agent: { orgId: string; id: string; keyHash: string }): Promise<void> {
  await tx.updateTable('agents').set({ key_hash: agent.keyHash }).where('org_id', '=', agent.orgId).where('id', '=', agent.id).execute();
}

/** Notes that an agent was heard of and, where it said so, which source kinds it reads (JSON array). */
export async function touchAgent(tx: Tx, agent: { orgId: string; id: string; at: number; kinds?: string }): Promise<void> {
  await tx.updateTable('agents').set({ last_seen_at: agent.at, ...(agent.kinds === undefined ? {} : { kinds: agent.kinds }) }).where('org_id', '=', agent.orgId).where('id', '=', agent.id).execute();
}

/**
 * Ends an agent; false when it had ended. The row and its public key stay, for its results are verified with it. Its
 * name becomes free: the stored one gets the id behind it, as `shownName` knows.
 */
export async function revokeAgent(tx: Tx, agent: { orgId: string; id: string; at: number }): Promise<boolean> {
  const result = await tx
    .updateTable('agents')
    .set((eb) => ({ revoked_at: agent.at, name: eb('name', '||', eb.val(`${nameMark}${agent.id}`)) }))
    .where('org_id', '=', agent.orgId)
    .where('id', '=', agent.id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** A line break cannot stand in a name that an agent chose. */
const nameMark = '\n';

/** The name of an agent as people know it. */
export function shownName(agent: { readonly name: string }): string {
  return agent.name.split(nameMark, 1)[0] ?? agent.name;
}

/** Agents of an organization, newest first, one more than the page holds. */
export async function listAgents(executor: Executor, orgId: string, page: PageRequest): Promise<StoredAgent[]> {
  const query = executor.selectFrom('agents').selectAll().where('org_id', '=', orgId);
  return newestFirst(query, { at: 'enrolled_at', id: 'id' }, page).execute();
}
