import { AppError } from '#shared/model/app-error.ts';
import { signEnrolment } from '#shared/protocol/enrolment-proof.ts';
import { enrolAnswerSchema } from '#shared/protocol/messages.ts';
import { keyId } from '#shared/protocol/signing.ts';
import { pollBackoff, retryDelayMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { AgentKeys, Enrolment } from './identity.ts';
import type { Log } from './log.ts';
import type { ServerClient } from './server-client.ts';

/** What an agent says of itself. */
export interface AgentSelf {
  /** As the operator named it; undefined takes the host's name, with an end from the key when that is taken. */
  readonly name: string | undefined;
  readonly hostName: string;
  readonly labels: readonly string[];
  readonly version: string;
  readonly os: string;
}

export interface EnrolOptions {
  readonly client: ServerClient;
  readonly token: string;
  readonly self: AgentSelf;
  readonly keys: AgentKeys;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Makes this key pair an agent of the token's organization; waits for a server that is away. Safe to repeat.
 * @throws {AppError} `enrolment_refused` when the server does not take token or name; `cancelled` when the signal aborts.
 */
export async function enrol({ client, token, self, keys, clock, log, signal }: EnrolOptions): Promise<Enrolment> {
  const hostName = nameFrom(self.hostName);
  const names = self.name === undefined ? [hostName, `${hostName}-${keyId(keys.privateKey).slice(0, 8)}`] : [self.name];
  let failures = 0;
  for (;;) {
    const claim = { token, name: names[0] ?? hostName, public_key: keys.publicKeyPem, labels: [...self.labels], version: self.version, os: self.os };
    const outcome = await client.call({
      method: 'POST',
      path: '/internal/agents/enroll',
      json: { ...claim, proof: signEnrolment(claim, keys.privateKey) },
      timeoutMs: 30_000,
      signal,
    });
    if (signal.aborted) throw new AppError('cancelled', 'The enrolment was interrupted.');
    if (outcome.kind === 'done') {
      const answer = enrolAnswerSchema.safeParse(outcome.body);
      if (answer.success) {
        const { agent_id, key, fingerprint_key, server_public_key, allowed_roots, server_time } = answer.data;
        return { server: client.server, agent_id, key, fingerprint_key, server_public_key, allowed_roots, enrolled_at: server_time };
      }
    }
    if (outcome.kind === 'refused') {
      // The host's name is another agent's: this key takes a name of its own.
      if (outcome.code === 'conflict' && names.length > 1) {
        names.shift();
        continue;
      }
      throw new AppError('enrolment_refused', `The server did not enrol this agent: ${outcome.message}`, { detail: { code: outcome.code } });
    }
    failures += 1;
    const why = outcome.kind === 'done' ? 'the answer is not an enrolment\'s' : outcome.kind === 'busy' ? outcome.message : outcome.why;
    log.warn('enrolment is tried again', { server: client.server, why, failures });
    await clock.wait(retryDelayMs(pollBackoff, failures, clock.random, outcome.kind === 'busy' ? outcome.retryAfterMs : undefined), signal);
  }
}

/** A host's name as an agent's name may be spelled. */
function nameFrom(hostName: string): string {
  const name = hostName.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 100);
  return name === '' ? 'agent' : name;
}
