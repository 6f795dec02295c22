import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const application = (type: string) => scanned(aws('aws.qbusiness_application', 'assist', { identity_type: type }));

export default defineCheck({
  id: 'aws_qbusiness_identity',
  version: 1,
  title: 'Amazon Q applications know who asks',
  severity: 'high',
  remediation: 'Make the application with Identity Center or your own identity provider, so that answers follow what each person may read.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.8.5', 'A.5.15'],
    hipaa: ['164.312(d)', '164.312(a)(1)'],
    pci_dss: ['8.2.1', '8.3.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.qbusiness_application'],

  judge: (subject) =>
    judgeAws('aws.qbusiness_application', subject, { identity_type: text }, ({ identity_type: type }) => {
      if (type === 'ANONYMOUS') return fail('The application answers people that it does not know.');
      return /^AWS_(?:IAM_IDC|IAM_IDP_SAML|IAM_IDP_OIDC|QUICKSIGHT_IDP)$/.test(type) ? pass : malformed('identity_type');
    }),

  examples: [
    { kind: 'pass', why: 'Identity Center', inventory: application('AWS_IAM_IDC'), answers: { assist: 'pass' } },
    { kind: 'fail', why: 'anonymous', inventory: application('ANONYMOUS'), answers: { assist: 'fail' } },
    { kind: 'near_miss', why: 'a kind that nobody knows is no identity', inventory: application('AWS_NEW'), answers: { assist: 'unknown' } },
    ...unread('aws.qbusiness_application', 'identity_type'),
  ],
});
