/** The whole of `npm start`: uses a running server or becomes one, starts the agent beside it, runs a scan, stops both. */
import { z } from 'zod';
import { AppError } from '#shared/model/app-error.ts';
import { createApp, type App } from '../app.ts';
import { ConfigError } from '../config/config-error.ts';
import { loadConfig, type ServerConfig } from '../config/config.ts';
import { standing, type Standing } from '../config/standing.ts';
import { instanceId } from '../crypto/instance-id.ts';
import { systemCaller } from '../http/caller.ts';
import { connectApi, type Api } from './api.ts';
import { startArguments, usage, type StartArguments } from './arguments.ts';
import { commandArguments, commandsUsage, runCommand } from './commands.ts';
import { createConsole, type Console } from './console.ts';
import { startLocalAgent, type LocalAgent } from './local-agent.ts';
import { ensureOperatorKey, readOperatorKey } from './operator-key.ts';
import { forgetServer, holderOf, noteServer, reachable, serverOf } from './running-server.ts';
import { runScan } from './run-scan.ts';
import { exitCodes } from './scan-end.ts';
import { settleSealingKey } from './sealing-key-file.ts';

/** Seconds that the local agent's enrolment token lives. */
const tokenSeconds = 300;

/** Runs until it is told to stop, or with `--once` until the scan has ended; gives the exit code. Never throws. */
export async function start(argv: readonly string[]): Promise<number> {
  const around = standing();
  const console = createConsole(process.stdout, process.stderr, around);
  const command = commandArguments(argv, around.dir);
  const given = command ?? startArguments(argv, around.dir);
  if ('problem' in given) {
    console.say(`waybill: ${given.problem}`);
    return exitCodes.usage;
  }
  if (!('name' in given) && given.isHelpAsked) {
    console.result(usage + commandsUsage);
    return exitCodes.clean;
  }
  try {
    if ('name' in given) return await runCommand(given, console);
    return await serve({ given, around, console, config: await settleSealingKey(configOf(given, around)), stop: stopSignal() });
  } catch (error) {
    console.endProgress();
    if (error instanceof ConfigError) for (const problem of error.problems) console.say(`waybill: ${problem}`);
    else if (error instanceof AppError) console.say(`waybill: ${error.message}`);
    else console.say(`waybill: an unexpected fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return exitCodes.usage;
  }
}

interface Start {
  readonly given: StartArguments;
  readonly around: Standing;
  readonly console: Console;
  readonly config: ServerConfig;
  /** Aborts at the first Ctrl-C or SIGTERM. */
  readonly stop: AbortSignal;
}

async function serve(start: Start): Promise<number> {
  const { config, given } = start;
  const instance = instanceId(config);
  const running = await serverOf(config.dataDir, instance);
  const wanted = reachable(config.host, config.port);
  if (running !== undefined && given.port !== undefined && running !== wanted) {
    throw new AppError('in_use', `This data directory is served at ${running} already. Leave --port out to use it, or stop it first.`);
  }
  if (running !== undefined) return useRunning(start, running);
  const holder = config.port === 0 ? { kind: 'nobody' as const } : await holderOf(wanted, instance);
  if (holder.kind === 'ours') return useRunning(start, wanted);
  if (holder.kind === 'other') throw portTaken(wanted, holder.what);

  const app = await createApp(config);
  try {
    return await run(start, app, await listen(app, wanted));
  } finally {
    await forgetServer(config.dataDir);
    await app.close();
  }
}

/** A second run: the server and its agent are there, and stay. */
async function useRunning({ config, given, console, stop }: Start, url: string): Promise<number> {
  const key = await readOperatorKey(config.dataDir);
  if (key === undefined) throw new AppError('in_use', `${url} is served from this data directory, but its operator.key is gone. Stop that server; the next start makes a new key.`);
  console.say(`Using the Waybill that runs at ${url}`);
  return given.target === undefined ? exitCodes.clean : runScan({ api: connectApi(url, key), target: given.target, console, stop });
}

async function run(start: Start, app: App, url: string): Promise<number> {
  const { given, config, console, stop } = start;
  await noteServer(config.dataDir, url);
  const api = connectApi(url, await ensureOperatorKey(app, config.dataDir));
  console.say(`Waybill serves at ${url}`);
  if (!given.isOnce) sayFirstSteps(app, url, console);
  const agentGone = new AbortController();
  const agent = startAgent(start, app, url, (why) => {
    console.say(`waybill: ${why}`);
    agentGone.abort();
  });
  try {
    return await work(start, api, { ready: agent.ready, gone: agentGone.signal });
  } finally {
    if (stop.aborted) console.say('Stopping…');
    await agent.stop();
  }
}

async function work({ given, console, stop }: Start, api: Api, agent: { ready: Promise<void>; gone: AbortSignal }): Promise<number> {
  // Who serves on may get another agent; with --once nobody would come.
  const scanStop = given.isOnce ? AbortSignal.any([stop, agent.gone]) : stop;
  // Not for the scan's sake, which would wait: for the person's, who would be warned that no agent is online.
  if (given.target !== undefined) await Promise.race([agent.ready, aborted(stop), aborted(agent.gone)]);
  const code = given.target === undefined ? exitCodes.clean : await runScan({ api, target: given.target, console, stop: scanStop });
  if (code === exitCodes.interrupted && agent.gone.aborted && !stop.aborted) return exitCodes.targetUnreadable;
  if (given.isOnce || stop.aborted) return code;
  console.say(`Serving at ${api.url}; Ctrl-C stops it.`);
  await aborted(stop);
  return exitCodes.clean;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function startAgent({ config, around, console, given }: Start, app: App, url: string, onGone: (why: string) => void): LocalAgent {
  const isTalkative = given.logLevel !== undefined || around.isLogLevelGiven;
  const shown = new Set(isTalkative && config.logLevel !== 'silent' ? levelsFrom(config.logLevel) : ['warn', 'error']);
  return startLocalAgent({
    serverUrl: url,
    dataDir: config.dataDir,
    environment: around.childEnvironment,
    newToken: async () => {
      const made = await app.services.agents.createEnrolmentToken({ labels: [], allowedRoots: [], uses: 1, expiresInS: tokenSeconds }, systemCaller(app.defaultOrgId));
      return made.token;
    },
    onLog: (level, line) => {
      if (shown.has(level)) console.say(`agent: ${line}`);
    },
    onGone,
  });
}

/** How to become the owner, while there is none. The token lives in this process only, so each start prints its own. */
function sayFirstSteps(app: App, url: string, console: Console): void {
  if (app.setupToken === undefined) return;
  console.say('This Waybill has no owner yet. To become it, once:');
  console.say(`  curl -X POST ${url}/api/v1/auth/bootstrap -H 'content-type: application/json' -d '{"token":"${app.setupToken}","email":"YOU@EXAMPLE.COM","name":"YOUR NAME","password":"AT LEAST 12 CHARACTERS"}'`);
}

async function listen(app: App, wanted: string): Promise<string> {
  try {
    return (await app.listen()).url;
  } catch (error) {
    const code = z.object({ code: z.string() }).safeParse(error).data?.code;
    // Somebody was faster than the look at the port.
    if (code === 'EADDRINUSE') throw portTaken(wanted, 'another program');
    if (code === 'EACCES') throw new AppError('in_use', `Cannot listen at ${wanted}: permission denied. Choose a port above 1023 with --port.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new AppError('in_use', `Cannot listen at ${wanted}: this machine does not have the address. Choose another with --host.`);
    throw error;
  }
}

function portTaken(url: string, what: string): AppError {
  return new AppError('in_use', `The port of ${url} is held by ${what}. Stop it, or choose another port with --port.`);
}

/** The starter shows a person only what needs them, unless a level was asked for. */
function configOf(given: StartArguments, around: Standing): ServerConfig {
  const config = loadConfig({
    ...(given.dataDir === undefined ? {} : { dataDir: given.dataDir }),
    ...(given.host === undefined ? {} : { host: given.host }),
    ...(given.port === undefined ? {} : { port: given.port }),
    ...(given.logLevel === undefined ? {} : { logLevel: given.logLevel }),
    ...(given.allowsInsecureHttp ? { insecureHttp: 'true' } : {}),
  });
  return given.logLevel === undefined && !around.isLogLevelGiven ? { ...config, logLevel: 'warn' } : config;
}

function levelsFrom(level: Exclude<ServerConfig['logLevel'], 'silent'>): string[] {
  const order = ['error', 'warn', 'info', 'debug'];
  return order.slice(0, order.indexOf(level) + 1);
}

/** The first signal drains, the second ends at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller.signal;
}
