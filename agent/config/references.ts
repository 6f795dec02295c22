/** `${NAME}` and `file:PATH`: how a value comes into `waybill.yaml` without standing in it. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where references lead. */
export interface ReferenceWorld {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here: the folder of the configuration file. */
  readonly folder: string;
}

export type Resolved =
  | { readonly kind: 'value'; readonly value: string; readonly warning?: string }
  /** The reference leads nowhere. */
  | { readonly kind: 'trouble'; readonly message: string }
  /** The text is no reference. */
  | { readonly kind: 'literal' };

/** Bytes of a secret's file: a private key with its certificate chain is some 10 KiB. */
const fileBytesMax = 64 * 1024;

/** What a reference may look like, for schemas. */
export const variableForm = '^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$';
export const secretForm = `^(?:${variableForm.slice(1, -1)}|file:.+)$`;

/** Resolves a whole text; a reference inside a longer text is none. @param isSecret - only secrets may come from a file. */
export function resolveReference(text: string, isSecret: boolean, { variables, folder }: ReferenceWorld): Resolved {
  const name = /^\$\{(.*)\}$/s.exec(text)?.[1];
  if (name !== undefined) {
    if (!new RegExp(variableForm).test(text)) return { kind: 'trouble', message: 'this is no reference: write ${NAME} with the name of one environment variable' };
    const value = variables[name];
    if (value === undefined || value === '') return { kind: 'trouble', message: `the environment variable ${name} is not set` };
    return { kind: 'value', value };
  }
  if (text.includes('${')) return { kind: 'trouble', message: 'a reference must be the whole value: ${NAME}' };
  return isSecret && text.startsWith('file:') ? fromFile(resolve(folder, text.slice('file:'.length))) : { kind: 'literal' };
}

function fromFile(path: string): Resolved {
  try {
    const { mode, size } = statSync(path);
    if (size > fileBytesMax) return { kind: 'trouble', message: `the file ${path} has ${size} bytes; a secret has at most ${fileBytesMax}` };
    const value = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    if (value.trim() === '') return { kind: 'trouble', message: `the file ${path} is empty` };
    // Windows has no such modes and reports them as open.
    const isOpen = process.platform !== 'win32' && (mode & 0o077) !== 0;
    return { kind: 'value', value, ...(isOpen && { warning: `others than its owner have rights on ${path} (mode ${(mode & 0o777).toString(8).padStart(4, '0')}); run chmod 600` }) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'permission denied' : code === 'EISDIR' ? 'it is a directory' : `the system says ${code}`;
    return { kind: 'trouble', message: `the file ${path} cannot be read: ${why}` };
  }
}
