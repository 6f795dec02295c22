/** Command lines of servers and containers, made fit to be shown. */
import { maskSecret } from '#shared/model/masking.ts';
import { credentialIn, credentialsIn, maskAll, valueKind } from './credentials.ts';
import { cleanUrl, isUrl, optionNamesCredential } from './urls.ts';

export interface CleanArguments {
  /** Credentials masked, values of `-e NAME=VALUE` left out. */
  readonly args: readonly string[];
  /** What was masked, by option or variable name. */
  readonly secrets: readonly { readonly name: string; readonly masked: string }[];
}

const environmentOptions = new Set(['-e', '--env']);
/** A longer word is no argument that a person reads; it is left out. */
const wordCharsMax = 8192;
const headerOptions = new Set(['-H', '--header', '--headers']);

/** Masks `--api-key X`, `--token=X`, `-e NAME=VALUE`, `--header "Name: value"`, addresses with credentials, and values that look like one. */
export function cleanArguments(raw: readonly string[]): CleanArguments {
  const secrets: { name: string; masked: string }[] = [];
  const note = (name: string, masked: string): string => {
    secrets.push({ name, masked });
    return masked;
  };

  const args = raw.map((word, index) => {
    if (word.length > wordCharsMax) return '****';
    const before = raw[index - 1] ?? '';
    const assigned = /^(-{0,2}[A-Za-z][A-Za-z0-9_.-]*)=(.*)$/s.exec(word);
    if (environmentOptions.has(before) || word.startsWith('--env=')) return cleanEnvironment(word, note);
    if (headerOptions.has(before)) return cleanHeader(word, note);
    if (isOption(before) && optionNamesCredential(before) && !isOption(word)) return cleanNamed(before, word, note);
    if (assigned) return `${assigned[1]}=${cleanNamed(assigned[1] as string, assigned[2] as string, note)}`;
    return cleanWord(word, note);
  });
  return { args, secrets };
}

/** Takes down what was masked and gives the mask back. */
type Note = (name: string, masked: string) => string;

function isOption(word: string): boolean {
  return /^-{1,2}[A-Za-z]/.test(word) && !/\s/.test(word) && !word.includes('=');
}

/** `NAME=VALUE`: the value never shows, credential or not; a reference may. */
function cleanEnvironment(word: string, note: Note): string {
  const prefix = word.startsWith('--env=') ? '--env=' : '';
  const pair = word.slice(prefix.length);
  const equals = pair.indexOf('=');
  if (equals < 0) return word;
  const name = pair.slice(0, equals);
  const value = pair.slice(equals + 1);
  const kind = valueKind(name, value);
  if (kind !== 'literal') return word;
  const credential = credentialIn(name, value);
  return `${prefix}${name}=${credential === undefined ? '****' : note(name, maskSecret(credential))}`;
}

/** `Name: value` or `Name:value`. */
function cleanHeader(word: string, note: Note): string {
  const colon = word.indexOf(':');
  if (colon < 0) return cleanWord(word, note);
  const name = word.slice(0, colon).trim();
  const credential = credentialIn(name, word.slice(colon + 1));
  if (credential !== undefined) note(name, maskSecret(credential));
  return valueKind(name, word.slice(colon + 1)) === 'literal' ? `${name}:****` : word;
}

function cleanNamed(option: string, value: string, note: Note): string {
  const name = option.replace(/^-+/, '');
  const credential = optionNamesCredential(option) ? credentialIn('api_key', value) ?? credentialIn(name, value) : undefined;
  return credential === undefined ? cleanWord(value, note) : value.replaceAll(credential, note(name, maskSecret(credential)));
}

function cleanWord(word: string, note: Note): string {
  if (isUrl(word)) {
    const clean = cleanUrl(word);
    for (const { name, masked } of clean.secrets) note(name, masked);
    return clean.url;
  }
  const credentials = credentialsIn(word);
  for (const credential of credentials) note('argument', maskSecret(credential));
  return maskAll(word, credentials);
}
