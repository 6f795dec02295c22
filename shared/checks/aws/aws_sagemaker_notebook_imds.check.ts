import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const notebook = (version: string | null) => scanned(aws('aws.sagemaker_notebook', 'lab', { minimum_instance_metadata_service_version: version }));

export default defineCheck({
  id: 'aws_sagemaker_notebook_imds',
  version: 1,
  title: 'Notebooks ask for version 2 of the metadata service',
  severity: 'medium',
  remediation: 'Set MinimumInstanceMetadataServiceVersion of the notebook to 2.',
  controls: {
    soc2: ['CC7.1', 'CC8.1'],
    iso_27001: ['A.8.9'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['2.2.1', '11.5.2'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['PR.PS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_notebook'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_notebook', subject, { minimum_instance_metadata_service_version: orNull(text) }, ({ minimum_instance_metadata_service_version: version }) =>
      version === '2' ? pass : fail('The notebook answers version 1 of the metadata service, which hands credentials to any request that reaches it.'),
    ),

  examples: [
    { kind: 'pass', why: 'version 2', inventory: notebook('2'), answers: { lab: 'pass' } },
    { kind: 'fail', why: 'version 1', inventory: notebook('1'), answers: { lab: 'fail' } },
    { kind: 'near_miss', why: 'an old notebook that was never told', inventory: notebook(null), answers: { lab: 'fail' } },
    ...unread('aws.sagemaker_notebook', 'minimum_instance_metadata_service_version'),
  ],
});
