import { randomBytes } from 'node:crypto';
import { formatCredential } from '#shared/api/credentials.ts';
import { newId, systemRandom } from '../../server/config/world.ts';
import { agentKeyHash } from '../../server/features/agents/agent-hashes.ts';
import { insertAgent } from '../../server/features/agents/agents.store.ts';
import type { TestServer } from './server.ts';

/** An enrolled agent, put into the database without the enrolment. Its public key is none: it cannot sign. */
export async function storedAgent(server: TestServer, options: { name?: string; orgId?: string } = {}): Promise<{ id: string; key: string }> {
  const key = formatCredential('agent_key', randomBytes(32));
  const { keys } = server.app.foundation;
  const id = newId('agt', { clock: server.clock, random: systemRandom });
  const { orgId = server.orgId, name = id } = options;
  await server.app.db.transaction((tx) =>
    insertAgent(tx, {
      id,
      org_id: orgId,
      name,
      public_key: 'PEM',
      key_hash: agentKeyHash(keys.pepper, key),
      labels: '["eu"]',
      version: '0.1.0',
      os: 'linux',
      enrolled_at: server.clock.now(),
    }),
  );
  return { id, key };
}
