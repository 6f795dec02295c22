/** Credentials: found by bytes, masked here, known afterwards only by mask and keyed fingerprint. */
import { createHmac } from 'node:crypto';
import type { SecretFact } from '#shared/model/fact.ts';
import { maskSecret } from '#shared/model/masking.ts';
import type { KeyHit, Prefilter } from './prefilter.ts';

export interface FoundSecrets {
  readonly facts: readonly SecretFact[];
  /** The values, for redacting what else was read from the same artifact; they never leave the worker. */
  readonly values: readonly string[];
}

/** How far around a literal a key may reach; bytes. The longest known format, a short-lived Bedrock key, has about 2,000. */
const before = 200;
const after = 4096;

/** Looks at the places that the prefilter found. */
export function findSecrets(bytes: Buffer, keyHits: readonly KeyHit[], options: { path: string; fingerprintKey?: string }): FoundSecrets {
  const taken: { start: number; end: number }[] = [];
  const found: { start: number; value: string; hit: KeyHit }[] = [];
  for (const hit of keyHits) {
    if (taken.some((span) => hit.start >= span.start && hit.end <= span.end)) continue;
    const windowStart = Math.max(0, hit.start - before);
    const window = bytes.toString('latin1', windowStart, Math.min(bytes.length, hit.end + after));
    for (const match of matchesAround(hit.format.item.pattern, window, { start: hit.start - windowStart, end: hit.end - windowStart })) {
      // The literal may stand in front of the key (`MISTRAL_API_KEY=…`), so the whole match has to cover it, not the key alone.
      const matchStart = windowStart + match.index;
      if (matchStart > hit.start || matchStart + match[0].length < hit.end) continue;
      const value = match[1] ?? match[0];
      const start = matchStart + match[0].indexOf(value);
      if (isPlaceholder(value, hit.format.item.entropyMin ?? 0)) continue;
      // Two literals of a format may lead to one key: `aws_secret_access_key` holds `secret_access_key`.
      if (found.some((other) => other.start === start && other.value === value)) break;
      taken.push({ start, end: start + value.length });
      found.push({ start, value, hit });
      break;
    }
  }

  const context = contextOf(options.path);
  const lineAt = lineCounter(bytes);
  const facts = found
    .sort((a, b) => a.start - b.start)
    .map(
      ({ start, value, hit }): SecretFact => ({
        type: 'secret',
        line: lineAt(start),
        detector: hit.format.item.id,
        ...(hit.format.entry.type === 'vendor' && hit.format.item.isAi !== false && { provider: hit.format.entry.id }),
        masked: maskSecret(value),
        ...(options.fingerprintKey !== undefined && { fingerprint: fingerprint(options.fingerprintKey, value) }),
        ...judged(context, hit.format.item.isValid?.(value) ?? true),
      }),
    );
  return { facts, values: [...new Set(found.map(({ value }) => value))] };
}

/** How sure it is: one whose check digits disagree was made up to look like a key, whatever file it stands in. */
function judged(context: SecretFact['context'], isValid: boolean): Pick<SecretFact, 'confidence' | 'context'> {
  if (!isValid) return { confidence: 0.3, context: 'placeholder' };
  return { confidence: context === 'code' ? 0.95 : 0.5, context };
}

/** The credentials in a short text such as a path. */
export function secretsIn(prefilter: Prefilter, text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  return findSecrets(bytes, prefilter.run(bytes, undefined).keyHits, { path: '' }).values;
}

/** HMAC-SHA-256 of a credential with the organization's key, hex: the same secret is recognised, and nobody without the key can test guesses. */
export function fingerprint(key: string, value: string): string {
  return createHmac('sha256', key).update(value).digest('hex');
}

/** The matches that may cover a literal. Where a key begins with its literal, which is often part of words (`sk_`), nothing else is searched. */
function matchesAround(pattern: RegExp, window: string, { start, end }: { start: number; end: number }): Iterable<RegExpExecArray> {
  const searched = searchedBy(pattern);
  const literal = window.slice(start, end);
  const isFirst = pattern.ignoreCase ? searched.begins.toLowerCase().startsWith(literal.toLowerCase()) : searched.begins.startsWith(literal);
  if (!isFirst) return window.matchAll(searched.anywhere);
  searched.here.lastIndex = start;
  const match = searched.here.exec(window);
  return match ? [match] : [];
}

interface Searched {
  readonly anywhere: RegExp;
  readonly here: RegExp;
  /** What every match begins with. */
  readonly begins: string;
}

const searches = new Map<RegExp, Searched>();
function searchedBy(pattern: RegExp): Searched {
  const known = searches.get(pattern);
  if (known) return known;
  const flags = pattern.flags.replace(/[gy]/g, '');
  const made = { anywhere: new RegExp(pattern.source, `${flags}g`), here: new RegExp(pattern.source, `${flags}y`), begins: beginningOf(pattern.source) };
  searches.set(pattern, made);
  return made;
}

/** The text that an expression begins with, after what only looks around; empty where it has alternatives. */
function beginningOf(source: string): string {
  const classless = source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  if (classless.includes('|')) return '';
  const rest = source.replace(/^(?:\\b|\(\?<?[!=](?:\[(?:\\.|[^\]\\])*\]|\\.|[^()\\[])*\)|\((?:\?:)?(?!\?))+/, '');
  const [plain = ''] = /^(?:[\w-]|\\[-./])*(?![?*{])/.exec(rest) ?? [];
  return plain.replaceAll('\\', '');
}

/** Words that people put where a key should stand. */
const placeholderWords = /example|placeholder|your[-_]?|dummy|changeme|redacted|insert|replace[-_]?|sample|fake|test[-_]?key|xxxx|\*\*\*|\.\.\.|1234567890|abcdefgh|qwertyuiop|deadbeef|(.)\1{6}/i;
/** Neighbours that follow each other in the alphabet or on the row of digits: `abcdef…`, `12345…`; at most this share of a random text. */
const rowShareMax = 0.4;

function isPlaceholder(value: string, entropyMin: number): boolean {
  return placeholderWords.test(value) || entropyBits(value) < entropyMin || shareInRows(value) > rowShareMax;
}

function shareInRows(text: string): number {
  let inRow = 0;
  for (let at = 1; at < text.length; at += 1) if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) === 1) inRow += 1;
  return inRow / Math.max(1, text.length - 1);
}

/** Shannon entropy in bits a character. */
export function entropyBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

function contextOf(path: string): SecretFact['context'] {
  if (/(?:^|\/)(?:tests?|__tests__|spec|specs|fixtures?|testdata|mocks?|__mocks__)\/|[._-](?:test|spec)\.\w+$|(?:^|\/)(?:test_[^/]*|conftest)\.py$/i.test(path)) return 'test';
  if (/(?:^|\/)(?:docs?|examples?|samples?)\/|\.(?:md|mdx|rst|adoc)$/i.test(path)) return 'documentation';
  return 'code';
}

/** Lines of ascending places: each byte is passed once, however many places there are. */
function lineCounter(bytes: Buffer): (offset: number) => number {
  let line = 1;
  let end = bytes.indexOf(10);
  return (offset) => {
    for (; end >= 0 && end < offset; end = bytes.indexOf(10, end + 1)) line += 1;
    return line;
  };
}
