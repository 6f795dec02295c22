/**
 * The tokens of HCL: names, numbers, texts and marks, with lines; comments are left out. What a text refers to in its holes is told beside it.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md (read 2026-11-30).
 */
import type { Findings } from '../documents/reading.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'mark' | 'newline' | 'end';
  readonly text: string;
  readonly line: number;
  /** Of a text with `${…}`: the names in it. Then it is no literal. */
  readonly references?: readonly string[];
}

/** The tokens in order, an `end` last; notes a `parse_error` for a string without an end. */
export function tokensOf(text: string, findings: Findings): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  const add = (kind: Token['kind'], value: string, references?: readonly string[]) => tokens.push({ kind, text: value, line, ...(references && { references }) });
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '\n') {
      add('newline', '\n');
      line += 1;
      at += 1;
    } else if (character === ' ' || character === '\t' || character === '\r' || character === '\uFEFF') {
      at += 1;
    } else if (character === '#' || text.startsWith('//', at)) {
      at = endOf(text, '\n', at);
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      const stop = end < 0 ? text.length : end + 2;
      line += count(text, at, stop);
      at = stop;
    } else if (character === '"') {
      const quoted = quotedText(text, at);
      if (!quoted.isClosed) findings.note('parse_error', `A string that begins at line ${line} has no end.`);
      add('text', quoted.text, quoted.references);
      line += count(text, at, quoted.end);
      at = quoted.end;
    } else if (text.startsWith('<<', at)) {
      const here = heredoc(text, at);
      if (here === undefined) {
        add('mark', '<');
        at += 1;
        continue;
      }
      add('text', here.text, here.references);
      line += count(text, at, here.end);
      at = here.end;
    } else if (isNameStart(character)) {
      const end = nameEnd(text, at);
      add('name', text.slice(at, end));
      at = end;
    } else if (character >= '0' && character <= '9') {
      const end = numberEnd(text, at);
      add('number', text.slice(at, end));
      at = end;
    } else {
      add('mark', character);
      // `==`, `=>`, `>=` and the like are one mark each, so that a comparison is no assignment.
      if ((character === '=' || character === '!' || character === '<' || character === '>') && (text[at + 1] === '=' || text[at + 1] === '>')) {
        tokens[tokens.length - 1] = { kind: 'mark', text: text.slice(at, at + 2), line };
        at += 1;
      }
      at += 1;
    }
  }
  add('end', '');
  return tokens;
}

/** A quoted string; `references` when it has holes. */
function quotedText(text: string, start: number): { text: string; end: number; isClosed: boolean; references?: string[] } {
  let out = '';
  const references: string[] = [];
  let hasHoles = false;
  let at = start + 1;
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '"') return { text: out, end: at + 1, isClosed: true, ...(hasHoles && { references }) };
    if (character === '\n') break;
    if (character === '\\') {
      out += escapes[text[at + 1] ?? ''] ?? text[at + 1] ?? '';
      at += 2;
    } else if ((character === '$' || character === '%') && text[at + 1] === '{' && text[at - 1] !== character) {
      const end = holeEnd(text, at + 2);
      references.push(...namesIn(text.slice(at + 2, end)));
      hasHoles = true;
      at = end + 1;
    } else {
      out += character;
      at += 1;
    }
  }
  return { text: out, end: at, isClosed: false, ...(hasHoles && { references }) };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The place of the brace that ends a hole; strings in it may hold braces. */
function holeEnd(text: string, start: number): number {
  let depth = 1;
  let isQuoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === '\n' && isQuoted) isQuoted = false;
    else if (!isQuoted && character === '{') depth += 1;
    else if (!isQuoted && character === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

/** `<<EOT` or `<<-EOT` to the line that is only the word. */
function heredoc(text: string, start: number): { text: string; end: number; references?: string[] } | undefined {
  const head = /^<<(-?)([A-Za-z_][\w-]{0,100})\r?\n/.exec(text.slice(start, start + 120));
  if (head === null) return undefined;
  const [whole, dash, word = ''] = head;
  const from = start + whole.length;
  let at = from;
  while (at < text.length) {
    const end = endOf(text, '\n', at);
    if (text.slice(at, end).trim() === word) {
      const body = text.slice(from, at);
      const references = namesInHoles(body);
      return { text: dash === '-' ? unindented(body) : body, end, ...(references && { references }) };
    }
    at = end + 1;
  }
  return { text: text.slice(from), end: text.length };
}

function unindented(body: string): string {
  const lines = body.split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n');
}

function namesInHoles(text: string): string[] | undefined {
  const names: string[] = [];
  let hasHoles = false;
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) {
    if (text[at - 1] === '$') continue;
    hasHoles = true;
    names.push(...namesIn(text.slice(at + 2, holeEnd(text, at + 2))));
  }
  return hasHoles ? names : undefined;
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w.-])[A-Za-z_][\w-]*(?:\.(?:[A-Za-z_][\w-]*|\d+|\*))+/g)].map(([name]) => name);
}

function isNameStart(character: string): boolean {
  return /[A-Za-z_]/.test(character) || character > '\u007f';
}

function nameEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && (/[\w-]/.test(text[at] as string) || (text[at] as string) > '\u007f')) at += 1;
  return at;
}

function numberEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && /[\d.eE]/.test(text[at] as string)) at += 1;
  return at;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end;
}

function count(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
