/** Every option of the server: its environment variable, its flag, what it means and how its text is read. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Option {
  readonly environment: string;
  /** Without the dashes; absent where a command line would show a secret to every user of the machine. */
  readonly flag?: string;
  readonly what: string;
  /** As the documentation says it. */
  readonly fallback: string;
}

export const options = {
  dataDir: {
    environment: 'WAYBILL_DATA_DIR',
    flag: 'data',
    what: 'Folder for the database, the sealing key and the results; made with mode 0700.',
    fallback: '~/.local/share/waybill',
  },
  databaseUrl: {
    environment: 'WAYBILL_DATABASE_URL',
    what: 'sqlite:/path/file.db, postgres://user@host/name or postgresql:///name?host=/socket/folder.',
    fallback: 'waybill.db in the data directory',
  },
  host: { environment: 'WAYBILL_HOST', flag: 'host', what: 'Address to listen on.', fallback: '127.0.0.1' },
  port: { environment: 'WAYBILL_PORT', flag: 'port', what: 'Port to listen on, 0–65535; 0 takes any free one.', fallback: '7430' },
  kekFile: {
    environment: 'WAYBILL_KEK_FILE',
    what: 'File with the sealing key: 32 bytes as base64 or hex. Required with PostgreSQL.',
    fallback: 'sealing.key in the data directory, made on the first start',
  },
  adminEmail: { environment: 'WAYBILL_ADMIN_EMAIL', what: 'E-mail address of the first owner.', fallback: 'a setup token is printed instead' },
  adminPassword: { environment: 'WAYBILL_ADMIN_PASSWORD', what: 'Password of the first owner, 12–128 characters.', fallback: 'none' },
  adminPasswordFile: {
    environment: 'WAYBILL_ADMIN_PASSWORD_FILE',
    what: 'File that holds the password of the first owner; a newline at its end does not count.',
    fallback: 'none',
  },
  logLevel: { environment: 'WAYBILL_LOG_LEVEL', flag: 'log-level', what: 'error, warn, info or debug.', fallback: 'info' },
} as const satisfies Readonly<Record<string, Option>>;
export type OptionName = keyof typeof options;

/** The values as they were given, by option. */
export type GivenOptions = Readonly<Partial<Record<OptionName, string>>>;

/** Picks the options out of an environment; an empty variable counts as not given. */
export function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): GivenOptions {
  const given: Partial<Record<OptionName, string>> = {};
  for (const name of Object.keys(options) as OptionName[]) {
    const value = environment[options[name].environment];
    if (value !== undefined && value !== '') given[name] = value;
  }
  return given;
}

/** `~/.local/share/waybill`. */
export function defaultDataDir(): string {
  return join(homedir(), '.local', 'share', 'waybill');
}
