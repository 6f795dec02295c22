import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, orNull, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';

type Recording = AwsAttributes<'aws.agentcore_browser'>['recording'];
const browser = (recording: Recording) => aws('aws.agentcore_browser', 'web', { recording: recording ?? null });
const bucket = (encryption: string) => aws('aws.s3_bucket', 'tapes', { encryption });
const on: Recording = { enabled: true, bucket: 'tapes' };

export default defineCheck({
  id: 'aws_agentcore_browser_recording',
  version: 1,
  title: 'What agents do in a browser is recorded',
  severity: 'medium',
  remediation: 'Switch recording of the browser on, to a bucket with a KMS key.',
  controls: {
    soc2: ['CC7.2', 'CC7.3', 'CC6.1', 'C1.1'],
    iso_27001: ['A.8.15', 'A.8.24'],
    hipaa: ['164.312(b)', '164.312(a)(2)(iv)'],
    pci_dss: ['10.2.1', '3.5.1'],
    gdpr: ['Art.5(2)', 'Art.32(1)(d)', 'Art.32(1)(a)'],
    nist_csf: ['PR.PS-04', 'DE.CM-09', 'PR.DS-01'],
    owasp_agentic_top10: ['ASI02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.agentcore_browser'],

  judge: (subject, context) =>
    judgeAws('aws.agentcore_browser', subject, { recording: orNull(record({ enabled: flag, bucket: orNull(text) })) }, ({ recording }) => {
      if (recording === null || !recording.enabled) return fail('Nobody can see later what an agent did in the browser.');
      if (recording.bucket === null) return unknown('Where recordings of the browser go was not given.');
      const { resources, missing } = related(context, subject, 'aws.s3_bucket');
      const found = resources.find(({ name }) => name === recording.bucket);
      if (found === undefined) return missing === undefined ? review(`Recordings go to the bucket ${quoted(recording.bucket)}, which is not among those that were read: another account owns it, or its region was not scanned.`) : notListed('buckets', missing);
      return judgeAws('aws.s3_bucket', found, { encryption: orNull(text) }, ({ encryption }) => (encryption?.startsWith('aws:kms') === true ? pass : fail(`Recordings go to the bucket ${quoted(found.name)}, which has no KMS key.`)));
    }),

  examples: [
    { kind: 'pass', why: 'to a bucket with a key', inventory: scanned(browser(on), bucket('aws:kms')), answers: { web: 'pass' } },
    { kind: 'fail', why: 'not recorded', inventory: scanned(browser(null)), answers: { web: 'fail' } },
    { kind: 'fail', why: 'to a bucket without a key', inventory: scanned(browser(on), bucket('AES256')), answers: { web: 'fail' } },
    { kind: 'review', why: 'to another account', inventory: scanned(browser(on)), answers: { web: 'review' } },
    { kind: 'unknown', why: 'the buckets could not be listed', inventory: scannedWithout(['aws.s3_bucket'], browser(on)), answers: { web: 'unknown' } },
    { kind: 'near_miss', why: 'a place for recordings that are not made', inventory: scanned(browser({ enabled: false, bucket: 'tapes' }), bucket('aws:kms')), answers: { web: 'fail' } },
    ...unread('aws.agentcore_browser', 'recording'),
  ],
});
