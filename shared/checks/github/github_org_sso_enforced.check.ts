import type { GithubOrg } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { isJsonObject } from '../../model/json-object.ts';

const org = (attributes: Partial<GithubOrg>, unread?: Readonly<Record<string, string>>) => github(given('github.org', 'acme', { plan: 'enterprise', member_count: 10, ...attributes }, unread));
const sso = (linked: number) => ({ issuer: 'https://idp.example.com', linked_member_count: linked });

/**
 * No endpoint says whether single sign-on is enforced. While it is, GitHub keeps no member without a linked identity, so one that has none
 * proves that it is not.
 */
export default defineCheck({
  id: 'github_org_sso_enforced',
  version: 1,
  title: 'SAML or OIDC single sign-on is enforced',
  severity: 'high',
  remediation: 'Require single sign-on for all members in the authentication settings of the organization, after every member has linked an identity.',
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.8.5'],
    hipaa: ['164.312(a)(2)(i)', '164.312(d)'],
    pci_dss: ['8.2.1', '8.3.1'],
    nist_csf: ['PR.AA-01', 'PR.AA-03', 'PR.AA-04'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject) =>
    judgeRead(subject, ['sso'], ({ sso: provider }) => {
      if (provider === null) {
        return judgeRead(subject, ['plan'], ({ plan }) =>
          plan === 'enterprise'
            ? review('The organization has no identity provider of its own; whether its enterprise enforces one cannot be seen from here.')
            : notApplicable('The plan of the organization has no single sign-on.'),
        );
      }
      return judgeRead(subject, ['member_count'], ({ member_count: members }) => {
        const linked = isJsonObject(provider) ? provider['linked_member_count'] : undefined;
        if (typeof linked !== 'number' || typeof members !== 'number') return malformed('sso');
        if (linked >= members) return pass;
        return fail(`Single sign-on is set up, but ${members - linked} of ${members} members have no linked identity, so it is not enforced.`);
      });
    }),

  examples: [
    { kind: 'pass', why: 'every member has a linked identity', inventory: org({ sso: sso(10) }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'set up, but members do without', inventory: org({ sso: sso(7) }), answers: { acme: 'fail' } },
    { kind: 'review', why: 'an enterprise may have it one level above', inventory: org({ sso: null }), answers: { acme: 'review' } },
    { kind: 'not_applicable', why: 'the plan has none', inventory: org({ plan: 'team', sso: null }), answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'only owners are told', inventory: org({}, { sso: forbidden }), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'no provider, and the plan was not told', inventory: github(given('github.org', 'acme', { sso: null }, { plan: forbidden })), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no organization'),
    { kind: 'near_miss', why: 'one member without is enough, and required two-factor sign-in is something else', inventory: org({ sso: sso(9), two_factor_requirement_enabled: true }), answers: { acme: 'fail' } },
  ],
});
