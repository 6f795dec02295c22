import type { GithubCopilot } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, passUnless, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const name = 'acme/copilot';
const copilot = (attributes: Partial<GithubCopilot>) => github(given('github.copilot', name, { public_code_suggestions: 'block', seat_management_setting: 'assign_selected', ...attributes }));
const levels: ReadonlySet<unknown> = new Set(['allow', 'block', 'unconfigured']);

export default defineCheck({
  id: 'github_copilot_policy',
  version: 1,
  title: 'Copilot has a policy: no copies of public code, seats by decision',
  severity: 'medium',
  remediation: 'Block suggestions that match public code and give seats to selected members in the Copilot settings of the organization.',
  // `allowed` accepts seats for everybody by decision.
  params: { seats_for_all: 'not_allowed' },
  controls: {
    soc2: ['CC2.2', 'CC5.3', 'CC9.2'],
    iso_27001: ['5.2', 'A.5.1', 'A.5.19', 'A.5.20', 'A.5.22', 'A.5.23', 'A.5.32'],
    hipaa: ['164.308(b)(1)', '164.316(a)', '164.316(b)(2)(iii)'],
    pci_dss: ['12.1.1', '12.8.1', '12.8.4'],
    gdpr: ['Art.24', 'Art.28'],
    nist_csf: ['GV.OC-03', 'GV.PO-01', 'GV.PO-02', 'GV.SC-04', 'GV.SC-07'],
    nist_ai_rmf: ['GOVERN 6.1', 'MAP 4.1', 'MANAGE 3.1', 'GAI.10'],
    iso_42001: ['A.4.3', 'A.10.3'],
    owasp_llm_top10: ['LLM03:2025'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.copilot'],

  judge: (subject, { params }) =>
    judgeRead(subject, ['public_code_suggestions', 'seat_management_setting'], ({ public_code_suggestions: matches, seat_management_setting: seats }) => {
      if (!levels.has(matches) || typeof seats !== 'string') return malformed('public_code_suggestions');
      const findings: Verdict[] = [];
      if (matches === 'allow') findings.push(fail('Copilot may suggest code that is a copy of public code.', { discriminator: 'public_code' }));
      if (matches === 'unconfigured') findings.push(review('Nobody decided whether Copilot may suggest copies of public code; each member decides.', { discriminator: 'public_code' }));
      if (seats === 'assign_all' && params['seats_for_all'] !== 'allowed') findings.push(fail('Every member gets a seat, new ones too, without anybody deciding it.', { discriminator: 'seats' }));
      if (seats === 'unconfigured') findings.push(review('Nobody decided who gets a seat.', { discriminator: 'seats' }));
      return passUnless(findings);
    }),

  examples: [
    { kind: 'pass', why: 'both are decided', inventory: copilot({}), answers: { [name]: 'pass' } },
    { kind: 'fail', why: 'copies of public code are allowed', inventory: copilot({ public_code_suggestions: 'allow' }), answers: { [name]: 'fail' } },
    { kind: 'fail', why: 'seats for everybody', inventory: copilot({ seat_management_setting: 'assign_all' }), answers: { [name]: 'fail' } },
    { kind: 'review', why: 'left to each member', inventory: copilot({ public_code_suggestions: 'unconfigured' }), answers: { [name]: 'review' } },
    { kind: 'unknown', why: 'the settings were refused', inventory: github(given('github.copilot', name, {}, { public_code_suggestions: forbidden, seat_management_setting: forbidden })), answers: { [name]: 'unknown' } },
    ...listExamples(['github.copilot'], 'the organization has no Copilot'),
    { kind: 'near_miss', why: 'seats for everybody by decision', inventory: copilot({ seat_management_setting: 'assign_all' }), params: { seats_for_all: 'allowed' }, answers: { [name]: 'pass' } },
    { kind: 'near_miss', why: 'a seat setting that is off gives nobody a seat', inventory: copilot({ seat_management_setting: 'disabled' }), answers: { [name]: 'pass' } },
  ],
});
