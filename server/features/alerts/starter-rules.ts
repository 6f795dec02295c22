/** The alert rules that a new organization starts with: what somebody should hear of without having asked. */
import { newId, type Clock, type Random } from '../../config/world.ts';
import type { Tx } from '../../db/connection.ts';
import { insertAlertRule, type AlertRuleContent } from './alert-rules.store.ts';

const daySeconds = 24 * 60 * 60;

const starterRules: readonly AlertRuleContent[] = [
  {
    name: 'Critical findings',
    description: 'A scan found something critical, such as a key in the code. The same findings of the same source again within a day only count.',
    events: ['scan.completed'],
    rule: { name: 'Critical findings', subject: 'finding', severity: 'critical', condition: { field: 'severity', operator: 'equals', value: 'critical' } },
    severity: 'critical',
    cooldownS: daySeconds,
    isActive: true,
  },
  {
    name: 'Agent offline',
    description: 'An agent has been silent for five minutes.',
    events: ['agent.offline'],
    rule: null,
    severity: 'high',
    cooldownS: 60 * 60,
    isActive: true,
  },
];

/** Adds them in the transaction that makes the organization; its audit entry stands for them. */
export async function insertStarterAlertRules(tx: Tx, world: { clock: Clock; random: Random }, of: { orgId: string; createdBy: string; at: number }): Promise<void> {
  for (const content of starterRules) await insertAlertRule(tx, { ...of, id: newId('arl', world), content });
}
