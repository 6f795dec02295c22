/** A stand-in with its world, and one reading of it. */
import type { CoverageEntry, Report } from '#shared/model/report.ts';
import { onTestFinished } from 'vitest';
import type { ScanOptions } from '../../../../agent/engine/scan.ts';
import { openAccounts } from '../../../../agent/sources/aws/accounts.ts';
import { awsSettings } from '../../../../agent/sources/aws/aws-settings.ts';
import { newCounts, type CallCounts } from '../../../../agent/sources/aws/clients.ts';
import { collect } from '../../../../agent/sources/aws/collect.ts';
import { listServices } from '../../../../agent/sources/aws/open-aws.ts';
import { homeOf, regionsOf } from '../../../../agent/sources/aws/regions.ts';
import { parseSettings } from '../../../../agent/sources/settings.ts';
import type { ResourceDocument, ResourceRecord } from '../../../../agent/readers/resources/resource-document.ts';
import { scanInTest } from '../../../harness/scan.ts';
import { plantedKey } from '../../../harness/tree.ts';
import { startStandIn, type StandIn } from './stand-in/server.ts';
import { createWorld } from './stand-in/world.ts';

export type AwsInTest = StandIn & { readonly world: ReturnType<typeof createWorld>; readonly settings: Readonly<Record<string, string>> };

/** Ends with the test, or when `atEnd` says. */
export async function startAws(atEnd: (end: () => Promise<void>) => void = onTestFinished): Promise<AwsInTest> {
  const world = createWorld({ openai: plantedKey, random: 'q9Zr7Lk2Vx81Tn4Bw6Ys3Pd5', plain: 'Good morning from the launch team' });
  const standIn = await startStandIn(world);
  atEnd(() => standIn.close());
  return { ...standIn, world, settings: { access_key_id: world.state.accessKeyId, secret_access_key: world.state.secretAccessKey, endpoint_url: standIn.url } };
}

/** Scans with the world's own keys. */
export function scanAws(aws: AwsInTest, location = 'eu-west-1,us-east-1', options: Partial<ScanOptions> = {}): Promise<Report> {
  return scanInTest({ target: `aws:${location}`, sourceSettings: aws.settings, generatedAt: new Date('2026-11-21T00:00:00Z'), ...options });
}

/** Coverage entries about kinds of resource that may be missing. */
export function missing(report: Report): readonly CoverageEntry[] {
  return report.coverage.entries.filter(({ resources }) => resources !== undefined && resources.length > 0);
}

/** What some services give, read without the engine. */
export interface Reading {
  readonly resources: readonly ResourceRecord[];
  readonly entries: readonly CoverageEntry[];
  readonly counts: CallCounts;
  readonly progress: readonly { readonly done: number; readonly total: number | undefined; readonly current: string }[];
}

/** Reads some services of a stand-in. */
export async function readAws(
  aws: AwsInTest,
  services: readonly string[],
  { regions = ['eu-west-1'], settings = {}, callTimeoutMs, signal = new AbortController().signal }: { readonly regions?: readonly string[]; readonly settings?: Readonly<Record<string, unknown>>; readonly callTimeoutMs?: number; readonly signal?: AbortSignal } = {},
): Promise<Reading> {
  const counts = newCounts();
  const observedAt = '2026-11-21T00:00:00Z';
  const { open, closed } = await openAccounts({ settings: parseSettings({ id: 'aws', settings: awsSettings }, { ...aws.settings, ...settings }), region: homeOf(regions[0]), observedAt, counts, signal, ...(callTimeoutMs !== undefined && { callTimeoutMs }) });
  const accounts = await Promise.all(open.map(async (account) => ({ account, regions: await regionsOf(account, regions, homeOf(regions[0])) })));
  const resources: ResourceRecord[] = [];
  const entries: CoverageEntry[] = [];
  const progress: Reading['progress'][number][] = [];
  for await (const page of collect({ accounts, closed, services: listServices().filter(({ id }) => services.includes(id)), observedAt, signal })) {
    entries.push(...page.entries.filter(({ effect }) => effect !== 'ignored'));
    if (page.progress) progress.push(page.progress);
    for (const { locator } of page.artifacts) if (locator.kind === 'bytes') resources.push(...(JSON.parse(Buffer.from(locator.bytes).toString()) as ResourceDocument).resources);
  }
  for (const { account } of accounts) account.clients.close();
  return { resources, entries, counts, progress };
}
