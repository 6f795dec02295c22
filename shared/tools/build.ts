/** `npm run build`: bundles every entry into dist/. `--if-stale` does so only when a source is newer than the last build. */
import { globSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, productEntries } from './bundle.ts';

const root = join(import.meta.dirname, '../..');
const stamp = join(root, 'dist/.built');

if (!process.argv.includes('--if-stale') || isStale()) {
  const startedAt = performance.now();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await build(bundleOptions(productEntries(), 'dist'));
  writeFileSync(stamp, '');
  console.error(`built dist/ in ${Math.round(performance.now() - startedAt)} ms`);
}

function isStale(): boolean {
  if (!existsSync(stamp)) return true;
  const builtAt = statSync(stamp).mtimeMs;
  const sources = globSync(['package.json', '{agent,server,shared}/**/*.{ts,tsx,json,css,html}'], { cwd: root, exclude: ['**/node_modules/**'] });
  return sources.some((file) => statSync(join(root, file)).mtimeMs > builtAt);
}
