/**
 * Tells credentials from other configuration values, by the name beside them and by their form.
 * It names no vendor: the formats of known keys come from the catalog through `known-keys.ts`.
 */
import { maskSecret } from '#shared/model/masking.ts';
import { knownKeys } from './known-keys.ts';

/** What kind of value stands in a setting, as `NamedSetting.value` says it. */
export type ValueKind = 'literal' | 'reference' | 'empty';

/** `${VAR}`, `$(cmd)`, `{{…}}`, `<% %>`, `%VAR%`. Linear: no part can match empty and the classes exclude their own end. */
const references = /\$\{[^{}]*\}|\$\([^()]*\)|\{\{[^{}]*\}\}|<%[^<>]*%>|%[A-Za-z_][A-Za-z0-9_]*%/g;
/** Whole values that point at a secret store or an environment variable. */
const pointers = /^(?:\$[A-Za-z_][A-Za-z0-9_]*|(?:env|op|vault|ssm|secret|secrets|keychain|keyring|file|process\.env)[:.]\S*|@(?:env|secret)\S*)$/i;

/** Whether a value is written out, points elsewhere, or is nothing. A reference with a literal credential in it is a literal. */
export function valueKind(name: string, value: string): ValueKind {
  const trimmed = value.trim();
  if (trimmed === '') return 'empty';
  if (pointers.test(trimmed)) return 'reference';
  if (trimmed.replace(references, '') === trimmed) return 'literal';
  return credentialIn(name, trimmed) === undefined ? 'reference' : 'literal';
}

/**
 * The credential that a named value holds, unmasked: for the caller to mask at once. Undefined when it holds none.
 * A scheme before it (`Bearer `) is left out; of `${VAR:-default}` the default counts; placeholders never do.
 */
export function credentialIn(name: string, value: string): string | undefined {
  const literal = literalPart(value.trim());
  if (literal === '' || pointers.test(literal)) return undefined;
  const shaped = credentialsIn(literal)[0];
  if (shaped !== undefined) return shaped;
  if (!namesCredential(name)) return undefined;
  const bare = literal.replace(authScheme, '');
  return isCredentialValue(bare, name) ? bare : undefined;
}

const authScheme = /^(?:Bearer|Basic|Token|ApiKey|Api-Key|Digest|Negotiate|OAuth|JWT)[ :]+/i;

/** What is left when references are taken out; a default of a reference stays. */
function literalPart(value: string): string {
  return value
    .replace(/\$\{[A-Za-z_][A-Za-z0-9_]*:?-([^{}]*)\}/g, '$1')
    .replace(references, '')
    .trim();
}

function isCredentialValue(value: string, name: string): boolean {
  if (isPlaceholder(value)) return false;
  if (/^(?:true|false|yes|no|on|off|null|none|undefined|\d{1,3})$/i.test(value)) return false;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return false;
  if (/^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)/.test(value)) return false;
  return /pass|pwd/i.test(name) ? value.length >= 4 : value.length >= 8 && !/\s/.test(value);
}

/** Last words that make a name a credential's. */
const credentialWords = new Set(['token', 'secret', 'password', 'passwd', 'pwd', 'passphrase', 'passcode', 'apikey', 'authorization', 'auth', 'bearer', 'credential', 'credentials', 'jwt', 'cookie', 'pat', 'signature', 'pass', 'authtoken', 'secretkey', 'accesskey', 'accesstoken', 'privatekey']);
/** Words before `key` that make it a credential; alone or behind others (`sort key`, `primary key`) it is none. */
const keyKinds = new Set(['api', 'access', 'secret', 'private', 'auth', 'encryption', 'signing', 'service', 'admin', 'master', 'account', 'subscription', 'license', 'app', 'application', 'project', 'server', 'client', 'webhook', 'shared', 'deploy', 'anon', 'role', 'x']);
/** Words after which a name speaks about a credential without holding one. */
const aboutWords = new Set(['file', 'path', 'dir', 'url', 'uri', 'endpoint', 'id', 'name', 'type', 'header', 'prefix', 'env', 'var', 'expiry', 'expires', 'ttl', 'limit', 'count', 'max', 'min', 'enabled', 'required', 'mode', 'method', 'provider', 'scheme', 'location', 'format', 'length']);

/** Whether a name says that its value is a credential: `OPENAI_API_KEY`, `x-api-key`, `clientSecret`; not `max_tokens`, `TOKEN_FILE`, `sortKey`. */
export function namesCredential(name: string): boolean {
  if (name.length > 200) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '');
  const last = words.at(-1);
  if (last === undefined || aboutWords.has(last)) return false;
  if (credentialWords.has(last)) return !(words.includes('public') && words.length > 1);
  if (last === 'key' || last === 'keys') return words.slice(0, -1).some((word) => keyKinds.has(word) || credentialWords.has(word)) && !words.includes('public');
  // `SECRET_KEY_BASE`, `API_KEY_PROD`, `TOKEN_PROD`: one word more behind it.
  if (words.at(-2) === 'key') return keyKinds.has(words.at(-3) ?? '') || credentialWords.has(words.at(-3) ?? '');
  return words.length > 1 && credentialWords.has(words.at(-2) ?? '') && words.at(-2) !== 'auth';
}

/** Samples that stand where a credential belongs: `your-key-here`, `<token>`, `xxx`, `sk-...`, `changeme`. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '') return true;
  if (/^[<[({].*[>\])}]$/s.test(text)) return true;
  if (/\.\.\.|…|[x*•]{4,}/i.test(text)) return true;
  if (/^(.)\1*$/s.test(text)) return true;
  if (/^(?:xxx|abc|abcd|foo|bar|baz|test|dummy|fake|sample|example|placeholder|changeme|change_me|todo|tbd|redacted|secret|password|token|apikey|api_key|key|none|n\/a|unused|not-needed|no-key|ollama|lm-studio|local|empty|anything)$/i.test(text)) return true;
  if (/(?:^|[-_ ])(?:your|my|replace|insert|enter|paste|add|put|change|example|placeholder|dummy|fake|sample|redacted|goes|here)(?:$|[-_ ])/i.test(text)) return true;
  return /^(?:your|my|replace|insert|enter|paste|example|placeholder|dummy|changeme)[A-Z]/.test(text) || /^YOUR[A-Z]{3,}$/.test(text);
}

/** Forms of credentials that no name is needed for; each alternative is linear. */
const forms: readonly RegExp[] = [
  // A JSON web token: three base64url parts, the first begins with `{"`.
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g,
  // A private key in PEM, to its end or the end of the text.
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
  // A short tag and a long random body: `ab-0123…`, `abc_live_0123…`.
  /(?<![A-Za-z0-9_-])[A-Za-z]{2,12}[-_][A-Za-z0-9_-]{20,400}(?![A-Za-z0-9_-])/g,
];
/** The password of `scheme://user:password@host`. */
const userinfo = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/?#@"'<>]{0,200}):([^\s/?#@"'<>]{1,400})@/gi;
/** A credential in running text, code or JSON: `api_key = "…"`, `"Authorization": "Bearer …"`, `--token …`. */
const assignment = /([A-Za-z][A-Za-z0-9_-]{2,60})\\?["']?\s{0,4}(?:=>|[:=])\s{0,4}\\?["'`]?((?:Bearer|Basic|Token)\s+)?([^\s"'`\\,;&<>{}()[\]]{8,400})/g;
const bearer = /\b(?:Bearer|Basic)\s+([A-Za-z0-9._~+/=-]{12,800})/g;

/** Every credential in a text that its form gives away, in order of appearance, without duplicates. Placeholders are left out. */
export function credentialsIn(text: string): string[] {
  if (text.length < 8) return [];
  const found = new Map<string, number>();
  const add = (value: string | undefined, index: number): void => {
    if (value !== undefined && value !== '' && !isPlaceholder(value) && !found.has(value)) found.set(value, index);
  };
  for (const { value, index } of knownKeys(text)) add(value, index);
  for (const [position, form] of forms.entries()) {
    for (const match of text.matchAll(form)) if (position < 2 || isRandom(match[0])) add(match[0], match.index);
  }
  for (const match of text.matchAll(userinfo)) if (!isReferenceText(match[2])) add(match[2], match.index);
  for (const match of text.matchAll(bearer)) if (isRandom(`x-${match[1] as string}`) || (match[1] as string).length >= 20) add(match[1], match.index);
  return [...found].sort(([, a], [, b]) => a - b).map(([value]) => value);
}

/** Credentials that running text assigns to a telling name; with them those of `credentialsIn`. */
export function credentialsInProse(text: string): string[] {
  const found = new Set(credentialsIn(text));
  for (const [, name = '', , value = ''] of text.matchAll(assignment)) {
    if (!namesCredential(name) || isReferenceText(value) || !isCredentialValue(value, name)) continue;
    // A name of code (`apiKey = config.openaiKey`) is no credential; a literal has digits or is long.
    if (/\d/.test(value) && !/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/.test(value)) found.add(value);
  }
  return [...found];
}

/** More credentials than this in one text are not shown one by one: the whole text is masked. */
const credentialsMax = 100;

/** The text with each of these credentials shown as its mask; longer ones first, so that none is left in part. */
export function maskAll(text: string, credentials: readonly string[]): string {
  if (credentials.length > credentialsMax) return '****';
  let masked = text;
  for (const credential of [...credentials].sort((a, b) => b.length - a.length)) masked = masked.replaceAll(credential, maskSecret(credential));
  return masked;
}

function isReferenceText(value: string | undefined): boolean {
  return value === undefined || pointers.test(value) || /^[$%{]/.test(value);
}

/** Tags of public identifiers that are as random as keys: files, threads, customers, builds. */
const identifierTags = /^(?:asst|assistant|file|vs|thread|run|msg|req|org|proj|project|ftjob|batch|wf|workflow|price|prod|cus|sub|evt|user|usr|team|chat|conv|session|build|commit|sha|sha256|sha512|id|uuid|webhook|node)[-_]/i;

/** Random enough for a credential: a run of 14 mixed letters and digits, or 20 hex digits, that is no UUID. */
function isRandom(value: string): boolean {
  if (/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.test(value)) return false;
  if (identifierTags.test(value)) return false;
  const runs = value.split(/[-_.]/);
  return runs.some((run) => run.length >= 14 && /\d/.test(run) && /[A-Za-z]/.test(run) && entropy(run) >= 3);
}

/** Shannon entropy in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
