/** How conda writes packages and versions. */

export interface CondaRequirement {
  readonly name: string;
  readonly range: string | undefined;
  readonly version: string | undefined;
}

/** Names are in lower case, whoever wrote them. */
export function isCondaName(name: string): boolean {
  return name.length <= 128 && /^[a-z0-9_][\w.-]*$/.test(name);
}

/**
 * `numpy`, `numpy=1.26.4=py312_0`, `conda-forge::openai>=1`, `pytorch ==2.1.0 cuda*`. With one equals sign later builds fit, too, unless the
 * version has all its parts or a build, as an export writes it.
 * @see https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html (read 2026-11-30)
 */
export function condaRequirement(text: string): CondaRequirement | undefined {
  const plain = text.trim().replace(/\[.*$/, '');
  const spec = plain.slice(plain.lastIndexOf('::') < 0 ? 0 : plain.lastIndexOf('::') + 2).trim();
  const match = /^([A-Za-z0-9_][\w.-]{0,127})\s*(.*)$/.exec(spec);
  const name = match?.[1]?.toLowerCase();
  if (spec.length > 400 || name === undefined || !isCondaName(name)) return undefined;
  const range = (match?.[2] ?? '').trim();
  if (range === '') return { name, range: undefined, version: undefined };
  if (!/^[=<>!~\d*]/.test(range)) return undefined;
  const exact = /^(?:==?\s*)?([\w.!+]+)(?:[=\s]\s*\S+)?$/.exec(range);
  const version = exact?.[1];
  const hasBuild = /^=?[\w.!+]+[=\s]\s*\S+$/.test(range);
  const isFixed = version !== undefined && /^\d/.test(version) && (range.startsWith('==') || hasBuild || /^=?\d+\.\d+\.\d+/.test(range));
  return { name, range, version: isFixed ? version : undefined };
}
