/** The organization that every installation has from its first start. */
import type { Clock, Random } from '../../config/world.ts';
import type { Db } from '../../db/connection.ts';
import { entryOf, systemCaller } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { addOrganization } from './new-organization.ts';
import { findOrganizationBySlug } from './organizations.store.ts';
import type { Vault } from './vault.ts';

/** Its short name. It cannot be deleted: the server itself works in it. */
export const defaultSlug = 'default';

/** The id of the organization `default`, which is made with its keys and starter policies when it is missing. */
export async function ensureDefaultOrganization(world: { db: Db; clock: Clock; random: Random; vault: Vault }): Promise<string> {
  const { db, clock } = world;
  return db.transaction(async (tx) => {
    const at = clock.now();
    const added = await addOrganization(tx, world, { slug: defaultSlug, name: 'Default', createdBy: 'server', at });
    if (added === undefined) {
      const known = await findOrganizationBySlug(tx, defaultSlug);
      if (known === undefined) throw new Error('The organization default was neither there nor could it be added.');
      return known.id;
    }
    const { id, policyCount } = added;
    await appendAudit(tx, entryOf(systemCaller(id), { action: 'organization.create', target: id, detail: { slug: defaultSlug, starter_policies: policyCount }, at }));
    return id;
  });
}
