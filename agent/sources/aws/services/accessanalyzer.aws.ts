import { instant } from '../plain.ts';
import { defineService } from '../service.ts';
import { perPlace } from './support/per-place.ts';

export default defineService({
  id: 'accessanalyzer',
  title: 'IAM Access Analyzer',
  load: () => import('@aws-sdk/client-accessanalyzer'),
  operations: { ListAnalyzers: 'access-analyzer:ListAnalyzers', ListFindingsV2: 'access-analyzer:ListFindings' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['analyzers', 'analyzer_findings'] },
      async *read(at) {
        const analyzers = perPlace(at, 'analyzers', () => at.all('ListAnalyzers', {}, 'analyzers'));
        yield at.part('aws.region', {
          analyzers: async () => (await analyzers()).map(({ arn, type, status }) => ({ arn: arn ?? '', type: type ?? '', status: status ?? '' })),
          analyzer_findings: async () => {
            const active = (await analyzers()).filter(({ status }) => status === 'ACTIVE');
            const findings = await Promise.all(active.map(({ arn: analyzerArn }) => at.all('ListFindingsV2', { analyzerArn, filter: { status: { eq: ['ACTIVE'] } } }, 'findings')));
            return findings.flat().map((finding) => ({ id: finding.id ?? '', resource: finding.resource ?? null, resource_type: finding.resourceType ?? '', finding_type: finding.findingType ?? null, created_at: instant(finding.createdAt) ?? '' }));
          },
        });
      },
    },
  ],
});
