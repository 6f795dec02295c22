import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { listOf } from './values.ts';

const member = (attributes: { two_factor_disabled?: boolean; type?: string }, unread?: Readonly<Record<string, string>>) => given('github.member', 'mona', { login: 'mona', type: 'User', ...attributes }, unread);
const guest = (isDisabled: boolean) => given('github.outside_collaborator', 'guest', { login: 'guest', two_factor_disabled: isDisabled });

/** Members and outside collaborators alike: who has access is asked. */
export default defineCheck({
  id: 'github_members_without_mfa',
  version: 1,
  title: 'No member or outside collaborator lacks two-factor sign-in',
  severity: 'critical',
  remediation: 'Ask the account to turn on two-factor sign-in, or remove it from the organization.',
  // Logins of accounts that no person signs in with.
  params: { service_accounts: [] },
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
  kinds: ['github.member', 'github.outside_collaborator'],

  judge: (subject, { params }) =>
    judgeRead(subject, ['login', 'two_factor_disabled'], ({ login, two_factor_disabled: isDisabled }) => {
      if (isDisabled === false) return pass;
      if (isDisabled !== true || typeof login !== 'string') return malformed('two_factor_disabled');
      const type = attribute(subject, 'type');
      if (type.isRead && type.value === 'Bot') return notApplicable('A bot signs in with tokens of its app.');
      if (listOf(params, 'service_accounts').includes(login)) return review(`The service account ${quoted(login)} signs in without a second factor; make sure that nobody knows its password.`);
      return fail(`${quoted(login)} signs in with a password alone.`);
    }),

  examples: [
    { kind: 'pass', why: 'both have a second factor', inventory: github(member({ two_factor_disabled: false }), guest(false)), answers: { mona: 'pass', guest: 'pass' } },
    { kind: 'fail', why: 'a member has none', inventory: github(member({ two_factor_disabled: true })), answers: { mona: 'fail' } },
    { kind: 'fail', why: 'an outside collaborator counts as well', inventory: github(member({ two_factor_disabled: false }), guest(true)), answers: { mona: 'pass', guest: 'fail' } },
    { kind: 'review', why: 'an account on the list of service accounts', inventory: github(member({ two_factor_disabled: true })), params: { service_accounts: ['mona'] }, answers: { mona: 'review' } },
    { kind: 'not_applicable', why: 'a bot has no password', inventory: github(member({ two_factor_disabled: true, type: 'Bot' })), answers: { mona: 'not_applicable' } },
    { kind: 'unknown', why: 'the filter was refused', inventory: github(member({}, { two_factor_disabled: forbidden })), answers: { mona: 'unknown' } },
    { kind: 'unknown', why: 'nobody asked', inventory: github(member({})), answers: { mona: 'unknown' } },
    ...listExamples(['github.member', 'github.outside_collaborator'], 'a personal account has no members'),
    {
      kind: 'near_miss',
      why: 'a name that only resembles a service account is a person',
      inventory: github(member({ two_factor_disabled: true })),
      params: { service_accounts: ['mona-bot'] },
      answers: { mona: 'fail' },
    },
  ],
});
