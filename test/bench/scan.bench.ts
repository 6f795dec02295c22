/** Scanning a real tree against ripgrep over the same files with the same literals. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { bundleOptions } from '#shared/tools/bundle.ts';
import { scanLimits } from '../../agent/engine/limits.ts';
import { createPrefilter } from '../../agent/engine/prefilter.ts';
import { figures, round, timed } from './measure.ts';

const root = join(import.meta.dirname, '../..');

/** The limits that the ratios are held against. */
const gates = { prefilterRatioMax: 1.5, scanRatioMax: 4, peakBytesMax: 400 * 1024 * 1024 };

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

/** `--tree DIR` (default: this project's node_modules), `--runs N` (default 5). */
export async function run(args: readonly string[]): Promise<unknown> {
  const { values } = parseArgs({ args: [...args], options: { tree: { type: 'string' }, runs: { type: 'string', default: '5' } } });
  const tree = values.tree === undefined ? join(root, 'node_modules') : resolve(process.env['INIT_CWD'] ?? '.', values.tree);
  const runs = Number(values.runs);
  const scratch = mkdtempSync(join(tmpdir(), 'waybill-bench-'));
  try {
    const literals = join(scratch, 'literals');
    const prefilter = createPrefilter(loadCatalog());
    writeFileSync(literals, `${prefilter.literals.join('\n')}\n`);
    const child = await bundleChild();
    const scan = (mode: string) => {
      const { ms, stdout } = timed(process.execPath, [child, tree, mode]);
      return { ...(JSON.parse(stdout) as Child), processMs: ms };
    };
    // ripgrep walks the same tree: nothing ignored, hidden files too, the same size limit, version control left out.
    const ripgrep = () =>
      timed(ripgrepPath(), ['-uu', '--no-messages', '--max-filesize', String(scanLimits.fileBytesMax), '--glob', '!.git', '--fixed-strings', '--file', literals, '--count-matches', tree], { accepted: [0, 1, 2] }).ms;

    ripgrep();
    scan('prefilter');
    const rows = Array.from({ length: runs }, () => ({ ripgrepMs: ripgrep(), prefilter: scan('prefilter'), ripgrepAgainMs: ripgrep(), whole: scan('whole') }));
    const last = rows.at(-1)?.whole as Child;
    const prefilterRatio = figures(rows.map((row) => row.prefilter.ms / row.ripgrepMs));
    const scanRatio = figures(rows.map((row) => row.whole.processMs / row.ripgrepAgainMs));
    const peakBytes = Math.max(...rows.map((row) => row.whole.peakBytes));
    return {
      tree,
      runs,
      files: last.files,
      megabytes: round(last.bytes / 1e6),
      parsed: last.parsed,
      parsedByReader: last.byReader,
      components: last.components,
      aiComponents: last.aiComponents,
      literals: prefilter.literals.length,
      ripgrepMs: figures(rows.flatMap((row) => [row.ripgrepMs, row.ripgrepAgainMs])),
      // The pass with the threads up, and the whole process around it.
      prefilterMs: figures(rows.map((row) => row.prefilter.ms)),
      prefilterProcessMs: figures(rows.map((row) => row.prefilter.processMs)),
      scanMs: figures(rows.map((row) => row.whole.processMs)),
      prefilterRatio,
      scanRatio,
      peakMegabytes: round(peakBytes / 1024 / 1024),
      gates: {
        prefilter: prefilterRatio.median <= gates.prefilterRatioMax,
        scan: scanRatio.median <= gates.scanRatioMax,
        memory: peakBytes < gates.peakBytesMax,
      },
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
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

