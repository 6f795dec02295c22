import { unless } from '../answers.ts';
import { policyOrNull, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'ecr',
  title: 'Elastic Container Registry',
  load: () => import('@aws-sdk/client-ecr'),
  operations: {
    DescribeRepositories: 'ecr:DescribeRepositories',
    GetRepositoryPolicy: 'ecr:GetRepositoryPolicy',
    GetRegistryScanningConfiguration: 'ecr:GetRegistryScanningConfiguration',
    ListTagsForResource: 'ecr:ListTagsForResource',
  },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['ecr_scanning'] },
      async *read(at) {
        yield at.part('aws.region', {
          ecr_scanning: async () => {
            const { scanningConfiguration } = await at.get('GetRegistryScanningConfiguration', {});
            return {
              scan_type: scanningConfiguration?.scanType ?? 'BASIC',
              rules: (scanningConfiguration?.rules ?? []).map(({ scanFrequency, repositoryFilters }) => ({ scan_frequency: scanFrequency ?? '', repository_filters: (repositoryFilters ?? []).map(({ filter }) => filter ?? '') })),
            };
          },
        });
      },
    },
    {
      kinds: ['aws.ecr_repository'],
      async *read(at) {
        for await (const repository of at.list('DescribeRepositories', {}, 'repositories')) {
          const { repositoryName, repositoryArn = '' } = repository;
          yield await at.resource('aws.ecr_repository', {
            id: repositoryArn,
            name: repositoryName ?? '',
            attributes: {
              repository_name: repositoryName ?? '',
              scan_on_push: repository.imageScanningConfiguration?.scanOnPush ?? false,
              image_tag_mutability: repository.imageTagMutability ?? 'MUTABLE',
              image_tag_mutability_exclusions: (repository.imageTagMutabilityExclusionFilters ?? []).map(({ filter }) => filter ?? ''),
            },
            asks: {
              policy: () => unless(['RepositoryPolicyNotFoundException'], null, async () => policyOrNull((await at.get('GetRepositoryPolicy', { repositoryName })).policyText)),
              tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceArn: repositoryArn })).tags),
            },
          });
        }
      },
    },
  ],
});
