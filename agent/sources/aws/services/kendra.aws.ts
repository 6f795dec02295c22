import { once, related, required } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';

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
      kinds: ['aws.kendra_index', 'aws.kendra_data_source'],
      async *read(at) {
        for await (const { Id = '', Name, Edition, Status } of at.list('ListIndices', {}, 'IndexConfigurationSummaryItems')) {
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
          const sources = await at.all('ListDataSources', { IndexId: Id }, 'SummaryItems');
          const idOf = (id: string | undefined) => `${arn}/data-source/${id}`;
          yield related(found, { data_source_ids: sources.map((source) => idOf(source.Id)) });
          for (const source of sources) {
            yield await at.other('aws.kendra_data_source', { id: idOf(source.Id), name: source.Name ?? source.Id ?? '', attributes: { type: source.Type ?? null, status: source.Status ?? null, index_arn: arn } });
          }
        }
      },
    },
  ],
});
