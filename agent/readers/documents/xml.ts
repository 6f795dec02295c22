/**
 * XML with lines, for manifests. A reader of its own because it must be safe on hostile text and keep places, and needs little: no document type is
 * read and no entity beyond the five of the standard and characters by number is replaced, so nothing can expand. Broken text keeps what came before.
 */
import { ReaderTrouble } from '../reader.ts';
import type { Findings } from './reading.ts';
import { indexLines } from './lines.ts';

export interface XmlElement {
  /** Without the prefix of its namespace. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, trimmed. */
  readonly text: string;
  /** 1-based, of its opening tag. */
  readonly line: number;
}

/** Deepest nesting; project files have 8 levels. */
const depthMax = 100;
/** Elements of one document; the largest project files have some ten thousand. */
const elementsMax = 200_000;

interface Open extends XmlElement {
  readonly attributes: Map<string, string>;
  readonly children: Open[];
  text: string;
}

/**
 * The outermost element; undefined, with a note, when there is none.
 * @throws {ReaderTrouble} `too_deep`, `too_many_facts`.
 */
export function parseXml(text: string, findings: Findings): XmlElement | undefined {
  const lines = indexLines(text);
  const top: Open = { name: '', attributes: new Map(), children: [], text: '', line: 1 };
  const open: Open[] = [top];
  let elements = 0;
  const broken = (at: number): void => findings.note('parse_error', `Not valid XML at line ${lines.lineAt(at)}, column ${lines.columnAt(at)}.`);

  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const end = tag < 0 ? text.length : tag;
    const around = open.at(-1) as Open;
    if (end > at) around.text += unescaped(text.slice(at, end));
    if (tag < 0) break;
    const skipped = skipSpecial(text, tag);
    if (skipped !== undefined) {
      if (text.startsWith('<![CDATA[', tag)) around.text += text.slice(tag + 9, Math.max(tag + 9, skipped - 3));
      if (skipped > text.length) broken(tag);
      at = skipped;
      continue;
    }
    const close = tagEnd(text, tag);
    if (close < 0) {
      broken(tag);
      break;
    }
    at = close + 1;
    if (text[tag + 1] === '/') {
      const name = localName(text.slice(tag + 2, close).trim());
      if (around.name !== name || open.length === 1) {
        broken(tag);
        break;
      }
      open.pop();
      continue;
    }
    const isEmpty = text[close - 1] === '/';
    const inside = text.slice(tag + 1, isEmpty ? close - 1 : close);
    const name = /^[^\s/>]+/.exec(inside)?.[0];
    if (name === undefined) {
      broken(tag);
      break;
    }
    elements += 1;
    if (elements > elementsMax) throw new ReaderTrouble('too_many_facts', `More than ${elementsMax} elements.`);
    const element: Open = { name: localName(name), attributes: attributesOf(inside.slice(name.length)), children: [], text: '', line: lines.lineAt(tag) };
    around.children.push(element);
    if (!isEmpty) open.push(element);
    if (open.length > depthMax) throw new ReaderTrouble('too_deep', `Nested deeper than ${depthMax} levels at line ${element.line}.`);
  }
  if (open.length > 1) broken(text.length);
  const root = top.children[0];
  if (!root) broken(0);
  else trimAll(root);
  return root;
}

/** The first child of that name; names are compared in lower case when asked, as MSBuild does. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Where a comment, a declaration or a section of characters ends; undefined for a tag. Beyond the text when it does not. */
function skipSpecial(text: string, at: number): number | undefined {
  const [fence, length] = text.startsWith('<!--', at) ? ['-->', 4] : text.startsWith('<![CDATA[', at) ? [']]>', 9] : text.startsWith('<?', at) ? ['?>', 2] : ['', 0];
  if (fence !== '') {
    const end = text.indexOf(fence as string, at + (length as number));
    return end < 0 ? text.length + 1 : end + (fence as string).length;
  }
  if (!text.startsWith('<!', at)) return undefined;
  // A document type may hold declarations in brackets; they are passed over.
  const bracket = text.indexOf('[', at);
  const close = text.indexOf('>', at);
  const end = bracket >= 0 && bracket < close ? text.indexOf(']>', bracket) + 1 : close;
  return end <= 0 ? text.length + 1 : end + 1;
}

/** The `>` that ends a tag, outside of quotes. */
function tagEnd(text: string, at: number): number {
  let quote = 0;
  for (let index = at + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return index;
    else if (code === 60) return -1;
  }
  return -1;
}

/** `name="value"` and `name='value'`, in one pass; what is neither is passed over. */
function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (let at = text.indexOf('='); at >= 0; ) {
    let open = at + 1;
    while (isBlank(text.charCodeAt(open))) open += 1;
    const quote = text[open];
    const close = quote === '"' || quote === "'" ? text.indexOf(quote, open + 1) : -1;
    let end = at;
    while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1;
    let start = end;
    while (start > 0 && end - start < nameCharsMax && /[^\s=/"']/.test(text[start - 1] as string)) start -= 1;
    if (close > 0 && start < end) attributes.set(localName(text.slice(start, end)), unescaped(text.slice(open + 1, close)));
    at = text.indexOf('=', close > 0 ? close + 1 : open);
  }
  return attributes;
}

/** Names longer than this are cut; characters. */
const nameCharsMax = 200;

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([a-z]{2,4}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] as string) : whole;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function trimAll(element: Open): void {
  element.text = element.text.trim();
  for (const child of element.children) trimAll(child);
}
