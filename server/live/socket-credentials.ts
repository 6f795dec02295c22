/** What a socket is opened with, and how it is asked later whether that still stands. */
import type { IncomingMessage } from 'node:http';
import { AppError } from '#shared/model/app-error.ts';
import type { AccessConfig } from '../config/access.ts';
import { clientAddress } from '../http/client-address.ts';
import { principalOfCredential, type Authenticator } from '../http/authenticate.ts';
import { isOwnPage, sessionCookieOf } from '../http/csrf.ts';
import type { Principal } from '../http/route.ts';

/** Name of the subprotocol; the credential travels beside it as `bearer.<credential>`, since a page cannot set headers. */
export const socketProtocol = 'waybill';

/** Principals that were let in before, as they are now. Each rejects when they do not stand any more. */
export interface StandingPrincipals {
  session(session: { sessionId: string; orgId: string }): Promise<Principal>;
  apiKey(key: { orgId: string; id: string }): Promise<Principal>;
  /** Uses a ticket up. */
  ticket(ticket: string): Promise<Principal>;
}

/** A credential that let a socket in. */
export interface SocketCredential {
  /** The same for sockets of the same credential, so that it is looked at once for all of them. */
  readonly id: string;
  /** The principal as of now; rejects when the credential has ended. */
  now(): Promise<Principal>;
}

/** What a socket was opened with: given, but not judged. */
export type GivenCredential =
  | { readonly kind: 'text'; readonly text: string; readonly isInAddress: boolean }
  | { readonly kind: 'cookie'; readonly value: string };

/**
 * The credential of an upgrade: `?token=`, `Authorization`, the subprotocol `bearer.…`, or the session cookie.
 * A cookie counts only for a page of this server: browsers send it whichever page opens the socket.
 */
export function givenCredential(request: IncomingMessage, url: URL, access: Pick<AccessConfig, 'publicUrl' | 'trustedProxies'>): GivenCredential | undefined {
  const token = url.searchParams.get('token');
  if (token !== null) return { kind: 'text', text: token, isInAddress: true };
  const text = /^bearer +(\S+)$/iu.exec(request.headers.authorization ?? '')?.[1] ?? bearerProtocol(request.headers['sec-websocket-protocol']);
  if (text !== undefined) return { kind: 'text', text, isInAddress: false };
  // Read here, since an upgrade does not pass through the application.
  clientAddress(request, access.trustedProxies);
  const value = sessionCookieOf(request);
  return value === undefined || !isOwnPage(request, access.publicUrl) ? undefined : { kind: 'cookie', value };
}

/** Judges a credential. @param options.onRefused - hears why one is not good. @returns undefined then. */
export async function admitCredential(
  given: GivenCredential,
  options: { organizationId: string | undefined; authenticator: Authenticator; standing: StandingPrincipals; onRefused: (error: AppError) => Promise<void> },
): Promise<{ principal: Principal; credential: SocketCredential } | undefined> {
  const { authenticator, standing, organizationId } = options;
  const wanted = organizationId === undefined ? {} : { organizationId };
  try {
    if (given.kind === 'cookie') return ofPrincipal(await authenticator.sessionCookie(given.value, wanted), standing);
    const { text, isInAddress } = given;
    if (text.startsWith('wbt_')) {
      const principal = await standing.ticket(text);
      return organizationId !== undefined && organizationId !== principal.orgId ? undefined : ofPrincipal(principal, standing);
    }
    // A key lives long, and an address is written down in many places.
    if (isInAddress && text.startsWith('wb')) return undefined;
    const principal = await principalOfCredential(text, authenticator, wanted);
    if (principal.type !== 'user') return ofPrincipal(principal, standing);
    // An access token ends by itself, before its session does.
    return { principal, credential: { id: `token ${principal.orgId} ${text}`, now: () => principalOfCredential(text, authenticator, wanted) } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await options.onRefused(error);
    return undefined;
  }
}

function ofPrincipal(principal: Principal, standing: StandingPrincipals): { principal: Principal; credential: SocketCredential } {
  const { orgId, id, sessionId } = principal;
  const now = sessionId === undefined ? () => standing.apiKey({ orgId, id }) : () => standing.session({ sessionId, orgId });
  return { principal, credential: { id: `${sessionId ?? id} ${orgId}`, now } };
}

/** `bearer.<credential>` among the offered subprotocols. */
function bearerProtocol(header: string | undefined): string | undefined {
  const offered = (header ?? '').split(',').map((part) => part.trim());
  return offered.find((part) => part.startsWith('bearer.'))?.slice('bearer.'.length);
}
