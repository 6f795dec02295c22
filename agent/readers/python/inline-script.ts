/** Packages that a script asks for in a comment of its own. @see https://packaging.python.org/en/latest/specifications/inline-script-metadata/ (PEP 723, read 2026-11-30) */
import type { DependencyFact } from '#shared/model/fact.ts';
import { ReaderTrouble } from '../reader.ts';
import { asList, parseToml, valueAt } from '../documents/toml.ts';
import { dependencyFact } from '../manifests/dependency-fact.ts';
import { parseRequirement } from '../manifests/pypi/pypi-names.ts';

/** The block stands near the top; characters that are searched for its beginning. */
const searchedChars = 8192;

/** Facts in the order of the lines; empty when there is no block, or it is broken, as then the runner refuses the script, too. */
export function inlineScriptDependencies(text: string): DependencyFact[] {
  const start = /^# \/\/\/ script[ \t]*\r?$/m.exec(text.slice(0, searchedChars));
  if (!start) return [];
  const first = text.slice(0, start.index).split('\n').length;
  const lines = text.slice(start.index).split('\n').slice(1);
  const end = lines.findIndex((line) => line.trimEnd() === '# ///');
  if (end < 0 || lines.slice(0, end).some((line) => !/^#(?: |\r?$)/.test(line))) return [];
  try {
    const { root, lineOf } = parseToml(lines.slice(0, end).map((line) => line.replace(/^# ?/, '')).join('\n'));
    return asList(valueAt(root, 'dependencies')).flatMap((item, index) => {
      const requirement = typeof item === 'string' ? parseRequirement(item) : undefined;
      if (!requirement) return [];
      const { name, range, version } = requirement;
      return [dependencyFact({ ecosystem: 'pypi', name, range, version, scope: 'runtime', isDirect: true, origin: 'manifest', line: first + lineOf(['dependencies', index]) })];
    });
  } catch (error) {
    if (error instanceof ReaderTrouble) return [];
    throw error;
  }
}
