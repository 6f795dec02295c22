/** Scans as the agent does, with what most tests have in common. */
import type { Report } from '#shared/model/report.ts';
import { scanTarget, type ScanOptions } from '../../agent/engine/scan.ts';
import { threadEntry } from './bundle.ts';

/** One thread, at the beginning of time, nothing deep, never cancelled; `options` say what is otherwise. */
export function scanInTest(options: Partial<ScanOptions> & Pick<ScanOptions, 'target'>): Promise<Report> {
  return scanTarget({ deep: false, workers: 1, generatedAt: new Date(0), signal: new AbortController().signal, onProgress: () => {}, threadEntry: threadEntry('scan-worker'), ...options });
}
