/** Reads a stand-in through the source itself, without the engine: real sockets, a clock that does not wait. */
import type { CoverageEntry } from '#shared/model/report.ts';
import { openInstance, type N8nSettings } from '../../../../agent/sources/n8n/open-instance.ts';
import type { N8nLimits } from '../../../../agent/sources/n8n/limits.ts';
import type { Listing } from '../../../../agent/sources/source.ts';
import type { ResourceDocument, ResourceRecord } from '../../../../agent/readers/resources/resource-document.ts';
import { apiKey, scannedAt } from '../../../harness/n8n/sample.ts';

export interface ReadOptions {
  readonly settings?: Partial<N8nSettings>;
  readonly limits?: Partial<N8nLimits>;
  readonly signal?: AbortSignal;
  onPage?(page: Listing): void;
}

export interface ReadAll {
  readonly pages: readonly Listing[];
  readonly entries: readonly CoverageEntry[];
  readonly records: readonly ResourceRecord[];
  /** Paths of workflow files. */
  readonly files: readonly string[];
  /** Milliseconds that were waited before each further attempt. */
  readonly waits: readonly number[];
  record(kind: string, name?: string): ResourceRecord;
  entry(path: string): CoverageEntry | undefined;
  unread(kind: string, attribute: string, name?: string): string | undefined;
}

/** Silence and attempts are short, so that a test of them ends. */
export const quickLimits = { silenceMsMax: 300, headMsMax: 300, retryDelayMs: 1 } as const;

export async function readAll(url: string, { settings = {}, limits = {}, signal = new AbortController().signal, onPage }: ReadOptions = {}): Promise<ReadAll> {
  const waits: number[] = [];
  const opened = await openInstance(url, options(settings), { now: () => Date.parse(scannedAt), wait: async (ms) => void waits.push(ms), limits: { ...quickLimits, ...limits } });
  const pages: Listing[] = [];
  for await (const page of opened.list(signal)) {
    pages.push(page);
    onPage?.(page);
  }
  const artifacts = pages.flatMap((page) => page.artifacts);
  const bytesOf = ({ locator }: (typeof artifacts)[number]) => (locator.kind === 'bytes' ? Buffer.from(locator.bytes).toString('utf8') : '');
  const records = artifacts.filter(({ mediaType }) => mediaType !== undefined).flatMap((artifact) => (JSON.parse(bytesOf(artifact)) as ResourceDocument).resources);
  const entries = pages.flatMap((page) => page.entries);
  const record = (kind: string, name?: string) => {
    const found = records.find((one) => one.kind === kind && (name === undefined || one.name === name));
    if (!found) throw new Error(`no ${kind} ${name ?? ''}`);
    return found;
  };
  return {
    pages,
    entries,
    records,
    files: artifacts.filter(({ mediaType }) => mediaType === undefined).map(({ path }) => path),
    waits,
    record,
    entry: (path) => entries.find((one) => one.path === path),
    unread: (kind, attribute, name) => record(kind, name).attributes.unread?.[attribute],
  };
}

export function options(settings: Partial<N8nSettings> = {}) {
  return { deep: false, observedAt: scannedAt, settings: { api_key: apiKey, execution_days: 90, executions_max: 50_000, history: true, ...settings } };
}
