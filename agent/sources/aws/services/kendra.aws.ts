import type * as Sdk from '@aws-sdk/client-kendra';
import { alsoAsk, once, required } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { perPlace } from './support/per-place.ts';

export default defineService({
  id: 'kendra',
  title: 'Kendra',
  load: () => import('@aws-sdk/client-kendra'),
  operations: {
    ListIndices: 'kendra:ListIndices',
    DescribeIndex: 'kendra:DescribeIndex',
    ListDataSources: 'kendra:ListDataSources',
    ListTagsForResource: 'kendra:ListTagsForResource',
  },
  readings: [
    {
      kinds: ['aws.kendra_index'],
      async *read(at) {
        for (const { Id = '', Name, Edition, Status } of await indicesOf(at)()) {
          const arn = at.arn('kendra', `index/${Id}`);
          const index = once(() => at.get('DescribeIndex', { Id }));
          const found = await at.resource('aws.kendra_index', {
            id: arn,
            name: Name ?? Id,
            attributes: { id: Id, name: Name ?? '', status: Status ?? '' },
            asks: {
              edition: async () => Edition ?? (await index()).Edition ?? '',
              kms_key_id: async () => (await index()).ServerSideEncryptionConfiguration?.KmsKeyId ?? null,
              user_context_policy: async () => required((await index()).UserContextPolicy, 'UserContextPolicy'),
              tags: async () => tagsOf((await at.get('ListTagsForResource', { ResourceARN: arn })).Tags),
            },
          });
          yield await alsoAsk(found, 'data_source_ids', async () => (await sourcesOf(at, Id)()).map((source) => `${arn}/data-source/${source.Id}`));
        }
      },
    },
    {
      kinds: ['aws.kendra_data_source'],
      async *read(at) {
        for (const { Id = '' } of await indicesOf(at)()) {
          const arn = at.arn('kendra', `index/${Id}`);
          for (const source of await sourcesOf(at, Id)()) {
            yield await at.other('aws.kendra_data_source', { id: `${arn}/data-source/${source.Id}`, name: source.Name ?? source.Id ?? '', attributes: { type: source.Type ?? null, status: source.Status ?? null, index_arn: arn } });
          }
        }
      },
    },
  ],
});

type Lists = At<typeof Sdk, 'ListIndices' | 'ListDataSources'>;

function indicesOf(at: Lists) {
  return perPlace(at, 'indices', () => at.all('ListIndices', {}, 'IndexConfigurationSummaryItems'));
}

function sourcesOf(at: Lists, IndexId: string) {
  return perPlace(at, `data sources ${IndexId}`, () => at.all('ListDataSources', { IndexId }, 'SummaryItems'));
}
