/**
 * Finds characters that a person does not see in an editor or a diff, but a model reads.
 * Background: https://trojansource.codes (bidirectional controls), and the "rules file backdoor" in which
 * instructions hide in zero-width and tag characters. Emoji, flags and scripts that need joiners are left alone.
 */

export interface HiddenCharacter {
  readonly line: number;
  /** `U+200B`. */
  readonly codePoint: string;
}

/** More than this from one file are counted as one warning; a hidden page of text is long past the proof. */
export const hiddenMax = 1000;

/** Default-ignorable code points, controls other than blanks, and line separators. */
const suspicious = /[[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zl}\p{Zp}]--[\t\n\v\f\r]]/v;

/** Hidden characters in document order, `isCut` when there were more than `hiddenMax`. A byte order mark at the start is none. */
export function hiddenCharacters(text: string): { hidden: HiddenCharacter[]; isCut: boolean } {
  const hidden: HiddenCharacter[] = [];
  if (!suspicious.test(text)) return { hidden, isCut: false };
  let line = 1;
  for (const lineText of text.split('\n')) {
    const points = suspicious.test(lineText) ? [...lineText] : [];
    for (let at = 0; at < points.length; at += 1) {
      const point = points[at] as string;
      if (!suspicious.test(point) || (line === 1 && at === 0 && point === '\ufeff') || isLegitimate(points, at, lineText)) continue;
      if (hidden.length >= hiddenMax) return { hidden, isCut: true };
      hidden.push({ line, codePoint: `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` });
    }
    line += 1;
  }
  return { hidden, isCut: false };
}

function isLegitimate(points: readonly string[], at: number, line: string): boolean {
  const code = points[at]?.codePointAt(0) ?? 0;
  const before = points[at - 1] ?? '';
  const after = points[at + 1] ?? '';
  // A soft hyphen is typography: it shows at the end of a line.
  if (code === 0xad) return true;
  // Emoji and text presentation, keycaps, and variants of symbols, ideographs and Mongolian letters: one selector behind its base.
  if (code === 0xfe0e || code === 0xfe0f) return /^[0-9#*]$/.test(before) ? after === '\u20e3' : /[\p{Emoji}\p{Extended_Pictographic}]/u.test(before);
  if (code >= 0xfe00 && code <= 0xfe0d) return /[\p{Script=Han}\p{Sm}]/u.test(before);
  if (code >= 0xe0100 && code <= 0xe01ef) return /\p{Script=Han}/u.test(before);
  if (code >= 0x180b && code <= 0x180f) return /\p{Script=Mongolian}/u.test(before);
  if (code === 0x200d && isEmojiPart(before) && /\p{Extended_Pictographic}/u.test(after)) return true;
  // Joiners shape letters in Arabic and Indic scripts.
  if (code === 0x200c || code === 0x200d) return joining.test(before) && (joining.test(after) || after === '' || /[\s\p{P}]/u.test(after));
  // Direction marks beside right-to-left letters.
  if (code === 0x200e || code === 0x200f || code === 0x61c) return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(line);
  if (code === 0x115f || code === 0x1160) return /\p{Script=Hangul}/u.test(before + after);
  if (code >= 0xe0020 && code <= 0xe007f) return isFlagTag(points, at);
  return false;
}

const joining = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]/u;

function isEmojiPart(point: string): boolean {
  return /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u.test(point);
}

/** Flags of regions: a black flag, at most six tag letters or digits, and the cancel tag. */
function isFlagTag(points: readonly string[], at: number): boolean {
  let start = at;
  while (start > 0 && isTag(points[start])) start -= 1;
  if (points[start] !== '\u{1f3f4}') return false;
  let end = start + 1;
  while (end < points.length && isTag(points[end]) && points[end] !== '\u{e007f}') end += 1;
  return points[end] === '\u{e007f}' && end - start <= 7 && at <= end;
}

function isTag(point: string | undefined): boolean {
  const code = point?.codePointAt(0) ?? 0;
  return code >= 0xe0020 && code <= 0xe007f;
}
