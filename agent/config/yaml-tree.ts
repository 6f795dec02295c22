/** YAML with the place of each key and value. Nothing of the text stands in a problem: it may be a secret. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';
import { shownName } from './shown.ts';

/** 1-based, in characters. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
}

export interface YamlList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly YamlNode[];
}

export interface YamlMap {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, { readonly place: Place; readonly value: YamlNode }>;
}

export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlProblem {
  readonly place: Place;
  readonly message: string;
}

/** Deeper than anything that `waybill.yaml` accepts; levels. */
const depthMax = 16;

/** What the parser complains about, by its codes, and what to do. */
const wordsOf: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'an alias cannot stand here; put a value that begins with * into quotes, such as "*/15 * * * *"',
  BAD_INDENT: 'a line stands too far left or right, or a bracket is not closed',
  BAD_SCALAR_START: 'a value cannot begin with this character; put it into quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second ": " stands in one line; put the value into quotes',
  MISSING_CHAR: 'a quote, comma or bracket is missing',
  MULTIPLE_DOCS: 'there is more than one document',
  TAB_AS_INDENT: 'a line is indented by a tab; use spaces',
  UNEXPECTED_TOKEN: 'something stands where nothing can; put a value that begins with * into quotes, such as "*/15 * * * *"',
};

/** The tree, as far as it can be read, and everything that is wrong with the text as YAML. An empty text has no root. */
export function readYamlTree(text: string): { readonly root: YamlNode | undefined; readonly problems: readonly YamlProblem[] } {
  const lines = new LineCounter();
  // The parser's own messages quote the text, and its check for keys that stand twice does not say where the first one stands.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, schema: 'core' });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = document.errors.map(({ code, pos }): YamlProblem => ({ place: placeAt(pos[0]), message: `this is not YAML: ${wordsOf[code] ?? `the parser says ${code}`}` }));
  // One mistake often makes the parser stumble over the rest of its line.
  const perLine = problems.filter(({ place }, index) => problems.findIndex((other) => other.place.line === place.line) === index);
  if (perLine.length > 0 || document.contents === null) return { root: undefined, problems: perLine };

  const refused: YamlProblem[] = [];
  const root = convert(document.contents, 0);
  return { root, problems: refused };

  function convert(node: Node | null | undefined, depth: number, fallback: Place = { line: 1, column: 1 }): YamlNode {
    const place = node?.range === undefined || node.range === null ? fallback : placeAt(node.range[0]);
    const none: YamlScalar = { kind: 'scalar', place, value: null };
    if (node === null || node === undefined) return none;
    if (depth > depthMax) return refuse(place, `this is nested deeper than ${depthMax} levels`);
    if (isAlias(node)) return refuse(place, 'aliases are not read here; write the value out, in quotes when it begins with *');
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) return refuse(place, 'tags are not read here; put a value that begins with ! into quotes');
    if (isSeq(node)) return { kind: 'list', place, items: node.items.map((item) => convert(item as Node, depth + 1, place)) };
    if (isMap(node)) return { kind: 'map', place, entries: entriesOf(node.items as readonly Pair<Node | null, Node | null>[], depth, place) };
    if (isScalar(node)) return scalarOf(node.value, place);
    return none;
  }

  function entriesOf(pairs: readonly Pair<Node | null, Node | null>[], depth: number, around: Place): YamlMap['entries'] {
    const entries = new Map<string, { place: Place; value: YamlNode }>();
    for (const { key, value } of pairs) {
      const place = key?.range === undefined || key.range === null ? around : placeAt(key.range[0]);
      if (!isScalar(key) || typeof key.value !== 'string') {
        refused.push({ place, message: 'a key must be a word' });
        continue;
      }
      const before = entries.get(key.value);
      if (before === undefined) entries.set(key.value, { place, value: convert(value, depth + 1, place) });
      else refused.push({ place, message: `the key ${shownName(key.value)} stands here a second time; the first is in line ${before.place.line}` });
    }
    return entries;
  }

  function scalarOf(value: unknown, place: Place): YamlScalar {
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return { kind: 'scalar', place, value };
    refuse(place, 'this value is neither text nor a number, true or false');
    return { kind: 'scalar', place, value: null };
  }

  function refuse(place: Place, message: string): YamlScalar {
    refused.push({ place, message });
    return { kind: 'scalar', place, value: null };
  }
}

/** The data without places. Keys such as `__proto__` are keys like any other. */
export function plainOf(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainOf);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainOf(value)]));
}
