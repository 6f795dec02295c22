import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyId, preAuthenticationEncoding, signResult, verifyResult } from '#shared/protocol/signing.ts';

/** The key of RFC 8032, section 7.1, test 1. */
const privateKey = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'),
  ]),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey);
const statement = { scan_id: 'scn_01890a5d-ac96-774b-bcce-b302099a8057', sha256: 'ab'.repeat(32), size: 1234 };

describe('pre-authentication encoding', () => {
  it('is the vector of the DSSE specification', () => {
    const bytes = preAuthenticationEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));

    expect(bytes.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('counts bytes, not characters', () => {
    expect(preAuthenticationEncoding('ü', Buffer.from('€')).toString()).toBe('DSSEv1 2 ü 3 €');
  });
});

describe('the signature of a result', () => {
  it('is the same bytes for the same key and statement, in every version', () => {
    const envelope = JSON.parse(Buffer.from(signResult(statement, privateKey), 'base64').toString()) as Record<string, unknown>;

    expect(envelope).toEqual({
      payloadType: 'application/vnd.waybill.result-digest+json',
      payload: Buffer.from(JSON.stringify(statement)).toString('base64'),
      signatures: [{ keyid: keyId(publicKey), sig: expectedSignature }],
    });
  });

  it('verifies, and gives back the envelope to keep', () => {
    const { envelope, size } = verifyResult(signResult(statement, privateKey), statement, publicKey);

    expect(size).toBe(1234);
    expect(JSON.parse(envelope)).toHaveProperty('payloadType', 'application/vnd.waybill.result-digest+json');
  });

  const other = generateKeyPairSync('ed25519');
  const envelopeWith = (change: (envelope: Record<string, unknown>) => void): string => {
    const envelope = JSON.parse(Buffer.from(signResult(statement, privateKey), 'base64').toString()) as Record<string, unknown>;
    change(envelope);
    return Buffer.from(JSON.stringify(envelope)).toString('base64');
  };

  it.each([
    ['another digest', () => verifyResult(signResult(statement, privateKey), { ...statement, sha256: 'cd'.repeat(32) }, publicKey), 'other bytes'],
    ['another scan', () => verifyResult(signResult(statement, privateKey), { ...statement, scan_id: 'scn_x' }, publicKey), 'another scan'],
    ['another size', () => verifyResult(signResult(statement, privateKey), { ...statement, size: 1 }, publicKey), 'other bytes'],
    ['another key', () => verifyResult(signResult(statement, other.privateKey), statement, publicKey), 'another key'],
    ['a key id that was swapped', () => verifyResult(envelopeWith((e) => (e['signatures'] = [{ keyid: '', sig: 'AAAA' }])), statement, publicKey), 'does not match'],
    ['no signature', () => verifyResult(envelopeWith((e) => (e['signatures'] = [])), statement, publicKey), 'exactly one'],
    ['a payload that was changed', () => verifyResult(envelopeWith((e) => (e['payload'] = 'e30=')), statement, publicKey), 'does not match'],
    ['another payload type', () => verifyResult(envelopeWith((e) => (e['payloadType'] = 'text/plain')), statement, publicKey), 'payload type'],
    ['a field too many', () => verifyResult(envelopeWith((e) => (e['extra'] = 1)), statement, publicKey), 'not a DSSE envelope'],
    ['a repeated field', () => verifyResult(repeated(), statement, publicKey), 'not a DSSE envelope'],
    ['text that is not base64', () => verifyResult('!!!', statement, publicKey), 'not base64'],
    ['base64 of something else', () => verifyResult(Buffer.from('no json').toString('base64'), statement, publicKey), 'JSON document'],
    ['a huge header', () => verifyResult('A'.repeat(10_000), statement, publicKey), 'longer than 8192'],
  ])('is refused for %s', (_, act, why) => {
    expect(act).toThrowError(expect.objectContaining({ code: 'signature_invalid', message: expect.stringContaining(why) as unknown }));
  });

  function repeated(): string {
    const json = Buffer.from(signResult(statement, privateKey), 'base64').toString();
    return Buffer.from(`{"payloadType":"x",${json.slice(1)}`).toString('base64');
  }
});

const expectedSignature = 'HHRR+WRs/e6HEDOO+pFWy363ub6rZmsrzwkt4hza8zj30QvJcF6HlTgrpx8/u6PFg/XUKTb3gSCuEVzv+Bi1Dg==';
