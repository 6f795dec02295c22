/** Whether targets can be read: they are opened, and no more is listed than the first page. */
import { AppError } from '#shared/model/app-error.ts';
import { closeAll, openTargets } from './open-targets.ts';
import type { ScanOptions, TargetOptions } from './scan.ts';

export interface ProbeOptions extends TargetOptions {
  readonly more?: readonly TargetOptions[];
  readonly stateDir?: string;
  /** The instant of the test. */
  readonly generatedAt: Date;
  readonly signal: AbortSignal;
  /** What is being looked at now. */
  onProgress(target: string): void;
}

/**
 * What was found, as a sentence.
 * @throws {AppError} as a scan of these targets does, and `target_unreadable` when a source opens and then refuses to list, or one of several cannot be opened.
 */
export async function probeTargets({ onProgress, generatedAt, ...options }: ProbeOptions): Promise<string> {
  const observedAt = `${generatedAt.toISOString().slice(0, 19)}Z`;
  onProgress(options.target);
  const scan: ScanOptions = { ...options, deep: false, generatedAt, onProgress: () => {} };
  const { opened, refused } = await openTargets(scan, observedAt);
  try {
    for (const { source, list } of opened) {
      onProgress(source.name);
      // Only what it takes to know that it answers: listing ends with the first page.
      const stop = new AbortController();
      const signal = AbortSignal.any([options.signal, stop.signal]);
      for await (const page of list(signal)) {
        const [first] = page.entries;
        if (page.isBroken === true) throw new AppError('target_unreadable', first?.detail ?? `${source.name} opens, and then cannot be listed.`);
        break;
      }
      stop.abort();
    }
    const [missing] = refused;
    if (missing !== undefined) throw new AppError('target_unreadable', missing.entry.detail);
    if (options.signal.aborted) throw new AppError('cancelled', 'The test was stopped.');
  } finally {
    await closeAll(opened);
  }
  return opened.length === 1 ? 'The agent can read it.' : `The agent can read all ${opened.length} targets.`;
}
