/**
 * The one permission set behind roles and key scopes. A permission is `resource:action`; a key may be given single
 * permissions as scopes too. What nobody lists is allowed to nobody.
 */

export const permissions = [
  'scan:read',
  'scan:write',
  'policy:read',
  'policy:write',
  'policy:delete',
  'waiver:read',
  'waiver:request',
  'waiver:decide',
  'compliance:read',
  'compliance:write',
  'framework:write',
  'schedule:read',
  'schedule:write',
  'schedule:delete',
  'alert:read',
  'alert:handle',
  'alert_rule:read',
  'alert_rule:write',
  'webhook:read',
  'webhook:write',
  'integration:read',
  'integration:test',
  'integration:write',
  'connector:read',
  'connector:test',
  'connector:write',
  'dashboard:read',
  'organization:read',
  'organization:write',
  'member:read',
  'member:write',
  'sso:read',
  'sso:write',
  'key:read',
  'key:write',
  'agent:read',
  'agent:write',
  'audit:read',
  'audit:write',
] as const;
export type Permission = (typeof permissions)[number];

/** Ascending: each may do what the one before may. */
export const roles = ['viewer', 'analyst', 'editor', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

/** What a membership may have on top of its role. An auditor reads the audit log. */
export const grants = ['auditor'] as const;
export type Grant = (typeof grants)[number];

/**
 * Bundles of permissions for keys. `ingest` reaches only the internal result endpoint and the opening of its own scans;
 * `agent` enrols and revokes agents; `authorizer` reads the revocation list.
 */
export const scopeNames = ['read', 'read-only', 'write', 'admin', 'authorizer', 'ingest', 'agent'] as const;
export type ScopeName = (typeof scopeNames)[number];

/** Everything that a key's `scopes` may hold. */
export const scopes = [...scopeNames, ...permissions] as const;
export type Scope = ScopeName | Permission;

const viewer: readonly Permission[] = [
  'scan:read',
  'policy:read',
  'waiver:read',
  'compliance:read',
  'schedule:read',
  'alert:read',
  'alert_rule:read',
  'webhook:read',
  'integration:read',
  'dashboard:read',
  'organization:read',
  'member:read',
  'sso:read',
];
const analyst: readonly Permission[] = [...viewer, 'scan:write', 'alert:handle', 'waiver:request', 'connector:read', 'connector:test', 'integration:test'];
const editor: readonly Permission[] = [...analyst, 'policy:write', 'waiver:decide', 'compliance:write', 'schedule:write', 'connector:write', 'integration:write'];

/** What a role may do. */
export const rolePermissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(viewer),
  analyst: new Set(analyst),
  editor: new Set(editor),
  admin: new Set(permissions),
  owner: new Set(permissions),
};

export const grantPermissions: Readonly<Record<Grant, ReadonlySet<Permission>>> = {
  auditor: new Set(['audit:read']),
};

const reading: readonly Permission[] = [...viewer, 'connector:read', 'key:read', 'agent:read'];

const namedScopes: Readonly<Record<ScopeName, ReadonlySet<Permission>>> = {
  read: new Set(reading),
  'read-only': new Set(reading),
  write: new Set(editor),
  admin: new Set(permissions),
  authorizer: new Set(),
  ingest: new Set(),
  agent: new Set(['agent:read', 'agent:write']),
};

/** What a key scope may do. */
export function scopePermissions(scope: Scope): ReadonlySet<Permission> {
  return scope in namedScopes ? namedScopes[scope as ScopeName] : new Set([scope as Permission]);
}

/** What a member may do: what their role allows and what their grants add. */
export function memberPermissions(role: Role, given: readonly Grant[]): ReadonlySet<Permission> {
  return given.length === 0 ? rolePermissions[role] : new Set([...rolePermissions[role], ...given.flatMap((grant) => [...grantPermissions[grant]])]);
}

/** The grants of a membership as it is stored; what is not known any more is left out. */
export function readGrants(json: string): readonly Grant[] {
  const given = JSON.parse(json) as unknown[];
  return grants.filter((grant) => given.includes(grant));
}
