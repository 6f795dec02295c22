import type { SourceConfiguration } from '@aws-sdk/client-apprunner';
import { once, required } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { readContainers } from './support/containers.ts';
import { withoutUser } from './support/scripts.ts';

export default defineService({
  id: 'apprunner',
  title: 'App Runner',
  load: () => import('@aws-sdk/client-apprunner'),
  operations: { ListServices: 'apprunner:ListServices', DescribeService: 'apprunner:DescribeService', ListTagsForResource: 'apprunner:ListTagsForResource' },
  readings: [
    {
      kinds: ['aws.apprunner_service'],
      async *read(at) {
        for await (const { ServiceArn = '', ServiceName = '', Status } of at.list('ListServices', {}, 'ServiceSummaryList')) {
          const service = once(async () => required((await at.get('DescribeService', { ServiceArn })).Service, 'Service'));
          const found = await at.resource('aws.apprunner_service', {
            id: ServiceArn,
            name: ServiceName,
            attributes: { service_name: ServiceName, status: Status ?? '' },
            detail: {
              gives: ['containers', 'repository_url', 'is_publicly_accessible', 'instance_role_arn', 'kms_key'],
              read: async () => {
                const { SourceConfiguration: source, NetworkConfiguration, InstanceConfiguration, EncryptionConfiguration } = await service();
                return {
                  containers: containersOf(source).containers,
                  repository_url: withoutUser(source?.CodeRepository?.RepositoryUrl),
                  is_publicly_accessible: NetworkConfiguration?.IngressConfiguration?.IsPubliclyAccessible ?? true,
                  instance_role_arn: InstanceConfiguration?.InstanceRoleArn ?? null,
                  kms_key: EncryptionConfiguration?.KmsKey ?? null,
                };
              },
            },
            asks: { tags: async () => tagsOf((await at.get('ListTagsForResource', { ResourceArn: ServiceArn })).Tags) },
          });
          yield { ...found, ...(found.attributes.unread?.['containers'] === undefined && containersOf((await service()).SourceConfiguration).contents) };
        }
      },
    },
  ],
});

/** A service runs one container: an image, or what is built from a repository. */
function containersOf(source: SourceConfiguration | undefined) {
  const image = source?.ImageRepository;
  const settings = image?.ImageConfiguration ?? source?.CodeRepository?.CodeConfiguration?.CodeConfigurationValues;
  return readContainers([
    {
      name: 'service',
      image: image?.ImageIdentifier,
      variables: Object.entries(settings?.RuntimeEnvironmentVariables ?? {}).map(([name, value]) => ({ name, value })),
      secrets: Object.entries(settings?.RuntimeEnvironmentSecrets ?? {}).map(([name, valueFrom]) => ({ name, valueFrom })),
    },
  ]);
}
