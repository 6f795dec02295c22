/** Poetry's own dependency tables: a name with a constraint, a table or a list of tables. */
import { asList, asTable, type TomlTable, type TomlValue } from '../../documents/toml.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { normalizePypiName, type PypiRequirement } from './pypi-names.ts';

/** The requirement of one entry; undefined for the interpreter itself and for folders of this project. */
export function poetryRequirement(key: string, value: TomlValue): PypiRequirement | undefined {
  const name = normalizePypiName(key);
  if (name === 'python' || !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name)) return undefined;
  // Several tables are one package under different markers; the first states it.
  const stated = asTable(value) ?? asTable(asList(value)[0]);
  if (typeof value === 'string') return constrained(name, value, false);
  if (!stated || stated['path'] !== undefined) return undefined;
  return fromTable(name, stated);
}

function fromTable(name: string, table: TomlTable): PypiRequirement {
  const isOptional = table['optional'] === true;
  const address = table['git'] ?? table['url'];
  if (typeof address === 'string') return { name, range: `@ ${cleanUrl(address).url}`, isOptional };
  return constrained(name, typeof table['version'] === 'string' ? table['version'] : '*', isOptional);
}

/** A bare version is exact in Poetry. @see https://python-poetry.org/docs/dependency-specification/#exact-requirements */
function constrained(name: string, constraint: string, isOptional: boolean): PypiRequirement {
  const range = constraint.trim();
  const version = /^(?:={2,3}\s*)?(\d+(?:\.\d+)+(?:[A-Za-z0-9.+!-]*)?)$/.exec(range)?.[1];
  return { name, ...(range !== '' && range.length <= 200 && { range }), ...(version !== undefined && { version }), isOptional };
}
