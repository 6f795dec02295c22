import { AppError } from '#shared/model/app-error.ts';
import type { Clock } from './clock.ts';
import { enrol, type AgentSelf } from './enrol.ts';
import { saveEnrolment, type AgentKeys, type Enrolment } from './identity.ts';
import type { Log } from './log.ts';
import type { ServerClient } from './server-client.ts';

/** An agent's standing with its server: the key that is valid now, and the way to a new one. */
export interface Session {
  current(): Enrolment;
  /**
   * The server did not know `key`. True when there is another one now: a call that ran meanwhile got it, or a token was
   * given and the agent was enrolled again. Callers that ask at once share one enrolment.
   */
  renew(key: string): Promise<boolean>;
}

export interface SessionOptions {
  readonly client: ServerClient;
  readonly agentDir: string;
  readonly keys: AgentKeys;
  readonly self: AgentSelf;
  /** The next enrolment token; undefined when there is none. */
  readonly nextToken: () => Promise<string | undefined>;
  readonly onRenewed: (enrolment: Enrolment) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Enrols when there is no enrolment yet, and keeps what comes of it on disk.
 * @throws {AppError} `enrolment_needed` when there is no token; `enrolment_refused`; `cancelled`.
 */
export async function openSession(known: Enrolment | undefined, options: SessionOptions): Promise<Session> {
  const { client, agentDir, keys, self, nextToken, onRenewed, clock, log, signal } = options;
  let renewing: Promise<boolean> | undefined;
  let current = known ?? (await enrolled());
  if (current === undefined) {
    throw new AppError('enrolment_needed', `This agent is not enrolled at ${client.server}. Give an enrolment token with --token-file, WAYBILL_ENROLMENT_TOKEN or --token-stdin.`);
  }

  return {
    current: () => current as Enrolment,
    renew(key) {
      if (current?.key !== key) return Promise.resolve(true);
      renewing ??= renew().finally(() => (renewing = undefined));
      return renewing;
    },
  };

  async function renew(): Promise<boolean> {
    log.warn('the server does not know this agent\'s key', { server: client.server, agent_id: current?.agent_id });
    try {
      const fresh = await enrolled();
      if (fresh === undefined) return false;
      current = fresh;
      onRenewed(fresh);
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.error('the agent could not be enrolled again', { error });
      return false;
    }
  }

  async function enrolled(): Promise<Enrolment | undefined> {
    const token = await nextToken();
    if (token === undefined) return undefined;
    const enrolment = await enrol({ client, token, self, keys, clock, log, signal });
    await saveEnrolment(agentDir, enrolment);
    log.info('enrolled', { server: client.server, agent_id: enrolment.agent_id });
    return enrolment;
  }
}
