/** `waybill agent`: enrols, empties its spool, takes work from a server. Logs JSON lines on standard error. */
import { release } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { AppError } from '#shared/model/app-error.ts';
import { toolVersion } from '#shared/model/version.ts';
import { agentConfig, secretFile, type AgentConfig, type AgentFlags } from '../config/config.ts';
import { agentOptions, type AgentOptionName } from '../config/options.ts';
import { probeTargets } from '../engine/probe-target.ts';
import { scanTarget } from '../engine/scan.ts';
import { parseDestination } from '../exports/destinations.ts';
import { exportSettings } from '../exports/export-report.ts';
import { jsonLog } from '../link/log.ts';
import { runAgent } from '../link/run-agent.ts';
import type { OwnWork } from '../link/run-integrations.ts';
import { listSources } from '../sources/target.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-codes.ts';

const flagNames: readonly AgentOptionName[] = [
  'server',
  'name',
  'labels',
  'allowedRoots',
  'slots',
  'tokenFile',
  'tokenStdin',
  'withParent',
  'dataDir',
  'config',
  'advisories',
  'spoolBytesMax',
  'spoolAgeMaxHours',
  'spoolWhenFull',
];

/**
 * The command. Whoever starts it as a child reads two events from its standard output, one JSON object a line:
 * `{"event":"token_needed"}` asks for an enrolment token as the next line of its standard input (with `--token-stdin`),
 * `{"event":"ready","agent_id"}` says that the server has answered a poll.
 */
export function agentCommand(context: CommandContext): Command {
  const command = new Command('agent').description('run an agent: enrol at a server and take scans from it, and scan what waybill.yaml says');
  for (const name of flagNames) {
    const { flag, help } = flagOf(name);
    command.option(flag, help);
  }
  return command.action(async (given: Readonly<Record<string, unknown>>) => {
    // Commander names values after the flag, the table after the option.
    const flags = Object.fromEntries(flagNames.map((name) => [name, given[attributeOf(flagOf(name).flag)]]));
    await agent(flags, context);
    context.finish(exitCodes.clean);
  });
}

async function agent(flags: AgentFlags, { io, around }: CommandContext): Promise<void> {
  const config = agentConfig(flags, around, { runsIntegrations: true });
  assertHasWork(config);
  const log = jsonLog(io.stderr.write, () => Date.now());
  for (const { place, path, message } of config.file.problems) log.warn('waybill.yaml', { file: config.file.path, line: place.line, path, message });
  const emit = (event: object) => io.stdout.write(`${JSON.stringify(event)}\n`);
  const usesInput = config.tokenStdin || config.withParent;
  const input = usesInput ? inputLines() : undefined;
  const signal = config.withParent && input !== undefined ? AbortSignal.any([io.interrupted, input.ended]) : io.interrupted;

  try {
    await runAgent({
      server: config.server,
      agentDir: config.agentDir,
      self: { name: config.name, hostName: config.hostName, labels: config.labels, version: toolVersion, os: `${process.platform} ${release()} ${process.arch}`.slice(0, 64) },
      allowedRoots: config.allowedRoots,
      access: { sources: listSources(), variables: around.variables, integrations: config.file.integrations, credentials: config.file.credentials },
      own: {
        ...ownWorkOf(config, around.variables),
        renew: () => {
          try {
            return ownWorkOf(agentConfig(flags, around, { runsIntegrations: true }), around.variables);
          } catch (error) {
            log.warn('waybill.yaml is not usable now; the agent goes on with what it read before', { error: error instanceof Error ? error : new Error(String(error)) });
            return undefined;
          }
        },
      },
      ...(config.fingerprintKey === undefined ? {} : { fingerprintKey: config.fingerprintKey }),
      slots: config.slots,
      spoolLimits: { bytesMax: config.spoolBytesMax, ageMaxMs: config.spoolAgeMaxHours * 3_600_000, whenFull: config.spoolWhenFull },
      scan: (request) => scanTarget({
        ...request,
        stateDir: join(config.agentDir, 'sources'),
        cache: { dir: join(config.agentDir, 'facts'), nowMs: Date.now(), onTrouble: (message) => log.warn('no cache is kept', { message }) },
        ...(config.advisories !== undefined && { advisoriesPath: config.advisories }),
      }),
      probe: (request) => probeTargets({ ...request, stateDir: join(config.agentDir, 'sources') }),
      generatedAt: () => config.fixedTime ?? new Date(),
      nextToken: tokens(config, async () => {
        if (!config.tokenStdin || input === undefined) return undefined;
        emit({ event: 'token_needed' });
        return input.next();
      }),
      onReady: (agentId) => emit({ event: 'ready', agent_id: agentId }),
      log,
      signal,
    });
    log.info('the agent has stopped');
  } catch (error) {
    // Stopped before it was enrolled: nothing is wrong.
    if (!(error instanceof AppError && error.code === 'cancelled')) throw error;
  } finally {
    input?.close();
  }
}

/** @throws {AppError} `config_invalid` for an agent that would do nothing, or whose reports would go nowhere. */
function assertHasWork({ server, file }: AgentConfig): void {
  if (server !== undefined) return;
  if (!file.integrations.some(({ isEnabled }) => isEnabled)) {
    throw new AppError('config_invalid', 'An agent needs the address of its server, or integrations of its own: give --server, set WAYBILL_SERVER, or write integrations: into waybill.yaml.');
  }
  const nowhere = file.integrations.find(({ id, isEnabled }) => isEnabled && !file.exports.some(({ integrations }) => integrations === undefined || integrations.includes(id)));
  if (nowhere !== undefined) throw new AppError('config_invalid', `Without a server the reports of the integration ${nowhere.id} would go nowhere. Give --server, or write exports: into waybill.yaml.`);
}

/** `integrations:`, and `exports:` with what the environment adds to their settings. */
function ownWorkOf({ file }: AgentConfig, variables: CommandContext['around']['variables']): Pick<OwnWork, 'integrations' | 'exports'> {
  const exports = file.exports.map((rule) => {
    const destination = parseDestination(rule.to)?.destination;
    return { ...rule, settings: destination === undefined ? {} : exportSettings(destination, rule.settings, variables) };
  });
  return { integrations: file.integrations, exports };
}

/** Each token once: the variable's, the file's, then as many as standard input gives. */
function tokens(config: AgentConfig, fromInput: () => Promise<string | undefined>): () => Promise<string | undefined> {
  const given: (() => string)[] = [];
  const { token, tokenFile } = config;
  if (token !== undefined) given.push(() => token);
  if (tokenFile !== undefined) given.push(() => secretFile(tokenFile, '--token-file'));
  return async () => given.shift()?.() ?? fromInput();
}

/** Standard input by lines, kept until they are asked for. */
function inputLines(): { next(): Promise<string | undefined>; readonly ended: AbortSignal; close(): void } {
  const reader = createInterface({ input: process.stdin });
  const ended = new AbortController();
  const held: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  const give = (line: string | undefined) => {
    waiting?.(line);
    waiting = undefined;
  };
  reader.on('line', (line) => {
    const text = line.trim();
    if (text === '') return;
    if (waiting === undefined) held.push(text);
    else give(text);
  });
  reader.on('close', () => {
    ended.abort();
    give(undefined);
  });
  return {
    next: async () => held.shift() ?? (ended.signal.aborted ? undefined : new Promise((resolve) => (waiting = resolve))),
    ended: ended.signal,
    close() {
      reader.close();
      process.stdin.destroy();
    },
  };
}

function flagOf(name: AgentOptionName): { flag: string; help: string } {
  const record = agentOptions[name];
  if (!('flag' in record) || record.flag === undefined) throw new Error(`the option ${name} has no flag`);
  return { flag: record.flag, help: record.help };
}

/** `--token-file <file>` as commander names it: tokenFile. */
function attributeOf(flag: string): string {
  return (flag.split(' ')[0] ?? '').replace(/^--/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
