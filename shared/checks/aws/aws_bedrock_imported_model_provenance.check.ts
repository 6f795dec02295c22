import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { orNull, readForms, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, passUnless, review, unknown } from '../support/verdicts.ts';
import { publicnessOf } from './buckets.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { findResource, judgeAws, notListed } from './judging.ts';

const model = (uri: string | null = 's3://models/llama/') => aws('aws.bedrock_imported_model', 'llama', { model_data_s3_uri: uri });
const account = aws('aws.account', 'acme', { public_access_block: null });
const bucket = (attributes: AwsAttributes<'aws.s3_bucket'> = {}) =>
  aws('aws.s3_bucket', 'models', { versioning: 'Enabled', policy: null, policy_is_public: false, acl_grants: [], object_ownership: 'BucketOwnerEnforced', public_access_block: null, ...attributes });
const open = { policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::models/*' }] } };

export default defineCheck({
  id: 'aws_bedrock_imported_model_provenance',
  version: 1,
  title: 'Weights of imported models come from a bucket that keeps what was there and lets nobody else write',
  severity: 'medium',
  remediation: 'Turn on versioning of the bucket, name who may put objects into it, and write down a hash of the weights that were imported.',
  controls: {
    soc2: ['CC6.8', 'CC7.1'],
    iso_27001: ['A.5.21', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(B)'],
    pci_dss: ['6.3.2', '6.3.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['ID.RA-09', 'PR.PS-05'],
    owasp_llm_top10: ['LLM03:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_imported_model'],

  judge: (subject, context) =>
    judgeAws('aws.bedrock_imported_model', subject, { model_data_s3_uri: orNull(text) }, ({ model_data_s3_uri: uri }) => {
      const name = /^s3:\/\/([^/]+)/.exec(uri ?? '')?.[1];
      if (name === undefined) return review('Bedrock does not say where the weights of the model come from.');
      const found = findResource(context.inventory, 'aws.s3_bucket', name);
      if (found === undefined) {
        const missing = context.inventory.missing('aws.s3_bucket')[0]?.detail;
        return missing === undefined ? review(`The weights come from the bucket ${quoted(name)}, which is not among those that were read: another account owns it, or its region was not scanned.`) : notListed('buckets', missing);
      }
      const reading = readForms(found, { versioning: orNull(text) });
      const publicness = publicnessOf(found, context);
      return passUnless([
        ...(reading.isRead ? [] : [unknown(`Whether the bucket ${quoted(name)} keeps versions was not read.`, { discriminator: 'versions' })]),
        ...(reading.isRead && reading.values.versioning !== 'Enabled' ? [fail(`The bucket ${quoted(name)} keeps no versions, so weights can be exchanged without a trace.`, { discriminator: 'versions' })] : []),
        ...(publicness.state === 'public' ? [fail(`The bucket ${quoted(name)} with the weights is public by ${publicness.how}.`, { discriminator: 'public' })] : []),
        ...(publicness.state === 'unknown' ? [unknown(`Whether the bucket ${quoted(name)} is public is not known. ${publicness.how}`, { discriminator: 'public' })] : []),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'a private bucket with versions', inventory: scanned(model(), bucket(), account), answers: { llama: 'pass' } },
    { kind: 'fail', why: 'no versions', inventory: scanned(model(), bucket({ versioning: null }), account), answers: { llama: 'fail' } },
    { kind: 'fail', why: 'anyone may write', inventory: scanned(model(), bucket(open), account), answers: { llama: 'fail' } },
    { kind: 'review', why: 'a bucket of another account', inventory: scanned(model('s3://theirs/llama/'), bucket(), account), answers: { llama: 'review' } },
    { kind: 'review', why: 'nobody says from where', inventory: scanned(model(null)), answers: { llama: 'review' } },
    { kind: 'unknown', why: 'the buckets could not be listed', inventory: scannedWithout(['aws.s3_bucket'], model()), answers: { llama: 'unknown' } },
    { kind: 'unknown', why: 'its versions were refused', inventory: scanned(model(), aws('aws.s3_bucket', 'models', { policy: null, policy_is_public: false, acl_grants: [], object_ownership: 'BucketOwnerEnforced', public_access_block: null, unread: { versioning: 'HTTP 403.' } }), account), answers: { llama: 'unknown' } },
    { kind: 'near_miss', why: 'versions that were suspended', inventory: scanned(model(), bucket({ versioning: 'Suspended' }), account), answers: { llama: 'fail' } },
    ...unread('aws.bedrock_imported_model', 'model_data_s3_uri'),
  ],
});
