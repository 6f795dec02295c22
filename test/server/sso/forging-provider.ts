/** A provider that says whatever a test wants: forged ID tokens, foreign keys, endpoints elsewhere. It answers the server, never a browser. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';

/** What the next answer of the token endpoint is made of. */
export interface Forgery {
  /** Over the claims that would be right; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** `other`: a key that the provider does not publish. `secret`: HS256 under the client's secret. `none`: unsigned. */
  readonly signedBy?: 'own' | 'other' | 'secret' | 'none';
  readonly kid?: string;
  /** In place of the whole answer. */
  readonly answer?: { readonly status: number; readonly body: unknown };
  readonly withoutIdToken?: true;
}

export interface ForgingProvider {
  readonly issuer: string;
  readonly place: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** Bodies that the token endpoint got. */
  readonly exchanges: URLSearchParams[];
  /** Over the description. */
  description: Readonly<Record<string, unknown>>;
  /** What userinfo says besides the subject. */
  userinfo: Readonly<Record<string, unknown>>;
  next: Forgery;
  /** Claims that a good token has; the nonce is the one of the login. */
  good: { sub: string; email?: string; email_verified?: unknown; name?: string };
  nonce: string;
  close(): Promise<void>;
}

export const clientSecret = 'a secret of the test, long enough for HS256 too';

/** @param now - milliseconds since the epoch, as the server under test has it. */
export async function startForgingProvider(now: () => number): Promise<ForgingProvider> {
  const own = await generateKeyPair('RS256');
  const other = await generateKeyPair('RS256');
  const published: JWK = { ...(await exportJWK(own.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' };

  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const path = (request.url ?? '').split('?', 1)[0] ?? '';
      made.asked.push(path);
      const { status = 200, body } = await answerTo(path, Buffer.concat(chunks).toString('utf8'));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${place}`;

  async function answerTo(path: string, text: string): Promise<{ status?: number; body: unknown }> {
    switch (path) {
      case '/.well-known/openid-configuration':
        return {
          body: {
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwks`,
            userinfo_endpoint: `${issuer}/userinfo`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
            authorization_response_iss_parameter_supported: true,
            ...made.description,
          },
        };
      case '/jwks':
        return { body: { keys: [published] } };
      case '/userinfo':
        return { body: { sub: made.good.sub, ...made.userinfo } };
      case '/token':
        made.exchanges.push(new URLSearchParams(text));
        return made.next.answer ?? { body: { access_token: 'an access token', token_type: 'Bearer', expires_in: 60, ...(made.next.withoutIdToken === true ? {} : { id_token: await idToken() }) } };
      default:
        return { status: 404, body: {} };
    }
  }

  async function idToken(): Promise<string> {
    const { claims = {}, signedBy = 'own', kid = 'k1' } = made.next;
    const at = Math.floor(now() / 1000);
    const all = { iss: issuer, aud: 'waybill', exp: at + 300, iat: at, nonce: made.nonce, ...made.good, ...claims };
    const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    if (signedBy === 'none') return new UnsecuredJWT(payload).encode();
    if (signedBy === 'secret') return new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(clientSecret, 'utf8'));
    const key: CryptoKey = signedBy === 'own' ? own.privateKey : other.privateKey;
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
  }

  const made: ForgingProvider = {
    issuer,
    place,
    asked: [],
    exchanges: [],
    description: {},
    userinfo: {},
    next: {},
    good: { sub: 'ada', email: 'ada@corp.example', email_verified: true, name: 'Ada' },
    nonce: '',
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
  return made;
}

/** `at_hash` of an access token under a hash function. */
export function accessTokenHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}
