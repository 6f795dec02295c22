/** Who may hear of what, and who asked to. Pure. */
import type { Permission } from '../http/permissions.ts';

/** The permission that an event's type needs; what no line names is for those who may read the audit log. */
const permissionOf: Readonly<Record<string, Permission>> = { scan: 'scan:read', policy: 'policy:read', agent: 'agent:read', api_key: 'key:read' };

const groupOf: Readonly<Record<string, string>> = { scan: 'scans', policy: 'policies', agent: 'agents' };

export interface Audience {
  readonly topics: ReadonlySet<string>;
  readonly permissions: ReadonlySet<Permission>;
}

/** Whether a client gets an event. */
export function hears({ topics, permissions }: Audience, event: { readonly type: string; readonly subject: string }): boolean {
  const family = event.type.split('.', 1)[0] ?? '';
  if (!permissions.has(permissionOf[family] ?? 'audit:read')) return false;
  return topics.has('*') || topics.has(groupOf[family] ?? '') || topics.has(event.subject);
}

/** Whether a client gets the progress of a scan. */
export function sees({ topics, permissions }: Audience, scanId: string): boolean {
  return permissions.has('scan:read') && (topics.has('*') || topics.has('scans') || topics.has(scanId));
}

/** A topic that a client may not have at all; undefined when it may have each. Ids are judged event by event. */
export function forbiddenTopic(topics: readonly string[], permissions: ReadonlySet<Permission>): string | undefined {
  const needs: Readonly<Record<string, Permission>> = { scans: 'scan:read', policies: 'policy:read', agents: 'agent:read', '*': 'scan:read' };
  return topics.find((topic) => {
    const needed = needs[topic];
    return needed !== undefined && !permissions.has(needed);
  });
}
