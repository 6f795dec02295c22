/** Tells when something below a folder has changed and then stayed quiet for a moment. */
import { watch } from 'node:fs/promises';
import { AppError } from '#shared/model/app-error.ts';
import { vendoredNames, versionControl } from '../sources/filesystem/walk.ts';

/** Editors save in several steps, and a checkout changes many files: nothing is done until it has been quiet this long; milliseconds. */
const quietMs = 200;
/** A tree that never is quiet is looked at all the same; milliseconds. */
const restlessMsMax = 5_000;

/**
 * Yields once for each burst of changes, until the signal aborts. What a scan does not read (installed packages, version control) does not count.
 * @throws {AppError} `limit_exceeded` when the system does not watch so many folders, `target_unreadable` when the folder cannot be watched.
 */
export async function* burstsOfChanges(root: string, signal: AbortSignal): AsyncGenerator<void> {
  let burstAt: number | undefined;
  let lastAt = 0;
  let wake = () => {};
  const failures: unknown[] = [];
  const watching = (async () => {
    for await (const { filename } of watch(root, { recursive: true, signal })) {
      if (filename !== null && !isWorthALook(filename)) continue;
      lastAt = performance.now();
      burstAt ??= lastAt;
      wake();
    }
  })().catch((error: unknown) => {
    failures.push(error);
    wake();
  });

  while (!signal.aborted && failures.length === 0) {
    if (burstAt === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      continue;
    }
    const quietAt = Math.min(lastAt + quietMs, burstAt + restlessMsMax);
    const left = quietAt - performance.now();
    if (left > 0) {
      await new Promise((resolve) => setTimeout(resolve, left));
      continue;
    }
    burstAt = undefined;
    yield;
  }
  await watching;
  if (failures.length > 0 && !signal.aborted) throw refusal(root, failures[0]);
}

function isWorthALook(path: string): boolean {
  return !path.split(/[/\\]/).some((segment) => versionControl.has(segment) || vendoredNames.has(segment));
}

function refusal(root: string, cause: unknown): AppError<'limit_exceeded' | 'target_unreadable'> {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
  if (code === 'ENOSPC' || code === 'EMFILE') {
    return new AppError('limit_exceeded', `Cannot watch ${root}: the system watches no more folders (${code}). Raise fs.inotify.max_user_watches, or watch a smaller folder.`, { cause });
  }
  return new AppError('target_unreadable', `Cannot watch ${root}: the system says ${code}. Check that it is still there and may be read.`, { cause });
}
