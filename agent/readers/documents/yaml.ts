/** YAML with positions and with anchors followed, never expanded as a whole: an alias bomb costs only what is asked for. */
import type * as Yaml from 'yaml';
import type { Node, Scalar } from 'yaml';
import { ReaderTrouble } from '../reader.ts';
import type { Findings } from './reading.ts';

export type YamlNode = Node;
export interface YamlMember {
  readonly key: string;
  /** Absent when nothing stands after the colon. */
  readonly value: YamlNode | undefined;
  readonly line: number;
}
export interface YamlDocument {
  readonly root: YamlNode | undefined;
  lineOf(node: YamlNode): number;
  /** Members of a map, aliases followed and merge keys (`<<`) folded in; own keys win. Empty for everything else. */
  members(node: YamlNode | undefined): readonly YamlMember[];
  get(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined;
  items(node: YamlNode | undefined): readonly YamlNode[];
  /** A scalar as it is written (`22:22`, `0.10`), without quotes; undefined for lists, maps and null. */
  text(node: YamlNode | undefined): string | undefined;
  isTrue(node: YamlNode | undefined): boolean;
}

/** Members and items that are looked at in one document; an alias bomb ends here. */
const visitsMax = 200_000;
/** Brackets and dashes deeper than this are not parsed; compose files stay below 10. */
const depthMax = 100;

let library: typeof Yaml | undefined;

/** Loads the parser, once in each thread; for `prepare`. It is the largest package of all readers, and most trees need it for a file or two. */
export async function loadYaml(): Promise<void> {
  if (library) return;
  const loading: unknown = await import('yaml');
  // A CommonJS package that the bundler put into a chunk of its own has its names below `default` only (esbuild 0.28).
  library = (loading as { readonly default?: typeof Yaml }).default ?? (loading as typeof Yaml);
}

function loaded(): typeof Yaml {
  if (!library) throw new Error('YAML is to be parsed before `loadYaml`.');
  return library;
}

/**
 * Parses what it can; notes a `parse_error` with line and column, never content.
 * @throws {ReaderTrouble} `too_deep`; `too_many_facts` when aliases make the document larger than `visitsMax`.
 */
export function parseYaml(text: string, findings: Findings): YamlDocument {
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = loaded();
  refuseDeepYaml(text);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false, prettyErrors: false, logLevel: 'silent', keepSourceTokens: false });
  const first = document.errors[0];
  if (first) {
    const { line, col } = counter.linePos(first.pos[0]);
    findings.note('parse_error', `Not valid YAML at line ${line}, column ${col} (${first.code}).`);
  }
  const targets = aliasTargets(document.contents);
  let visits = 0;

  const follow = (node: unknown): YamlNode | undefined => {
    let current = node;
    for (let hops = 0; isAlias(current) && hops < 20; hops += 1) current = targets.get(current);
    return isScalar(current) || isMap(current) || isSeq(current) ? current : undefined;
  };
  const charge = (): void => {
    visits += 1;
    if (visits > visitsMax) throw new ReaderTrouble('too_many_facts', `Aliases make the document larger than ${visitsMax} entries.`);
  };
  const lineOf = (node: YamlNode): number => counter.linePos(node.range?.[0] ?? 0).line;
  const membersOf = (node: YamlNode | undefined, depth: number): Map<string, YamlMember> => {
    const members = new Map<string, YamlMember>();
    const map = follow(node);
    if (!isMap(map) || depth > 10) return members;
    for (const pair of map.items) {
      charge();
      if (!isScalar(pair.key)) continue;
      const key = String(pair.key.source ?? pair.key.value);
      if (key === '__proto__') continue;
      if (key !== '<<') members.set(key, { key, value: follow(pair.value), line: lineOf(pair.key) });
    }
    for (const pair of map.items) {
      if (!isScalar(pair.key) || pair.key.value !== '<<') continue;
      const merged = follow(pair.value);
      for (const part of isSeq(merged) ? merged.items : [merged]) {
        for (const member of membersOf(follow(part), depth + 1).values()) if (!members.has(member.key)) members.set(member.key, member);
      }
    }
    return members;
  };

  return {
    root: follow(document.contents),
    lineOf,
    members: (node) => [...membersOf(node, 0).values()],
    get(node, ...keys) {
      let current = node;
      for (const key of keys) current = membersOf(current, 0).get(key)?.value;
      return current;
    },
    items(node) {
      const list = follow(node);
      if (!isSeq(list)) return [];
      return list.items.flatMap((item) => {
        charge();
        return follow(item) ?? [];
      });
    },
    text(node) {
      const scalar = follow(node);
      if (!isScalar(scalar) || scalar.value === null || scalar.value === undefined) return undefined;
      return textOf(scalar);
    },
    isTrue(node) {
      const scalar = follow(node);
      return isScalar(scalar) && (scalar.value === true || (typeof scalar.value === 'string' && /^(?:true|yes|on)$/i.test(scalar.value)));
    },
  };
}

function textOf(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : String(scalar.source ?? scalar.value);
}

/** What each alias stands for: the last anchor of that name before it. One walk, where `alias.resolve` would walk for each. */
function aliasTargets(contents: Node | null): Map<unknown, unknown> {
  const { isAlias, isMap, isPair, isScalar, isSeq, visit } = loaded();
  const anchors = new Map<string, unknown>();
  const targets = new Map<unknown, unknown>();
  if (contents === null) return targets;
  visit(contents, (_key, node) => {
    if (isAlias(node)) targets.set(node, anchors.get(node.source));
    else if (!isPair(node) && (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
  });
  return targets;
}

/** The composer is recursive and its flow lexer slow on deep nesting. Brackets in strings count too; nobody writes 100 of them. */
function refuseDeepYaml(text: string): void {
  let depth = 0;
  let dashes = 0;
  let indents: number[] = [];
  let isLineStart = true;
  let column = 0;
  for (let at = 0; at < text.length; at += 1, column += 1) {
    const character = text[at];
    if (character === '\n') {
      isLineStart = true;
      column = -1;
      dashes = 0;
    } else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    else if (isLineStart && character === '-' && text[at + 1] === ' ') dashes += 1;
    if (isLineStart && character !== ' ' && character !== '-' && character !== '\n') {
      isLineStart = false;
      indents = indents.filter((indent) => indent < column);
      indents.push(column);
    }
    if (depth > depthMax || dashes > depthMax || indents.length > depthMax) {
      throw new ReaderTrouble('too_deep', `Nested deeper than ${depthMax} levels.`);
    }
  }
}
