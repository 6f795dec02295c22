import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../harness/postgres.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';

const server = join(import.meta.dirname, '../../../server');

/** Each with what it may stand for: a column or a number out of a closed list of ours. */
const rawSql: readonly string[] = ["ingest/staging.store.ts: sql.raw(integerColumns.has(column) ? 'integer' : 'text')"];

describe('SQL (S44)', () => {
  it('is never put together from text: no raw fragment but those of this list', () => {
    const found = globSync('**/*.ts', { cwd: server }).flatMap((file) =>
      [...readFileSync(join(server, file), 'utf8').matchAll(/sql\.raw\([^\n]*?\)(?=[}\],;)])/g)].map(([text]) => `${file}: ${text}`),
    );

    expect(found).toEqual(rawSql);
  });

  it('stands in stores and reads only', () => {
    const elsewhere = globSync('{features,http,live,outbound}/**/*.ts', { cwd: server })
      .filter((file) => !/\.(store|reads)\.ts$/.test(file))
      .filter((file) => /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(readFileSync(join(server, file), 'utf8')));

    expect(elsewhere).toEqual([]);
  });
});

describe.each(databases())('filters on $name (S44)', (database) => {
  let running: TestServer;
  beforeAll(async () => {
    running = await startTestServer({ database });
    for (const target of ['dir:/srv/100%', 'dir:/srv/100x', 'dir:/srv/a_b', 'dir:/srv/acb', "dir:/srv/it's"]) {
      await running.request('POST', '/scans', { token: running.ownerToken, body: { target } });
    }
  });
  afterAll(() => running.close());

  const targets = async (q: string) => {
    const { status, body } = await running.request('GET', `/scans?q=${encodeURIComponent(q)}`, { token: running.ownerToken });
    return { status, targets: (body as { data?: { target: string }[] }).data?.map(({ target }) => target) };
  };

  it.each([
    ['100%', ['dir:/srv/100%']],
    ['a_b', ['dir:/srv/a_b']],
    ["it's", ["dir:/srv/it's"]],
    ["' or 1=1 --", []],
    ['%', ['dir:/srv/100%']],
    ['_', ['dir:/srv/a_b']],
    ['\\', []],
    ["x'; drop table scans; --", []],
  ])('take %j as the text that it is', async (q, expected) => {
    expect(await targets(q)).toEqual({ status: 200, targets: expected });
  });
});
