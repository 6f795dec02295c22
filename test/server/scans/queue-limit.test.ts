import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { queuedScansMax } from '../../../server/features/scans/queue-scan.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

describe('the queue of scans', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
  });
  afterEach(() => server.close());

  it('is full at its limit, says so, and takes scans again when some have left it', async () => {
    const add = () => server.request('POST', '/scans', { token: server.ownerToken, body: { target: 'dir:/srv/app' } });
    const { id } = (await add()).body as { id: string };
    await server.app.db.transaction(async (tx) => {
      const row = await tx.selectFrom('scans').selectAll().where('org_id', '=', server.orgId).where('id', '=', id).executeTakeFirstOrThrow();
      for (let at = 1; at < queuedScansMax; at += 100) {
        await tx.insertInto('scans').values(Array.from({ length: Math.min(100, queuedScansMax - at) }, (_, index) => ({ ...row, id: `scn_copy_${at + index}` }))).execute();
      }
    });
    // The process knows of its own scans; a restarted one counts.
    const again = await server.restart();
    server = again;

    const full = await add();
    await server.app.db.transaction((tx) => tx.updateTable('scans').set({ state: 'cancelled' }).where('org_id', '=', server.orgId).where('id', '=', id).execute());
    const room = await add();

    expect(full.status, full.text).toBe(422);
    expect(full.body).toMatchObject({ code: 'unprocessable', message: expect.stringContaining(`${queuedScansMax}`) });
    expect(room.status).toBe(202);
    expect((await add()).status).toBe(422);
  });
});
