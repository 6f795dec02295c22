import { once, related, required } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'qbusiness',
  title: 'Q Business',
  load: () => import('@aws-sdk/client-qbusiness'),
  operations: {
    ListApplications: 'qbusiness:ListApplications',
    GetApplication: 'qbusiness:GetApplication',
    GetChatControlsConfiguration: 'qbusiness:GetChatControlsConfiguration',
    ListIndices: 'qbusiness:ListIndices',
    ListDataSources: 'qbusiness:ListDataSources',
    ListPlugins: 'qbusiness:ListPlugins',
    ListTagsForResource: 'qbusiness:ListTagsForResource',
  },
  readings: [
    {
      kinds: ['aws.qbusiness_application', 'aws.qbusiness_data_source', 'aws.qbusiness_plugin'],
      async *read(at) {
        for await (const { applicationId = '', displayName, status, identityType } of at.list('ListApplications', {}, 'applications')) {
          const arn = at.arn('qbusiness', `application/${applicationId}`);
          const application = once(() => at.get('GetApplication', { applicationId }));
          const controls = once(() => at.get('GetChatControlsConfiguration', { applicationId }));
          const found = await at.resource('aws.qbusiness_application', {
            id: arn,
            name: displayName ?? applicationId,
            attributes: { application_id: applicationId, display_name: displayName ?? '', status: status ?? '' },
            asks: {
              identity_type: async () => required((await application()).identityType ?? identityType, 'identityType'),
              kms_key_id: async () => (await application()).encryptionConfiguration?.kmsKeyId ?? null,
              response_scope: async () => (await controls()).responseScope ?? null,
              blocked_phrase_count: async () => (await controls()).blockedPhrases?.blockedPhrases?.length ?? 0,
              topic_configuration_count: async () => (await at.all('GetChatControlsConfiguration', { applicationId }, 'topicConfigurations')).length,
              creator_mode: async () => (await controls()).creatorModeConfiguration?.creatorModeControl ?? null,
              tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceARN: arn })).tags),
            },
          });
          const plugins = await at.all('ListPlugins', { applicationId }, 'plugins');
          const idOf = (pluginId: string | undefined) => `${arn}/plugin/${pluginId}`;
          const sources = [];
          for await (const { indexId } of at.list('ListIndices', { applicationId }, 'indices')) {
            for await (const source of at.list('ListDataSources', { applicationId, indexId }, 'dataSources')) sources.push({ ...source, id: `${arn}/index/${indexId}/data-source/${source.dataSourceId}` });
          }
          yield related(found, { plugin_arns: plugins.map(({ pluginId }) => idOf(pluginId)), data_source_ids: sources.map(({ id }) => id) });
          for (const source of sources) yield await at.other('aws.qbusiness_data_source', { id: source.id, name: source.displayName ?? source.dataSourceId ?? '', attributes: { type: source.type ?? null, status: source.status ?? null, application_arn: arn } });
          for (const plugin of plugins) {
            yield await at.other('aws.qbusiness_plugin', { id: idOf(plugin.pluginId), name: plugin.displayName ?? plugin.pluginId ?? '', attributes: { type: plugin.type ?? null, state: plugin.state ?? null, application_arn: arn } });
          }
        }
      },
    },
  ],
});
