import { equalInConstantTime, keyedHash } from '../../crypto/keyed-hash.ts';

/** What a lease is: this attempt of this scan, by this agent or key. */
export interface LeaseParts {
  readonly scanId: string;
  readonly fencing: number;
  readonly agentId: string;
}

/**
 * The name of a lease, derived from what it is: it can be checked when the scan has long been leased to somebody else, and is worth
 * nothing in another agent's hands.
 */
export function leaseIdOf(pepper: Uint8Array, { scanId, fencing, agentId }: LeaseParts): string {
  return `lse_${keyedHash(pepper, 'lease', JSON.stringify([scanId, fencing, agentId])).slice(0, 40)}`;
}

/** Whether a lease was really given to this agent, now or earlier. */
export function isLeaseOf(pepper: Uint8Array, leaseId: string, parts: LeaseParts): boolean {
  return equalInConstantTime(leaseId, leaseIdOf(pepper, parts));
}
