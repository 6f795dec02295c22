/**
 * Identity providers, spoken to with OpenID Connect: code flow with PKCE S256, state and nonce. Every request goes
 * through the guarded way out. What openid-client leaves to its user is done here: the signature of an ID token that
 * came over TLS, at_hash, azp, and that the provider is the issuer that was configured.
 */
import * as client from 'openid-client';
import { apiError } from '#shared/api/api-error.ts';
import { AppError } from '#shared/model/app-error.ts';
import { systemClock, type Clock } from '../../config/world.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { assertAccessTokenHash } from './access-token-hash.ts';
import { ProviderError } from './provider-error.ts';

/** A provider as an organization configured it. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
}

/** Which connection, in which version: what is known of its provider is kept as long as neither changes. */
export interface ConnectionKey {
  readonly id: string;
  readonly version: number;
}

/** Who signed in, as the provider says. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  /** Only `true` counts; some providers say it as text, which is not taken. */
  readonly isEmailVerified: boolean;
  readonly name: string | undefined;
}

export interface Providers {
  /**
   * Reads the provider's own description. Returns the issuer as the provider writes it.
   * @throws {AppError} `url_not_allowed`, or `unprocessable` when there is no such provider at the address.
   */
  discover(settings: ProviderSettings): Promise<{ issuer: string }>;
  /** Where to send the browser. */
  authorizationUrl(key: ConnectionKey, settings: ProviderSettings, login: { redirectUri: string; state: string; nonce: string; verifier: string }): Promise<string>;
  /**
   * Trades the code of a callback for who signed in. @throws whatever is wrong with the answer; see `failureReason`.
   * @param login.callbackUrl - the redirect URI with the query that the browser brought.
   */
  exchange(key: ConnectionKey, settings: ProviderSettings, login: { callbackUrl: URL; state: string; nonce: string; verifier: string }): Promise<Identity>;
}

/** Seconds a provider has for one answer. */
const timeoutS = 10;

/** Seconds by which clocks may differ. */
const leewayS = 60;

/** Milliseconds after which a provider's description is read again; its keys are read again every five minutes, and at most once a minute for a key that is not known. */
const descriptionMsMax = 60 * 60 * 1000;

/** Providers whose description is kept; the one kept longest goes first. */
const keptMax = 100;

interface Kept {
  readonly config: client.Configuration;
  readonly readAt: number;
  readonly skewS: number;
}

export function createProviders({ outbound, clock }: { outbound: Outbound; clock: Clock }): Providers {
  const kept = new Map<string, Kept>();
  const guardedFetch: client.CustomFetch = (url, { method, headers, body, signal }) =>
    outbound.fetch(url, { method, headers, body: body instanceof Uint8Array ? new Uint8Array(body) : (body ?? null), signal: signal ?? null });

  async function description(issuer: string, clientId: string): Promise<client.ServerMetadata> {
    const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), { [client.customFetch]: guardedFetch, timeout: timeoutS, execute: [client.allowInsecureRequests] });
    const metadata = found.serverMetadata();
    // Also refuses descriptions for many tenants at once, whose issuer is a pattern.
    if (!isSameUrl(metadata.issuer, issuer)) throw new ProviderError('issuer_mismatch', 'the issuer is another one');
    const { authorization_endpoint: authorization, token_endpoint: token, jwks_uri: keys } = metadata;
    if (token === undefined || keys === undefined || authorization === undefined || !isAsSecure(authorization, issuer)) {
      throw new ProviderError('endpoint_missing', 'the description lacks an endpoint');
    }
    return metadata;
  }

  function configured(metadata: client.ServerMetadata, settings: ProviderSettings, skewS: number): client.Configuration {
    const { clientId, clientSecret } = settings;
    const config = new client.Configuration(metadata, clientId, { [client.clockSkew]: skewS, [client.clockTolerance]: leewayS }, authentication(metadata, clientSecret));
    config[client.customFetch] = guardedFetch;
    config.timeout = timeoutS;
    // Whether plain http is possible is for the guarded way out to say, which knows what the operator allows.
    client.allowInsecureRequests(config);
    // An ID token from the token endpoint need not be verified under TLS (OpenID Connect Core 3.1.3.7, 6). Ours is, always.
    client.enableNonRepudiationChecks(config);
    return config;
  }

  async function open({ id, version }: ConnectionKey, settings: ProviderSettings): Promise<client.Configuration> {
    const key = `${id} ${version}`;
    // The library looks at the machine's clock; this is what brings it to ours.
    const skewS = Math.round((clock.now() - systemClock.now()) / 1000);
    const known = kept.get(key);
    const isFresh = known !== undefined && clock.now() - known.readAt < descriptionMsMax;
    if (isFresh && Math.abs(known.skewS - skewS) <= 1) return known.config;
    const metadata = isFresh ? known.config.serverMetadata() : await description(settings.issuer, settings.clientId);
    const config = configured(metadata, settings, skewS);
    const keys = known === undefined ? undefined : client.getJwksCache(known.config);
    if (keys !== undefined) client.setJwksCache(config, keys);
    kept.delete(key);
    kept.set(key, { config, readAt: isFresh ? known.readAt : clock.now(), skewS });
    if (kept.size > keptMax) kept.delete(kept.keys().next().value ?? '');
    return config;
  }

  return {
    async discover({ issuer, clientId }) {
      await outbound.assertAllowed(issuer, 'issuer');
      try {
        return { issuer: (await description(issuer, clientId)).issuer };
      } catch (error) {
        const cause = outboundError(error);
        if (cause?.code === 'url_not_allowed') throw cause;
        const why = cause === undefined ? `What it answers is not the description of this issuer (${failureReason(error)}).` : cause.message;
        throw apiError('unprocessable', `No OpenID Connect provider was found at the issuer. ${why}`, { field: 'issuer', hint: 'Its description must be at the issuer’s address with /.well-known/openid-configuration behind it.' });
      }
    },

    async authorizationUrl(key, settings, { redirectUri, state, nonce, verifier }) {
      const config = await open(key, settings);
      return client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        response_type: 'code',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href;
    },

    async exchange(key, settings, { callbackUrl, state, nonce, verifier }) {
      const config = await open(key, settings);
      const tokens = await client.authorizationCodeGrant(config, callbackUrl, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
      const claims = tokens.claims();
      if (claims === undefined || tokens.id_token === undefined) throw new ProviderError('id_token_missing', 'there is no ID token');
      if (claims['azp'] !== undefined && claims['azp'] !== settings.clientId) throw new ProviderError('azp_mismatch', 'the ID token is for another client');
      assertAccessTokenHash({ idToken: tokens.id_token, accessToken: tokens.access_token, expected: claims['at_hash'] });
      // Many providers give the address only there. The library compares the subject.
      const hasMore = claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined;
      const more = hasMore ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
      return { issuer: claims.iss, subject: claims.sub, email: text(more['email']), isEmailVerified: more['email_verified'] === true, name: text(more['name']) ?? text(claims['name']) };
    },
  };
}

/** A word for what went wrong, for the audit log and the log; holds nothing that a provider wrote freely. */
export function failureReason(error: unknown): string {
  const cause = outboundError(error);
  if (cause !== undefined) return cause.code;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Za-z0-9_]{1,64}$/.test(code) ? code.toLowerCase() : 'unexpected_answer';
}

/** Whether a failure means that the provider could not be reached, rather than that its answer was wrong. */
export function isUnreachable(error: unknown): boolean {
  return outboundError(error) !== undefined;
}

/** The failure of the way out that the library has wrapped. */
function outboundError(error: unknown): AppError | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof AppError && (at.code === 'outbound_failed' || at.code === 'url_not_allowed')) return at;
  }
  return undefined;
}

function authentication(metadata: client.ServerMetadata, secret: string | undefined): client.ClientAuth {
  if (secret === undefined) return client.None();
  const methods = metadata.token_endpoint_auth_methods_supported;
  return methods === undefined || methods.includes('client_secret_basic') ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret);
}

function isSameUrl(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href;
}

/** The browser goes there, so the guard does not see it: https, or http for a provider that is reached by http itself. */
function isAsSecure(url: string, issuer: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && new URL(issuer).protocol === 'http:');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
