import { formatCredential } from '#shared/api/credentials.ts';
import { newId, systemRandom } from '../../server/config/world.ts';
import { insertApiKey } from '../../server/features/api-keys/api-keys.store.ts';
import { createKeyHashes } from '../../server/features/api-keys/key-hashes.ts';
import type { Scope } from '../../server/http/permissions.ts';
import type { TestServer } from './server.ts';

/** A personal key, put into the database without asking for it over HTTP: the whole key. */
export async function personalKey(server: TestServer, of: { userId: string; orgId?: string; scopes?: readonly Scope[] }): Promise<string> {
  const { clock, random, keys, db } = server.app.foundation;
  const key = formatCredential('live_key', systemRandom.bytes(32));
  await db.transaction((tx) =>
    insertApiKey(tx, {
      id: newId('key', { clock, random }),
      org_id: of.orgId ?? server.orgId,
      user_id: of.userId,
      name: 'personal',
      scopes: JSON.stringify(of.scopes ?? ['admin']),
      mode: 'live',
      hash: createKeyHashes(keys.pepper).stored(key),
      created_at: clock.now(),
      expires_at: null,
    }),
  );
  return key;
}
