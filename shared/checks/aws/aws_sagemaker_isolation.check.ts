import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.sagemaker_notebook'>;
const notebook = (attributes: Attributes = {}) => scanned(aws('aws.sagemaker_notebook', 'lab', { notebook_instance_status: 'InService', direct_internet_access: 'Disabled', root_access: 'Disabled', kms_key_id: 'alias/ml', ...attributes }));

export default defineCheck({
  id: 'aws_sagemaker_isolation',
  version: 1,
  title: 'Notebooks are private, without root and encrypted',
  severity: 'medium',
  remediation: 'Make the notebook anew in a VPC without direct internet access, with root access off and a KMS key for its volume.',
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'CC6.8', 'CC9.2', 'C1.1'],
    iso_27001: ['A.5.21', 'A.8.20', 'A.8.22', 'A.8.24'],
    hipaa: ['164.312(a)(2)(iv)', '164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2', '3.5.1'],
    gdpr: ['Art.32(1)(a)', 'Art.32(1)(b)'],
    nist_csf: ['ID.RA-09', 'PR.DS-01', 'PR.IR-01'],
    nist_ai_rmf: ['MAP 4.1', 'MANAGE 3.2', 'GAI.12'],
    iso_42001: ['A.7.5', 'A.10.3'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM03:2025', 'LLM04:2025'],
    owasp_agentic_top10: ['ASI04'],
    mitre_atlas: ['AML.T0010.003', 'AML.T0058', 'AML.M0013', 'AML.M0014'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_notebook'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_notebook', subject, { notebook_instance_status: text, direct_internet_access: text, root_access: text, kms_key_id: orNull(text) }, (read) => {
      if (read.notebook_instance_status === 'Deleting' || read.notebook_instance_status === 'Failed') return notApplicable('The notebook does not run and cannot be started.');
      if (read.direct_internet_access !== 'Disabled') return fail('The notebook reaches the internet directly.');
      const weak = [read.root_access === 'Disabled' ? undefined : 'its users are root', read.kms_key_id === null ? 'its volume has no KMS key of the account' : undefined].filter((part) => part !== undefined);
      return weak.length === 0 ? pass : review(`The notebook is private, but ${weak.join(' and ')}.`);
    }),

  examples: [
    { kind: 'pass', why: 'all three', inventory: notebook(), answers: { lab: 'pass' } },
    { kind: 'fail', why: 'direct internet', inventory: notebook({ direct_internet_access: 'Enabled' }), answers: { lab: 'fail' } },
    { kind: 'review', why: 'root', inventory: notebook({ root_access: 'Enabled' }), answers: { lab: 'review' } },
    { kind: 'review', why: 'no key', inventory: notebook({ kms_key_id: null }), answers: { lab: 'review' } },
    { kind: 'not_applicable', why: 'going away', inventory: notebook({ notebook_instance_status: 'Deleting', direct_internet_access: 'Enabled' }), answers: { lab: 'not_applicable' } },
    { kind: 'near_miss', why: 'in a VPC and on the internet all the same', inventory: notebook({ direct_internet_access: 'Enabled', subnet_id: 'subnet-1' }), answers: { lab: 'fail' } },
    { kind: 'near_miss', why: 'stopped notebooks start as they are', inventory: notebook({ notebook_instance_status: 'Stopped', direct_internet_access: 'Enabled' }), answers: { lab: 'fail' } },
    ...unread('aws.sagemaker_notebook', 'direct_internet_access', { notebook_instance_status: 'InService', root_access: 'Disabled', kms_key_id: null }),
  ],
});
