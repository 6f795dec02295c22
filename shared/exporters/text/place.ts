import { visible } from './visible.ts';

/** A path as people read it; in a report of several sources with the source before it. */
export function placeText({ source, path }: { readonly source?: string; readonly path: string }): string {
  return source === undefined ? visible(path) : `${visible(source)} ${visible(path)}`;
}
