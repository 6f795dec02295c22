/** A prompt that code reads from a file is one prompt: the file, with the places of the code that names it. */
import type { Component } from '#shared/model/component.ts';

/** Components without what code names and no file is, and without files that might be prompts and that no code names. */
export function withPromptFiles(components: readonly Component[]): readonly Component[] {
  if (!components.some(isMarked)) return components;
  const files = components.filter((component) => component.kind === 'prompt' && component.properties['read_from'] === undefined && pathOf(component) !== undefined);
  const named = new Map<string, Component[]>();
  for (const component of components) {
    for (const file of component.properties['read_from'] === undefined ? [] : filesMeant(component, files)) named.set(file.id, [...(named.get(file.id) ?? []), component]);
  }
  return components.flatMap((component) => {
    const by = named.get(component.id);
    if (component.properties['read_from'] !== undefined || (component.properties['waits_for'] !== undefined && !by)) return [];
    const { waits_for: _, ...properties } = component.properties;
    return [by ? { ...component, properties, occurrences: [...component.occurrences, ...by.flatMap(({ occurrences }) => occurrences)] } : component];
  });
}

function isMarked({ properties }: Component): boolean {
  return properties['read_from'] !== undefined || properties['waits_for'] !== undefined;
}

/** The file that such a prompt is; undefined for one that stands in code. */
function pathOf({ occurrences: [first] }: Component): string | undefined {
  return first?.method === 'configuration' ? first.path : undefined;
}

/** The files that a path can mean: of several the ones nearest to the code, and none when that does not tell. A pattern means all that it fits. */
function filesMeant({ properties, occurrences }: Component, files: readonly Component[]): readonly Component[] {
  const path = properties['read_from'] ?? '';
  const fitting = files.filter((file) => fits(pathOf(file) ?? '', path));
  if (fitting.length < 2 || path.includes('*')) return fitting;
  const near = (file: Component) => sharedFolders(pathOf(file) ?? '', occurrences[0]?.path ?? '');
  const nearest = Math.max(...fitting.map(near));
  const kept = fitting.filter((file) => near(file) === nearest);
  return kept.length === 1 ? kept : [];
}

function fits(path: string, named: string): boolean {
  const [folders, pattern] = [path.split('/'), named.split('/')];
  return pattern.length <= folders.length && pattern.every((part, index) => isLike(folders[folders.length - pattern.length + index] ?? '', part));
}

/** One `*` stands for any text. */
function isLike(name: string, part: string): boolean {
  const star = part.indexOf('*');
  if (star < 0) return name === part;
  return name.length >= part.length - 1 && name.startsWith(part.slice(0, star)) && name.endsWith(part.slice(part.lastIndexOf('*') + 1));
}

function sharedFolders(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  let count = 0;
  while (count < left.length && left[count] === right[count]) count += 1;
  return count;
}
