import { defineCheck } from '../check.ts';
import { resource } from '../example-inventory.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { accountBlock, openSwitches, publicAccessBlock } from './buckets.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';

const all = { block_public_acls: true, ignore_public_acls: true, block_public_policy: true, restrict_public_buckets: true };
const none = { block_public_acls: false, ignore_public_acls: false, block_public_policy: false, restrict_public_buckets: false };
type Block = typeof all | null;
const scan = (bucket: Block, account: Block) => scanned(aws('aws.s3_bucket', 'data', { bucket: 'data', public_access_block: bucket }), aws('aws.account', 'acme', { public_access_block: account }));

export default defineCheck({
  id: 'aws_s3_public_access_block',
  version: 1,
  title: 'Public access to buckets is blocked',
  severity: 'critical',
  remediation: 'Switch all four settings of Block Public Access on for the account, or for the bucket when another one must stay public.',
  /** `public_websites`: names of buckets that are meant to be public. */
  params: { public_websites: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'C1.1'],
    iso_27001: ['A.8.3', 'A.8.12'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['1.4.4', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.s3_bucket'],

  judge(subject, context) {
    if (texts(context.params, 'public_websites').includes(subject.name)) return notApplicable('The bucket is listed as a public website.');
    if (subject.attributes['public_access_blocked'] === true && subject.attributes['public_access_block'] === undefined) return review('The evidence says that public access is blocked, but not by which of the four settings.');
    return judgeAws('aws.s3_bucket', subject, { public_access_block: publicAccessBlock }, ({ public_access_block: bucket }) => {
      if (openSwitches(bucket, null).length === 0) return pass;
      const account = accountBlock(subject, context);
      if (typeof account === 'string') return unknown(`The bucket does not block all public access itself, and the account's setting was not read. ${account}`);
      const open = openSwitches(bucket, account);
      return open.length === 0 ? pass : fail(`Neither the bucket nor the account has ${open.join(', ')} on.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'the bucket blocks', inventory: scan(all, null), answers: { data: 'pass' } },
    { kind: 'pass', why: 'the account blocks', inventory: scan(null, all), answers: { data: 'pass' } },
    { kind: 'fail', why: 'neither has a setting', inventory: scan(null, null), answers: { data: 'fail' } },
    { kind: 'fail', why: 'three of four', inventory: scan({ ...all, restrict_public_buckets: false }, none), answers: { data: 'fail' } },
    { kind: 'review', why: 'evidence that was handed in says no more', inventory: scanned(resource('aws.s3_bucket', 'data', { bucket: 'data', public_access_blocked: true })), answers: { data: 'review' } },
    { kind: 'not_applicable', why: 'a listed website', inventory: scan(none, none), params: { public_websites: ['data'] }, answers: { data: 'not_applicable' } },
    { kind: 'unknown', why: 'the account was not read', inventory: scannedWithout(['aws.account'], aws('aws.s3_bucket', 'data', { public_access_block: none })), answers: { data: 'unknown' } },
    { kind: 'near_miss', why: 'the bucket is off, the account is on', inventory: scan(none, all), answers: { data: 'pass' } },
    { kind: 'near_miss', why: 'two here and the other two there', inventory: scan({ ...none, block_public_acls: true, ignore_public_acls: true }, { ...none, block_public_policy: true, restrict_public_buckets: true }), answers: { data: 'pass' } },
    { kind: 'near_miss', why: 'a bucket that blocks needs no account that was read', inventory: scannedWithout(['aws.account'], aws('aws.s3_bucket', 'data', { public_access_block: all })), answers: { data: 'pass' } },
    ...unread('aws.s3_bucket', 'public_access_block'),
  ],
});
