import { required, unless } from '../answers.ts';
import { policyOf } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'organizations',
  title: 'Organizations',
  load: () => import('@aws-sdk/client-organizations'),
  isGlobal: true,
  // The service allows few calls a second, for all accounts of the organization together.
  callsAtOnce: 2,
  operations: {
    DescribeOrganization: 'organizations:DescribeOrganization',
    ListPolicies: 'organizations:ListPolicies',
    DescribePolicy: 'organizations:DescribePolicy',
    ListTargetsForPolicy: 'organizations:ListTargetsForPolicy',
    ListRoots: 'organizations:ListRoots',
    DescribeEffectivePolicy: 'organizations:DescribeEffectivePolicy',
  },
  readings: [
    {
      kinds: ['aws.organization'],
      async *read(at) {
        const organization = await unless(['AWSOrganizationsNotInUseException'], undefined, async () => required((await at.get('DescribeOrganization', {})).Organization, 'Organization'));
        if (!organization) return;
        yield await at.resource('aws.organization', {
          id: organization.Id ?? '',
          name: organization.Id ?? '',
          attributes: { master_account_id: organization.MasterAccountId ?? '', feature_set: organization.FeatureSet ?? '' },
          asks: {
            service_control_policies: async () => {
              const policies = await at.all('ListPolicies', { Filter: 'SERVICE_CONTROL_POLICY' }, 'Policies');
              return Promise.all(
                policies.map(async ({ Id: PolicyId, Name, AwsManaged }) => ({
                  id: PolicyId ?? '',
                  name: Name ?? '',
                  aws_managed: AwsManaged ?? false,
                  target_ids: (await at.all('ListTargetsForPolicy', { PolicyId }, 'Targets')).map(({ TargetId }) => TargetId ?? '').sort(),
                  document: policyOf((await at.get('DescribePolicy', { PolicyId })).Policy?.Content ?? ''),
                })),
              );
            },
            root_ids: async () => (await at.all('ListRoots', {}, 'Roots')).map(({ Id }) => Id ?? ''),
            // Without a target the answer is about the account that asks; a member may not name one.
            ai_opt_out_policy: () =>
              unless(['EffectivePolicyNotFoundException'], null, async () => policyOf((await at.get('DescribeEffectivePolicy', { PolicyType: 'AISERVICES_OPT_OUT_POLICY' })).EffectivePolicy?.PolicyContent ?? '')),
          },
        });
      },
    },
  ],
});
