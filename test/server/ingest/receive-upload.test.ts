import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { sha256Hex } from '#shared/model/hash.ts';
import { headers, resultMediaType } from '#shared/protocol/protocol.ts';
import { signResult } from '#shared/protocol/signing.ts';
import { receiveUpload } from '../../../server/ingest/receive-upload.ts';
import { bigReport } from '../../harness/report-fixture.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { enrolAgent, newScanId, reportBytes } from '../../harness/wire-agent.ts';

const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-upload-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'upload');
};
const never = new AbortController().signal;

describe('receiving an upload', () => {
  it('writes the bytes as they come and counts them', async () => {
    const file = place();

    const bytes = await receiveUpload({ body: Readable.from([Buffer.from('ab'), Buffer.from('cde')]), file, bytesMax: 5, signal: never });

    expect(bytes).toBe(5);
    expect(readFileSync(file, 'utf8')).toBe('abcde');
  });

  it('stops at the cap, leaves no file, and leaves the body open so that the refusal can be read', async () => {
    const file = place();
    const body = new PassThrough();
    body.write(Buffer.alloc(4));
    body.write(Buffer.alloc(4));

    await expect(receiveUpload({ body, file, bytesMax: 7, signal: never })).rejects.toMatchObject({ code: 'payload_too_large', detail: { field: 'compressedBytesMax' } });
    expect(existsSync(file)).toBe(false);
    expect(body.destroyed).toBe(false);
  });

  it.each([
    ['falls silent', { idleMsMax: 20, wholeMsMax: 10_000 }],
    ['takes too long in all', { idleMsMax: 10_000, wholeMsMax: 20 }],
  ])('gives up a body that %s, so that it can be sent again', async (_, times) => {
    const file = place();
    const body = new PassThrough();
    body.write('a');

    await expect(receiveUpload({ body, file, bytesMax: 100, signal: never, times })).rejects.toMatchObject({ code: 'unavailable' });
    expect(existsSync(file)).toBe(false);
  });

  it('ends when the server drains', async () => {
    const file = place();
    const drain = new AbortController();
    const receiving = receiveUpload({ body: new PassThrough(), file, bytesMax: 100, signal: drain.signal });

    drain.abort();

    await expect(receiving).rejects.toMatchObject({ code: 'unavailable' });
    expect(existsSync(file)).toBe(false);
  });
});

describe('a connection that breaks during an upload', () => {
  let server: TestServer;
  afterEach(() => server.close());

  it('leaves nothing, wherever it is cut, and the next delivery is taken', async () => {
    server = await startTestServer();
    const agent = await enrolAgent(server);
    const scanId = newScanId();
    const bytes = reportBytes(bigReport({ components: 2000 }), scanId);
    const digest = sha256Hex(bytes);
    const { hostname, port } = new URL(server.url);
    const head = [
      `POST /api/v1/internal/scans/${scanId}/result HTTP/1.1`,
      `Host: ${hostname}`,
      `Content-Type: ${resultMediaType}`,
      `X-Internal-Api-Key: ${agent.key}`,
      `${headers.digest}: ${digest}`,
      `${headers.signature}: ${signResult({ scan_id: scanId, sha256: digest, size: bytes.length }, agent.privateKey)}`,
      `Content-Length: ${bytes.length}`,
      '',
      '',
    ].join('\r\n');

    for (let cut = 0; cut < bytes.length; cut += 65_536) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.write(head);
      socket.write(bytes.subarray(0, cut), () => socket.resetAndDestroy());
      await closed;
    }
    const reply = await agent.deliver(scanId, { bytes });

    expect(reply).toMatchObject({ status: 200, body: { state: 'completed', component_count: 2000 } });
    const results = await server.app.db.kysely.selectFrom('results').select('id').where('org_id', '=', server.orgId).execute();
    expect(results).toHaveLength(1);
  });
});
