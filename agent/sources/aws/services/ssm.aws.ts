import { chunks } from '../answers.ts';
import { instant } from '../plain.ts';
import { defineService } from '../service.ts';
import { perPlace } from './support/per-place.ts';

export default defineService({
  id: 'ssm',
  title: 'Systems Manager',
  load: () => import('@aws-sdk/client-ssm'),
  operations: {
    DescribeInstanceInformation: 'ssm:DescribeInstanceInformation',
    DescribeInstancePatchStates: 'ssm:DescribeInstancePatchStates',
    ListResourceComplianceSummaries: 'ssm:ListResourceComplianceSummaries',
    DescribeInstancePatches: 'ssm:DescribeInstancePatches',
    DescribeAvailablePatches: 'ssm:DescribeAvailablePatches',
  },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.ec2_instance', gives: ['ssm_ping_status', 'patch_state', 'patch_compliance', 'oldest_missing_patch_release'] },
      after: { 'aws.ec2_instance': ['instance_id'] },
      async *read(at) {
        const ids = at.found('aws.ec2_instance').filter(({ attributes }) => attributes.region === at.region).map(({ provider_id: id }) => id);
        if (ids.length === 0) return;
        const managed = perPlace(at, 'managed', () => at.all('DescribeInstanceInformation', {}, 'InstanceInformationList'));
        // Only managed instances can be asked about: others have no patch state.
        const states = perPlace(at, 'patch states', async () => {
          const known = (await managed()).flatMap(({ InstanceId }) => InstanceId ?? []).filter((id) => ids.includes(id));
          return (await Promise.all(chunks(known, 50).map((InstanceIds) => at.all('DescribeInstancePatchStates', { InstanceIds }, 'InstancePatchStates')))).flat();
        });
        const summaries = perPlace(at, 'compliance', () => at.all('ListResourceComplianceSummaries', { Filters: [{ Key: 'ComplianceType', Values: ['Patch'], Type: 'EQUAL' }] }, 'ResourceComplianceSummaryItems'));
        for (const id of ids) {
          const state = async () => (await states()).find(({ InstanceId }) => InstanceId === id);
          yield await at.more('aws.ec2_instance', id, {
            ssm_ping_status: async () => (await managed()).find(({ InstanceId }) => InstanceId === id)?.PingStatus ?? null,
            patch_state: async () => {
              const patches = await state();
              return patches === undefined
                ? null
                : {
                    operation_end_time: instant(patches.OperationEndTime) ?? '',
                    missing_count: patches.MissingCount ?? 0,
                    failed_count: patches.FailedCount ?? 0,
                    critical_non_compliant_count: patches.CriticalNonCompliantCount ?? 0,
                    security_non_compliant_count: patches.SecurityNonCompliantCount ?? 0,
                    other_non_compliant_count: patches.OtherNonCompliantCount ?? 0,
                  };
            },
            patch_compliance: async () => (await summaries()).find(({ ResourceId }) => ResourceId === id)?.Status ?? null,
            oldest_missing_patch_release: async () => {
              const patches = await state();
              if (patches === undefined || (patches.MissingCount ?? 0) + (patches.FailedCount ?? 0) === 0) return null;
              const open = await at.all('DescribeInstancePatches', { InstanceId: id, Filters: [{ Key: 'State', Values: ['Missing', 'Failed'] }] }, 'Patches');
              // Release dates are published for Windows patches; Linux packages carry none.
              const kbs = open.flatMap(({ KBId }) => (KBId?.startsWith('KB') ? [KBId] : []));
              if (kbs.length === 0) return null;
              const known = (await Promise.all(chunks([...new Set(kbs)], 20).map((Values) => at.all('DescribeAvailablePatches', { Filters: [{ Key: 'PATCH_ID', Values }] }, 'Patches')))).flat();
              const dates = known.flatMap(({ ReleaseDate }) => ReleaseDate ?? []).sort((a, b) => a.getTime() - b.getTime());
              return instant(dates[0]);
            },
          });
        }
      },
    },
  ],
});
