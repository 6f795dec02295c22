/** Go imports: the bytes of one, and the names that packages have in a file. */

/** An import line before its path has at most an alias and the keyword; bytes looked back. */
const lookBackMax = 200;

/** Whether the path at `bytes[start, end)`, which stands after its quote, can be an import's: nothing but an alias and `import` before it on the line. */
export function isInGoImport(bytes: Uint8Array, { start }: { start: number; end: number }): boolean {
  const quote = start - 1;
  let from = quote;
  while (from > 0 && quote - from < lookBackMax && bytes[from - 1] !== 0x0a) from -= 1;
  return /^\s*(?:import\b.*[\s(;])?\s*(?:(?!(?:return|case)\b)[\w.]+\s*)?$/.test(String.fromCharCode(...bytes.subarray(from, quote)));
}

/** What the path of an import says of its package's name: the last segment, without a major version. */
function lastSegment(path: string): string {
  const segments = path.split('/');
  const last = segments.at(-1) ?? path;
  const name = /^v\d+$/.test(last) && segments.length > 1 ? (segments.at(-2) ?? last) : last;
  // gopkg.in/yaml.v3
  return name.replace(/\.v\d+$/, '');
}

/**
 * Names that a package may have when its import gives none, likeliest first. A name has no dash and no dot, so `go-openai` must be called
 * something else: what is left without `go`, `sdk` and the like, the dashes taken out or made underscores, or one of the parts.
 */
export function packageNames(path: string): readonly string[] {
  const last = lastSegment(path);
  if (/^\w+$/.test(last)) return [last];
  const plain = last.replace(/^go[-.]/, '').replace(/(?:[-.](?:go|golang|sdk|api|client))+$/, '');
  return [...new Set([plain, plain.replace(/[-.]/g, ''), plain.replace(/[-.]/g, '_'), last.replace(/[-.]/g, '_'), last.replace(/[-.]/g, ''), ...last.split(/[-.]/)])].filter((name) =>
    /^[A-Za-z_]\w*$/.test(name),
  );
}

/**
 * The names of packages that are imported without one, as the file uses them. `orphans` are the names before a dot that the file does not declare.
 * An import must be used, so when one import and one name are left over, they belong together: a path tells nothing sure of a package's name.
 */
export function namesOfImports(paths: readonly string[], orphans: ReadonlySet<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const open = new Set(orphans);
  const left: string[] = [];
  for (const path of paths) {
    const name = packageNames(path).find((candidate) => open.has(candidate));
    if (name === undefined) {
      // Packages of the standard library are called what their path says.
      if (path.split('/', 1)[0]?.includes('.')) left.push(path);
    } else {
      names.set(path, name);
      open.delete(name);
    }
  }
  const [path, ...otherPaths] = left;
  const [name, ...otherNames] = open;
  if (path !== undefined && name !== undefined && otherPaths.length === 0 && otherNames.length === 0) names.set(path, name);
  return names;
}
