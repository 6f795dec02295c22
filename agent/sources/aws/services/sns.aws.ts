import { defineService } from '../service.ts';

export default defineService({
  id: 'sns',
  title: 'Simple Notification Service',
  load: () => import('@aws-sdk/client-sns'),
  operations: { ListSubscriptions: 'sns:ListSubscriptions' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['topic_subscriptions'] },
      async *read(at) {
        yield at.part('aws.region', {
          // An address that has not confirmed has this word in the place of an ARN. The addresses themselves are people's and are not kept.
          topic_subscriptions: async () =>
            (await at.all('ListSubscriptions', {}, 'Subscriptions')).map(({ TopicArn, Protocol, SubscriptionArn }) => ({ topic_arn: TopicArn ?? '', protocol: Protocol ?? '', confirmed: SubscriptionArn !== undefined && SubscriptionArn !== 'PendingConfirmation' && SubscriptionArn !== 'Deleted' })),
        });
      },
    },
  ],
});
