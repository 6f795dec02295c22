import { chunks } from '../answers.ts';
import { defineService } from '../service.ts';

/** Rules whose targets are asked for at one time. */
const rulesAtOnce = 20;

export default defineService({
  id: 'eventbridge',
  title: 'EventBridge',
  load: () => import('@aws-sdk/client-eventbridge'),
  operations: { ListRules: 'events:ListRules', ListTargetsByRule: 'events:ListTargetsByRule' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['event_rules'] },
      async *read(at) {
        yield at.part('aws.region', {
          // Events of AWS itself come on the default bus; a rule without a pattern is a clock.
          event_rules: async () => {
            const rules = (await at.all('ListRules', {}, 'Rules')).flatMap(({ Name, State, EventPattern }) => (Name !== undefined && EventPattern !== undefined ? [{ name: Name, state: String(State ?? ''), event_pattern: EventPattern }] : []));
            const found = [];
            for (const group of chunks(rules, rulesAtOnce)) {
              found.push(...(await Promise.all(group.map(async (rule) => ({ ...rule, target_arns: (await at.all('ListTargetsByRule', { Rule: rule.name }, 'Targets')).map(({ Arn }) => Arn ?? '') })))));
            }
            return found;
          },
        });
      },
    },
  ],
});
