import { required } from '../answers.ts';
import { instant } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'inspector2',
  title: 'Inspector',
  load: () => import('@aws-sdk/client-inspector2'),
  operations: { BatchGetAccountStatus: 'inspector2:BatchGetAccountStatus', ListFindings: 'inspector2:ListFindings' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['inspector'] },
      async *read(at) {
        yield at.part('aws.region', {
          inspector: async () => {
            const state = required((await at.get('BatchGetAccountStatus', { accountIds: [at.account] })).accounts?.[0]?.resourceState, 'resourceState');
            return { ec2: required(state.ec2?.status, 'ec2'), ecr: required(state.ecr?.status, 'ecr'), lambda: state.lambda?.status ?? null, lambda_code: state.lambdaCode?.status ?? null };
          },
        });
      },
    },
    {
      kinds: ['aws.inspector_finding'],
      async *read(at) {
        const equals = (...values: string[]) => values.map((value) => ({ comparison: 'EQUALS' as const, value }));
        for await (const finding of at.list('ListFindings', { filterCriteria: { findingStatus: equals('ACTIVE'), severity: equals('CRITICAL', 'HIGH', 'MEDIUM') } }, 'findings')) {
          yield await at.resource('aws.inspector_finding', {
            id: finding.findingArn ?? '',
            name: finding.title ?? finding.findingArn ?? '',
            attributes: {
              type: finding.type ?? '',
              severity: finding.severity ?? '',
              status: finding.status ?? '',
              first_observed_at: instant(finding.firstObservedAt) ?? '',
              fix_available: finding.fixAvailable ?? null,
              vulnerability_id: finding.packageVulnerabilityDetails?.vulnerabilityId ?? null,
              resource_id: finding.resources?.[0]?.id ?? '',
              resource_type: finding.resources?.[0]?.type ?? '',
            },
          });
        }
      },
    },
  ],
});
