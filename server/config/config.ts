/** The configuration of the server. Nothing else in the server reads the environment. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { passwordLength } from '../crypto/password.ts';
import { ConfigError } from './config-error.ts';
import { readAccess, readOutbound, type AccessConfig, type OutboundConfig } from './access.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { defaultDataDir, fromEnvironment, type GivenOptions } from './options.ts';
import { defaultSealingKeyFile, ownSealingKey, readSealingKey } from './sealing-key.ts';
import { systemRandom, type Random } from './world.ts';

export const logLevels = ['error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface ServerConfig {
  /** Absolute; exists, mode 0700. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Of the role that owns the tables; undefined for an embedded database, and where somebody else migrates. */
  readonly databaseOwnerUrl: string | undefined;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** 32 bytes. */
  readonly sealingKey: Uint8Array;
  /** Where it stands; absolute. */
  readonly sealingKeyFile: string;
  /** The first owner, used only while there is none. */
  readonly admin?: { readonly email: string; readonly password: string };
  readonly logLevel: LogLevel;
  readonly access: AccessConfig;
  readonly outbound: OutboundConfig;
}

/**
 * Reads the configuration from the process's environment and the command line, which wins. Makes the data directory
 * and, for an embedded database, its sealing key.
 * @param flags - options given on the command line, as text.
 * @throws {ConfigError} with every mistake at once.
 */
export function loadConfig(flags: GivenOptions = {}): ServerConfig {
  return readConfig({ ...fromEnvironment(process.env), ...flags });
}

/** The same from given values only. */
export function readConfig(given: GivenOptions, random: Random = systemRandom): ServerConfig {
  const problems: string[] = [];
  const dataDir = resolve(given.dataDir ?? defaultDataDir());
  const databaseUrl = given.databaseUrl ?? `sqlite:${join(dataDir, 'waybill.db')}`;
  const port = readPort(given.port, problems);
  const logLevel = readLogLevel(given.logLevel, problems);
  const admin = readAdmin(given, problems);
  const access = readAccess(given, problems);
  const outbound = readOutbound(given, problems);
  if (!isDatabaseUrl(databaseUrl)) {
    problems.push('WAYBILL_DATABASE_URL must be sqlite: and an absolute path, postgres://user@host/name or postgresql:///name?host=/socket.');
  }
  if (given.databaseOwnerUrl !== undefined && !/^postgres(ql)?:\/\//.test(given.databaseOwnerUrl)) problems.push('WAYBILL_DATABASE_OWNER_URL must be postgres://user@host/name or postgresql:///name?host=/socket.');
  const { problem } = prepareDataDirectory(dataDir);
  if (problem !== undefined) problems.push(problem);
  // Only now: a key must not be made for a configuration that is refused.
  const key = problems.length > 0 ? undefined : readKey({ given, dataDir, databaseUrl, random });
  if (key !== undefined && 'problem' in key) problems.push(key.problem);
  if (problems.length > 0 || key === undefined || 'problem' in key) throw new ConfigError(problems);

  return {
    dataDir,
    databaseUrl,
    databaseOwnerUrl: given.databaseOwnerUrl,
    host: given.host ?? '127.0.0.1',
    port,
    sealingKey: key.key,
    sealingKeyFile: given.kekFile === undefined ? defaultSealingKeyFile(dataDir) : resolve(given.kekFile),
    logLevel,
    access,
    outbound,
    ...(admin === undefined ? {} : { admin }),
  };
}

function isDatabaseUrl(text: string): boolean {
  return text.startsWith('sqlite:') ? isAbsolute(text.slice('sqlite:'.length)) : /^postgres(ql)?:\/\//.test(text);
}

function readKey(options: { given: GivenOptions; dataDir: string; databaseUrl: string; random: Random }): { key: Buffer } | { problem: string } {
  const { given, dataDir, databaseUrl, random } = options;
  if (given.kekFile !== undefined) return readSealingKey(resolve(given.kekFile));
  if (!databaseUrl.startsWith('sqlite:')) {
    return { problem: 'With PostgreSQL the sealing key must be given: set WAYBILL_KEK_FILE to a file of 32 random bytes in base64 (openssl rand -base64 32).' };
  }
  return ownSealingKey({ file: defaultSealingKeyFile(dataDir), databaseFile: databaseUrl.slice('sqlite:'.length), random });
}

function readPort(text: string | undefined, problems: string[]): number {
  const port = text === undefined ? 7430 : /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) problems.push(`The port must be a number from 0 to 65535, not ${JSON.stringify(text)} (WAYBILL_PORT or --port).`);
  return port;
}

function readLogLevel(text: string | undefined, problems: string[]): LogLevel {
  const level = logLevels.find((candidate) => candidate === (text ?? 'info'));
  if (level === undefined) problems.push(`The log level must be one of ${logLevels.join(', ')}, not ${JSON.stringify(text)} (WAYBILL_LOG_LEVEL).`);
  return level ?? 'info';
}

function readAdmin(given: GivenOptions, problems: string[]): ServerConfig['admin'] {
  const { adminEmail: email, adminPassword, adminPasswordFile } = given;
  if (adminPassword !== undefined && adminPasswordFile !== undefined) {
    problems.push('Give WAYBILL_ADMIN_PASSWORD or WAYBILL_ADMIN_PASSWORD_FILE, not both.');
  }
  const password = adminPassword ?? (adminPasswordFile === undefined ? undefined : readPasswordFile(adminPasswordFile, problems));
  const hasPassword = adminPassword !== undefined || adminPasswordFile !== undefined;
  if (email === undefined && !hasPassword) return undefined;
  if (email === undefined) problems.push('WAYBILL_ADMIN_EMAIL is missing beside the password of the first owner.');
  else if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) problems.push('WAYBILL_ADMIN_EMAIL is not an e-mail address.');
  if (!hasPassword) problems.push('WAYBILL_ADMIN_PASSWORD or WAYBILL_ADMIN_PASSWORD_FILE is missing beside WAYBILL_ADMIN_EMAIL.');
  if (password !== undefined && (password.length < passwordLength.min || password.length > passwordLength.max)) {
    problems.push(`The password of the first owner must have ${passwordLength.min} to ${passwordLength.max} characters.`);
  }
  return email === undefined || password === undefined ? undefined : { email, password };
}

function readPasswordFile(file: string, problems: string[]): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    problems.push(`WAYBILL_ADMIN_PASSWORD_FILE: ${file} cannot be read.`);
    return undefined;
  }
}
