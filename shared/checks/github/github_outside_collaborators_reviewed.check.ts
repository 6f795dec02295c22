import { defineCheck, type Verdict } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { isDate } from '../support/dates.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { listOf } from './values.ts';

const guest = (login = 'guest') => github(given('github.outside_collaborator', login, { login, repositories: [{ repository: 'acme/shop', role_name: 'push' }] }));

/** The register is a parameter: one text for each collaborator, `login; owner; reason; YYYY-MM-DD`. */
export default defineCheck({
  id: 'github_outside_collaborators_reviewed',
  version: 1,
  title: 'Outside collaborators have an owner, a reason and an end date',
  severity: 'medium',
  remediation: 'Enter the collaborator in the register with the person who answers for the access, the reason and an end date, or remove the access.',
  params: { register: [] },
  controls: {
    soc2: ['CC6.2', 'CC6.3'],
    iso_27001: ['A.5.18', 'A.6.5'],
    hipaa: ['164.308(a)(3)(ii)(C)', '164.308(a)(4)(ii)(C)'],
    pci_dss: ['7.2.4', '7.2.5.1', '8.2.5'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['GV.RR-04', 'PR.AA-01', 'PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.outside_collaborator'],

  judge: (subject, { today, params }) =>
    judgeRead(subject, ['login'], ({ login }) => {
      if (typeof login !== 'string') return malformed('login');
      const entry = listOf(params, 'register').map(entryOf).find((candidate) => candidate.login === login);
      return entry === undefined ? fail(`${quoted(login)} has access to repositories and no entry in the register.`) : judgeEntry(entry, today);
    }),

  examples: [
    { kind: 'pass', why: 'registered until next year', inventory: guest(), params: { register: ['guest; mona; audit of the shop; 2027-01-31'] }, answers: { guest: 'pass' } },
    { kind: 'fail', why: 'in no register', inventory: guest(), answers: { guest: 'fail' } },
    { kind: 'fail', why: 'the end date is past', inventory: guest(), params: { register: ['guest; mona; audit; 2026-11-20'] }, answers: { guest: 'fail' } },
    { kind: 'review', why: 'no end date', inventory: guest(), params: { register: ['guest; mona; audit'] }, answers: { guest: 'review' } },
    { kind: 'review', why: 'nobody answers for it', inventory: guest(), params: { register: ['guest; ; audit; 2027-01-31'] }, answers: { guest: 'review' } },
    { kind: 'unknown', why: 'the login was not read', inventory: github(given('github.outside_collaborator', 'guest', {}, { login: forbidden })), answers: { guest: 'unknown' } },
    ...listExamples(['github.outside_collaborator'], 'there are none'),
    { kind: 'near_miss', why: 'the last day still counts', inventory: guest(), params: { register: ['guest; mona; audit; 2026-11-21'] }, answers: { guest: 'pass' } },
    { kind: 'near_miss', why: 'the entry of a namesake does not count', inventory: guest('guest2'), params: { register: ['guest; mona; audit; 2027-01-31'] }, answers: { guest2: 'fail' } },
  ],
});

interface Entry {
  readonly login: string;
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
}

function entryOf(text: string): Entry {
  const [login = '', owner = '', reason = '', until = ''] = text.split(';').map((part) => part.trim());
  return { login, owner, reason, until };
}

function judgeEntry({ login, owner, reason, until }: Entry, today: string): Verdict {
  if (owner === '' || reason === '') return review(`The entry of ${quoted(login)} in the register names no owner or no reason.`);
  if (!isDate(until)) return review(`The entry of ${quoted(login)} in the register has no end date.`);
  return until < today ? fail(`The access of ${quoted(login)} ended on ${until} by the register and is still there.`) : pass;
}
