/** One credential of each kind, in one organization. */
import type { Role, Scope } from '../../../server/http/permissions.ts';
import { storedAgent } from '../../harness/agents.ts';
import { personalKey } from '../../harness/keys.ts';
import type { RequestOptions, TestServer } from '../../harness/server.ts';
import type { Caller } from './matrix.ts';

const keysByScope: Readonly<Partial<Record<Caller, Scope>>> = {
  'read key': 'read',
  'read-only key': 'read-only',
  'write key': 'write',
  'admin key': 'admin',
  'authorizer key': 'authorizer',
  'ingest key': 'ingest',
  'agent key': 'agent',
};

/** A fresh caller of a kind, with what it authenticates by. */
export async function newCaller(server: TestServer, caller: Caller, orgId: string): Promise<RequestOptions> {
  const scope = keysByScope[caller];
  if (scope !== undefined) return { token: (await server.apiKey({ scopes: [scope], orgId })).key };
  switch (caller) {
    case 'nobody':
      return {};
    case 'agent':
      return { token: (await storedAgent(server)).key };
    case 'test admin key':
      return { token: (await server.apiKey({ scopes: ['admin'], mode: 'test', orgId })).key };
    case 'personal admin key of a viewer':
      return { token: await personalKey(server, { userId: (await server.signedInUser('viewer', orgId)).userId, orgId }) };
    case 'auditor': {
      const { userId, token } = await server.signedInUser('viewer', orgId);
      await server.app.db.transaction((tx) => tx.updateTable('memberships').set({ grants: '["auditor"]' }).where('org_id', '=', orgId).where('user_id', '=', userId).execute());
      return { token };
    }
    default:
      return { token: (await server.signedInUser(caller as Role, orgId)).token };
  }
}

/** The same credential where the internal routes look for it. */
export function internally(options: RequestOptions): RequestOptions {
  return options.token === undefined ? options : { internalKey: options.token };
}
