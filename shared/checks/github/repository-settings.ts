/** Settings of a repository that are on or off. */
import type { Resource } from '../../model/component.ts';
import type { GithubRepo } from '../../model/resources/github.ts';
import type { CheckExample, Verdict } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

/** A repository that nobody archived, changed as given. */
export function repo(attributes: Partial<GithubRepo>, unread?: Readonly<Record<string, string>>): Resource {
  return given('github.repo', 'acme/shop', { full_name: 'acme/shop', archived: false, is_empty: false, visibility: 'private', ...attributes }, unread);
}

/** Judges a repository that lives; an archived one takes no changes. */
export function ofLiveRepository(repository: Resource, judge: () => Verdict | readonly Verdict[]): Verdict | readonly Verdict[] {
  const archived = attribute(repository, 'archived');
  return archived.isRead && archived.value === true ? notApplicable('The repository is archived.') : judge();
}

/** Judges a feature whose state the API writes as `enabled` or `disabled`, and leaves out without a licence for it. */
export function judgeFeature(repository: Resource, name: string, offSentence: string): Verdict | readonly Verdict[] {
  return ofLiveRepository(repository, () =>
    judgeRead(repository, [name], (values) => {
      const state = values[name];
      if (state === 'enabled') return pass;
      if (state === 'disabled') return fail(offSentence);
      if (state === null) return review('GitHub did not state the setting; the plan may not have it.');
      return malformed(name);
    }),
  );
}

/** Judges a switch. */
export function judgeSwitch(repository: Resource, name: string, offSentence: string): Verdict | readonly Verdict[] {
  return ofLiveRepository(repository, () =>
    judgeRead(repository, [name], (values) => {
      const isOn = values[name];
      if (typeof isOn !== 'boolean') return malformed(name);
      return isOn ? pass : fail(offSentence);
    }),
  );
}

/** The examples that every check of one attribute needs: archived, refused, not asked for, and the list refused and empty. */
export function repositoryExamples(name: keyof GithubRepo): readonly CheckExample[] {
  return [
    { kind: 'not_applicable', why: 'an archived repository takes no changes', inventory: github(repo({ archived: true })), answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'unknown', why: 'the token may not ask', inventory: github(repo({}, { [name]: forbidden })), answers: { 'acme/shop': 'unknown' } },
    { kind: 'unknown', why: 'nobody asked', inventory: github(repo({})), answers: { 'acme/shop': 'unknown' } },
    ...listExamples(['github.repo'], 'there are no repositories'),
  ];
}
