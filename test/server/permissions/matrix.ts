/** What a feature states, by hand, about who may call its routes. `permissions.test.ts` holds every route against it. */
import type { TestServer } from '../../harness/server.ts';

/** Everybody who might call: roles of the organization, keys by their scope, an enrolled agent, nobody. */
export const callers = [
  'nobody',
  'viewer',
  'analyst',
  'editor',
  'admin',
  'owner',
  'auditor',
  'read key',
  'read-only key',
  'write key',
  'admin key',
  'authorizer key',
  'ingest key',
  'agent key',
  'test admin key',
  'personal admin key of a viewer',
  'agent',
] as const;
export type Caller = (typeof callers)[number];

// Groups for the tables. `auditor` is a viewer with the grant auditor.
export const everyone = callers;
export const users: readonly Caller[] = ['viewer', 'analyst', 'editor', 'admin', 'owner', 'auditor'];
/** People, and the personal key, which is its owner. */
export const usersAndTheirKeys: readonly Caller[] = [...users, 'personal admin key of a viewer'];
/** May read what every member may read. */
export const readers: readonly Caller[] = [...usersAndTheirKeys, 'read key', 'read-only key', 'write key', 'admin key', 'test admin key'];
export const analysts: readonly Caller[] = ['analyst', 'editor', 'admin', 'owner', 'write key', 'admin key'];
export const editors: readonly Caller[] = ['editor', 'admin', 'owner', 'write key', 'admin key'];
export const admins: readonly Caller[] = ['admin', 'owner', 'admin key'];

export interface MatrixRow {
  readonly operationId: string;
  /** `PUT /policies/{policy}`; `{name}` is an id that `seed` made. */
  readonly request: string;
  readonly allowed: readonly Caller[];
  /** Sent as JSON. One that the route refuses with 400 or 422 is as good as a valid one: what counts is 401 and 403. */
  readonly body?: unknown;
  /** What the internal routes take in place of `Authorization`. */
  readonly isInternal?: true;
  /** A route whose own refusals are 401 or 403 although the caller may call it, such as a login with a wrong password; by code. */
  readonly ownRefusals?: readonly string[];
  /** Ends the caller's session or account: each caller is made anew for it. */
  readonly endsCaller?: true;
}

export interface MatrixRows {
  /**
   * Makes one thing of each kind in an organization, as its owner; the ids by placeholder. Called for two organizations:
   * with an id of the other one every request must be answered 404.
   */
  readonly seed?: (server: TestServer, of: { orgId: string; ownerToken: string }) => Promise<Readonly<Record<string, string>>>;
  readonly rows: readonly MatrixRow[];
}
