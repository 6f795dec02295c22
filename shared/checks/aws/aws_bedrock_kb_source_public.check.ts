import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { listOf, orNull, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, passUnless, review, unknown } from '../support/verdicts.ts';
import { publicnessOf } from './buckets.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { arnName, findResource, judgeAws, notListed } from './judging.ts';

type Source = NonNullable<AwsAttributes<'aws.bedrock_knowledge_base'>['data_sources']>[number];
const source = (more: Partial<Source> = {}): Source => ({ data_source_id: 'd1', name: 'docs', type: 'S3', bucket_arn: 'arn:aws:s3:::docs', bucket_owner_account_id: null, seed_hosts: [], scope: null, inclusion_filter_count: 0, kms_key_arn: null, data_deletion_policy: null, ...more });
const base = (...sources: readonly Source[]) => aws('aws.bedrock_knowledge_base', 'kb', { data_sources: sources });
const account = aws('aws.account', 'acme', { public_access_block: null });
const bucket = (attributes: AwsAttributes<'aws.s3_bucket'> = {}) =>
  aws('aws.s3_bucket', 'docs', { policy: null, policy_is_public: false, acl_grants: [], object_ownership: 'BucketOwnerEnforced', public_access_block: null, ...attributes });
const open = (action: string) => ({ policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: action, Resource: 'arn:aws:s3:::docs/*' }] } });

export default defineCheck({
  id: 'aws_bedrock_kb_source_public',
  version: 1,
  title: 'Nobody outside can write what a knowledge base reads',
  severity: 'critical',
  remediation: 'Block public access of the bucket, and name who may put objects into it.',
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'PI1.2', 'PI1.3'],
    iso_27001: ['A.8.3', 'A.8.20', 'A.8.26', 'A.8.28'],
    hipaa: ['164.312(a)(1)', '164.312(c)(1)'],
    pci_dss: ['1.3.1', '1.4.2', '6.2.4'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)', 'Art.5(1)(d)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01', 'PR.PS-06'],
    owasp_llm_top10: ['LLM04:2025'],
    owasp_agentic_top10: ['ASI06'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_knowledge_base'],

  judge: (subject, context) =>
    judgeAws('aws.bedrock_knowledge_base', subject, { account_id: text, data_sources: listOf(record({ name: text, bucket_arn: orNull(text), bucket_owner_account_id: orNull(text) })) }, ({ account_id: own, data_sources: sources }) => {
      const verdicts = sources.flatMap(({ name, bucket_arn: arn, bucket_owner_account_id: owner }) => (arn === null ? [] : [judgeBucket(name, arnName(arn), owner !== null && owner !== own, context)]));
      return verdicts.length === 0 ? notApplicable('The knowledge base reads no bucket.') : passUnless(verdicts.filter(({ answer }) => answer !== 'pass'));
    }),

  examples: [
    { kind: 'pass', why: 'a private bucket', inventory: scanned(base(source()), bucket(), account), answers: { kb: 'pass' } },
    { kind: 'fail', why: 'anyone may write', inventory: scanned(base(source()), bucket(open('s3:PutObject')), account), answers: { kb: 'fail' } },
    { kind: 'fail', why: 'anyone may read', inventory: scanned(base(source()), bucket({ ...open('s3:GetObject'), policy_is_public: true }), account), answers: { kb: 'fail' } },
    { kind: 'review', why: 'another account owns it', inventory: scanned(base(source({ bucket_owner_account_id: '999988887777' })), account), answers: { kb: 'review' } },
    { kind: 'not_applicable', why: 'a wiki', inventory: scanned(base(source({ type: 'CONFLUENCE', bucket_arn: null }))), answers: { kb: 'not_applicable' } },
    { kind: 'unknown', why: 'the buckets could not be listed', inventory: scannedWithout(['aws.s3_bucket'], base(source())), answers: { kb: 'unknown' } },
    { kind: 'unknown', why: 'the policy of the bucket was refused', inventory: scanned(base(source()), aws('aws.s3_bucket', 'docs', { unread: { policy: 'HTTP 403.' } }), account), answers: { kb: 'unknown' } },
    { kind: 'near_miss', why: 'the account holds the public policy back', inventory: scanned(base(source()), bucket(open('s3:PutObject')), aws('aws.account', 'acme', { public_access_block: { block_public_acls: true, ignore_public_acls: true, block_public_policy: true, restrict_public_buckets: true } })), answers: { kb: 'pass' } },
    { kind: 'near_miss', why: 'the second of two buckets', inventory: scanned(base(source(), source({ name: 'more', bucket_arn: 'arn:aws:s3:::more' })), bucket(), aws('aws.s3_bucket', 'more', { ...bucket(open('s3:*')).attributes }), account), answers: { kb: 'fail' } },
    ...unread('aws.bedrock_knowledge_base', 'data_sources'),
  ],
});

function judgeBucket(source: string, bucket: string, isForeign: boolean, context: CheckContext): Verdict {
  const where = { discriminator: source };
  const found = isForeign ? undefined : findResource(context.inventory, 'aws.s3_bucket', bucket);
  if (found === undefined) {
    const missing = context.inventory.missing('aws.s3_bucket')[0]?.detail;
    return isForeign || missing === undefined ? review(`The data source ${quoted(source)} reads the bucket ${quoted(bucket)}, which ${isForeign ? 'another account owns' : 'is not among those that were read: another account owns it, or its region was not scanned'}.`, where) : notListed('buckets', missing);
  }
  const publicness = publicnessOf(found, context);
  if (publicness.state === 'unknown') return unknown(`Whether the bucket ${quoted(bucket)} is public is not known. ${publicness.how}`, where);
  return publicness.state === 'public' ? fail(`The data source ${quoted(source)} reads the bucket ${quoted(bucket)}, which is public by ${publicness.how}.`, where) : pass;
}
