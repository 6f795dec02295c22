/** Alerts of a repository: how long one may stay open, and what a repository without any proves. */
import type { Resource } from '../../model/component.ts';
import type { Verdict } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { notApplicable, pass } from '../support/verdicts.ts';

/**
 * Judges a repository among its alerts by the number of them: none is a pass, some are judged one by one.
 * Without the feature nothing was looked for.
 */
export function judgeAlertCount(repository: Resource, attributeName: string, feature: string): Verdict | readonly Verdict[] {
  return judgeRead(repository, ['archived', attributeName], (values) => {
    if (values['archived'] === true) return notApplicable('The repository is archived.');
    const count = values[attributeName];
    if (count === null) return notApplicable(`${feature} is off, so nothing was looked for; another check asks for it.`);
    if (typeof count !== 'number') return malformed(attributeName);
    return count === 0 ? pass : notApplicable('The alerts of the repository are judged one by one.');
  });
}
