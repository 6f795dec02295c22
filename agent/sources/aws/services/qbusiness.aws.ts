import type * as Sdk from '@aws-sdk/client-qbusiness';
import { alsoAsk, once, required } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { perPlace } from './support/per-place.ts';

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
      kinds: ['aws.qbusiness_application'],
      async *read(at) {
        for await (const { applicationId = '', displayName, status, identityType } of await applicationsOf(at)()) {
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
          const whole = await alsoAsk(found, 'plugin_arns', async () => (await pluginsOf(at, applicationId)()).map(({ arn: plugin }) => plugin));
          yield await alsoAsk(whole, 'data_source_ids', async () => (await sourcesOf(at, applicationId)()).map(({ arn: source }) => source));
        }
      },
    },
    {
      kinds: ['aws.qbusiness_plugin'],
      async *read(at) {
        for (const { applicationId = '' } of await applicationsOf(at)()) {
          for (const plugin of await pluginsOf(at, applicationId)()) {
            yield await at.other('aws.qbusiness_plugin', { id: plugin.arn, name: plugin.displayName ?? plugin.pluginId ?? '', attributes: { type: plugin.type ?? null, state: plugin.state ?? null, application_id: applicationId } });
          }
        }
      },
    },
    {
      kinds: ['aws.qbusiness_data_source'],
      async *read(at) {
        for (const { applicationId = '' } of await applicationsOf(at)()) {
          for (const source of await sourcesOf(at, applicationId)()) {
            yield await at.other('aws.qbusiness_data_source', { id: source.arn, name: source.displayName ?? source.dataSourceId ?? '', attributes: { type: source.type ?? null, status: source.status ?? null, application_id: applicationId } });
          }
        }
      },
    },
  ],
});

type Lists = At<typeof Sdk, 'ListApplications' | 'ListPlugins' | 'ListIndices' | 'ListDataSources'>;

function applicationsOf(at: Lists) {
  return perPlace(at, 'applications', () => at.all('ListApplications', {}, 'applications'));
}

function pluginsOf(at: Lists, applicationId: string) {
  return perPlace(at, `plugins ${applicationId}`, async () => (await at.all('ListPlugins', { applicationId }, 'plugins')).map((plugin) => ({ ...plugin, arn: at.arn('qbusiness', `application/${applicationId}/plugin/${plugin.pluginId}`) })));
}

/** Data sources stand below the indexes of an application. */
function sourcesOf(at: Lists, applicationId: string) {
  return perPlace(at, `data sources ${applicationId}`, async () => {
    const indices = await at.all('ListIndices', { applicationId }, 'indices');
    const found = await Promise.all(
      indices.map(async ({ indexId }) => (await at.all('ListDataSources', { applicationId, indexId }, 'dataSources')).map((source) => ({ ...source, arn: at.arn('qbusiness', `application/${applicationId}/index/${indexId}/data-source/${source.dataSourceId}`) }))),
    );
    return found.flat();
  });
}
