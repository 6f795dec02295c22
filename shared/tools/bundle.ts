/** How the product is bundled; the build and the benches share it. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BuildOptions } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** Small pure packages that every start or every worker thread loads: inside the bundle they load several times as fast. */
const inlined = new Set(['commander', 'ignore', 'jsonc-parser', 'kysely', 'smol-toml', 'yaml', 'zod']);

/** The product's entries: its two programs and the worker threads, each found by its name beside whoever starts it. */
export function productEntries(): { in: string; out: string }[] {
  const workers = globSync('{agent,server}/**/*-worker.ts', { cwd: root }).sort();
  return [{ in: 'agent/main.ts', out: 'agent' }, { in: 'server/start.ts', out: 'start' }, ...workers.map((file) => ({ in: file, out: basename(file, '.ts') }))];
}

/** Options for some entries into a folder below the root. */
export function bundleOptions(entryPoints: readonly { in: string; out: string }[], outdir: string): BuildOptions {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string>; devDependencies: Record<string, string> };
  const packages = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  return {
    absWorkingDir: root,
    entryPoints: [...entryPoints],
    outdir,
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    external: packages.filter((name) => !inlined.has(name)).flatMap((name) => [name, `${name}/*`]),
    // CommonJS packages inside the bundle ask for built-in modules through `require`.
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    // Less to parse at every start of a process or thread; names stay, so that stack traces can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: 'linked',
    logLevel: 'warning',
  };
}
