/**
 * Two layers guard a branch: classic protection, and the rules of rulesets in force. What either of them guarantees is guaranteed,
 * so one that was not read leaves the question open only when the other gives no guarantee.
 */
import type { Resource } from '../../model/component.ts';
import type { Json } from '../../model/fact.ts';
import type { GithubBranch, GithubClassicProtection } from '../../model/resources/github.ts';
import type { Verdict } from '../check.ts';
import { attribute, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, unknown } from '../support/verdicts.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { objectsIn } from './values.ts';

export type Rules = GithubBranch['rules'];

/** How each layer answers a question. `rules` gets those of one type, never none of them. */
export interface LayerQuestion {
  readonly classic: (protection: GithubClassicProtection) => Verdict;
  readonly type: string;
  readonly rules: (rules: Rules) => Verdict;
  /** The sentence of a branch on which neither layer says anything. */
  readonly otherwise: string;
}

/** The best answer of the two layers; `not_applicable` for an archived repository. */
export function judgeLayers(branch: Resource, question: LayerQuestion): Verdict {
  return ofLiveBranch(branch, () => {
    const [classic, rules] = [protectionOf(branch), rulesOf(branch)];
    const said = [
      classic === undefined || classic === null ? undefined : question.classic(classic),
      rules === undefined || !rules.some(({ type }) => type === question.type) ? undefined : question.rules(rules.filter(({ type }) => type === question.type)),
    ].filter((verdict) => verdict !== undefined);
    if (said.some(({ answer }) => answer === 'pass')) return pass;
    const unread = unreadLayer(branch);
    if (unread) return unread;
    return said.find(({ answer }) => answer === 'review') ?? said[0] ?? fail(question.otherwise);
  });
}

/** Judges a branch of a repository that lives; an archived one cannot change. */
export function ofLiveBranch(branch: Resource, judge: () => Verdict): Verdict {
  const archived = attribute(branch, 'archived');
  if (archived.isRead && archived.value === true) return notApplicable('The repository is archived.');
  return judge();
}

/** Classic protection; null when there is none, undefined when it was not read. */
export function protectionOf(branch: Resource): GithubClassicProtection | null | undefined {
  const found = attribute(branch, 'protection');
  if (!found.isRead) return undefined;
  return isJsonObject(found.value) ? (found.value as unknown as GithubClassicProtection) : found.value === null ? null : undefined;
}

/** The rules in force; undefined when they were not read. */
export function rulesOf(branch: Resource): Rules | undefined {
  const found = attribute(branch, 'rules');
  return found.isRead ? (objectsIn(found.value) as unknown as Rules | undefined) : undefined;
}

/** The verdict for a layer that was not read or has no form that can be judged; undefined when both were read. */
export function unreadLayer(branch: Resource): Verdict | undefined {
  for (const [name, value] of [
    ['protection', protectionOf(branch)],
    ['rules', rulesOf(branch)],
  ] as const) {
    if (value !== undefined) continue;
    const found = attribute(branch, name);
    return found.isRead ? malformed(name) : unknown(`The attribute ${name} was not read. ${found.why}`);
  }
  return undefined;
}

/** The parameter of a rule. */
export function parameterOf(rule: Rules[number], name: string): Json | undefined {
  return rule.parameters[name] as Json | undefined;
}
