/** Who asks a service for something, and from where: what its audit entry says. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { AuditActor, AuditEntry } from '../features/audit/audit.store.ts';
import type { Claim } from '../features/idempotency/idempotency.store.ts';
import type { Principal } from './route.ts';

/** Where a request came from, known or not. */
export interface Origin {
  /** `server` for what the server does by itself. */
  readonly requestId: string;
  readonly ip: string;
  /** Of the Idempotency-Key, where the request has one. The audit entry of the change takes it. */
  readonly claim?: Claim | undefined;
}

export interface Caller extends Origin {
  readonly orgId: string;
  readonly actor: AuditActor;
}

/** The origin of any request: what a service of a public route gets in place of a caller. */
export function originOf(request: Origin): Origin {
  const { requestId, ip, claim } = request;
  return { requestId, ip, claim };
}

/** The caller of a request with a principal. */
export function callerOf(request: Origin & { readonly principal: Principal }): Caller {
  const { principal } = request;
  return { orgId: principal.orgId, actor: { type: principal.type, id: principal.id }, ...originOf(request) };
}

/** The server itself, on behalf of an organization. */
export function systemCaller(orgId: string): Caller {
  return { orgId, actor: { type: 'system', id: 'server' }, requestId: 'server', ip: '' };
}

/** The audit entry of what a caller did. */
export function entryOf(caller: Caller, what: { action: string; target: string; detail?: JsonObject; at: number }): AuditEntry {
  const { action, target, detail, at } = what;
  return { orgId: caller.orgId, actor: caller.actor, claim: caller.claim, action, target, at, detail: { ip: caller.ip, request_id: caller.requestId, ...detail } };
}
