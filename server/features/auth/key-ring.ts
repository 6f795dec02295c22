/** The keys that sign access tokens, while the server runs: rotated here, and taken over from other servers. */
import type { Clock, Random } from '../../config/world.ts';
import { newServerKey, openServerKeys, type ServerKeys } from '../../crypto/server-keys.ts';
import type { Db, Tx } from '../../db/connection.ts';
import { insertServerKey, listServerKeys, retireServerKeys } from '../system/server-keys.store.ts';

export interface KeyRing {
  /** Adds a key that signs from now on and retires those before. Call `reload` once it is committed. */
  rotate(tx: Tx): Promise<{ keyId: string; retiredKeyIds: readonly string[] }>;
  /** Reads the keys again, in place. */
  reload(): Promise<void>;
}

/** @param options.keys - changed in place, since everything that signs or verifies looks there. */
export function createKeyRing(options: { db: Db; clock: Clock; random: Random; kek: Uint8Array; keys: ServerKeys }): KeyRing {
  const { db, clock, random, kek, keys } = options;

  return {
    async rotate(tx) {
      const row = newServerKey({ purpose: 'access-token', kek, clock, random });
      const retiredKeyIds = await retireServerKeys(tx, { purpose: 'access-token', at: clock.now() });
      await insertServerKey(tx, row);
      return { keyId: row.id, retiredKeyIds };
    },
    async reload() {
      const rows = await listServerKeys(db.kysely);
      const known = new Set(keys.accessToken.map(({ id, retiredAt }) => `${id} ${retiredAt}`));
      const stored = rows.filter(({ purpose }) => purpose === 'access-token');
      // Opening keys costs; nearly always nothing has changed.
      if (stored.length === known.size && stored.every(({ id, retired_at }) => known.has(`${id} ${retired_at}`))) return;
      keys.accessToken = openServerKeys(rows, kek).accessToken;
    },
  };
}
