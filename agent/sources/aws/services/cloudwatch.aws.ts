import { chunks } from '../answers.ts';
import { by } from '#shared/model/order.ts';
import { defineService } from '../service.ts';

/** Days over which calls of models are counted. */
const days = 30;
const dayMs = 24 * 3600 * 1000;

export default defineService({
  id: 'cloudwatch',
  title: 'CloudWatch',
  load: () => import('@aws-sdk/client-cloudwatch'),
  operations: { DescribeAlarms: 'cloudwatch:DescribeAlarms', ListMetrics: 'cloudwatch:ListMetrics', GetMetricData: 'cloudwatch:GetMetricData' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['alarms', 'bedrock_invocations'] },
      async *read(at) {
        yield at.part('aws.region', {
          alarms: async () =>
            (await at.all('DescribeAlarms', { AlarmTypes: ['MetricAlarm'] }, 'MetricAlarms')).map((alarm) => ({
              alarm_name: alarm.AlarmName ?? '',
              namespace: alarm.Namespace ?? null,
              metric_name: alarm.MetricName ?? null,
              actions_enabled: alarm.ActionsEnabled ?? false,
              alarm_actions: alarm.AlarmActions ?? [],
            })),
          bedrock_invocations: async () => {
            // The list holds metrics of the last two weeks: a model that was called before that and not since is not among them.
            const metrics = await at.all('ListMetrics', { Namespace: 'AWS/Bedrock', MetricName: 'Invocations' }, 'Metrics');
            const models = metrics.flatMap(({ Dimensions = [] }) => (Dimensions.length === 1 && Dimensions[0]?.Name === 'ModelId' ? (Dimensions[0].Value ?? []) : []));
            const end = new Date(at.observedAt);
            const results = await Promise.all(
              chunks([...new Set(models)].sort(), 100).map((group) =>
                at.all(
                  'GetMetricData',
                  {
                    StartTime: new Date(end.getTime() - days * dayMs),
                    EndTime: end,
                    MetricDataQueries: group.map((model, index) => ({
                      Id: `m${index}`,
                      Label: model,
                      MetricStat: { Metric: { Namespace: 'AWS/Bedrock', MetricName: 'Invocations', Dimensions: [{ Name: 'ModelId', Value: model }] }, Period: days * 24 * 3600, Stat: 'Sum' },
                    })),
                  },
                  'MetricDataResults',
                ),
              ),
            );
            const sums = new Map<string, number>();
            for (const { Label = '', Values = [] } of results.flat()) sums.set(Label, Values.reduce((sum, value) => sum + value, sums.get(Label) ?? 0));
            return [...sums].filter(([, invocations]) => invocations > 0).map(([model_id, invocations]) => ({ model_id, invocations })).sort(by((entry) => entry.model_id));
          },
        });
      },
    },
  ],
});
