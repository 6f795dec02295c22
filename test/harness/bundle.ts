/** Bundles the product once before the tests, so that tests of whole processes and threads start as fast as users' do. */
import { globSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions, productEntries } from '#shared/tools/bundle.ts';

/** Where the bundle lies: `agent.js`, `start.js`, the workers, and the processes of end-to-end tests. */
export const bundleFolder = join(import.meta.dirname, '../../.cache/test-dist');

/** The bundled entry of a worker thread, as users run it: it starts several times as fast as from the sources. */
export function threadEntry(name: 'heartbeat-worker' | 'ingest-worker' | 'scan-worker'): URL {
  return pathToFileURL(join(bundleFolder, `${name}.js`));
}

export default async function setup(): Promise<void> {
  const { outputFiles } = await build({ ...bundleOptions([...productEntries(), ...testEntries()], bundleFolder), write: false });
  for (const { path, contents } of outputFiles) await replace(path, contents);
}

/** Processes that tests start beside the product's own, `test/e2e/*-process.ts`. */
function testEntries(): { in: string; out: string }[] {
  const files = globSync('test/e2e/*-process.ts', { cwd: join(import.meta.dirname, '../..') }).sort();
  return files.map((file) => ({ in: file, out: basename(file, '.ts') }));
}

/** Whole or not at all, and only what has changed: tests that run beside these may be starting from it. */
async function replace(path: string, contents: Uint8Array): Promise<void> {
  if (await readFile(path).then((known) => known.equals(contents), () => false)) return;
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, contents);
  await rename(draft, path);
}
