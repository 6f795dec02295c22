/** Labels of a corpus case: what a careful person says is there, and what is not. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { componentKinds, type ComponentKind } from '#shared/model/component.ts';

/** A line of a file of the case. */
export interface Place {
  /** Relative POSIX path in the tree. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** One component that must be found. */
export interface Label extends Place {
  readonly kind: ComponentKind;
  readonly name: string;
  /** Catalog id; absent when the label does not say. */
  readonly provider?: string;
}

/** One line where nothing AI may be found. */
export interface NearMiss extends Place {
  readonly why: string;
}

export interface Labels {
  /** What the case is about. */
  readonly why: string;
  readonly components: readonly Label[];
  readonly nearMisses: readonly NearMiss[];
  /** Media types of artifacts that stand for what an API said, by path. */
  readonly mediaTypes: Readonly<Record<string, string>>;
}

/** Labels that cannot be used; the message names the file, the line and what is accepted. */
export class LabelError extends Error {}

const place = z.string().regex(/^[^:\n]+:[1-9]\d*$/, 'must be PATH:LINE, such as "src/app.py:12"');
const schema = z.strictObject({
  why: z.string().min(1),
  components: z
    .array(z.strictObject({ kind: z.enum(componentKinds), name: z.union([z.string().min(1), z.number()]).transform(String), at: place, provider: z.string().optional() }))
    .default([]),
  near_misses: z.array(z.strictObject({ at: place, why: z.string().min(1) })).default([]),
  media_types: z.record(z.string(), z.string()).default({}),
});

/**
 * Reads labels and holds them against the tree that they are about: every place must exist.
 * @throws {LabelError} for the first mistake.
 */
export function readLabels(file: string, tree: string): Labels {
  const text = readFileSync(file, 'utf8');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken) throw new LabelError(`${file}:${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0]}`);
  if (!isMap(document.contents)) throw new LabelError(`${file}:1: labels are a map with why, components and near_misses.`);

  const lineOf = (path: readonly PropertyKey[]) => {
    for (let length = path.length; length > 0; length -= 1) {
      const range = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (range?.range) return lines.linePos(range.range[0]).line;
    }
    return 1;
  };
  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0] as z.core.$ZodIssue;
    throw new LabelError(`${file}:${lineOf(issue.path)}: ${issue.path.join('.') || 'labels'}: ${issue.message}`);
  }

  const { data } = parsed;
  const check = (list: 'components' | 'near_misses') => (item: { at: string }, index: number) => {
    const found = placeOf(item.at);
    const problem = problemWith(found, tree);
    if (problem !== undefined) throw new LabelError(`${file}:${lineOf([list, index, 'at'])}: ${list}.${index}.at: ${problem}`);
    return found;
  };
  const components = data.components.map((item, index) => ({ ...check('components')(item, index), kind: item.kind, name: item.name, ...(item.provider !== undefined && { provider: item.provider }) }));
  const nearMisses = data.near_misses.map((item, index) => ({ ...check('near_misses')(item, index), why: item.why }));
  const twice = components.findIndex((label, index) => components.slice(0, index).some((other) => isSame(other, label)));
  if (twice >= 0) throw new LabelError(`${file}:${lineOf(['components', twice])}: components.${twice}: the same label stands above.`);
  return { why: data.why, components, nearMisses, mediaTypes: data.media_types };
}

function placeOf(at: string): Place {
  const colon = at.lastIndexOf(':');
  return { path: at.slice(0, colon), line: Number(at.slice(colon + 1)) };
}

/** What is wrong with a place; undefined when it exists. */
function problemWith({ path, line }: Place, tree: string): string | undefined {
  const file = join(tree, path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return `there is no file ${path}.`;
  // The last line break ends a line and begins none.
  const count = readFileSync(file, 'latin1').replace(/\n$/, '').split('\n').length;
  return line > count ? `${path} has ${count} lines.` : undefined;
}

function isSame(a: Label, b: Label): boolean {
  return a.kind === b.kind && a.name === b.name && a.path === b.path && a.line === b.line;
}
