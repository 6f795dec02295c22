import type { Policy } from './policy.ts';

/** The policies that a new organization starts with. */
export const starterPolicies: readonly Policy[] = [
  {
    name: 'No critical findings',
    description: 'Blocks when a check finds something critical, such as a key in the code, or cannot tell.',
    effect: 'block',
    rules: [{ name: 'critical finding', subject: 'finding', severity: 'critical', condition: { field: 'severity', operator: 'equals', value: 'critical' } }],
  },
  {
    name: 'Look at high findings',
    description: 'Warns when a check finds something of high severity, or cannot tell.',
    effect: 'warn',
    rules: [{ name: 'high finding', subject: 'finding', severity: 'high', condition: { field: 'severity', operator: 'equals', value: 'high' } }],
  },
];
