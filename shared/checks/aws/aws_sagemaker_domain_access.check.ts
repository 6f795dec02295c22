import { defineCheck } from '../check.ts';
import { text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const domain = (mode: string, access: string) => scanned(aws('aws.sagemaker_domain', 'studio', { auth_mode: mode, app_network_access_type: access }));

export default defineCheck({
  id: 'aws_sagemaker_domain_access',
  version: 1,
  title: 'Studio signs people in once and stays in the VPC',
  severity: 'medium',
  remediation: 'Make the domain with the auth mode SSO and the network access VpcOnly.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.5', 'A.5.15', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(d)', '164.312(a)(1)', '164.312(e)(1)'],
    pci_dss: ['8.2.1', '8.3.1', '1.2.1', '1.3.1', '1.3.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03', 'PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_domain'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_domain', subject, { auth_mode: text, app_network_access_type: text }, ({ auth_mode: mode, app_network_access_type: access }) => {
      if (access !== 'VpcOnly') return fail('Apps of the domain reach the internet past the VPC.');
      return mode === 'SSO' ? pass : review('People enter the domain with IAM, not through Identity Center.');
    }),

  examples: [
    { kind: 'pass', why: 'both', inventory: domain('SSO', 'VpcOnly'), answers: { studio: 'pass' } },
    { kind: 'fail', why: 'past the VPC', inventory: domain('SSO', 'PublicInternetOnly'), answers: { studio: 'fail' } },
    { kind: 'review', why: 'with IAM', inventory: domain('IAM', 'VpcOnly'), answers: { studio: 'review' } },
    { kind: 'near_miss', why: 'a key for the files keeps no traffic in', inventory: scanned(aws('aws.sagemaker_domain', 'studio', { auth_mode: 'SSO', app_network_access_type: 'PublicInternetOnly', kms_key_id: 'key' })), answers: { studio: 'fail' } },
    ...unread('aws.sagemaker_domain', 'app_network_access_type', { auth_mode: 'SSO' }),
  ],
});
