import type * as Sdk from '@aws-sdk/client-personalize';
import { alsoAsk, related } from '../answers.ts';
import { instant, tagsOf } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { perPlace } from './support/per-place.ts';

export default defineService({
  id: 'personalize',
  title: 'Personalize',
  load: () => import('@aws-sdk/client-personalize'),
  operations: {
    ListDatasetGroups: 'personalize:ListDatasetGroups',
    DescribeDatasetGroup: 'personalize:DescribeDatasetGroup',
    ListDatasets: 'personalize:ListDatasets',
    ListEventTrackers: 'personalize:ListEventTrackers',
    ListSolutions: 'personalize:ListSolutions',
    ListCampaigns: 'personalize:ListCampaigns',
    ListRecommenders: 'personalize:ListRecommenders',
    ListTagsForResource: 'personalize:ListTagsForResource',
  },
  readings: [
    {
      kinds: ['aws.personalize_dataset_group'],
      async *read(at) {
        for (const { datasetGroupArn = '', name, status, domain } of await groupsOf(at)()) {
          yield await at.resource('aws.personalize_dataset_group', {
            id: datasetGroupArn,
            name: name ?? '',
            attributes: { name: name ?? '', status: status ?? '', domain: domain ?? null },
            detail: {
              gives: ['kms_key_arn', 'role_arn'],
              read: async () => {
                const { datasetGroup } = await at.get('DescribeDatasetGroup', { datasetGroupArn });
                return { kms_key_arn: datasetGroup?.kmsKeyArn ?? null, role_arn: datasetGroup?.roleArn ?? null };
              },
            },
            asks: {
              event_tracker_names: async () => (await at.all('ListEventTrackers', { datasetGroupArn }, 'eventTrackers')).map((tracker) => tracker.name ?? '').sort(),
              tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceArn: datasetGroupArn })).tags),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.personalize_dataset'],
      async *read(at) {
        for (const { datasetGroupArn = '' } of await groupsOf(at)()) {
          for (const dataset of await datasetsOf(at, datasetGroupArn)()) {
            yield await at.other('aws.personalize_dataset', { id: dataset.datasetArn ?? '', name: dataset.name ?? '', attributes: { type: dataset.datasetType ?? null, status: dataset.status ?? null, dataset_group_arn: datasetGroupArn } });
          }
        }
      },
    },
    {
      kinds: ['aws.personalize_solution'],
      async *read(at) {
        for (const { datasetGroupArn = '', solutionArn = '', name, status, recipeArn } of await solutionsOf(at)()) {
          const found = await at.other('aws.personalize_solution', { id: solutionArn, name: name ?? '', attributes: { status: status ?? null, recipe_arn: recipeArn ?? null, dataset_group_arn: datasetGroupArn } });
          yield await alsoAsk(found, 'dataset_arns', () => datasetArnsOf(at, datasetGroupArn));
        }
      },
    },
    {
      kinds: ['aws.personalize_campaign'],
      async *read(at) {
        for (const { solutionArn = '' } of await solutionsOf(at)()) {
          for await (const campaign of at.list('ListCampaigns', { solutionArn }, 'campaigns')) {
            const found = await at.other('aws.personalize_campaign', { id: campaign.campaignArn ?? '', name: campaign.name ?? '', attributes: { status: campaign.status ?? null, creation_time: instant(campaign.creationDateTime) } });
            yield related(found, { solution_arn: solutionArn });
          }
        }
      },
    },
    {
      kinds: ['aws.personalize_recommender'],
      async *read(at) {
        for (const { datasetGroupArn = '' } of await groupsOf(at)()) {
          for await (const recommender of at.list('ListRecommenders', { datasetGroupArn }, 'recommenders')) {
            const found = await at.other('aws.personalize_recommender', { id: recommender.recommenderArn ?? '', name: recommender.name ?? '', attributes: { status: recommender.status ?? null, recipe_arn: recommender.recipeArn ?? null, dataset_group_arn: datasetGroupArn } });
            yield await alsoAsk(found, 'dataset_arns', () => datasetArnsOf(at, datasetGroupArn));
          }
        }
      },
    },
  ],
});

type Lists = At<typeof Sdk, 'ListDatasetGroups' | 'ListDatasets' | 'ListSolutions'>;

function groupsOf(at: Lists) {
  return perPlace(at, 'dataset groups', () => at.all('ListDatasetGroups', {}, 'datasetGroups'));
}

function datasetsOf(at: Lists, datasetGroupArn: string) {
  return perPlace(at, `datasets ${datasetGroupArn}`, () => at.all('ListDatasets', { datasetGroupArn }, 'datasets'));
}

async function datasetArnsOf(at: Lists, datasetGroupArn: string): Promise<string[]> {
  return (await datasetsOf(at, datasetGroupArn)()).flatMap((dataset) => dataset.datasetArn ?? []).sort();
}

/** Solutions of every group, each with its group, which the list alone does not say. */
function solutionsOf(at: Lists) {
  return perPlace(at, 'solutions', async () => {
    const groups = await groupsOf(at)();
    const found = await Promise.all(groups.map(async ({ datasetGroupArn = '' }) => (await at.all('ListSolutions', { datasetGroupArn }, 'solutions')).map((solution) => ({ ...solution, datasetGroupArn }))));
    return found.flat();
  });
}
