import { required, unless } from '../answers.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'securityhub',
  title: 'Security Hub',
  load: () => import('@aws-sdk/client-securityhub'),
  operations: { DescribeHub: 'securityhub:DescribeHub' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['security_hub'] },
      async *read(at) {
        yield at.part('aws.region', {
          // The service says so of an account that has not subscribed.
          security_hub: () =>
            unless(['InvalidAccessException', 'ResourceNotFoundException'], null, async () => {
              const hub = await at.get('DescribeHub', {});
              return { hub_arn: required(hub.HubArn, 'HubArn'), subscribed_at: hub.SubscribedAt ?? null };
            }),
        });
      },
    },
  ],
});
