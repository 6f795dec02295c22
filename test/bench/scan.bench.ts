/**
 * Scanning large trees against ripgrep over the same files with the same literals: a whole scan, one with nothing changed since the last, and
 * whether time grows as the number of files does.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { bundleOptions } from '#shared/tools/bundle.ts';
import { scanLimits } from '../../agent/engine/limits.ts';
import { createPrefilter } from '../../agent/engine/prefilter.ts';
import { makeTree } from './large-tree.ts';
import { figures, round, timed } from './measure.ts';

const root = join(import.meta.dirname, '../..');

/** The limits that the ratios are held against. */
const gates = { prefilterRatioMax: 1.5, scanRatioMax: 4, rescanRatioMax: 1.5, peakBytesMax: 600 * 1024 * 1024 };
/** Parts of the whole for which the time is printed. */
const shares = [0.1, 0.5, 1];

interface Child {
  readonly ms: number;
  readonly peakBytes: number;
  readonly files: number;
  readonly parsed: number;
  readonly bytes: number;
  readonly byReader: Readonly<Record<string, number>>;
  readonly components: number;
  readonly aiComponents: number;
}

/** `--tree DIR` (default: 100,000 files made of this project's node_modules and the catalog's examples), `--files N`, `--runs N` (default 5). */
export async function run(args: readonly string[]): Promise<unknown> {
  const { values } = parseArgs({ args: [...args], options: { tree: { type: 'string' }, files: { type: 'string', default: '100000' }, runs: { type: 'string', default: '5' } } });
  // Beside the packages: hard links stay on one file system.
  const scratch = mkdtempSync(join(root, '.cache/bench-'));
  try {
    const literals = join(scratch, 'literals');
    const prefilter = createPrefilter(loadCatalog());
    writeFileSync(literals, `${prefilter.literals.join('\n')}\n`);
    const measured = { child: await bundleChild(), literals, cache: join(scratch, 'facts'), runs: Number(values.runs) };
    if (values.tree !== undefined) return { literals: prefilter.literals.length, ...measure(resolve(process.env['INIT_CWD'] ?? '.', values.tree), measured) };

    const trees = shares.map((share) => {
      const files = Math.round(Number(values.files) * share);
      const tree = join(scratch, `tree-${files}`);
      makeTree({ packages: join(root, 'node_modules'), into: tree, files });
      return { files, tree };
    });
    const largest = trees.at(-1) as (typeof trees)[number];
    const whole = measure(largest.tree, measured);
    return { literals: prefilter.literals.length, ...whole, growth: trees.map(({ files, tree }) => growthOf(files, tree, measured)) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Measured {
  readonly child: string;
  readonly literals: string;
  readonly cache: string;
  readonly runs: number;
}

function measure(tree: string, { child, literals, cache, runs }: Measured) {
  const scan = (mode: string) => scanOf(child, tree, mode, cache);
  const ripgrep = () => ripgrepMs(tree, literals);
  ripgrep();
  scan('prefilter');
  // Fills the cache; a fresh one each run would measure the disk.
  scan('rescan');
  const rows = Array.from({ length: runs }, () => ({
    ripgrepMs: ripgrep(),
    prefilter: scan('prefilter'),
    whole: scan('whole'),
    ripgrepAgainMs: ripgrep(),
    rescan: scan('rescan'),
  }));
  const last = rows.at(-1)?.whole as Child;
  const reference = (row: (typeof rows)[number]) => (row.ripgrepMs + row.ripgrepAgainMs) / 2;
  const prefilterRatio = figures(rows.map((row) => row.prefilter.ms / reference(row)));
  const scanRatio = figures(rows.map((row) => row.whole.processMs / reference(row)));
  const rescanRatio = figures(rows.map((row) => row.rescan.processMs / reference(row)));
  const peakBytes = Math.max(...rows.flatMap((row) => [row.whole.peakBytes, row.rescan.peakBytes]));
  return {
    tree,
    runs,
    files: last.files,
    megabytes: round(last.bytes / 1e6),
    parsed: last.parsed,
    parsedByReader: last.byReader,
    components: last.components,
    aiComponents: last.aiComponents,
    ripgrepMs: figures(rows.map(reference)),
    // The pass with the threads up, and the whole process around it.
    prefilterMs: figures(rows.map((row) => row.prefilter.ms)),
    prefilterProcessMs: figures(rows.map((row) => row.prefilter.processMs)),
    scanMs: figures(rows.map((row) => row.whole.processMs)),
    rescanMs: figures(rows.map((row) => row.rescan.processMs)),
    prefilterRatio,
    scanRatio,
    rescanRatio,
    isRescanTheSame: rows.every((row) => row.rescan.components === row.whole.components && row.rescan.parsed === row.whole.parsed),
    peakMegabytes: round(peakBytes / 1024 / 1024),
    gates: {
      prefilter: prefilterRatio.median <= gates.prefilterRatioMax,
      scan: scanRatio.median <= gates.scanRatioMax,
      rescan: rescanRatio.median <= gates.rescanRatioMax,
      memory: peakBytes < gates.peakBytesMax,
    },
  };
}

/** One part of the tree: what a file costs there. */
function growthOf(files: number, tree: string, { child, literals, cache, runs }: Measured) {
  const scanMs = figures(Array.from({ length: runs }, () => scanOf(child, tree, 'whole', cache).processMs));
  return { files, scanMs, microsecondsForEachFile: round((scanMs.median / files) * 1000), ripgrepMs: figures(Array.from({ length: runs }, () => ripgrepMs(tree, literals))) };
}

function scanOf(child: string, tree: string, mode: string, cache: string): Child & { readonly processMs: number } {
  const { ms, stdout } = timed(process.execPath, [child, tree, mode, cache]);
  return { ...(JSON.parse(stdout) as Child), processMs: ms };
}

/** ripgrep walks the same tree: nothing ignored, hidden files too, the same size limit, version control left out. */
function ripgrepMs(tree: string, literals: string): number {
  return timed(ripgrepPath(), ['-uu', '--no-messages', '--max-filesize', String(scanLimits.fileBytesMax), '--glob', '!.git', '--fixed-strings', '--file', literals, '--count-matches', tree], { accepted: [0, 1, 2] }).ms;
}

/** Bundled as the product is, so that the start of a process is measured as users have it. */
async function bundleChild(): Promise<string> {
  const outdir = join(root, '.cache/bench');
  const entries = [
    { in: 'test/bench/scan-child.ts', out: 'scan-child' },
    { in: 'agent/engine/scan-worker.ts', out: 'scan-worker' },
  ];
  await build(bundleOptions(entries, outdir));
  return join(outdir, 'scan-child.js');
}

function ripgrepPath(): string {
  const require = createRequire(import.meta.url);
  const { rgPath } = require('@vscode/ripgrep') as { rgPath: string };
  return rgPath;
}
