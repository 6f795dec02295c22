import { defineService } from '../service.ts';
import { AwsTrouble } from '../trouble.ts';

export default defineService({
  id: 'sso-admin',
  title: 'IAM Identity Center',
  load: () => import('@aws-sdk/client-sso-admin'),
  isGlobal: true,
  operations: { ListInstances: 'sso:ListInstances' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.account', gives: ['sso_instances'] },
      async *read(at) {
        // An instance lies in one region, and only there it is listed: every scanned region is asked, and one without the service has none.
        yield at.part('aws.account', {
          sso_instances: async () => {
            const answers = await Promise.allSettled(at.regions.map(async (region) => (await at.get('ListInstances', {}, { region })).Instances ?? []));
            const trouble = answers.find((answer) => answer.status === 'rejected' && !(answer.reason instanceof AwsTrouble && answer.reason.reason === 'unsupported'));
            if (trouble?.status === 'rejected') throw trouble.reason;
            return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])).map((instance) => ({ instance_arn: instance.InstanceArn ?? '', status: instance.Status ?? '', owner_account_id: instance.OwnerAccountId ?? null }));
          },
        });
      },
    },
  ],
});
