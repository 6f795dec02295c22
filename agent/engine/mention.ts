/**
 * Where in source code a literal stands, as far as a few bytes before it tell: prose and comments cost no parse.
 * Cheap and generous: what is not clear is parsed.
 */

/** What is looked over backwards; bytes. Generated documentation has lines of thousands; of one that starts further back the file is parsed. */
const lookBackMax = 4_096;

const newline = 0x0a;
const slash = 0x2f;

/** What may stand before a host in a string: the start of the string, `//` of its scheme, `@` of its user, the end of a hole before its last labels. */
const beforeHost = new Set([...'"\'`/@}>)%'].map((character) => character.charCodeAt(0)));

/** Whether the place of a host's name is in an address or begins a string. */
export function isHostPlace(bytes: Uint8Array, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && start - at < lookBackMax && isHostByte(bytes[at] as number)) at -= 1;
  const before = bytes[at];
  if (before === undefined || !beforeHost.has(before)) return false;
  return before !== slash || bytes[at - 1] === slash;
}

/** The longest id of a model, and what surrounds it; bytes. */
const modelIdBytesMax = 160;

/**
 * The word that begins here, where it is written as ids of models are: up to what ends it letters, digits and `._:/@-`, a digit or `-` among them.
 * Also the whole word around it, when it began before: `us.anthropic.claude-…`.
 */
export function modelIdsAt(bytes: Uint8Array, start: number): readonly string[] {
  let isTelling = false;
  let end = start;
  for (; end < bytes.length && end - start < modelIdBytesMax; end += 1) {
    const byte = bytes[end] as number;
    if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) isTelling = true;
    else if (byte === 0x2b || byte === 0x28) return [];
    else if (!isModelIdByte(byte)) break;
  }
  if (!isTelling) return [];
  let from = start;
  while (from > 0 && end - from < modelIdBytesMax && isModelIdByte(bytes[from - 1] as number)) from -= 1;
  const whole = String.fromCharCode(...bytes.subarray(from, end));
  // What follows the id of a model: its variant at a router, its version at a cloud, the end of a sentence.
  return [whole, whole.slice(start - from)].flatMap((id) => [id, id.replace(/(?:[:@].*|[./-]+)$/, '')]);
}

function isModelIdByte(byte: number): boolean {
  return isHostByte(byte) || byte === 0x5f || byte === 0x3a || byte === slash || byte === 0x40;
}

/** Whether the word that begins here stands in one of Ruby's lists of words: `%w[gpt-4o o3]`. */
export function isInWordList(bytes: Uint8Array, start: number): boolean {
  for (let at = start - 1; at > 0 && start - at < wordListBytesMax; at -= 1) {
    const byte = bytes[at] as number;
    if (byte === 0x77 && bytes[at - 1] === 0x25) return true;
    if (!isModelIdByte(byte) && !wordListBytes.has(byte)) return false;
  }
  return false;
}

/** What is looked over backwards to the start of such a list; bytes. */
const wordListBytesMax = 2_000;
const wordListBytes = new Set([...' \t\n\r[({<|!'].map((character) => character.charCodeAt(0)));

/** Whether a sentence can begin here: after a quote or at the start of a line, white space aside. */
export function isSentenceStart(bytes: Uint8Array, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && start - at < lookBackMax && (bytes[at] === 0x20 || bytes[at] === 0x09)) at -= 1;
  const before = bytes[at];
  return before === undefined || before === newline || before === 0x22 || before === 0x27 || before === 0x60 || (before === 0x6e && bytes[at - 1] === 0x5c);
}

/** Whether the name that begins here is given something: `systemPrompt = `, `SYSTEM_PROMPT: &str =`, `"SYSTEM_PROMPT", `, `.systemPrompt(`; using it says nothing. */
export function isNameGiven(bytes: Uint8Array, start: number): boolean {
  if (startsWith(bytes, start - 4, 'def ')) return true;
  let at = start;
  while (isWordByte(bytes[at])) at += 1;
  const isQuoted = bytes[at] === 0x22 || bytes[at] === 0x27 || bytes[at] === 0x60;
  if (isQuoted) at += 1;
  // A type may stand between the name and what it is given: `systemPrompt string = `.
  const isParted = bytes[at] === 0x20 || bytes[at] === 0x09;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1;
  const next = bytes[at];
  return next === 0x3d || next === 0x3a || next === 0x28 || next === 0x5d || (isQuoted && next === 0x2c) || (isParted && isWordByte(next));
}

function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && (byte === 0x5f || (byte !== 0x2d && byte !== 0x2e && isHostByte(byte)));
}

/** Whether the line begins with one of these marks, white space aside. */
export function isOnCommentLine(bytes: Uint8Array, place: number, marks: readonly string[]): boolean {
  const from = Math.max(0, place - lookBackMax);
  let at = place - 1;
  while (at >= from && bytes[at] !== newline) at -= 1;
  if (at < from && from > 0) return false;
  at += 1;
  while (at < place && (bytes[at] === 0x20 || bytes[at] === 0x09)) at += 1;
  return marks.some((mark) => startsWith(bytes, at, mark));
}

function startsWith(bytes: Uint8Array, at: number, mark: string): boolean {
  for (let index = 0; index < mark.length; index += 1) if (bytes[at + index] !== mark.charCodeAt(index)) return false;
  return true;
}

/** Letters, digits, `-` and `.`. */
function isHostByte(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e;
}
