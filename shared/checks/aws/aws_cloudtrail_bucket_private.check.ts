import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';
import { publicnessOf } from './buckets.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { findResource, judgeAws, notListed } from './judging.ts';

const trail = aws('aws.cloudtrail_trail', 'main', { s3_bucket_name: 'logs' });
const account = aws('aws.account', 'acme', { public_access_block: null });
const bucket = (attributes: AwsAttributes<'aws.s3_bucket'> = {}) =>
  aws('aws.s3_bucket', 'logs', { bucket: 'logs', policy: null, policy_is_public: false, acl_grants: [], object_ownership: 'BucketOwnerEnforced', public_access_block: null, ...attributes });
const open = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*' }] };
const everyone = [{ grantee_uri: 'http://acs.amazonaws.com/groups/global/AllUsers', grantee_id: null, permission: 'READ' }];
const blocked = { block_public_acls: true, ignore_public_acls: true, block_public_policy: true, restrict_public_buckets: true };

export default defineCheck({
  id: 'aws_cloudtrail_bucket_private',
  version: 1,
  title: 'Buckets of trails are private',
  severity: 'critical',
  remediation: 'Block public access of the bucket that the trail writes to, and take public statements and grants away.',
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'CC7.2', 'CC7.3', 'C1.1'],
    iso_27001: ['A.5.28', 'A.8.3', 'A.8.12', 'A.8.15'],
    hipaa: ['164.312(a)(1)', '164.312(b)', '164.312(c)(1)'],
    pci_dss: ['1.4.4', '7.3.1', '10.3.2', '10.3.4'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01', 'PR.PS-04', 'RS.AN-07'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.cloudtrail_trail'],

  judge: (subject, context) =>
    judgeAws('aws.cloudtrail_trail', subject, { s3_bucket_name: text }, ({ s3_bucket_name: name }) => {
      const found = findResource(context.inventory, 'aws.s3_bucket', name);
      if (found === undefined) {
        const missing = context.inventory.missing('aws.s3_bucket')[0]?.detail;
        return missing === undefined ? review(`The trail writes to the bucket ${quoted(name)}, which is not among those that were read: another account owns it, or its region was not scanned.`) : notListed('buckets', missing);
      }
      const publicness = publicnessOf(found, context);
      if (publicness.state === 'unknown') return unknown(`Whether the bucket ${quoted(name)} is public is not known. ${publicness.how}`);
      return publicness.state === 'public' ? fail(`The bucket ${quoted(name)} of the trail is public by ${publicness.how}.`) : pass;
    }),

  examples: [
    { kind: 'pass', why: 'nothing opens it', inventory: scanned(trail, bucket(), account), answers: { main: 'pass' } },
    { kind: 'fail', why: 'its policy is public', inventory: scanned(trail, bucket({ policy: open, policy_is_public: true }), account), answers: { main: 'fail' } },
    { kind: 'fail', why: 'its ACL lets everyone read', inventory: scanned(trail, bucket({ acl_grants: everyone, object_ownership: 'ObjectWriter' }), account), answers: { main: 'fail' } },
    { kind: 'review', why: 'another account owns it', inventory: scanned(trail, account), answers: { main: 'review' } },
    { kind: 'unknown', why: 'the buckets could not be listed', inventory: scannedWithout(['aws.s3_bucket'], trail), answers: { main: 'unknown' } },
    { kind: 'unknown', why: 'the ACL was refused', inventory: scanned(trail, aws('aws.s3_bucket', 'logs', { policy: null, policy_is_public: false, object_ownership: null, public_access_block: null, unread: { acl_grants: 'HTTP 403.' } })), answers: { main: 'unknown' } },
    { kind: 'unknown', why: 'a public policy that the account may hold back', inventory: scannedWithout(['aws.account'], trail, bucket({ policy: open, policy_is_public: true })), answers: { main: 'unknown' } },
    { kind: 'near_miss', why: 'the account blocks what the policy opens', inventory: scanned(trail, bucket({ policy: open, policy_is_public: true }), aws('aws.account', 'acme', { public_access_block: blocked })), answers: { main: 'pass' } },
    { kind: 'near_miss', why: 'ACLs are switched off for the bucket', inventory: scanned(trail, bucket({ acl_grants: everyone }), account), answers: { main: 'pass' } },
    { kind: 'near_miss', why: 'the statement for everyone denies', inventory: scanned(trail, bucket({ policy: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }] } }), account), answers: { main: 'pass' } },
    ...unread('aws.cloudtrail_trail', 's3_bucket_name'),
  ],
});
