/** What every request passes before its handler runs: the limits, who it is from, and whether they may. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorStatus, type ErrorCode } from '#shared/api/errors.ts';
import { AppError } from '#shared/model/app-error.ts';
import { authenticate, refusedOwner, type Authenticator } from './authenticate.ts';
import { authorize } from './authorize.ts';
import type { Cancellation } from './cancellation.ts';
import { assertOwnPage } from './csrf.ts';
import { closer, rateLimited, rateLimitHeaders, type RateLimits, type Standing } from './rate-limit/rate-limits.ts';
import { putHeader } from './reply-headers.ts';
import type { Principal, RouteRecord } from './route.ts';
import { validateParams } from './validation.ts';

/** What is known of a request while it runs; the access log and the error body need it. */
export interface Running {
  readonly requestId: string;
  readonly ip: string;
  operationId: string;
  principal: Principal | undefined;
  readonly cancellation: Cancellation;
  /** The bucket closest to empty among those that it was counted in. */
  standing: Standing | undefined;
}

/** Somebody who is known was refused: a principal without the permission, or a key that may not be used any more. */
export interface Denial {
  readonly orgId: string;
  readonly type: Principal['type'];
  readonly id: string;
  readonly operationId: string;
  readonly code: string;
  readonly requestId: string;
  readonly ip: string;
}

export interface GateOptions {
  readonly authenticator: Authenticator;
  /** The caller as a principal of another organization. @throws {AppError} `not_found` when it is none of theirs. */
  readonly principalIn: (principal: Principal, orgId: string) => Promise<Principal>;
  readonly limits: RateLimits;
  /** Origin of the public address, beside the one that the request was sent to. */
  readonly publicUrl: string | undefined;
  /** Writes the audit entry of a refused request. */
  readonly recordDenial: (denial: Denial) => Promise<void>;
}

/** One request on its way through. */
export interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly params: Readonly<Record<string, string>>;
  readonly route: RouteRecord;
  readonly state: Running;
}

export interface Gate {
  /** Lets a request through and notes its principal in `state`, or throws what its client gets. */
  admit(passing: Passing): Promise<void>;
  /** Counts a request by the account that its body names, where nobody is signed in yet. @throws {AppError} `rate_limited` */
  countAccount(passing: Pick<Passing, 'response' | 'route' | 'state'>, body: unknown): void;
  /** Counts a request for which there is no route. @throws {AppError} `rate_limited` */
  countUnknown(passing: Pick<Passing, 'response' | 'state'>): void;
}

export function createGate(options: GateOptions): Gate {
  const { authenticator, principalIn, limits, publicUrl } = options;

  async function recordDenial(error: unknown, operationId: string, state: Running): Promise<void> {
    if (!(error instanceof AppError) || error.code === 'rate_limited') return;
    const known = state.principal ?? refusedOwner(error);
    if (known === undefined) return;
    const { orgId, type, id } = known;
    await options.recordDenial({ orgId, type, id, requestId: state.requestId, ip: state.ip, operationId, code: error.code });
  }

  /** Who the caller is in the organization that the path names. One that is none of theirs looks like one that is not there. */
  async function principalOfPath(principal: Principal, params: Passing['params']): Promise<Principal> {
    if (principal.type === 'agent') return principal;
    const { orgId = '' } = validateParams(undefined, params) as Record<string, string>;
    return orgId === principal.orgId ? principal : principalIn(principal, orgId);
  }

  async function admitKnown({ request, response, params, route, state }: Passing): Promise<void> {
    const { access } = route;
    let principal: Principal | undefined;
    try {
      principal = await authenticate(request, access, authenticator);
    } catch (error) {
      // Whoever tries keys is counted by address; whoever has a good one at the same address is not.
      if (isUnauthorized(error)) count(limits.refused(state.ip), response, state);
      throw error;
    }
    state.principal = principal;
    if (principal === undefined) return authorize(access, principal);
    count(limits.known(principal, route), response, state);
    if (route.limit === 'auth') count(limits.account(principal.userId ?? principal.id), response, state);
    if (principal.via === 'cookie') assertOwnPage(request, { token: authenticator.csrfToken(principal), publicUrl });
    if (access.kind === 'permission' && access.of === 'path') state.principal = await principalOfPath(principal, params);
    authorize(access, state.principal, params);
  }

  return {
    async admit(passing) {
      const { response, route, state } = passing;
      if (route.limit === 'auth') count(limits.auth(state.ip), response, state);
      if (route.access.kind === 'public') {
        if (route.limit !== 'none') count(limits.anonymous(state.ip), response, state);
        return;
      }
      try {
        await admitKnown(passing);
      } catch (error) {
        await recordDenial(error, route.operationId, state);
        throw error;
      }
    },
    countAccount({ response, route, state }, body) {
      const account = route.limit === 'auth' ? route.limitKey?.(body) : undefined;
      if (account !== undefined) count(limits.account(account), response, state);
    },
    countUnknown: ({ response, state }) => count(limits.anonymous(state.ip), response, state),
  };
}

function count(standing: Standing, response: ServerResponse, state: Running): void {
  state.standing = closer(state.standing, standing);
  for (const [name, value] of rateLimitHeaders(state.standing)) putHeader(response, name, value);
  if (standing.retryAfterS > 0) throw rateLimited(standing);
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof AppError && Object.hasOwn(errorStatus, error.code) && errorStatus[error.code as ErrorCode] === 401;
}
