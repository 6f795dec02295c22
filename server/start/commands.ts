/** Work on the keys of a server that does not run: `npm start -- rotate-sealing-key`, `npm start -- rotate-signing-keys`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#shared/model/app-error.ts';
import { createApp } from '../app.ts';
import { loadConfig, type ServerConfig } from '../config/config.ts';
import { readSealingKey } from '../config/sealing-key.ts';
import { systemClock, systemRandom } from '../config/world.ts';
import { instanceId } from '../crypto/instance-id.ts';
import { openDatabase, prepareDatabase } from '../db/connection.ts';
import { rotateSealingKey } from '../features/system/rotate-sealing-key.ts';
import { systemCaller } from '../http/caller.ts';
import type { Console } from './console.ts';
import { holderOf, reachable, serverOf } from './running-server.ts';
import { exitCodes } from './scan-end.ts';
import { dropStagedKey, isOwnKeyFile, settleSealingKey, stageSealingKey, takeStagedKey } from './sealing-key-file.ts';

const commands = { 'rotate-sealing-key': rotateTheSealingKey, 'rotate-signing-keys': rotateTheSigningKeys } as const;
type CommandName = keyof typeof commands;

export const commandsUsage = `
Commands, for a server that is stopped:

  rotate-sealing-key --new-key-file FILE   seal every secret under the key in FILE (32 bytes in base64: openssl rand -base64 32)
  rotate-signing-keys                      sign access tokens with a new key; those of the old one live out their 15 minutes
`;

export interface CommandArguments {
  readonly name: CommandName;
  readonly dataDir: string | undefined;
  /** Absolute. */
  readonly newKeyFile: string | undefined;
}

/** The command that arguments ask for; undefined when they ask for none. @param standingDir - where relative paths start. */
export function commandArguments(argv: readonly string[], standingDir: string): CommandArguments | { readonly problem: string } | undefined {
  const [name, ...rest] = argv;
  if (name === undefined || !isCommand(name)) return undefined;
  try {
    const { values } = parseArgs({ args: rest, allowPositionals: false, options: { 'new-key-file': { type: 'string' }, data: { type: 'string' } } });
    const { 'new-key-file': file, data } = values;
    if ((file !== undefined) !== (name === 'rotate-sealing-key')) return { problem: name === 'rotate-sealing-key' ? 'rotate-sealing-key needs --new-key-file FILE.' : `${name} takes no --new-key-file.` };
    return { name, dataDir: data === undefined ? undefined : resolve(standingDir, data), newKeyFile: file === undefined ? undefined : resolve(standingDir, file) };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    return { problem: `${why}. Accepted: --new-key-file FILE, --data DIR.` };
  }
}

/** Runs a command and gives its exit code. @throws {AppError} `in_use` while a server runs on the data directory. */
export async function runCommand(given: CommandArguments, console: Console): Promise<number> {
  const loaded = loadConfig(given.dataDir === undefined ? {} : { dataDir: given.dataDir });
  const config = await settleSealingKey({ ...loaded, logLevel: 'error' });
  await assertStopped(config);
  await commands[given.name](config, given, console);
  return exitCodes.clean;
}

async function rotateTheSealingKey(config: ServerConfig, { newKeyFile = '' }: CommandArguments, console: Console): Promise<void> {
  const read = readSealingKey(newKeyFile);
  if ('problem' in read) throw new AppError('config_invalid', read.problem);
  const { key } = read;
  if (Buffer.from(config.sealingKey).equals(key)) throw new AppError('config_invalid', `${newKeyFile} holds the key that is in use already.`);
  const isOwn = isOwnKeyFile(config);
  const db = await openDatabase({ url: config.databaseUrl });
  try {
    await prepareDatabase(db, config.databaseOwnerUrl);
    if (isOwn) await stageSealingKey(config.sealingKeyFile, key);
    const done = await rotateSealingKey({ db, clock: systemClock, random: systemRandom, from: config.sealingKey, to: key });
    console.say(`Sealed anew: ${done.serverKeys} keys of the server, the data keys of ${done.organizations} organizations.`);
  } catch (error) {
    // Whether or not it was committed is not known for every error; the next start finds out which key opens the database.
    if (isOwn && error instanceof AppError) await dropStagedKey(config.sealingKeyFile);
    throw error;
  } finally {
    await db.close();
  }
  if (!isOwn) {
    console.say(`Set WAYBILL_KEK_FILE to ${newKeyFile} for every server of this database before it starts; ${config.sealingKeyFile} opens it no more.`);
    return;
  }
  await takeStagedKey(config.sealingKeyFile);
  console.say(`The key stands in ${config.sealingKeyFile} now. Keep a copy with your backups, and the old key as long as backups made under it; remove ${newKeyFile} otherwise.`);
}

async function rotateTheSigningKeys(config: ServerConfig, _: CommandArguments, console: Console): Promise<void> {
  const app = await createApp(config);
  try {
    const { key_id: keyId } = await app.services.auth.rotateAccessTokenKey(systemCaller(app.defaultOrgId));
    console.say(`Access tokens are signed with ${keyId} from now on.`);
  } finally {
    await app.close();
  }
}

/** A running server keeps keys in memory and would go on using the old ones. */
async function assertStopped(config: ServerConfig): Promise<void> {
  const instance = instanceId(config);
  const noted = await serverOf(config.dataDir, instance);
  const holder = config.port === 0 ? undefined : await holderOf(reachable(config.host, config.port), instance);
  const url = noted ?? (holder?.kind === 'ours' ? holder.url : undefined);
  if (url !== undefined) throw new AppError('in_use', `The server of this data directory runs at ${url}. Stop it first.`);
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
