import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { defineService } from '../service.ts';
import { perPlace } from './support/per-place.ts';

const actions = (given: readonly Action[] | undefined) => (given ?? []).map(({ Type, RedirectConfig }) => ({ type: Type ?? '', redirect_protocol: RedirectConfig?.Protocol ?? null }));

export default defineService({
  id: 'elastic-load-balancing-v2',
  title: 'Elastic Load Balancing',
  load: () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  operations: {
    DescribeLoadBalancers: 'elasticloadbalancing:DescribeLoadBalancers',
    DescribeListeners: 'elasticloadbalancing:DescribeListeners',
    DescribeRules: 'elasticloadbalancing:DescribeRules',
    DescribeSSLPolicies: 'elasticloadbalancing:DescribeSSLPolicies',
  },
  readings: [
    {
      kinds: ['aws.load_balancer_listener'],
      async *read(at) {
        const policies = perPlace(at, 'TLS policies', () => at.all('DescribeSSLPolicies', {}, 'SslPolicies'));
        for await (const balancer of at.list('DescribeLoadBalancers', {}, 'LoadBalancers')) {
          for await (const listener of at.list('DescribeListeners', { LoadBalancerArn: balancer.LoadBalancerArn }, 'Listeners')) {
            const { ListenerArn, SslPolicy: policy } = listener;
            yield await at.resource('aws.load_balancer_listener', {
              id: ListenerArn ?? '',
              name: `${balancer.LoadBalancerName}:${listener.Port ?? listener.Protocol}`,
              attributes: {
                load_balancer_arn: balancer.LoadBalancerArn ?? '',
                load_balancer_name: balancer.LoadBalancerName ?? '',
                load_balancer_type: balancer.Type ?? '',
                scheme: balancer.Scheme ?? null,
                protocol: listener.Protocol ?? '',
                port: listener.Port ?? null,
                ssl_policy: policy ?? null,
                default_actions: actions(listener.DefaultActions),
              },
              asks: {
                ssl_protocols: async () => (policy === undefined ? [] : [...((await policies()).find(({ Name }) => Name === policy)?.SslProtocols ?? [])]),
                // Network and gateway balancers have no rules beside the default.
                rule_actions: async () => (balancer.Type === 'application' ? (await at.all('DescribeRules', { ListenerArn }, 'Rules')).filter(({ IsDefault }) => IsDefault !== true).flatMap(({ Actions }) => actions(Actions)) : []),
              },
            });
          }
        }
      },
    },
  ],
});
