import type { GithubSecretAlert } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const name = 'acme/shop/secret-scanning/3';
const alert = (attributes: Partial<GithubSecretAlert>, unread?: Readonly<Record<string, string>>) => github(given('github.secret_alert', name, { secret_type: 'openai_api_key', push_protection_bypassed: true, has_bypass_explanation: false, has_resolution_comment: false, ...attributes }, unread));

export default defineCheck({
  id: 'github_push_protection_bypass',
  version: 1,
  title: 'Every bypass of push protection is explained',
  severity: 'high',
  remediation: 'Ask who pushed the secret why, revoke it, and let bypasses of push protection be approved by a reviewer.',
  controls: {
    soc2: ['CC6.1', 'CC8.1'],
    iso_27001: ['A.5.17', 'A.8.28', 'A.8.32'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(c)(1)', '164.312(d)'],
    pci_dss: ['6.5.1', '8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['ID.RA-07', 'PR.AA-01', 'PR.PS-01'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.secret_alert'],

  judge: (subject) =>
    judgeRead(subject, ['secret_type', 'push_protection_bypassed', 'has_bypass_explanation', 'has_resolution_comment'], (values) => {
      const { secret_type: type, push_protection_bypassed: bypassed } = values;
      if (bypassed === false || bypassed === null) return notApplicable('Push protection was not bypassed.');
      if (bypassed !== true || typeof type !== 'string') return malformed('push_protection_bypassed');
      return values['has_bypass_explanation'] === true || values['has_resolution_comment'] === true ? pass : fail(`A secret of type ${quoted(type)} was pushed past the protection, without an explanation.`);
    }),

  examples: [
    { kind: 'pass', why: 'a reviewer said why', inventory: alert({ has_bypass_explanation: true }), answers: { [name]: 'pass' } },
    { kind: 'fail', why: 'nobody said why', inventory: alert({}), answers: { [name]: 'fail' } },
    { kind: 'not_applicable', why: 'found by a scan', inventory: alert({ push_protection_bypassed: false }), answers: { [name]: 'not_applicable' } },
    { kind: 'unknown', why: 'whether it was bypassed was refused', inventory: github(given('github.secret_alert', name, { secret_type: 'x' }, { push_protection_bypassed: forbidden })), answers: { [name]: 'unknown' } },
    ...listExamples(['github.secret_alert'], 'there are no alerts'),
    { kind: 'near_miss', why: 'closed as used in tests is a choice from a list and no explanation', inventory: alert({ state: 'resolved', resolution: 'used_in_tests' }), answers: { [name]: 'fail' } },
  ],
});
