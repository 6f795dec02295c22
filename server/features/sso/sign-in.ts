/** Signing in through the identity provider of an organization: there and back. */
import { apiError } from '#shared/api/api-error.ts';
import { newId } from '../../config/world.ts';
import { equalInConstantTime, keyedHash } from '../../crypto/keyed-hash.ts';
import type { SsoConnectionRow, SsoLoginRow } from '../../db/schema.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller, type Origin } from '../../http/caller.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { openSession } from '../auth/sessions.ts';
import { appendEvent } from '../events/events.store.ts';
import { findOrganizationBySlug, lockOrganization } from '../organizations/organizations.store.ts';
import { userOf } from './link-user.ts';
import { loginMsMax } from './login-cookie.ts';
import { failureReason, isUnreachable, type Identity, type Providers, type ProviderSettings } from './provider.ts';
import { refusal, refusalError, SsoRefusal } from './refusal.ts';
import * as store from './sso.store.ts';

/** Logins of one organization that have begun and not run out. */
export const loginsOpenMax = 10_000;

/** What stays sealed between going and coming back. */
interface LoginSecret {
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

export interface BegunLogin {
  /** At the provider. */
  readonly location: string;
  readonly state: string;
  /** For the cookie that binds the login to this browser. */
  readonly browserSecret: string;
}

export interface FinishedLogin {
  readonly redirectTo: string;
  /** For the session cookie. */
  readonly cookieValue: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What the browser brought back. */
export interface Callback {
  readonly slug: string;
  readonly state: string;
  /** The query as it came, `state` included. */
  readonly query: URLSearchParams;
  /** Finds the browser's own part of a login by its state. */
  readonly browserSecret: string | undefined;
}

export interface SignIn {
  /** @throws {AppError} `not_found` for an organization that has no provider, `unavailable` when it cannot be reached. */
  begin(request: { slug: string; redirectTo: string; redirectUri: string }): Promise<BegunLogin>;
  /** Opens a browser session. A refusal is written to the organization's audit log. @throws {AppError} see `refusal.ts`. */
  finish(callback: Callback, origin: Origin): Promise<FinishedLogin>;
}

export function createSignIn(foundation: Foundation, { providers }: { providers: Providers }): SignIn {
  const { db, clock, random, keys, vault } = foundation;
  const hashOf = (what: 'state' | 'browser', text: string) => keyedHash(keys.pepper, `sso-${what}`, text);
  const secretPlace = (orgId: string, row: string) => ({ orgId, table: 'sso_logins', row, column: 'secret' });

  async function settingsOf(connection: SsoConnectionRow): Promise<ProviderSettings> {
    const { org_id: orgId, id, issuer, client_id: clientId, client_secret: sealed } = connection;
    const secret = sealed === null ? undefined : await vault.unseal(db.kysely, { orgId, table: 'sso_connections', row: id, column: 'client_secret' }, sealed);
    return { issuer, clientId, clientSecret: secret?.toString('utf8') };
  }

  async function enabledConnection(orgId: string, executor = db.kysely): Promise<SsoConnectionRow | undefined> {
    const connection = await store.findConnection(executor, orgId);
    return connection?.is_enabled === 1 ? connection : undefined;
  }

  /** The login of a callback, used up by it whatever comes of it. */
  async function burnedLogin({ slug, state, browserSecret }: Callback): Promise<SsoLoginRow> {
    const login = await store.findLogin(db.kysely, hashOf('state', state));
    if (login === undefined) throw refusal('state_unknown');
    const at = clock.now();
    const isFirst = await db.transaction((tx) => store.burnLogin(tx, { orgId: login.org_id, id: login.id, at }));
    if (!isFirst || login.expires_at <= at) throw refusal('state_unknown');
    if ((await findOrganizationBySlug(db.kysely, slug))?.id !== login.org_id) throw refusal('other_organization');
    if (browserSecret === undefined || !equalInConstantTime(hashOf('browser', browserSecret), login.browser_hash)) throw refusal('other_browser');
    return login;
  }

  async function identityOf(login: SsoLoginRow, connection: SsoConnectionRow, callback: Callback): Promise<Identity> {
    const { query, state } = callback;
    if (query.has('error')) throw refusal('provider_refused', knownError(query.get('error') ?? ''));
    const secret = JSON.parse((await vault.unseal(db.kysely, secretPlace(login.org_id, login.id), login.secret)).toString('utf8')) as LoginSecret;
    const callbackUrl = new URL(secret.redirectUri);
    callbackUrl.search = query.toString();
    try {
      return await providers.exchange(connection, await settingsOf(connection), { callbackUrl, state, nonce: secret.nonce, verifier: secret.verifier });
    } catch (error) {
      throw refusal(isUnreachable(error) ? 'provider_unreachable' : 'answer_refused', failureReason(error));
    }
  }

  async function enter(login: SsoLoginRow, callback: Callback, origin: Origin): Promise<FinishedLogin> {
    const orgId = login.org_id;
    const before = await enabledConnection(orgId);
    if (before === undefined || before.id !== login.connection_id) throw refusal('connection_changed');
    const identity = await identityOf(login, before, callback);
    return db.transaction(async (tx) => {
      // Under the lock: a connection that is switched off now lets nobody in who was on the way.
      await lockOrganization(tx, orgId);
      const connection = await enabledConnection(orgId, tx);
      if (connection === undefined || connection.id !== before.id || connection.issuer !== before.issuer) throw refusal('connection_changed');
      const { userId, how } = await userOf(tx, foundation, { orgId, identity, domains: JSON.parse(connection.domains) as string[], defaultRole: connection.default_role });
      const session = await openSession(tx, foundation, { userId, orgId, kind: 'browser', ssoConnectionId: connection.id });
      if (how === 'created') await appendEvent(tx, { orgId, type: 'member.changed', subject: userId, data: { change: 'joined', role: connection.default_role }, at: clock.now() });
      const caller: Caller = { ...origin, orgId, actor: { type: 'user', id: userId } };
      await appendAudit(tx, entryOf(caller, { action: 'session.create', target: session.sessionId, detail: { method: 'sso', connection: connection.id, issuer: identity.issuer, subject_hash: hashOfSubject(identity), account: how }, at: clock.now() }));
      return { redirectTo: login.redirect_to, cookieValue: session.cookieValue, expiresAt: session.expiresAt };
    });
  }

  /** The provider's name for a person may be an address, so only its keyed hash is kept in the log. */
  function hashOfSubject({ issuer, subject }: Identity): string {
    return keyedHash(keys.pepper, 'sso-subject', JSON.stringify([issuer, subject])).slice(0, 32);
  }

  async function recordRefusal(orgId: string, { reason, detail }: SsoRefusal, origin: Origin): Promise<void> {
    const caller: Caller = { ...origin, orgId, actor: { type: 'system', id: 'anonymous' } };
    await db.transaction((tx) => appendAudit(tx, entryOf(caller, { action: 'session.refuse', target: 'sso', detail: { method: 'sso', reason, ...(detail === undefined ? {} : { cause: detail }) }, at: clock.now() })));
  }

  return {
    async begin({ slug, redirectTo, redirectUri }) {
      const organization = await findOrganizationBySlug(db.kysely, slug);
      const connection = organization === undefined ? undefined : await enabledConnection(organization.id);
      if (connection === undefined) throw apiError('not_found', `There is no single sign-on for ${JSON.stringify(slug.slice(0, 80))}.`);
      const { org_id: orgId } = connection;
      const [state = '', nonce = '', verifier = '', browserSecret = ''] = Array.from({ length: 4 }, () => random.bytes(32).toString('base64url'));
      const settings = await settingsOf(connection);
      const location = await providers.authorizationUrl(connection, settings, { redirectUri, state, nonce, verifier }).catch((error: unknown) => {
        throw apiError('unavailable', 'The identity provider of the organization cannot be used now.', { hint: `Try again in a minute; an administrator can look at GET /organizations/:orgId/sso (${failureReason(error)}).` });
      });
      const id = newId('sso', { clock, random });
      const at = clock.now();
      const secret: LoginSecret = { nonce, verifier, redirectUri };
      // Not an audit entry: nothing has changed yet that anybody could use, and whoever asks is nobody so far.
      await db.transaction(async (tx) => {
        if ((await store.sweepLogins(tx, { orgId, now: at })) >= loginsOpenMax) throw apiError('unavailable', `At most ${loginsOpenMax} sign-ins of an organization are under way at once (limit loginsOpenMax).`);
        await store.insertLogin(tx, {
          id,
          org_id: orgId,
          connection_id: connection.id,
          hash: hashOf('state', state),
          browser_hash: hashOf('browser', browserSecret),
          secret: await vault.seal(tx, secretPlace(orgId, id), Buffer.from(JSON.stringify(secret), 'utf8')),
          redirect_to: redirectTo,
          created_at: at,
          expires_at: at + loginMsMax,
        });
      });
      return { location, state, browserSecret };
    },

    async finish(callback, origin) {
      try {
        return await enter(await burnedLogin(callback), callback, origin);
      } catch (error) {
        if (!(error instanceof SsoRefusal)) throw error;
        const organization = await findOrganizationBySlug(db.kysely, callback.slug);
        if (organization !== undefined) await recordRefusal(organization.id, error, origin);
        throw refusalError(error);
      }
    },
  };
}

/** The error codes of OAuth 2.0 and OpenID Connect; anything else a provider says is not repeated. */
const providerErrors: ReadonlySet<string> = new Set([
  'access_denied',
  'account_selection_required',
  'consent_required',
  'interaction_required',
  'invalid_request',
  'invalid_scope',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_response_type',
]);

function knownError(code: string): string {
  return providerErrors.has(code) ? code : 'other';
}
