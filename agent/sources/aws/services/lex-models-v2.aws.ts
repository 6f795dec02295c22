import type * as Sdk from '@aws-sdk/client-lex-models-v2';
import { once, required } from '../answers.ts';
import { defineService, type At } from '../service.ts';

export default defineService({
  id: 'lex-models-v2',
  title: 'Lex V2',
  load: () => import('@aws-sdk/client-lex-models-v2'),
  operations: {
    ListBots: 'lex:ListBots',
    DescribeBot: 'lex:DescribeBot',
    ListBotAliases: 'lex:ListBotAliases',
    DescribeBotAlias: 'lex:DescribeBotAlias',
    ListBotLocales: 'lex:ListBotLocales',
    ListIntents: 'lex:ListIntents',
    ListSlots: 'lex:ListSlots',
    DescribeSlot: 'lex:DescribeSlot',
  },
  readings: [
    {
      kinds: ['aws.lex_bot_alias'],
      async *read(at) {
        for await (const { botId = '', botName } of at.list('ListBots', {}, 'botSummaries')) {
          const bot = once(() => at.get('DescribeBot', { botId }));
          for await (const { botAliasId, botAliasName, botAliasStatus, botVersion } of at.list('ListBotAliases', { botId }, 'botAliasSummaries')) {
            const alias = once(() => at.get('DescribeBotAlias', { botId, botAliasId }));
            const slots = once(() => slotsOf(at, { botId, botVersion: botVersion ?? 'DRAFT' }));
            yield await at.resource('aws.lex_bot_alias', {
              id: `${botId}/${botAliasId}`,
              name: `${botName}/${botAliasName}`,
              attributes: { bot_name: botName ?? '', bot_alias_name: botAliasName ?? '', bot_alias_status: botAliasStatus ?? '' },
              asks: {
                child_directed: async () => required((await bot()).dataPrivacy?.childDirected, 'childDirected'),
                text_logs: async () => ((await alias()).conversationLogSettings?.textLogSettings ?? []).map(({ enabled, destination }) => ({ enabled: enabled ?? false, log_group_arn: destination?.cloudWatch?.cloudWatchLogGroupArn ?? '' })),
                audio_logs: async () =>
                  ((await alias()).conversationLogSettings?.audioLogSettings ?? []).map(({ enabled, destination }) => ({ enabled: enabled ?? false, bucket_arn: destination?.s3Bucket?.s3BucketArn ?? '', kms_key_arn: destination?.s3Bucket?.kmsKeyArn ?? null })),
                slot_count: async () => (await slots()).length,
                unobfuscated_slot_names: async () => (await slots()).filter(({ isObfuscated }) => !isObfuscated).map(({ name }) => name),
              },
            });
          }
        }
      },
    },
  ],
});

/** Every slot of one version of a bot, over its locales and intents. */
async function slotsOf(at: At<typeof Sdk, 'ListBotLocales' | 'ListIntents' | 'ListSlots' | 'DescribeSlot'>, version: { readonly botId: string; readonly botVersion: string }): Promise<{ readonly name: string; readonly isObfuscated: boolean }[]> {
  const found: { name: string; isObfuscated: boolean }[] = [];
  for await (const { localeId } of at.list('ListBotLocales', version, 'botLocaleSummaries')) {
    for await (const { intentId, intentName } of at.list('ListIntents', { ...version, localeId }, 'intentSummaries')) {
      for await (const { slotId, slotName } of at.list('ListSlots', { ...version, localeId, intentId }, 'slotSummaries')) {
        const setting = (await at.get('DescribeSlot', { ...version, localeId, intentId, slotId })).obfuscationSetting?.obfuscationSettingType;
        found.push({ name: `${localeId}/${intentName}/${slotName}`, isObfuscated: setting !== undefined && setting !== 'None' });
      }
    }
  }
  return found;
}
