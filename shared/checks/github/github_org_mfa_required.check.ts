import { defineCheck } from '../check.ts';
import { inventoryOf, refused, resource } from '../example-inventory.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';

const org = (attributes: Parameters<typeof resource>[2], unread?: Readonly<Record<string, string>>) =>
  inventoryOf({ source: 'github', resources: [resource('github.org', 'acme', attributes, unread)] });

export default defineCheck({
  id: 'github_org_mfa_required',
  version: 1,
  title: 'Organization forces two-factor sign-in',
  severity: 'critical',
  remediation: 'Require two-factor authentication in the organization settings, under authentication security.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.5'],
    hipaa: ['164.312(d)'],
    pci_dss: ['8.4.1', '8.4.2', '8.4.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject) =>
    judgeRead(subject, ['two_factor_requirement_enabled'], ({ two_factor_requirement_enabled: isRequired }) => {
      if (isRequired === true) return pass;
      if (isRequired === false) return fail('Members of the organization may sign in with a password alone.');
      // The field is null for a token that does not administer the organization.
      if (isRequired === null) return review('GitHub did not say whether two-factor sign-in is required; only an administrator of the organization is told.');
      return malformed('two_factor_requirement_enabled');
    }),

  examples: [
    { kind: 'pass', why: 'it is required', inventory: org({ two_factor_requirement_enabled: true }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'it is not', inventory: org({ two_factor_requirement_enabled: false }), answers: { acme: 'fail' } },
    { kind: 'review', why: 'the token does not administer the organization', inventory: org({ two_factor_requirement_enabled: null }), answers: { acme: 'review' } },
    { kind: 'unknown', why: 'the organization could not be read', inventory: org({}, { two_factor_requirement_enabled: 'HTTP 403 from GET /orgs/acme.' }), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'nobody asked', inventory: org({}), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'no organization could be listed', inventory: inventoryOf({ source: 'github', coverage: [refused('github.org')] }), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'a personal account has no organization', inventory: inventoryOf({ source: 'github' }), answers: { scan: 'not_applicable' } },
    {
      kind: 'near_miss',
      why: 'single sign-on beside it does not make it required, and a refused list of another kind says nothing about organizations',
      inventory: inventoryOf({
        source: 'github',
        resources: [resource('github.org', 'acme', { two_factor_requirement_enabled: false, sso_enforced: true })],
        coverage: [refused('github.member')],
      }),
      answers: { acme: 'fail' },
    },
  ],
});
