/** Lists a target as the engine does, and sorts what comes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CoverageEntry, Source } from '#shared/model/report.ts';
import type { GithubResources } from '#shared/model/resources/github.ts';
import { openGithub, type Tuning } from '../../../../agent/sources/github/open.ts';
import { githubSettings } from '../../../../agent/sources/github/settings-table.ts';
import type { GithubClient } from '../../../../agent/sources/github/client/client.ts';
import { parseSettings } from '../../../../agent/sources/settings.ts';
import type { Listing } from '../../../../agent/sources/source.ts';
import { testToken, type GithubServer } from '../../../harness/github/server.ts';

export const observedAt = '2026-11-21T00:00:00Z';

export interface ListOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly tuning?: Tuning;
  readonly stateDir?: string;
  readonly observedAt?: string;
  readonly deep?: boolean;
  readonly signal?: AbortSignal;
}

export interface Resource<K extends keyof GithubResources> {
  readonly kind: K;
  readonly provider_id: string;
  readonly name: string;
  readonly observed_at: string;
  readonly attributes: GithubResources[K] & { readonly unread?: Readonly<Record<string, string>> };
}

export interface Listed {
  readonly source: Source;
  readonly files: ReadonlyMap<string, string>;
  readonly entries: readonly CoverageEntry[];
  readonly isBroken: boolean;
  readonly history: Listing['history'];
  readonly progress: readonly NonNullable<Listing['progress']>[];
  readonly requestCount: number;
  of<K extends keyof GithubResources>(kind: K): readonly Resource<K>[];
}

export async function listGithub(server: GithubServer, location: string, options: ListOptions = {}): Promise<Listed> {
  let client: GithubClient | undefined;
  const opened = await openGithub(
    location,
    {
      deep: options.deep ?? false,
      observedAt: options.observedAt ?? observedAt,
      settings: parseSettings({ id: 'github', settings: githubSettings }, { api_url: server.url, token: testToken, ...options.settings }),
      ...(options.stateDir !== undefined && { stateDir: options.stateDir }),
    },
    {
      secondMs: 2,
      ...options.tuning,
      onClient: (created) => {
        client = created;
      },
    },
  );
  const files = new Map<string, string>();
  const resources: Resource<keyof GithubResources>[] = [];
  const entries: CoverageEntry[] = [];
  const progress: NonNullable<Listing['progress']>[] = [];
  let isBroken = false;
  let history: Listing['history'];
  for await (const page of opened.list(options.signal ?? new AbortController().signal)) {
    isBroken ||= page.isBroken ?? false;
    history ??= page.history;
    entries.push(...page.entries);
    if (page.progress) progress.push(page.progress);
    for (const { path, locator, mediaType } of page.artifacts) {
      const text = locator.kind === 'bytes' ? Buffer.from(locator.bytes).toString('utf8') : '';
      if (mediaType === undefined) files.set(path, text);
      else {
        const document = JSON.parse(text) as { observed_at: string; resources: Resource<keyof GithubResources>[] };
        resources.push(...document.resources.map((resource) => ({ ...resource, observed_at: document.observed_at })));
      }
    }
  }
  return { source: opened.source, files, entries, isBroken, history, progress, requestCount: client?.requestCount ?? 0, of: (kind) => resources.filter((one) => one.kind === kind) as never };
}

export function stateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-state-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
