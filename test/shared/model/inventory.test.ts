import { describe, expect, it } from 'vitest';
import { indexInventory } from '#shared/model/inventory.ts';
import type { CoverageEntry, SourceCoverage } from '#shared/model/report.ts';

const source = (key: string, state: SourceCoverage['state']): SourceCoverage => ({ source: key, state, artifacts_listed: 0, artifacts_read: 0, artifacts_parsed: 0, bytes_read: 0, by_reader: {} });
const entry = (of: Partial<CoverageEntry>): CoverageEntry => ({ path: 'x', reason: 'refused', effect: 'skipped', detail: 'Refused.', ...of });

const missing = (sources: readonly SourceCoverage[], entries: readonly CoverageEntry[], kind: string) =>
  indexInventory({ sources: [], resources: [], components: [], relationships: [], coverage: { sources, entries } }).missing(kind);

describe('what an inventory of several sources may lack', () => {
  it('is nothing when every source was read to its end', () => {
    expect(missing([source('a', 'complete'), source('b', 'complete')], [entry({ source: 'a' })], 'n8n.workflow')).toEqual([]);
  });

  it('is only what a source names that was refused in part', () => {
    const refused = entry({ source: 'a', resources: ['aws.s3_bucket'] });

    expect(missing([source('a', 'partial'), source('b', 'complete')], [refused], 'aws.s3_bucket')).toEqual([refused]);
    expect(missing([source('a', 'partial'), source('b', 'complete')], [refused], 'n8n.workflow')).toEqual([]);
  });

  it('is everything of a source that could not be opened, although another one names what it lacks', () => {
    const refused = entry({ source: 'a', resources: ['aws.s3_bucket'] });
    const unopened = entry({ source: 'n8n:https://n8n.test', reason: 'permission_denied' });

    const found = missing([source('a', 'partial'), source('n8n:https://n8n.test', 'partial')], [refused, unopened], 'n8n.workflow');

    expect(found).toEqual([expect.objectContaining({ detail: 'The source was not read to its end.' })]);
  });
});
