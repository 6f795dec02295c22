/** Who may hear of what, and who asked to. Pure. */
import type { Permission } from '../http/permissions.ts';

/** The permission that an event's type needs; what no line names is for those who may read the audit log. */
const permissionOf: Readonly<Record<string, Permission>> = {
  scan: 'scan:read',
  policy: 'policy:read',
  waiver: 'waiver:read',
  compliance_rule: 'compliance:read',
  framework: 'compliance:read',
  alert: 'alert:read',
  alert_rule: 'alert_rule:read',
  schedule: 'schedule:read',
  integration: 'integration:read',
  webhook: 'webhook:read',
  agent: 'agent:read',
  api_key: 'key:read',
  organization: 'organization:read',
  member: 'member:read',
  sso: 'sso:read',
};

/** Which group of a subscription an event belongs to. */
const groupOf: Readonly<Record<string, string>> = {
  scan: 'scans',
  policy: 'policies',
  waiver: 'policies',
  alert: 'alerts',
  alert_rule: 'alerts',
  schedule: 'schedules',
  integration: 'integrations',
  agent: 'agents',
};

const permissionOfTopic: Readonly<Record<string, Permission>> = {
  scans: 'scan:read',
  policies: 'policy:read',
  alerts: 'alert:read',
  schedules: 'schedule:read',
  integrations: 'integration:read',
  agents: 'agent:read',
  '*': 'scan:read',
};

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
  return topics.find((topic) => {
    const needed = permissionOfTopic[topic];
    return needed !== undefined && !permissions.has(needed);
  });
}
