/** Who asks a service for something, and from where: what its audit entry says. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { AuditActor, AuditEntry } from '../features/audit/audit.store.ts';
import type { Principal } from './route.ts';

export interface Caller {
  readonly orgId: string;
  readonly actor: AuditActor;
  /** `server` for what the server does by itself. */
  readonly requestId: string;
  readonly ip: string;
}

/** The caller of a request with a principal. */
export function callerOf(request: { principal: Principal; requestId: string; ip: string }): Caller {
  const { principal, requestId, ip } = request;
  return { orgId: principal.orgId, actor: { type: principal.type, id: principal.id }, requestId, ip };
}

/** The server itself, on behalf of an organization. */
export function systemCaller(orgId: string): Caller {
  return { orgId, actor: { type: 'system', id: 'server' }, requestId: 'server', ip: '' };
}

/** The audit entry of what a caller did. */
export function entryOf(caller: Caller, what: { action: string; target: string; detail?: JsonObject; at: number }): AuditEntry {
  const { action, target, detail, at } = what;
  return { orgId: caller.orgId, actor: caller.actor, action, target, at, detail: { ip: caller.ip, request_id: caller.requestId, ...detail } };
}
