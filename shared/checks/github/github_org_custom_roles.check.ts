import type { GithubOrg } from '../../model/resources/github.ts';
import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { notApplicable, passUnless, fail } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { listOf, objectsIn, textsIn } from './values.ts';

const role = (parts: Partial<GithubOrg['custom_roles'][number]> = {}) => ({ name: 'Helper', base_role: null, permissions: ['read_audit_logs'], user_count: 1, team_count: 0, ...parts });
const org = (...roles: GithubOrg['custom_roles']) => github(given('github.org', 'acme', { custom_roles: roles }));

/** Rights that make a role nearly an owner: it can change who may do what, or what runs. */
const ruling = /^(?:write|manage|edit|delete|bypass)_.*(?:organization_(?:custom|settings|oauth|webhook|actions|runners|secrets)|org_custom|rulesets?|secrets|runners|webhooks|custom_repo_role|security_products)/u;

export default defineCheck({
  id: 'github_org_custom_roles',
  version: 1,
  title: 'Custom roles with powers of an owner are reviewed',
  severity: 'medium',
  remediation: 'Take rights from the role that its holders do not need, or name it among the reviewed roles.',
  // Names of roles that were reviewed.
  params: { reviewed_roles: [] },
  controls: {
    soc2: ['CC6.2', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.4', '7.2.5.1'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)', 'Art.32(1)(d)'],
    nist_csf: ['PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject, { params }) =>
    judgeRead(subject, ['custom_roles'], ({ custom_roles: given }) => {
      const roles = objectsIn(given);
      if (roles === undefined) return malformed('custom_roles');
      if (roles.length === 0) return notApplicable('The organization has no roles of its own.');
      const reviewed = new Set(listOf(params, 'reviewed_roles'));
      return passUnless(roles.flatMap((item) => (isPowerful(item) && isHeld(item) && !reviewed.has(String(item['name'])) ? [fail(`The role ${quoted(String(item['name']))} has powers of an owner and was not reviewed.`, { discriminator: String(item['name']) })] : [])));
    }),

  examples: [
    { kind: 'pass', why: 'it reads the audit log', inventory: org(role()), answers: { acme: 'pass' } },
    { kind: 'pass', why: 'powerful and reviewed', inventory: org(role({ base_role: 'admin' })), params: { reviewed_roles: ['Helper'] }, answers: { acme: 'pass' } },
    { kind: 'fail', why: 'it administers every repository', inventory: org(role({ base_role: 'admin' })), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'it writes secrets', inventory: org(role({ permissions: ['write_organization_actions_secrets'] })), answers: { acme: 'fail' } },
    { kind: 'not_applicable', why: 'no custom roles', inventory: org(), answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'the roles were refused', inventory: github(given('github.org', 'acme', {}, { custom_roles: forbidden })), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no organization'),
    { kind: 'near_miss', why: 'nobody has it', inventory: org(role({ base_role: 'admin', user_count: 0, team_count: 0 })), answers: { acme: 'pass' } },
    { kind: 'near_miss', why: 'reading secrets by name is no writing', inventory: org(role({ permissions: ['read_organization_actions_usage_metrics'] })), answers: { acme: 'pass' } },
  ],
});

function isPowerful(role: JsonObject): boolean {
  return role['base_role'] === 'admin' || (textsIn(role['permissions']) ?? []).some((permission) => ruling.test(permission));
}

function isHeld(role: JsonObject): boolean {
  return role['user_count'] !== 0 || role['team_count'] !== 0;
}
