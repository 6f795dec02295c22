/** How an agent becomes one. */
import { createPublicKey } from 'node:crypto';
import { apiError } from '#shared/api/api-error.ts';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { isEnrolmentProven } from '#shared/protocol/enrolment-proof.ts';
import type { EnrolAnswer, EnrolRequest } from '#shared/protocol/messages.ts';
import type { ResultLimits } from '#shared/protocol/protocol.ts';
import { newId } from '../../config/world.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf } from '../../http/caller.ts';
import { agentKeyHash, enrolmentTokenHash } from '../agents/agent-hashes.ts';
import * as agents from '../agents/agents.store.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import { revocationVersion } from './revocation.ts';

export type EnrolmentService = ReturnType<typeof createEnrolmentService>;

export function createEnrolmentService(foundation: Foundation, { limits }: { limits: ResultLimits }) {
  const { db, clock, random, keys, vault } = foundation;

  return {
    /**
     * Enrols, or gives the same agent a new internal key when it shows the same token and key again.
     * @throws {AppError} `invalid_token`, `token_expired`, `signature_invalid`, `unprocessable` (not an Ed25519 key), `conflict` (name taken).
     */
    async enrol(request: EnrolRequest, from: { requestId: string; ip: string }): Promise<EnrolAnswer> {
      if (credentialKind(request.token) !== 'enrolment_token') throw unknownToken();
      const publicKey = ed25519Pem(request.public_key);
      if (!isEnrolmentProven(request, request.proof)) throw apiError('signature_invalid', 'The proof does not match the public key and the other fields.', { field: 'proof' });
      const hash = enrolmentTokenHash(keys.pepper, request.token);
      const key = formatCredential('agent_key', random.bytes(32));
      const keyHash = agentKeyHash(keys.pepper, key);
      const now = clock.now();

      const { agentId, token } = await db.transaction(async (tx) => {
        const token = await agents.findEnrolmentToken(tx, hash);
        if (token === undefined) throw unknownToken();
        if (token.expires_at <= now) throw apiError('token_expired', 'The enrolment token is too old.', { field: 'token', hint: 'Ask an administrator for a new one.' });
        const orgId = token.org_id;
        // Two agents that choose one name at the same time take turns.
        await lockOrganization(tx, orgId);
        const tokenLabels = JSON.parse(token.labels) as string[];
        // A token with labels decides them; an agent cannot give itself others and so take other agents' jobs.
        const labels = JSON.stringify(tokenLabels.length > 0 ? tokenLabels : [...new Set(request.labels)].sort(byCodeUnit));
        const known = await agents.findAgentByName(tx, { orgId, name: request.name });
        if (known !== undefined && known.public_key !== publicKey) {
          throw apiError('conflict', `There is an agent ${JSON.stringify(request.name)} with another key.`, { field: 'name', hint: 'Choose another name, or have an administrator revoke the old agent.' });
        }
        let agentId: string;
        if (known === undefined) {
          if ((await agents.consumeEnrolmentToken(tx, { hash, now })) === undefined) throw unknownToken();
          agentId = newId('agt', { clock, random });
          await agents.insertAgent(tx, { id: agentId, org_id: orgId, name: request.name, public_key: publicKey, key_hash: keyHash, labels, version: request.version, os: request.os, enrolled_at: now });
          await appendEvent(tx, { orgId, type: 'agent.enrolled', subject: agentId, data: { name: request.name }, at: now });
        } else {
          agentId = known.id;
          await agents.replaceAgentKey(tx, { orgId, id: agentId, keyHash });
        }
        await agents.touchAgent(tx, { orgId, id: agentId, at: now });
        const caller = { orgId, actor: { type: 'agent' as const, id: agentId }, ...from };
        await appendAudit(tx, entryOf(caller, { action: 'agent.enrol', target: agentId, detail: { name: request.name, token: token.id, again: known !== undefined }, at: now }));
        return { agentId, token };
      });

      return {
        agent_id: agentId,
        key,
        organization_id: token.org_id,
        fingerprint_key: (await vault.fingerprintKey(db.kysely, token.org_id)).toString('base64'),
        server_public_key: keys.resultSigning.publicPem,
        revocation_version: revocationVersion,
        allowed_roots: JSON.parse(token.allowed_roots) as string[],
        limits: { ...limits },
        server_time: new Date(clock.now()).toISOString(),
      };
    },
  };
}

/** The same words for unknown and spent, so that guessing teaches nothing. */
function unknownToken() {
  return apiError('invalid_token', 'The enrolment token is not valid. It may be mistyped, or used up.', { field: 'token' });
}

/** One spelling for each key, so that keys can be compared as text. */
function ed25519Pem(pem: string): string {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key.export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    // Not a key at all; the same answer.
  }
  throw apiError('unprocessable', 'public_key is not an Ed25519 public key in PEM.', { field: 'public_key' });
}
