/** What makes a declared resource open to everyone, by the type that it is judged as. */
import { awsRules } from './aws.ts';
import { azureRules, googleRules } from './azure-google.ts';
import type { Rule } from './declared.ts';
import { firewallRules } from './firewalls.ts';
import { kubernetesRules } from './kubernetes.ts';

/** The rule of a type; undefined for types that only help to judge others. */
export function ruleOf(type: string): Rule | undefined {
  return Object.hasOwn(rules, type) ? rules[type] : undefined;
}

const rules: Readonly<Record<string, Rule>> = { ...awsRules, ...firewallRules, ...azureRules, ...googleRules, ...kubernetesRules };
