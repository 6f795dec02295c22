/** The entries of a `yarn.lock`, of Yarn 1 and of the later ones, whose file is YAML. */
import { blocksOf, pairOf, type Block } from '../../documents/blocks.ts';

export interface YarnEntry {
  /** What it answers: `openai@^4.0.0`, `openai@npm:^4.0.0`. */
  readonly descriptors: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
  /** Names with ranges, by table: `dependencies`, `optionalDependencies`, `peerDependencies`. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly line: number;
}

/** Entries in the order of the file; what is no entry, such as `__metadata`, is left out. */
export function yarnEntries(text: string): YarnEntry[] {
  return blocksOf(text).flatMap((block) => {
    if (!block.text.endsWith(':') || block.blocks.length === 0) return [];
    const descriptors = block.text.slice(0, -1).replaceAll('"', '').split(/, ?/).filter((descriptor) => descriptor.indexOf('@', 1) > 0);
    return descriptors.length === 0 ? [] : [entryOf(block, descriptors)];
  });
}

function entryOf(block: Block, descriptors: readonly string[]): YarnEntry {
  const fields = new Map<string, string>();
  const tables = new Map<string, ReadonlyMap<string, string>>();
  for (const { text, blocks } of block.blocks) {
    if (blocks.length > 0) tables.set(text.replace(/:$/, ''), new Map(blocks.flatMap((below) => fieldOf(below.text) ?? [])));
    else {
      const field = fieldOf(text);
      if (field) fields.set(...field[0]);
    }
  }
  return { descriptors, fields, tables, line: block.line };
}

/** `version "1.0.0"`, `"@scope/name" "^1.0.0"` and `version: 1.0.0`. */
function fieldOf(text: string): [[string, string]] | undefined {
  const pair = pairOf(text);
  if (pair && !/^[\w-]+ "/.test(text)) return [[pair.key, pair.value]];
  const end = text.startsWith('"') ? text.indexOf('"', 1) + 1 : text.indexOf(' ');
  if (end <= 0) return undefined;
  return [[text.slice(0, end).replaceAll('"', ''), text.slice(end + 1).replaceAll('"', '').trim()]];
}

/** The part of a descriptor before the `@` that is not that of a scope. */
export function descriptorName(descriptor: string): string {
  return descriptor.slice(0, descriptor.indexOf('@', 1));
}
