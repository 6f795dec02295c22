import type { GithubOrg } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { objectsIn } from './values.ts';

const standard = {
  default_for_new_repos: 'all',
  name: 'Strict',
  enforcement: 'enforced',
  dependency_graph: 'enabled',
  dependabot_alerts: 'enabled',
  code_scanning_default_setup: 'enabled',
  secret_scanning: 'enabled',
  secret_scanning_push_protection: 'enabled',
};
const org = (...defaults: GithubOrg['code_security_defaults']) => github(given('github.org', 'acme', { code_security_defaults: defaults }));
const needed = ['dependabot_alerts', 'secret_scanning', 'secret_scanning_push_protection'] as const;

export default defineCheck({
  id: 'github_org_code_security_defaults',
  version: 1,
  title: 'New repositories get a security configuration that is enforced',
  severity: 'medium',
  remediation: 'Make a security configuration with dependency alerts, secret scanning and push protection the default of new repositories, and enforce it.',
  controls: {
    soc2: ['CC6.1', 'CC7.1'],
    iso_27001: ['A.5.17', 'A.8.8', 'A.8.9', 'A.8.28'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['2.2.1', '6.3.1', '6.3.3', '8.6.2'],
    gdpr: ['Art.32(1)(b)', 'Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.AA-01', 'PR.PS-01', 'PR.PS-02'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject) =>
    judgeRead(subject, ['code_security_defaults'], ({ code_security_defaults: given }) => {
      const defaults = objectsIn(given);
      if (defaults === undefined) return malformed('code_security_defaults');
      const reached = new Set(defaults.flatMap((item) => (item['default_for_new_repos'] === 'all' ? ['public', 'private_and_internal'] : [String(item['default_for_new_repos'])])));
      const open = ['public', 'private_and_internal'].filter((kind) => !reached.has(kind));
      if (open.length > 0) return fail(`New ${open.map((kind) => (kind === 'public' ? 'public' : 'private and internal')).join(', ')} repositories get no security configuration.`);
      const gaps = defaults.flatMap((item) => needed.filter((name) => item[name] !== 'enabled').map((name) => `${name} in ${quoted(String(item['name']))}`));
      if (gaps.length > 0) return fail(`The default security configuration leaves out ${gaps.join(', ')}.`);
      return defaults.every((item) => item['enforcement'] === 'enforced') ? pass : review('The default security configuration is not enforced: who administers a repository can turn it off.');
    }),

  examples: [
    { kind: 'pass', why: 'one for all, enforced', inventory: org(standard), answers: { acme: 'pass' } },
    { kind: 'pass', why: 'one for each kind of repository', inventory: org({ ...standard, default_for_new_repos: 'public' }, { ...standard, default_for_new_repos: 'private_and_internal' }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'none', inventory: org(), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'without push protection', inventory: org({ ...standard, secret_scanning_push_protection: 'not_set' }), answers: { acme: 'fail' } },
    { kind: 'review', why: 'not enforced', inventory: org({ ...standard, enforcement: 'unenforced' }), answers: { acme: 'review' } },
    { kind: 'unknown', why: 'the defaults were refused', inventory: github(given('github.org', 'acme', {}, { code_security_defaults: forbidden })), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no organization'),
    { kind: 'near_miss', why: 'public repositories only', inventory: org({ ...standard, default_for_new_repos: 'public' }), answers: { acme: 'fail' } },
  ],
});
