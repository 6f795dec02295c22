import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { systemCaller } from '../../../server/http/caller.ts';
import { databases } from '../../harness/postgres.ts';
import { cheapScrypt, ownerCredentials, startTestServer, type TestServer } from '../../harness/server.ts';

describe.each(databases())('rotating the key of access tokens on $name', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ database });
  });
  afterEach(() => server.close());

  const rotate = () => server.app.services.auth.rotateAccessTokenKey(systemCaller(server.orgId));
  const me = async (token: string) => (await server.request('GET', '/auth/me', { token })).status;
  const signIn = async () => (await server.request('POST', '/auth/login', { body: ownerCredentials })).body as { access_token: string };
  const keyOf = (token: string) => (JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString()) as { kid: string }).kid;

  it('signs with the new one from then on, and tokens of the old one live out their time (S15)', async () => {
    const before = server.ownerToken;

    const { key_id: keyId, retired_key_ids: retired } = await rotate();

    expect(retired).toEqual([keyOf(before)]);
    const after = (await signIn()).access_token;
    expect(keyOf(after)).toBe(keyId);
    expect([await me(before), await me(after)]).toEqual([200, 200]);
    server.clock.advance(15 * 60_000 + 60_000);
    expect([await me(before), await me((await signIn()).access_token)]).toEqual([401, 200]);
  });

  it('is one audit entry, which names keys and holds none (S55)', async () => {
    const { key_id: keyId } = await rotate();

    const entries = await server.app.db.kysely.selectFrom('audit_entries').selectAll().where('org_id', '=', server.orgId).where('action', '=', 'server_key.rotate').execute();
    expect(entries.map(({ target }) => target)).toEqual([keyId]);
    expect(entries[0]?.detail).not.toMatch(/PRIVATE|s1\./);
  });

  it('outlasts a restart: the newest key signs, the older one still verifies', async () => {
    const before = server.ownerToken;
    const { key_id: keyId } = await rotate();

    server = await server.restart();

    expect(await me(before)).toBe(200);
    expect(keyOf((await signIn()).access_token)).toBe(keyId);
  });

  it('is heard of by another server of the same database, which takes the keys over (S15)', async () => {
    const other = await createApp(server.config, { clock: server.clock, scryptCost: cheapScrypt, logDestination: { write: () => {} } });
    try {
      await rotate();
      const { access_token: token } = await signIn();
      await expect(other.services.auth.authenticate(token)).rejects.toMatchObject({ code: 'invalid_token' });

      await other.jobs.run('signing-keys');

      expect(await other.services.auth.authenticate(token)).toMatchObject({ type: 'user', orgId: server.orgId });
    } finally {
      await other.close();
    }
  });
});
