import type { GithubOrg } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { textsIn } from './values.ts';

const org = (attributes: Partial<GithubOrg>, unread?: Readonly<Record<string, string>>) => github(given('github.org', 'acme', { actions_enabled_repositories: 'all', ...attributes }, unread));
const selected = (patterns: readonly string[]) => org({ allowed_actions: 'selected', selected_actions: { github_owned_allowed: true, verified_allowed: false, patterns_allowed: patterns } });

export default defineCheck({
  id: 'github_actions_allowed_list',
  version: 1,
  title: 'Allowed actions are limited',
  severity: 'medium',
  remediation: 'Allow only actions of GitHub, of verified creators and those that are named in the Actions policies of the organization.',
  controls: {
    soc2: ['CC6.8', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.28'],
    pci_dss: ['6.3.2'],
    nist_csf: ['GV.SC-07', 'ID.RA-09'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject) =>
    judgeRead(subject, ['actions_enabled_repositories'], ({ actions_enabled_repositories: enabled }) => {
      if (enabled === 'none') return notApplicable('Actions are off in the organization.');
      return judgeRead(subject, ['allowed_actions'], ({ allowed_actions: allowed }) => {
        if (allowed === 'local_only') return pass;
        if (allowed === 'all') return fail('Workflows may use any action of anybody.');
        if (allowed !== 'selected') return malformed('allowed_actions');
        return judgeRead(subject, ['selected_actions'], ({ selected_actions: list }) => {
          const patterns = isJsonObject(list) ? textsIn(list['patterns_allowed']) : undefined;
          if (patterns === undefined) return malformed('selected_actions');
          return patterns.some((pattern) => /^\*(?:\/\*)?$/u.test(pattern.trim())) ? review('The list of allowed actions has a pattern that matches every action.') : pass;
        });
      });
    }),

  examples: [
    { kind: 'pass', why: 'a list of patterns', inventory: selected(['acme/*', 'aws-actions/*']), answers: { acme: 'pass' } },
    { kind: 'pass', why: 'only those of the organization', inventory: org({ allowed_actions: 'local_only' }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'all', inventory: org({ allowed_actions: 'all' }), answers: { acme: 'fail' } },
    { kind: 'not_applicable', why: 'Actions are off', inventory: org({ actions_enabled_repositories: 'none', allowed_actions: null }), answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'the policy was refused', inventory: org({}, { allowed_actions: forbidden }), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'selected, but which was refused', inventory: org({ allowed_actions: 'selected' }, { selected_actions: forbidden }), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no policy of an organization'),
    { kind: 'near_miss', why: 'a list that lets everything in', inventory: selected(['*/*']), answers: { acme: 'review' } },
  ],
});
