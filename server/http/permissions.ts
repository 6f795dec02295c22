/** The one permission set behind roles and key scopes. */

export const permissions = [
  'scan:read',
  'scan:write',
  'policy:read',
  'policy:write',
  'policy:delete',
  'key:read',
  'key:write',
  'agent:read',
  'agent:write',
  'audit:read',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ['viewer', 'analyst', 'editor', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

/** Scopes of API keys. `ingest` reaches only the internal result endpoint and the opening of its own scans. */
export const scopes = ['read', 'read-only', 'write', 'admin', 'ingest'] as const;
export type Scope = (typeof scopes)[number];

const viewer: readonly Permission[] = ['scan:read', 'policy:read'];
const analyst: readonly Permission[] = [...viewer, 'scan:write'];
const editor: readonly Permission[] = [...analyst, 'policy:write'];
const admin: readonly Permission[] = permissions;

/** What a role may do. */
export const rolePermissions: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(viewer),
  analyst: new Set(analyst),
  editor: new Set(editor),
  admin: new Set(admin),
  owner: new Set(admin),
};

/** What a key scope may do. */
export const scopePermissions: Readonly<Record<Scope, ReadonlySet<Permission>>> = {
  read: new Set(['scan:read', 'policy:read', 'key:read', 'agent:read']),
  'read-only': new Set(['scan:read', 'policy:read', 'key:read', 'agent:read']),
  write: new Set(editor),
  admin: new Set(admin),
  ingest: new Set(),
};
