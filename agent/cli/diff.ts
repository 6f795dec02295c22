/** `waybill diff BEFORE AFTER`: what came, went and changed between two reports, exports, directories or Git refs. */
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { AppError } from '#shared/model/app-error.ts';
import { compareReports, type Side } from '#shared/model/comparison/compare-reports.ts';
import { sideOfText } from '../compare/read-side.ts';
import { renderComparison } from '../compare/render-comparison.ts';
import { agentConfig, type AgentConfig } from '../config/config.ts';
import { scanTarget } from '../engine/scan.ts';
import { localCommit } from '../sources/git/local-commit.ts';
import { settingsFrom } from '../sources/settings.ts';
import { parseTarget, pluginOf, withAbsolutePath } from '../sources/target.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { findingsFrom, parseSeverity } from './gate.ts';
import { progressDisplay } from './progress.ts';

interface DiffFlags {
  readonly failOn?: string;
  readonly json?: true;
  readonly repo?: string;
  readonly cache: boolean;
  readonly color: boolean;
  readonly quiet?: true;
  readonly data?: string;
  readonly config?: string;
}

/** What an argument means: a document, or something to scan. */
type Meant = { readonly side: Side } | { readonly target: string };

export function diffCommand(context: CommandContext): Command {
  return new Command('diff')
    .description('what came, went and changed between two reports, exports, directories or Git refs')
    .argument('<before>', 'a file of -o json or -o cyclonedx, a CycloneDX document of another tool, a directory, a target, or a branch, tag or commit')
    .argument('<after>', 'the same')
    .option('--fail-on <severity>', 'exit 1 when there is a new finding of this severity or above: critical, high, medium, low')
    .option('--json', 'the comparison as JSON')
    .option('--repo <dir>', 'the repository that branches, tags and commits are of (default: the one around the working directory)')
    .option('--no-cache', 'read every file, and keep nothing of it for the next scan')
    .option('--data <dir>', 'data directory, for what was read before')
    .option('--config <file>', 'waybill.yaml')
    .option('--quiet', 'no progress on standard error')
    .option('--no-color', 'no colours')
    .action(async (before: string, after: string, flags: DiffFlags) => context.finish(await diff({ before, after }, flags, context)));
}

async function diff(given: { readonly before: string; readonly after: string }, flags: DiffFlags, context: CommandContext): Promise<number> {
  const { io, around } = context;
  const config = agentConfig({ dataDir: flags.data, config: flags.config }, around);
  const failOn = parseSeverity(flags.failOn);
  const meant = { before: await meaningOf(given.before, flags, config, context), after: await meaningOf(given.after, flags, config, context) };
  // What is scanned now is the source of the report that it is held against: things known by their place have its key.
  const known = [meant.before, meant.after].flatMap((side) => ('side' in side ? (side.side.sources ?? []) : []));
  const sourceName = known.length === 1 ? known[0]?.key : undefined;
  const before = await sideOf(meant.before, sourceName, flags, config, context);
  const after = await sideOf(meant.after, sourceName, flags, config, context);

  const comparison = compareReports(before, after);
  io.stdout.write(flags.json ? `${JSON.stringify(comparison, null, 2)}\n` : renderComparison(comparison, { ...given, isColorAllowed: flags.color && config.isColorAllowed && io.stdout.isTerminal }));
  const isFailed = failOn !== undefined && findingsFrom(comparison.findings.new, failOn).length > 0;
  const broken = [before, after].some(({ coverage }) => coverage?.sources.some(({ state }) => state === 'partial'));
  return exitCodeOf([...(isFailed ? [exitCodes.gateFailed] : []), ...(broken && failOn !== undefined ? [exitCodes.incomplete] : [])]);
}

/** A path that exists is what it is; then come targets with a scheme, then Git. */
async function meaningOf(given: string, flags: DiffFlags, config: AgentConfig, { io }: CommandContext): Promise<Meant> {
  const path = resolve(config.standingDir, given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return { side: sideOfText(readText(path, given), given) };
  if (found?.isDirectory()) return { target: `dir:${path}` };
  if (/^[a-z][a-z0-9]*:/.test(given)) {
    parseTarget(given);
    return { target: withAbsolutePath(given, config.standingDir) };
  }
  const { target } = await localCommit({ dir: resolve(config.standingDir, flags.repo ?? '.'), ref: given, signal: io.interrupted });
  return { target };
}

async function sideOf(meant: Meant, sourceName: string | undefined, flags: DiffFlags, config: AgentConfig, { io, around }: CommandContext): Promise<Side> {
  if ('side' in meant) return meant.side;
  const style = flags.quiet ? 'none' : io.stderr.isTerminal && config.isRedrawAllowed ? 'bar' : 'lines';
  const progress = progressDisplay(io, style, flags.color && config.isColorAllowed && io.stderr.isTerminal);
  try {
    return await scanTarget({
      target: meant.target,
      sourceSettings: settingsFrom(pluginOf(meant.target).plugin.settings, around.variables),
      ...(sourceName !== undefined && { sourceName }),
      stateDir: join(config.agentDir, 'sources'),
      deep: false,
      generatedAt: config.generatedAt,
      signal: io.interrupted,
      ...(flags.cache && { cache: { dir: join(config.agentDir, 'facts'), nowMs: around.now.getTime(), onTrouble: (message) => void io.stderr.write(`${message}\n`) } }),
      ...(config.fingerprintKey !== undefined && { fingerprintKey: config.fingerprintKey }),
      ...(config.advisories !== undefined && { advisoriesPath: config.advisories }),
      onProgress: (state) => progress.update(state),
    });
  } finally {
    progress.end();
  }
}

/** The largest document that is compared; bytes. A string of JavaScript ends soon after. */
const documentBytesMax = 400 * 1024 * 1024;

function readText(path: string, shown: string): string {
  const { size } = statSync(path);
  if (size > documentBytesMax) throw new AppError('usage', `Cannot compare ${shown}: it has ${size} bytes, and at most ${documentBytesMax} are read.`);
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('usage', `Cannot read ${shown}: ${(cause as NodeJS.ErrnoException).code}.`, { cause });
  }
}
