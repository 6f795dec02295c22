import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findExporter } from '#shared/exporters/exporters.ts';
import type { Exporter } from '#shared/exporters/exporter.ts';
import { exportReport, sendKept, type ExportOrder, type ExportWorld } from '../../../agent/exports/export-report.ts';
import { keepDocument, keptDocuments, trimKept } from '../../../agent/exports/kept-documents.ts';
import { fillTemplate } from '../../../agent/exports/template.ts';
import { bucketKeys, startAnswering } from '../../harness/buckets.ts';
import { treeOf } from '../../harness/tree.ts';
import { emptyReport } from '../link/agent-in-test.ts';

const exporter = findExporter('json') as Exporter;
const report = { ...emptyReport('github.com/acme/shop'), sources: [{ key: 'k', kind: 'git' as const, name: 'github.com/acme/shop', attributes: { commit: 'c' } }] };
const scan = { id: 'scn_1', integration: 'nightly' };

function world(dir: string, signal = new AbortController().signal): ExportWorld {
  return { keptDir: join(dir, 'kept'), now: () => 1_800_000_000_000, signal, wait: async () => {} };
}

/** A bucket that takes what it is given, or nothing while it is closed. */
async function bucket() {
  const state = { isOpen: true };
  const service = await startAnswering(() => (state.isOpen ? { status: 200 } : { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }));
  const order = (to: string): ExportOrder => ({ exporter, to, settings: { ...bucketKeys, endpoint: service.url } });
  return { state, order, paths: () => service.asked.map(({ path }) => path.split('?')[0]), bodies: () => service.asked.map(({ body }) => body.toString('utf8')) };
}

describe('where an export goes', () => {
  it('is filled from the scan, in a form that a path can hold', async () => {
    const { order, paths } = await bucket();

    const outcome = await exportReport({ report }, order('s3://boms/{integration}/{source}/{date}T{time}-{scan}.{format}'), scan, world(treeOf({})));

    expect(outcome).toEqual({ kind: 'sent', where: 's3://boms/nightly/github.com-acme-shop/2026-11-21T120000-scn_1.json' });
    expect(paths()).toEqual(['/boms/nightly/github.com-acme-shop/2026-11-21T120000-scn_1.json']);
  });

  it('gets a name of the source when it ends with a slash', async () => {
    const { order, paths } = await bucket();

    await exportReport({ report }, order('s3://boms/nightly/'), scan, world(treeOf({})));

    expect(paths()).toEqual([`/boms/nightly/github.com-acme-shop${exporter.extension}`]);
  });

  it.each(['../../etc/passwd', '..', './.', '', '/'])('cannot be left by a source that is called %j', (source) => {
    expect(fillTemplate('a/{source}/b', { source, scan: 's', integration: 'i', format: 'f', generatedAt: '2026-11-21T12:00:00Z' })).toMatch(/^a\/[A-Za-z][A-Za-z0-9._-]*\/b$/);
  });

  it('may be a file, whose folder is made', async () => {
    const root = treeOf({});

    const outcome = await exportReport({ report }, { exporter, to: join(root, 'out/{date}/report.json'), settings: {} }, scan, world(root));

    expect(outcome).toEqual({ kind: 'sent', where: join(root, 'out/2026-11-21/report.json') });
    expect(readFileSync(join(root, 'out/2026-11-21/report.json'), 'utf8')).toBe(await exporter.export({ report }));
  });
});

describe('what cannot be delivered', () => {
  it('is kept as a file that only its owner may read, and its path is told', async () => {
    const [root, { state, order }] = [treeOf({}), await bucket()];
    state.isOpen = false;

    const outcome = await exportReport({ report }, order('s3://boms/x.json'), scan, world(root));

    expect(outcome).toMatchObject({ kind: 'kept', to: 's3://boms/x.json', why: expect.stringContaining('AccessDenied') as unknown });
    const path = outcome.kind === 'kept' ? (outcome.path ?? '') : '';
    expect(readFileSync(path, 'utf8')).toBe(await exporter.export({ report }));
    for (const name of readdirSync(join(root, 'kept'))) {
      expect(statSync(join(root, 'kept', name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(root, 'kept', name), 'utf8')).not.toContain(bucketKeys.secret_access_key);
    }
  });

  it('is sent again to the same place, oldest first, and then gone', async () => {
    const [root, { state, order, paths, bodies }] = [treeOf({}), await bucket()];
    state.isOpen = false;
    const rule = order('s3://boms/{scan}.json');
    await exportReport({ report }, rule, { ...scan, id: 'scn_1' }, { ...world(root), now: () => 1 });
    await exportReport({ report }, rule, { ...scan, id: 'scn_2' }, { ...world(root), now: () => 2 });
    state.isOpen = true;
    const told: string[] = [];

    await sendKept([rule], world(root), ({ to }) => told.push(to));

    expect(told).toEqual(['s3://boms/scn_1.json', 's3://boms/scn_2.json']);
    expect(paths().slice(2)).toEqual(['/boms/scn_1.json', '/boms/scn_2.json']);
    expect(bodies().at(-1)).toBe(await exporter.export({ report }));
    expect(readdirSync(join(root, 'kept'))).toEqual([]);
  });

  it('waits on while its place does not take it, and does not hold up other places', async () => {
    const [root, closed, open] = [treeOf({}), await bucket(), await bucket()];
    for (const { state } of [closed, open]) state.isOpen = false;
    const orders = [closed.order('s3://closed/{scan}'), open.order('s3://open/{scan}')];
    for (const [index, order] of orders.entries()) await exportReport({ report }, order, scan, { ...world(root), now: () => index });
    open.state.isOpen = true;
    const told: (string | undefined)[] = [];

    await sendKept(orders, world(root), ({ why }) => told.push(why));

    expect(told).toEqual([expect.stringContaining('AccessDenied'), undefined]);
    expect((await keptDocuments(join(root, 'kept'))).map(({ to }) => to)).toEqual(['s3://closed/scn_1']);
  });

  it('stays when nothing says any more how to send it', async () => {
    const [root, { state, order }] = [treeOf({}), await bucket()];
    state.isOpen = false;
    await exportReport({ report }, order('s3://boms/x'), scan, world(root));

    await sendKept([], world(root), () => {});

    expect(await keptDocuments(join(root, 'kept'))).toHaveLength(1);
  });

  it('is bounded: the oldest go, never the newest', async () => {
    const dir = join(treeOf({}), 'kept');
    const document = { format: 'json', mediaType: 'application/json', text: 'x'.repeat(1000), report };
    for (const nowMs of [1, 2, 3]) await keepDocument(dir, document, { to: `s3://a/${nowMs}`, rule: 'r', extension: '.json', nowMs });

    const dropped = await trimKept(dir, 1500);

    expect(dropped).toHaveLength(2);
    expect((await keptDocuments(dir)).map(({ to }) => to)).toEqual(['s3://a/3']);
    expect(dropped.some(existsSync)).toBe(false);
  });

  it('is said not to be kept when the disk does not take it', async () => {
    if (process.geteuid?.() === 0) process.seteuid?.(65_534);
    try {
      const root = treeOf({});
      chmodSync(root, 0o500);
      const { state, order } = await bucket();
      state.isOpen = false;

      const outcome = await exportReport({ report }, order('s3://boms/x'), scan, world(root));

      expect(outcome).toMatchObject({ kind: 'kept', path: undefined });
      chmodSync(root, 0o700);
    } finally {
      if (process.getuid?.() === 0) process.seteuid?.(0);
    }
  });
});
