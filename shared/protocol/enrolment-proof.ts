/** The proof that who enrols holds the private key of the public key it shows. */
import { sign, verify, type KeyLike } from 'node:crypto';
import { byCodeUnit } from '../model/order.ts';
import type { EnrolRequest } from './messages.ts';

/** Separates these signatures from every other use of the key. */
const domain = 'waybill/enrolment/1';

export type EnrolmentClaim = Omit<EnrolRequest, 'proof'>;

/** The bytes to sign: the domain and each field, length-prefixed, so that no two claims give the same bytes. Labels count in any order. */
export function enrolmentProofBytes(claim: EnrolmentClaim): Buffer {
  const labels = [...claim.labels].sort(byCodeUnit);
  const parts = [domain, claim.token, claim.name, claim.public_key, claim.version, claim.os, String(labels.length), ...labels];
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part, 'utf8');
      return [Buffer.from(`${bytes.length}:`), bytes];
    }),
  );
}

/** Base64 of the proof. @param privateKey - Ed25519, the private half of `claim.public_key`. */
export function signEnrolment(claim: EnrolmentClaim, privateKey: KeyLike): string {
  return sign(null, enrolmentProofBytes(claim), privateKey).toString('base64');
}

/** Whether the proof was made with the private half of `claim.public_key`. False also for a key or proof that cannot be read. */
export function isEnrolmentProven(claim: EnrolmentClaim, proof: string): boolean {
  try {
    return verify(null, enrolmentProofBytes(claim), claim.public_key, Buffer.from(proof, 'base64'));
  } catch {
    return false;
  }
}
