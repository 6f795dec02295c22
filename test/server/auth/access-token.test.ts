import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createAccessTokens } from '../../../server/features/auth/access-token.ts';
import { fakeClock } from '../../harness/clock.ts';

const clock = fakeClock();
const pair = (id: string, retiredAt: number | null = null) => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { id, publicKey, privateKey, publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), retiredAt };
};
const ours = pair('sky_1');
const claims = { sessionId: 'ses_1', userId: 'usr_1', orgId: 'org_1' };
const tokens = createAccessTokens({ keys: { accessToken: [ours] }, clock });
const now = Math.floor(clock.now() / 1000);

/** A token that is right in all but what is replaced. */
function forge(change: { header?: Record<string, unknown>; payload?: Record<string, unknown>; key?: typeof ours.privateKey } = {}) {
  const payload = { sub: 'usr_1', sid: 'ses_1', org: 'org_1', iss: 'waybill', aud: 'waybill-api', iat: now, nbf: now, exp: now + 900, ...change.payload };
  return new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid: 'sky_1', typ: 'at+jwt', ...change.header }).sign(change.key ?? ours.privateKey);
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const invalid = expect.objectContaining({ code: 'invalid_token' });

describe('an access token', () => {
  it('comes back as its claims', async () => {
    expect(await tokens.verify(await tokens.sign(claims))).toEqual(claims);
    expect(await tokens.verify(await forge())).toEqual(claims);
  });

  it('lives 15 minutes, and a minute of leeway (S11, S12)', async () => {
    const later = fakeClock();
    const verifier = createAccessTokens({ keys: { accessToken: [ours] }, clock: later });
    const token = await tokens.sign(claims);

    later.advance(900_000 + 59_000);
    expect(await verifier.verify(token)).toEqual(claims);

    later.advance(1_000);
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'token_expired' });
  });

  it.each([
    ['no algorithm', { alg: 'none', kid: 'sky_1', typ: 'at+jwt' }, ''],
    ['HS256 with the public key as the secret', { alg: 'HS256', kid: 'sky_1', typ: 'at+jwt' }, 'hmac'],
  ])('with %s is refused (S10)', async (_, header, how) => {
    const body = `${base64(header)}.${base64({ sub: 'usr_1', sid: 'ses_1', org: 'org_1', iss: 'waybill', aud: 'waybill-api', iat: now, nbf: now, exp: now + 900 })}`;
    const signature = how === 'hmac' ? createHmac('sha256', ours.publicPem).update(body).digest('base64url') : '';

    await expect(tokens.verify(`${body}.${signature}`)).rejects.toThrow(invalid);
  });

  it('without or with an unknown key id is refused (S10)', async () => {
    await expect(tokens.verify(await forge({ header: { kid: undefined } }))).rejects.toThrow(invalid);
    await expect(tokens.verify(await forge({ header: { kid: 'sky_2' } }))).rejects.toThrow(invalid);
  });

  it('signed by another key under our key id is refused', async () => {
    await expect(tokens.verify(await forge({ key: pair('x').privateKey }))).rejects.toThrow(invalid);
  });

  it.each([
    ['another issuer', { payload: { iss: 'somebody' } }],
    ['another audience', { payload: { aud: 'other-api' } }],
    ['another name of the same algorithm', { header: { alg: 'Ed25519' } }],
    ['another type', { header: { typ: 'JWT' } }],
    ['no type', { header: { typ: undefined } }],
    ['a start in the future', { payload: { nbf: now + 61 } }],
    ['no start', { payload: { nbf: undefined } }],
    ['no end', { payload: { exp: undefined } }],
    ['no session', { payload: { sid: undefined } }],
    ['no subject', { payload: { sub: undefined } }],
    ['a number as its session', { payload: { sid: 7 } }],
    ['a longer life than we give', { payload: { iat: now - 2000, nbf: now - 2000, exp: now + 90_000 } }],
  ])('with %s is refused (S11)', async (_, change) => {
    await expect(tokens.verify(await forge(change))).rejects.toThrow(expect.objectContaining({ code: expect.stringMatching(/invalid_token|token_expired/) }));
  });

  it.each(['', 'x', 'a.b.c', '..', `${'a'.repeat(5000)}`])('that is no token is refused: %j', async (token) => {
    await expect(tokens.verify(token)).rejects.toThrow(invalid);
  });

  it('of a retired key lives out its time and no longer (S15)', async () => {
    const later = fakeClock();
    const old = await tokens.sign(claims);
    const rotated = createAccessTokens({ keys: { accessToken: [pair('sky_9'), { ...ours, retiredAt: later.now() }] }, clock: later });

    expect(await rotated.verify(old)).toEqual(claims);
    later.advance(960_000 + 60_000 + 1);
    await expect(rotated.verify(old)).rejects.toMatchObject({ code: 'invalid_token' });
  });
});
