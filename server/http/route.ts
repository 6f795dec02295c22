/**
 * A route is a record. Validation, authorization, error bodies and the OpenAPI document all come from it.
 * `x.route.ts` exports its records as the default array; the generated registry finds the file.
 */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { ErrorCode } from '#shared/api/errors.ts';
import type { Claim } from '../features/idempotency/idempotency.store.ts';
import type { Services } from '../services.ts';
import type { Permission, Role, Scope } from './permissions.ts';

/** Who sent an authenticated request. Belongs to exactly one organization. */
export interface Principal {
  readonly type: 'user' | 'api_key' | 'agent';
  /** `usr_…`, `key_…` or `agt_…`. */
  readonly id: string;
  readonly orgId: string;
  readonly permissions: ReadonlySet<Permission>;
  /** Of a user in this organization. */
  readonly role?: Role;
  readonly userId?: string;
  readonly sessionId?: string;
  readonly scopes?: readonly Scope[];
  readonly isTest: boolean;
  /** How the credential came; a cookie needs a CSRF token on every request that changes something. */
  readonly via?: 'bearer' | 'cookie';
}

/**
 * Who may call: `public`; any signed-in `user` (sessions and personal keys); a `permission`;
 * `internal` with an agent's key, or with an `ingest` key where `allowsIngestKey` says so.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'user' }
  | {
      readonly kind: 'permission';
      readonly permission: Permission;
      /** The permission counts in the organization that the path names as `:orgId`, and the principal is the caller's there. */
      readonly of?: 'path';
      /** The user whom the path names as `:userId` may do it to themselves, with a session and whatever their role. */
      readonly orSelf?: true;
    }
  | { readonly kind: 'internal'; readonly allowsIngestKey: boolean };

/** Groups of routes with a small limit of their own, per minute: 30 on auth, 10 scan creations, 5 webhook tests, 5 key generations. */
export type RateGroup = 'auth' | 'scan_creation' | 'webhook_test' | 'key_creation';

/** What a handler gets: everything validated, the principal resolved. */
export interface RouteRequest<Params, Query, Body, Who> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Only where the access is not `public`. */
  readonly principal: Who;
  readonly requestId: string;
  readonly ip: string;
  /** Of the request's Idempotency-Key; `callerOf` and `originOf` hand it on to the audit entry. */
  readonly claim: Claim | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The raw request, for routes with `body: 'stream'`. */
  readonly raw: IncomingMessage;
  /**
   * Aborts when the client goes away or the server drains; made when it is asked for. A function and no getter: an object with a getter of its own
   * has a shape of its own, which keeps everything that the request holds until the next large collection of garbage.
   */
  readonly signal: () => AbortSignal;
}

/** A reply other than `200` (or the route's own status) with a JSON body. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** `body` is JSON unless it is a string, bytes or a stream, which need a `content-type` header. */
  constructor(status: number, body: unknown | Uint8Array | Readable, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export interface RouteRecord<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  A extends Access = Access,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `:name` parameters. */
  readonly path: `/${string}`;
  /** Stable name for the OpenAPI document and clients: `listScans`. */
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: A;
  readonly params?: Params;
  readonly query?: Query;
  /** A schema, or `stream` when the handler reads the raw body itself. */
  readonly body?: Body | 'stream';
  /** The small rate limit that this route has besides those of its caller; `none` for one that is never limited. */
  readonly limit?: RateGroup | 'none';
  /** With the group `auth`: the account that a request names, which is counted besides its address. */
  limitKey?(body: z.output<Body>): string | undefined;
  /** Fields of the reply that are shown once: a replay under an Idempotency-Key leaves them out and says so. */
  readonly oneTimeFields?: readonly string[];
  /** False for a PUT that does not answer PATCH too. A PUT changes only the fields that are sent, so by default the two are one. */
  readonly alsoPatch?: boolean;
  /** False for POSTs that take no Idempotency-Key: login and refresh, whose reply is all secret. */
  readonly takesIdempotencyKey?: boolean;
  /** Bytes; default 1 MiB. */
  readonly bodyBytesMax?: number;
  readonly response: { readonly status: number; readonly schema?: z.ZodType; readonly mediaType?: string };
  /** Codes besides those that every route has (validation, authentication, authorization, internal). */
  readonly errors: readonly ErrorCode[];
  handle(
    request: RouteRequest<z.output<Params>, z.output<Query>, z.output<Body>, A extends { kind: 'public' } ? undefined : Principal>,
    services: Services,
  ): Promise<unknown>;
}

/** The methods that a record answers. */
export function methodsOf(route: RouteRecord): readonly RouteRecord['method'][] {
  return route.method === 'PUT' && route.alsoPatch !== false ? ['PUT', 'PATCH'] : [route.method];
}

/** Whether an Idempotency-Key of a request counts: on every POST of the public API. Internal calls have keys of their own, and files are read again. */
export function takesIdempotencyKey(route: RouteRecord): boolean {
  const isInternal = route.access.kind === 'internal' || route.path.startsWith('/internal/');
  return route.method === 'POST' && !isInternal && route.body !== 'stream' && route.takesIdempotencyKey !== false;
}

/** Types one record; its handler sees the types of its own schemas. */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends Access>(
  route: RouteRecord<P, Q, B, A>,
): RouteRecord {
  return route as unknown as RouteRecord;
}
