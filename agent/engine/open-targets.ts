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
const reasonOfCode: Readonly<Record<string, CoverageEntry['reason']>> = { target_unreadable: 'refused', permission_denied: 'permission_denied', timed_out: 'timed_out', limit_exceeded: 'too_large' };

/** The coverage entry of a target of several that could not be read; undefined for an error that concerns the whole scan. */
export function refusalOf(target: string, error: unknown): CoverageEntry | undefined {
  const reason = error instanceof AppError ? reasonOfCode[error.code] : undefined;
  return reason && { source: target, path: '.', reason, effect: 'skipped', detail: (error as AppError).message };
}

/**
 * Opens them one after the other.
 * @throws {AppError} `config_invalid` when two targets are one source; when no target can be opened, what the first one threw; any other error at once.
 */
export async function openTargets(options: ScanOptions, observedAt: string): Promise<OpenedTargets> {
  const opened: OpenSource[] = [];
  try {
    return await openAll(options, { observedAt, opened });
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

/** Gives back what opening took. */
export async function closeAll(opened: readonly OpenSource[]): Promise<void> {
  for (const source of opened) await source.close?.();
}

async function openAll(options: ScanOptions, { observedAt, opened }: { observedAt: string; opened: OpenSource[] }): Promise<OpenedTargets> {
  const targets: readonly TargetOptions[] = [options, ...(options.more ?? [])];
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
        signal: options.signal,
        ...(options.stateDir !== undefined && { stateDir: options.stateDir }),
        ...(sourceName !== undefined && { name: sourceName }),
        ...(options.sourceKeyPrefix !== undefined && { keyPrefix: options.sourceKeyPrefix }),
      });
    } catch (error) {
      const entry = refusalOf(target, error);
      if (entry === undefined || targets.length === 1) throw error;
      first ??= error;
      refused.push({ target, entry });
      continue;
    }
    const named = numbered(source, targetOfKey);
    const { key } = named.source;
    const other = targetOfKey.get(key);
    opened.push(named);
    if (other !== undefined) throw new AppError('config_invalid', `The targets ${other} and ${target} are one source, ${key}. Scan them one after the other.`);
    targetOfKey.set(key, target);
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
