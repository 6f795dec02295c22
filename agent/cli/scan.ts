/** `waybill scan TARGET...`: scan, export, judge, deliver. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { AppError } from '#shared/model/app-error.ts';
import { indexInventory } from '#shared/model/inventory.ts';
import type { Comparison } from '#shared/model/comparison/comparison.ts';
import { compareReports } from '#shared/model/comparison/compare-reports.ts';
import type { Report } from '#shared/model/report.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import { parsePolicyFile } from '#shared/policies/policy-file.ts';
import type { Policy } from '#shared/policies/policy.ts';
import { agentConfig, apiKeyOf, type AgentConfig } from '../config/config.ts';
import { summaryOf } from '../compare/render-comparison.ts';
import { scanTarget, type ScanOptions, type TargetOptions } from '../engine/scan.ts';
import { deliverReport } from '../link/deliver.ts';
import { newScanId } from '../link/scan-id.ts';
import { localCommit } from '../sources/git/local-commit.ts';
import { settingsFrom } from '../sources/settings.ts';
import { listSources, parseTarget, pluginOf, withAbsolutePath } from '../sources/target.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { judgeGate, parseSeverity } from './gate.ts';
import { parseOutputs } from './outputs.ts';
import { progressDisplay, type ProgressStyle } from './progress.ts';
import { exportWorld, writeOutput } from './write-output.ts';

interface ScanFlags {
  readonly output?: readonly string[];
  readonly failOn?: string;
  readonly policy?: readonly string[];
  readonly server?: string;
  readonly keyFile?: string;
  readonly advisories?: string;
  readonly failOnIncomplete?: true;
  readonly source?: string;
  readonly deep?: true;
  readonly cache: boolean;
  readonly since?: string;
  readonly workers?: string;
  readonly quiet?: true;
  readonly color: boolean;
  readonly jsonLog?: true;
  readonly data?: string;
  readonly config?: string;
}

const collect = (value: string, before: readonly string[] = []) => [...before, value];

export function scanCommand(context: CommandContext): Command {
  return new Command('scan')
    .description('scan once; several targets make one report')
    .argument('<targets...>', `what to scan: a path, or ${listSources().map(({ id, location }) => `${id}:${location}`).join(', ')}`)
    .option('-o, --output <format[=where]>', 'write a format to standard output, a file, s3://BUCKET/KEY or, for sarif, github:OWNER/REPO[@REF]; repeatable (default: table)', collect)
    .option('--fail-on <severity>', 'exit 1 when there is a finding of this severity or above: critical, high, medium, low')
    .option('--policy <file>', 'judge by the policies in this file, YAML or JSON; repeatable', collect)
    .option('--server <url>', 'deliver the result to this control plane, too; its verdict decides')
    .option('--key-file <file>', 'file that holds the key for --server, instead of WAYBILL_API_KEY')
    .option('--advisories <path>', 'file or folder of advisories in the OSV format, for checks about known vulnerabilities')
    .option('--fail-on-incomplete', 'exit 5 when anything could not be read in full')
    .option('--source <name>', 'name of the source, instead of its Git remote or path; for one target')
    .option('--deep', 'read ignored and vendored trees, too')
    .option('--since <ref>', 'hold a directory against a branch, tag or commit of its repository: --fail-on counts only what is new since then')
    .option('--no-cache', 'read every file, and keep nothing of it for the next scan')
    .option('--workers <count>', 'reading threads')
    .option('--data <dir>', 'data directory, for the spool and for what was read before')
    .option('--config <file>', 'waybill.yaml')
    .option('--quiet', 'no progress and no summary on standard error')
    .option('--no-color', 'no colours')
    .option('--json-log', 'progress and messages as JSON lines')
    .action(async (targets: readonly string[], flags: ScanFlags) => context.finish(await scan(targets, flags, context)));
}

async function scan(targets: readonly string[], flags: ScanFlags, { io, around }: CommandContext): Promise<number> {
  // Everything that can be wrong with the call is found before the first file is read.
  const config = agentConfig({ dataDir: flags.data, config: flags.config, server: flags.server, keyFile: flags.keyFile, advisories: flags.advisories }, around);
  const outputs = parseOutputs(flags.output ?? [], { standingDir: config.standingDir, variables: around.variables, exports: config.file.exports });
  const failOn = parseSeverity(flags.failOn);
  const policies = (flags.policy ?? []).flatMap((file) => readPolicies(resolve(config.standingDir, file), file));
  const workers = parseWorkers(flags.workers);
  const key = deliveryKey(config);
  const sinceDir = flags.since === undefined ? undefined : sinceDirOf(targets, config);
  if (flags.source !== undefined && targets.length > 1) throw new AppError('usage', '--source names the source of one target, and there are several. Scan them one after the other.');
  const [first, ...more] = targets.map((target): TargetOptions => ({ target: resolvedTarget(target, config), sourceSettings: settingsFrom(pluginOf(target).plugin.settings, around.variables) })) as [TargetOptions, ...TargetOptions[]];

  const isColorAllowed = flags.color && config.isColorAllowed;
  const log = (message: string) => {
    if (!flags.quiet) io.stderr.write(flags.jsonLog ? `${JSON.stringify({ level: 'info', msg: message })}\n` : `${message}\n`);
  };
  const progress = progressDisplay(io, styleOf(flags, config, io.stderr.isTerminal), isColorAllowed && io.stderr.isTerminal);
  const options: Omit<ScanOptions, 'target'> = {
    stateDir: join(config.agentDir, 'sources'),
    deep: flags.deep ?? false,
    ...(flags.cache && { cache: { dir: join(config.agentDir, 'facts'), nowMs: around.now.getTime(), onTrouble: log } }),
    generatedAt: config.generatedAt,
    signal: io.interrupted,
    ...(key !== undefined && { sourceKeyPrefix: 'dir' }),
    ...(config.fingerprintKey !== undefined && { fingerprintKey: config.fingerprintKey }),
    ...(config.advisories !== undefined && { advisoriesPath: config.advisories }),
    ...(workers !== undefined && { workers }),
    onProgress: (state) => progress.update(state),
  };
  let report: Report;
  let comparison: Comparison | undefined;
  try {
    // A ref that is not there is found out before anything is read.
    const base = sinceDir === undefined ? undefined : await localCommit({ dir: sinceDir, ref: flags.since as string, signal: io.interrupted });
    report = await scanTarget({ ...options, ...first, more, ...(flags.source !== undefined && { sourceName: flags.source }) });
    if (base) {
      // Under the same key, so that what is known by its place is the same thing.
      const then = await scanTarget({ ...options, target: base.target, sourceName: (report.sources[0] as Report['sources'][number]).key });
      comparison = compareReports(then, report);
    }
  } finally {
    progress.end();
  }
  if (comparison) log(`since ${flags.since}: ${summaryOf(comparison)}`);

  const index = indexInventory(report);
  const evaluations = policies.map((policy) => evaluatePolicy(policy, report, index));
  const scanId = newScanId(around.now.getTime(), randomBytes(16));
  const world = exportWorld(config.agentDir, { around, signal: io.interrupted });
  const missing: string[] = [];
  for (const output of outputs) {
    const trouble = await writeOutput(output, { report, evaluations }, { io, isColorAllowed, scanId, world, log });
    if (trouble !== undefined) missing.push(trouble);
  }

  const gate = judgeGate(report, { evaluations, hasPolicies: policies.length > 0, failOnIncomplete: flags.failOnIncomplete ?? false, ...(failOn !== undefined && { failOn }), ...(comparison && { newFindings: comparison.findings.new }) });
  const codes = [...gate.codes, ...missing.map(() => exitCodes.notDelivered)];
  for (const message of missing) log(message);
  for (const reason of gate.reasons) log(`gate: ${reason}`);
  if (key !== undefined && config.server !== undefined) {
    const delivered = await deliverReport({ server: config.server, key, report, target: first.target, config, scanId, signal: io.interrupted });
    log(delivered.message);
    // Once the server has judged, its policies decide instead of none; the local gates stay.
    if (delivered.kind === 'delivered') codes.push(delivered.verdict === 'fail' ? exitCodes.gateFailed : exitCodes.clean);
    else codes.push(exitCodes.notDelivered);
  }
  return exitCodeOf(codes);
}

/** The directory that `--since` looks from. */
function sinceDirOf(targets: readonly string[], config: AgentConfig): string {
  const [target, ...others] = targets.map((given) => resolvedTarget(given, config));
  const local = target === undefined || others.length > 0 ? undefined : pluginOf(target);
  if (local?.plugin.id !== 'dir') throw new AppError('usage', '--since takes one directory, and the repository that it stands in says what was there. Scan it alone, or compare two reports with waybill diff.');
  return local.location;
}

/** A directory's path starts where the person stood. @throws {AppError} `target_unknown` for a kind of target that there is not. */
function resolvedTarget(target: string, config: AgentConfig): string {
  parseTarget(target);
  return withAbsolutePath(target, config.standingDir);
}

function parseWorkers(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d?$/.test(text)) throw new AppError('usage', `--workers ${JSON.stringify(text)} is not a whole number from 1 to 99.`);
  return Number(text);
}

function readPolicies(file: string, shown: string): readonly Policy[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('usage', `Cannot read the policy file ${shown}: ${(cause as NodeJS.ErrnoException).code}.`, { cause });
  }
  const parsed = parsePolicyFile(text, shown);
  if ('policies' in parsed) return parsed.policies;
  throw new AppError('usage', `The policy file ${shown} is not usable:\n${parsed.problems.map(({ line, column, path, message }) => `  ${shown}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}`).join('\n')}`);
}

function deliveryKey(config: AgentConfig): string | undefined {
  if (config.server === undefined) return undefined;
  const key = apiKeyOf(config);
  if (key === undefined) throw new AppError('usage', '--server needs a key with the scope ingest: set WAYBILL_API_KEY or give --key-file.');
  return key;
}

function styleOf(flags: ScanFlags, config: AgentConfig, isTerminal: boolean): ProgressStyle {
  if (flags.quiet) return 'none';
  if (flags.jsonLog) return 'json';
  return isTerminal && config.isRedrawAllowed ? 'bar' : 'lines';
}
