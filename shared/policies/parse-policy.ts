/** Turns outside data into a policy, or says everything that is wrong with it at once. */
import { severities, type Severity } from '../model/report.ts';
import { parseCondition, conditionLimits, type ConditionBudget } from './parse-condition.ts';
import { Problems, type PolicyProblem } from './policy-problem.ts';
import { effects, ruleSubjects, type Policy, type Rule, type RuleSubject } from './policy.ts';

export type { PolicyProblem } from './policy-problem.ts';

/** Limits on one policy: characters of a name and of a text, rules, and what `conditionLimits` says of conditions. */
export const policyLimits = { nameLengthMax: 200, descriptionLengthMax: 2_000, rulesMax: 200, ...conditionLimits } as const;

/** The severity of a rule that does not say. */
const defaultSeverity: Severity = 'medium';

const policyKeys = ['name', 'description', 'effect', 'rules'] as const;
const ruleKeys = ['name', 'subject', 'condition', 'severity'] as const;

/** The policy, in its own shape with defaults filled in; or every mistake, in reading order. Never throws. */
export function parsePolicy(value: unknown): { readonly policy: Policy } | { readonly problems: readonly PolicyProblem[] } {
  const problems = new Problems();
  const policy = readPolicy(value, problems);
  return policy === undefined || problems.list.length > 0 ? { problems: problems.list } : { policy };
}

function readPolicy(value: unknown, problems: Problems): Policy | undefined {
  if (!isRecord(value)) return problems.add('', value, `A policy is an object with ${policyKeys.join(', ')}.`);
  refuseUnknownKeys(value, policyKeys, '', problems);

  const name = readText(value['name'], { path: 'name', lengthMax: policyLimits.nameLengthMax }, problems);
  const description = value['description'] === undefined ? undefined : readText(value['description'], { path: 'description', lengthMax: policyLimits.descriptionLengthMax }, problems);
  const effect = oneOf(effects, value['effect']) ?? problems.addWord('effect', value['effect'], 'effect', effects);
  const rules = readRules(value['rules'], problems);

  if (name === undefined || effect === undefined || rules === undefined) return undefined;
  return { name, ...(description !== undefined && { description }), effect, rules };
}

function readRules(value: unknown, problems: Problems): readonly Rule[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return problems.add('rules', value, 'A policy has a list of at least one rule under rules.');
  if (value.length > policyLimits.rulesMax) return problems.add('rules', undefined, `The policy has ${value.length} rules; at most ${policyLimits.rulesMax} are allowed.`);

  const budget: ConditionBudget = { left: policyLimits.conditionsMax };
  const rules = value.map((item: unknown, at) => readRule(item, `rules[${at}]`, problems, budget));
  const names = new Set<string>();
  for (const [at, rule] of rules.entries()) {
    if (rule === undefined) continue;
    if (names.has(rule.name)) problems.add(`rules[${at}].name`, rule.name, 'Two rules have this name; violations are told apart by it.');
    names.add(rule.name);
  }
  return rules.filter((rule) => rule !== undefined);
}

function readRule(value: unknown, path: string, problems: Problems, budget: ConditionBudget): Rule | undefined {
  if (!isRecord(value)) return problems.add(path, value, `A rule is an object with ${ruleKeys.join(', ')}.`);
  refuseUnknownKeys(value, ruleKeys, path, problems);

  const name = readText(value['name'], { path: `${path}.name`, lengthMax: policyLimits.nameLengthMax }, problems);
  const severity = value['severity'] === undefined ? defaultSeverity : (oneOf(severities, value['severity']) ?? problems.addWord(`${path}.severity`, value['severity'], 'severity', severities));
  const subject: RuleSubject | undefined =
    value['subject'] === undefined ? 'component' : (oneOf(ruleSubjects, value['subject']) ?? problems.addWord(`${path}.subject`, value['subject'], 'subject', ruleSubjects));
  const condition = parseCondition(value['condition'], { subject, path: `${path}.condition`, depth: 1 }, problems, budget);

  if (name === undefined || severity === undefined || subject === undefined || condition === undefined) return undefined;
  return { name, subject, condition, severity };
}

function readText(value: unknown, of: { path: string; lengthMax: number }, problems: Problems): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return problems.add(of.path, value, `A text that is not empty is expected as ${of.path.split('.').at(-1)}.`);
  if (value.length > of.lengthMax) return problems.add(of.path, value, `The text is ${value.length} characters long; at most ${of.lengthMax} are allowed.`);
  return value;
}

function refuseUnknownKeys(value: Readonly<Record<string, unknown>>, keys: readonly string[], path: string, problems: Problems): void {
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) problems.addWord(path === '' ? key : `${path}.${key}`, key, 'key of this object', keys);
  }
}

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
