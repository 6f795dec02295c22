/** How Go writes modules and versions. */

/** Whether a text can be a module path: a host or a word first, no blanks. @see https://go.dev/ref/mod#go-mod-file-ident */
export function isGoModule(path: string): boolean {
  return path.length <= 300 && /^[A-Za-z0-9][\w.~-]*(?:\/[\w.~-]+)*$/.test(path);
}

/** A version of a module, with `+incompatible` where it stands; undefined for anything else. */
export function goVersion(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= 200 && /^v\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+incompatible)?$/.test(text) ? text : undefined;
}
