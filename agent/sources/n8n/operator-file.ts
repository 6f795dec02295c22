/**
 * The environment that n8n is started with, from a file that the operator names: the public API shows none of it.
 * Only the variables that harden n8n are taken, and of the key that seals credentials only how it is given.
 */
import { readFileSync } from 'node:fs';
import { hardeningVariables, type N8nInstance } from '#shared/model/resources/n8n.ts';
import { AppError } from '#shared/model/app-error.ts';

export interface OperatorFile {
  readonly environment: Readonly<Record<string, string>>;
  readonly encryptionKey: N8nInstance['encryption_key'];
}

/** Reads an env file. @throws {AppError} `config_invalid` when it cannot be read. */
export function readOperatorFile(path: string): OperatorFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new AppError('config_invalid', `Cannot read env_file ${path}: ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}. Give the file with the environment of n8n, or leave the setting out.`, { cause });
  }
  return parseOperatorFile(text);
}

/** `NAME=value` lines as `docker --env-file` takes them; quotes around a value are taken off, the last line of a name counts. */
export function parseOperatorFile(text: string): OperatorFile {
  const given = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined) given.set(name, value.replace(/^(["'])(.*)\1$/, '$2'));
  }
  const environment = Object.fromEntries(hardeningVariables.flatMap((name) => (given.has(name) ? [[name, given.get(name) as string]] : [])).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
  return { environment: environment as Record<string, string>, encryptionKey: keyForm(given) };
}

function keyForm(given: ReadonlyMap<string, string>): OperatorFile['encryptionKey'] {
  if ((given.get('N8N_ENCRYPTION_KEY_FILE') ?? '') !== '') return 'file';
  const value = given.get('N8N_ENCRYPTION_KEY') ?? '';
  if (value === '') return 'absent';
  return /^\$\{?\w|^\$\(|^[a-z]+:\/\//i.test(value) ? 'reference' : 'literal';
}
