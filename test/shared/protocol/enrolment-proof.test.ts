import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { enrolmentProofBytes, isEnrolmentProven, signEnrolment } from '#shared/protocol/enrolment-proof.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const claim = {
  token: 'wbe_token',
  name: 'builder-1',
  public_key: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  labels: ['linux', 'dmz'],
  version: '0.1.0',
  os: 'linux-x64',
};

describe('the proof of an enrolment', () => {
  it('holds for the claim it was made for, with the labels in any order', () => {
    const proof = signEnrolment(claim, privateKey);

    expect(isEnrolmentProven(claim, proof)).toBe(true);
    expect(isEnrolmentProven({ ...claim, labels: ['dmz', 'linux'] }, proof)).toBe(true);
  });

  it.each([
    ['token', { token: 'wbe_other' }],
    ['name', { name: 'builder-2' }],
    ['labels', { labels: ['linux'] }],
    ['version', { version: '0.2.0' }],
    ['os', { os: 'darwin-arm64' }],
    ['key', { public_key: generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString() }],
  ])('does not hold for another %s', (_, change) => {
    expect(isEnrolmentProven({ ...claim, ...change }, signEnrolment(claim, privateKey))).toBe(false);
  });

  it('does not hold, and does not throw, for a key that is no key', () => {
    expect(isEnrolmentProven({ ...claim, public_key: 'nonsense' }, 'AAAA')).toBe(false);
  });

  it('covers bytes that begin with its own domain, and keeps fields apart', () => {
    expect(enrolmentProofBytes(claim).toString().startsWith('19:waybill/enrolment/1')).toBe(true);
    expect(enrolmentProofBytes({ ...claim, name: 'ab', version: 'c' })).not.toEqual(enrolmentProofBytes({ ...claim, name: 'a', version: 'bc' }));
  });
});
