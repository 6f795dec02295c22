/** The organization that every installation has from its first start. */
import { starterPolicies } from '#shared/policies/starter-policies.ts';
import { newId, type Clock, type Random } from '../../config/world.ts';
import type { Db } from '../../db/connection.ts';
import { entryOf, systemCaller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { insertPolicy } from '../policies/policies.store.ts';
import { findOrganizationBySlug, insertOrganization } from './organizations.store.ts';
import type { Vault } from './vault.ts';

const slug = 'default';

/** The id of the organization `default`, which is made with its keys and starter policies when it is missing. */
export async function ensureDefaultOrganization(options: { db: Db; clock: Clock; random: Random; vault: Vault }): Promise<string> {
  const { db, clock, random, vault } = options;
  return db.transaction(async (tx) => {
    const at = clock.now();
    const id = newId('org', { clock, random });
    const isAdded = await insertOrganization(tx, { id, slug, name: 'Default', ...vault.newKeys(id), created_at: at });
    if (!isAdded) {
      const known = await findOrganizationBySlug(tx, slug);
      if (known === undefined) throw new Error('The organization default was neither there nor could it be added.');
      return known.id;
    }
    for (const policy of starterPolicies) {
      await insertPolicy(tx, { orgId: id, id: newId('pol', { clock, random }), policy, isActive: true, createdBy: 'server', at });
    }
    await appendAudit(tx, entryOf(systemCaller(id), { action: 'organization.create', target: id, detail: { slug, starter_policies: starterPolicies.length }, at }));
    return id;
  });
}
