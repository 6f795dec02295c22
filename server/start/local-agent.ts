/** The agent beside the server: a process of its own, known to this one only by its path. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** In the sources two folders up, in a build beside this file. */
const entry = fileURLToPath(import.meta.url.endsWith('.ts') ? new URL('../../agent/main.ts', import.meta.url) : new URL('./agent.js', import.meta.url));

/** Starts again after a death at most this often within `restartWindowMs`; then something is wrong that a restart does not heal. */
const restartsMax = 5;
const restartWindowMs = 5 * 60_000;
/** Milliseconds between a death and the next start. */
const restartDelayMs = 1_000;
/** Milliseconds for a drain; an agent gives its results five seconds, and its failure report ten. */
const stopMsMax = 20_000;

/** What the agent says on its standard output, one JSON object a line. */
const spoken = z.discriminatedUnion('event', [
  z.object({ event: z.literal('token_needed') }),
  z.object({ event: z.literal('ready'), agent_id: z.string() }),
]);
const logLine = z.object({ level: z.enum(['debug', 'info', 'warn', 'error']), msg: z.string() });

export interface LocalAgentOptions {
  readonly serverUrl: string;
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A one-use enrolment token; asked for when the agent has no identity yet or the server does not know its key. */
  readonly newToken: () => Promise<string>;
  /** A line of the agent's log. Lines that are no log (a crash) come as errors. */
  readonly onLog: (level: 'debug' | 'info' | 'warn' | 'error', line: string) => void;
  /** It is gone for good: a sentence that says why. */
  readonly onGone: (why: string) => void;
  /** Another program than the agent of this version; for tests. */
  readonly entry?: string;
}

export interface LocalAgent {
  /** Resolves when the server has answered its first poll. */
  readonly ready: Promise<void>;
  /** Lets the agent drain, then ends it. */
  stop(): Promise<void>;
  /** Of the process that runs now. */
  pid(): number | undefined;
}

/** Starts the agent, gives it a token when it asks, and starts it again when it dies. */
export function startLocalAgent(options: LocalAgentOptions): LocalAgent {
  const deaths: number[] = [];
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  const ready = Promise.withResolvers<void>();
  let child = run();

  return {
    ready: ready.promise,
    pid: () => child.pid,
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      // Not a signal: a Ctrl-C in the terminal has reached the agent already, and its second signal means "at once".
      child.stdin?.end();
      const kill = setTimeout(() => child.kill('SIGKILL'), stopMsMax);
      await gone;
      clearTimeout(kill);
    },
  };

  function run(): ChildProcess {
    const args = [options.entry ?? entry, 'agent', '--server', options.serverUrl, '--data', options.dataDir, '--token-stdin', '--with-parent'];
    const started = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...options.environment }, windowsHide: true });
    started.stdin.on('error', () => {});
    createInterface({ input: started.stdout }).on('line', (line) => void hear(line, started));
    createInterface({ input: started.stderr }).on('line', report);
    started.on('error', (error) => options.onGone(`The local agent cannot be started: ${error.message}.`));
    started.on('exit', onExit);
    return started;
  }

  async function hear(line: string, from: ChildProcess): Promise<void> {
    const said = spoken.safeParse(parseJson(line));
    if (!said.success) return;
    if (said.data.event === 'ready') ready.resolve();
    else {
      try {
        from.stdin?.write(`${await options.newToken()}\n`);
      } catch (error) {
        report(`no enrolment token for the local agent: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  function report(line: string): void {
    if (line.trim() === '') return;
    const log = logLine.safeParse(parseJson(line));
    options.onLog(log.success ? log.data.level : 'error', line);
  }

  function onExit(code: number | null, signal: NodeJS.Signals | null): void {
    if (isStopping) return;
    // Wrong configuration or a refused enrolment: it would only say the same again.
    if (code === 2) return options.onGone('The local agent ended because of its configuration; scans wait until an agent is there.');
    const now = Date.now();
    deaths.push(now);
    if (deaths.filter((at) => now - at < restartWindowMs).length > restartsMax) {
      return options.onGone(`The local agent died more than ${restartsMax} times in ${restartWindowMs / 60_000} minutes; scans wait until an agent is there.`);
    }
    options.onLog('warn', `the local agent ended (${signal ?? `code ${code}`}) and is started again`);
    timer = setTimeout(() => (child = run()), restartDelayMs);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
