import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { options as serverOptions } from '../config/options.ts';

export interface StartArguments {
  /** As the server names targets: `dir:/absolute/path`; undefined only serves. */
  readonly target: string | undefined;
  /** Stop when the scan has ended. */
  readonly isOnce: boolean;
  readonly isHelpAsked: boolean;
  readonly dataDir: string | undefined;
  readonly host: string | undefined;
  readonly port: string | undefined;
  readonly logLevel: string | undefined;
  readonly allowsInsecureHttp: boolean;
}

export const usage = `Usage: npm start -- [--scan PATH] [--once] [--data DIR] [--port N] [--host ADDRESS]

Starts the control plane, and an agent beside it.

  --scan PATH       scan this directory, show its progress, its inventory and the verdict
  --once            stop when the scan has ended, with the exit code of waybill scan
  --data DIR        ${serverOptions.dataDir.what} (${serverOptions.dataDir.fallback})
  --port N          ${serverOptions.port.what} (${serverOptions.port.fallback})
  --host ADDRESS    ${serverOptions.host.what} (${serverOptions.host.fallback})
  --log-level WORD  ${serverOptions.logLevel.what} (warn)
  --insecure-http   allow browser login over plain http on an address other than loopback
`;

/**
 * The arguments, or a sentence that says what is wrong with them.
 * @param standingDir - where relative paths start.
 */
export function startArguments(argv: readonly string[], standingDir: string): StartArguments | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        scan: { type: 'string' },
        once: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        data: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        'log-level': { type: 'string' },
        'insecure-http': { type: 'boolean', default: false },
      },
    });
    if (values.once && values.scan === undefined) return { problem: '--once needs --scan PATH: without a scan there is no end to wait for.' };
    if (values.scan === '') return { problem: '--scan needs a path.' };
    return {
      target: values.scan === undefined ? undefined : targetOf(values.scan, standingDir),
      isOnce: values.once,
      isHelpAsked: values.help,
      dataDir: values.data === undefined ? undefined : resolve(standingDir, values.data),
      host: values.host,
      port: values.port,
      logLevel: values['log-level'],
      allowsInsecureHttp: values['insecure-http'],
    };
  } catch (error) {
    // parseArgs names the argument and adds advice about its own syntax after the first sentence.
    const why = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    return { problem: `${why}. Accepted: --scan PATH, --once, --data DIR, --port N, --host ADDRESS, --log-level WORD, --insecure-http.` };
  }
}

/** A bare path or `dir:PATH` becomes absolute; another kind of target stays as it is. */
function targetOf(text: string, standingDir: string): string {
  const kind = /^([a-z][a-z0-9]+):/.exec(text)?.[1];
  if (kind !== undefined && kind !== 'dir') return text;
  return `dir:${resolve(standingDir, kind === undefined ? text : text.slice('dir:'.length))}`;
}
