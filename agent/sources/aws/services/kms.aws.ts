import { once, required, unless } from '../answers.ts';
import { policyOf, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'kms',
  title: 'Key Management Service',
  load: () => import('@aws-sdk/client-kms'),
  callsAtOnce: 8,
  operations: {
    ListKeys: 'kms:ListKeys',
    DescribeKey: 'kms:DescribeKey',
    GetKeyRotationStatus: 'kms:GetKeyRotationStatus',
    GetKeyPolicy: 'kms:GetKeyPolicy',
    ListResourceTags: 'kms:ListResourceTags',
  },
  readings: [
    {
      kinds: ['aws.kms_key'],
      async *read(at) {
        for await (const { KeyId, KeyArn } of at.list('ListKeys', {}, 'Keys')) {
          const key = once(async () => required((await at.get('DescribeKey', { KeyId })).KeyMetadata, 'KeyMetadata'));
          const isCustomers = async () => (await key()).KeyManager === 'CUSTOMER';
          const rotation = once(() => unless(['UnsupportedOperationException'], undefined, async () => ((await isCustomers()) ? at.get('GetKeyRotationStatus', { KeyId }) : undefined)));
          yield await at.resource('aws.kms_key', {
            id: KeyArn ?? '',
            name: KeyId ?? '',
            attributes: { key_id: KeyId ?? '' },
            detail: {
              gives: ['key_manager', 'key_state', 'key_spec', 'key_usage', 'origin', 'multi_region', 'multi_region_key_type'],
              read: async () => {
                const { KeyManager, KeyState, KeySpec, KeyUsage, Origin, MultiRegion, MultiRegionConfiguration } = await key();
                return {
                  key_manager: KeyManager ?? '',
                  key_state: KeyState ?? '',
                  key_spec: KeySpec ?? '',
                  key_usage: KeyUsage ?? '',
                  origin: Origin ?? '',
                  multi_region: MultiRegion ?? false,
                  multi_region_key_type: MultiRegionConfiguration?.MultiRegionKeyType ?? null,
                };
              },
            },
            asks: {
              key_rotation_enabled: async () => (await rotation())?.KeyRotationEnabled ?? null,
              rotation_period_in_days: async () => (await rotation())?.RotationPeriodInDays ?? null,
              policy: async () => policyOf((await at.get('GetKeyPolicy', { KeyId, PolicyName: 'default' })).Policy ?? ''),
              tags: async () => ((await isCustomers()) ? tagsOf(await at.all('ListResourceTags', { KeyId }, 'Tags')) : {}),
            },
          });
        }
      },
    },
  ],
});
