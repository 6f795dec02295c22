/** Opens the targets of one scan: each its own source. */
import { AppError } from '#shared/model/app-error.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import type { OpenSource } from '../sources/source.ts';
import { openTarget } from '../sources/target.ts';
import type { ScanOptions, TargetOptions } from './scan.ts';

export interface OpenedTargets {
  /** In the order of the targets. */
  readonly opened: readonly OpenSource[];
  /** Targets of several that could not be opened; the others are scanned all the same. */
  readonly refused: readonly { readonly target: string; readonly entry: CoverageEntry }[];
}

/** Trouble with one target that says nothing about the others. */
const reasonOfCode = { target_unreadable: 'refused', permission_denied: 'permission_denied' } as const;

/**
 * Opens them one after the other.
 * @throws {AppError} `config_invalid` when two targets are one source; when no target can be opened, what the first one threw; any other error at once.
 */
export async function openTargets(options: ScanOptions, observedAt: string): Promise<OpenedTargets> {
  const targets: readonly TargetOptions[] = [options, ...(options.more ?? [])];
  const opened: OpenSource[] = [];
  const refused: { target: string; entry: CoverageEntry }[] = [];
  const targetOfKey = new Map<string, string>();
  let first: unknown;
  for (const { target, sourceName, sourceSettings = {} } of targets) {
    let source: OpenSource;
    try {
      source = await openTarget(target, {
        deep: options.deep,
        settings: sourceSettings,
        observedAt,
        ...(options.stateDir !== undefined && { stateDir: options.stateDir }),
        ...(sourceName !== undefined && { name: sourceName }),
        ...(options.sourceKeyPrefix !== undefined && { keyPrefix: options.sourceKeyPrefix }),
      });
    } catch (error) {
      const reason = error instanceof AppError ? reasonOfCode[error.code as keyof typeof reasonOfCode] : undefined;
      if (reason === undefined || targets.length === 1) throw error;
      first ??= error;
      refused.push({ target, entry: { source: target, path: '.', reason, effect: 'skipped', detail: (error as AppError).message } });
      continue;
    }
    const named = numbered(source, targetOfKey);
    const { key } = named.source;
    const other = targetOfKey.get(key);
    if (other !== undefined) throw new AppError('config_invalid', `The targets ${other} and ${target} are one source, ${key}. Scan them one after the other.`);
    targetOfKey.set(key, target);
    opened.push(named);
  }
  if (opened.length === 0) throw first;
  return { opened, refused };
}

/** Without an agent a directory has no name of its own: the second one of a scan is known by its number. */
function numbered(source: OpenSource, taken: ReadonlyMap<string, string>): OpenSource {
  if (source.source.key !== namelessKey || !taken.has(namelessKey)) return source;
  const number = [...taken.keys()].filter((key) => key === namelessKey || key.startsWith(`${namelessKey}#`)).length + 1;
  return { ...source, source: { ...source.source, key: `${namelessKey}#${number}`, name: `.#${number}` } };
}

/** The key of a directory that nobody has named. */
const namelessKey = 'dir:.';
