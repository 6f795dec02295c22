/** Tries everything that a scan asks for, and says what of it would be missing and which permissions would change that. */
import { by, byCodeUnit } from '#shared/model/order.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import type { SourceOptions } from '../source.ts';
import type { AwsSettings } from './aws-settings.ts';
import { listServices, openAws } from './open-aws.ts';
import { readPolicy, type PolicyDocument } from './permissions.ts';

/** What a scan with these settings would and would not see. */
export interface Diagnosis {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly calls: number;
  /** Requests on the wire, retries included. */
  readonly requests: number;
  /** What would be missing, sorted by path. */
  readonly missing: readonly CoverageEntry[];
  /** Permissions that the refusals lack, sorted. */
  readonly permissions: readonly string[];
  /** Operations that were not tried, since there was nothing to ask them about: `lambda:GetPolicy`, sorted. Whether they are allowed is not known. */
  readonly untried: readonly string[];
  /** To add to the role; absent when nothing was refused. */
  readonly policy?: PolicyDocument;
}

/** @throws {AppError} as opening the source does. */
export async function diagnose(location: string, options: Pick<SourceOptions<AwsSettings>, 'settings' | 'observedAt'>, run: { readonly signal: AbortSignal; onProgress(done: number, total: number | undefined): void }): Promise<Diagnosis> {
  const source = await openAws(location, options);
  const missing: CoverageEntry[] = [];
  for await (const page of source.list(run.signal)) {
    missing.push(...page.entries.filter(({ effect }) => effect !== 'ignored'));
    if (page.progress) run.onProgress(page.progress.done, page.progress.total);
  }
  const permissions = [...new Set([...source.counts.refusals].flatMap(([sentence, actions]) => (missing.some(({ detail }) => detail.endsWith(sentence)) ? actions : [])))].sort(byCodeUnit);
  const known = listServices().flatMap(({ id, operations }) => Object.keys(operations).map((operation) => `${id}:${operation}`));
  return {
    accounts: source.accounts,
    regions: (source.source.attributes['regions'] ?? '').split(',').filter((region) => region !== ''),
    calls: [...source.counts.calls.values()].reduce((sum, count) => sum + count, 0),
    requests: source.counts.requests,
    missing: missing.sort(by(({ path, detail }) => JSON.stringify([path, detail]))),
    permissions,
    untried: known.filter((operation) => !source.counts.calls.has(operation) && operation !== 'sts:AssumeRole').sort(byCodeUnit),
    ...(permissions.length > 0 && { policy: readPolicy(permissions) }),
  };
}
