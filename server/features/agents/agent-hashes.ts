/** What is stored of agents' credentials. */
import { keyedHash } from '../../crypto/keyed-hash.ts';

/** The stored hash of an agent's internal key. */
export function agentKeyHash(pepper: Uint8Array, key: string): string {
  return keyedHash(pepper, 'agent-key', key);
}

/** The stored hash of an enrolment token. */
export function enrolmentTokenHash(pepper: Uint8Array, token: string): string {
  return keyedHash(pepper, 'enrolment-token', token);
}
