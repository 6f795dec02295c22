/** What every new organization begins with: keys of its own, the starter policies and the starter alert rules. */
import { starterPolicies } from '#shared/policies/starter-policies.ts';
import { newId, type Clock, type Random } from '../../config/world.ts';
import type { Tx } from '../../db/connection.ts';
import { insertStarterAlertRules } from '../alerts/starter-rules.ts';
import { insertPolicy } from '../policies/policies.store.ts';
import { insertOrganization } from './organizations.store.ts';
import type { Vault } from './vault.ts';

/**
 * Adds an organization; undefined when its short name is taken, also by one that is deleted. The caller writes the
 * event and the audit entry.
 * @param given.createdBy - actor id; the author of the first version of each starter policy.
 */
export async function addOrganization(
  tx: Tx,
  world: { clock: Clock; random: Random; vault: Vault },
  given: { slug: string; name: string; createdBy: string; at: number },
): Promise<{ id: string; policyCount: number } | undefined> {
  const { slug, name, createdBy, at } = given;
  const id = newId('org', world);
  const isAdded = await insertOrganization(tx, { id, slug, name, ...world.vault.newKeys(id), created_at: at });
  if (!isAdded) return undefined;
  for (const policy of starterPolicies) {
    await insertPolicy(tx, { orgId: id, id: newId('pol', world), policy, isActive: true, createdBy, at });
  }
  await insertStarterAlertRules(tx, world, { orgId: id, createdBy, at });
  return { id, policyCount: starterPolicies.length };
}
