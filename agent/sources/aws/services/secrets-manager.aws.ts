import { instant, policyOrNull, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'secrets-manager',
  title: 'Secrets Manager',
  load: () => import('@aws-sdk/client-secrets-manager'),
  operations: { ListSecrets: 'secretsmanager:ListSecrets', GetResourcePolicy: 'secretsmanager:GetResourcePolicy' },
  readings: [
    {
      kinds: ['aws.secret'],
      async *read(at) {
        for await (const secret of at.list('ListSecrets', {}, 'SecretList')) {
          const SecretId = secret.ARN ?? '';
          yield await at.resource('aws.secret', {
            id: SecretId,
            name: secret.Name ?? '',
            attributes: {
              name: secret.Name ?? '',
              rotation_enabled: secret.RotationEnabled ?? false,
              created_date: instant(secret.CreatedDate),
              last_rotated_date: instant(secret.LastRotatedDate),
              last_changed_date: instant(secret.LastChangedDate),
              last_accessed_date: instant(secret.LastAccessedDate),
              owning_service: secret.OwningService ?? null,
              type: secret.Type ?? null,
              kms_key_id: secret.KmsKeyId ?? null,
              tags: tagsOf(secret.Tags),
            },
            asks: { policy: async () => policyOrNull((await at.get('GetResourcePolicy', { SecretId })).ResourcePolicy) },
          });
        }
      },
    },
  ],
});
