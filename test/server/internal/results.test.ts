import { afterEach, describe, expect, it } from 'vitest';
import type { ResultAnswer } from '#shared/protocol/messages.ts';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent } from '../../harness/wire-agent.ts';
import { sampleReport } from '../../harness/report-fixture.ts';

describe.each(databases())('results on $name', (database) => {
  let server: TestServer;
  afterEach(() => server.close());

  it('go from a queued scan to a visible, judged result', async () => {
    server = await startTestServer({ database });
    const agent = await enrolAgent(server);
    const scan = await server.request('POST', '/scans', { token: server.ownerToken, body: { target: '/srv/app' } });
    expect(scan.status).toBe(202);
    const job = await agent.lease();
    const reply = await agent.deliver(job!.scan_id, { report: sampleReport(), lease: job! });
    expect((reply.body as ResultAnswer).state).toBe('completed');
  });
});
