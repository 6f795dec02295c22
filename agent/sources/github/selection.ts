/** Which repositories of an organization are read, and how far. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import { flagAt, textAt } from './facts/row.ts';

export interface SelectionSettings {
  readonly repositories: readonly string[] | undefined;
  readonly exclude_repositories: readonly string[] | undefined;
  readonly archived: 'content' | 'settings' | 'skip';
  readonly forks: 'content' | 'settings' | 'skip';
  readonly content: boolean;
}

export interface Selected {
  readonly row: JsonObject;
  /** Why its files are not read; undefined: they are. */
  readonly withoutContent: string | undefined;
}

/** The repositories to read, and one entry for each reason to leave some out. */
export function select(rows: readonly JsonObject[], settings: SelectionSettings, org: string): { readonly selected: readonly Selected[]; readonly entries: readonly CoverageEntry[] } {
  const isIncluded = patternOf(settings.repositories ?? ['*']);
  const isExcluded = patternOf(settings.exclude_repositories ?? []);
  const left = new Map<string, number>();
  const selected: Selected[] = [];
  for (const row of rows) {
    const name = textAt(row, 'name') ?? '';
    const why = skipped(row, name);
    if (why !== undefined) left.set(why, (left.get(why) ?? 0) + 1);
    else selected.push({ row, withoutContent: withoutContent(row) });
  }
  return {
    selected,
    entries: [...left].map(([why, count]) => ({ path: org, reason: 'left_out', effect: 'ignored', detail: `${count} ${count === 1 ? 'repository' : 'repositories'}: ${why}.` })),
  };

  function skipped(row: JsonObject, name: string): string | undefined {
    if (!isIncluded(name)) return 'not among the setting repositories';
    if (isExcluded(name)) return 'named by the setting exclude_repositories';
    if (flagAt(row, 'archived') === true && settings.archived === 'skip') return 'archived, and the setting archived is skip';
    return flagAt(row, 'fork') === true && settings.forks === 'skip' ? 'forks, and the setting forks is skip' : undefined;
  }

  function withoutContent(row: JsonObject): string | undefined {
    if (!settings.content) return 'The files were not read: the setting content is off.';
    if (flagAt(row, 'archived') === true && settings.archived === 'settings') return 'The files were not read: the repository is archived, and the setting archived is settings.';
    return flagAt(row, 'fork') === true && settings.forks === 'settings' ? 'The files were not read: the repository is a fork, and the setting forks is settings.' : undefined;
  }
}

/** Names with `*` for any text, without regard to case, as GitHub compares them. */
function patternOf(names: readonly string[]): (name: string) => boolean {
  const patterns = names.map((name) => new RegExp(`^${name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'i'));
  return (name) => patterns.some((pattern) => pattern.test(name));
}
