import type { Resource } from '../../model/component.ts';
import type { AwsKind } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { mapOf, readForms, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout } from './examples.ts';
import { notListed, related } from './judging.ts';
import { dataClassOf, ownerOf } from './tags.ts';

const account = aws('aws.account', 'acme', {});
const bucket = (name: string, tags: Readonly<Record<string, string>>) => aws('aws.s3_bucket', name, { tags });
const tagged = { owner: 'shop', 'data-class': 'internal' };
const many = (tags: number, bare: number) => scanned(account, ...Array.from({ length: tags }, (_, index) => bucket(`t${index}`, tagged)), ...Array.from({ length: bare }, (_, index) => bucket(`b${index}`, {})));

/** Kinds with data of their own need a class of data, too. */
const dataKinds: readonly AwsKind[] = ['aws.s3_bucket', 'aws.rds_instance', 'aws.rds_cluster', 'aws.dynamodb_table', 'aws.ebs_volume', 'aws.snapshot'];
const otherKinds: readonly AwsKind[] = ['aws.ec2_instance', 'aws.lambda_function', 'aws.ecr_repository', 'aws.secret', 'aws.bedrock_agent', 'aws.bedrock_knowledge_base', 'aws.sagemaker_notebook', 'aws.sagemaker_endpoint'];

export default defineCheck({
  id: 'aws_tag_owner',
  version: 1,
  title: 'Resources say who owns them and what data they hold',
  severity: 'low',
  remediation: 'Tag resources with an owner, and those with data with a class of data; a tag policy of the organization keeps it so.',
  /** Shares of tagged resources, 0–1: from `pass` on it passes, below `fail` it fails. */
  params: { pass: 0.95, fail: 0.8 },
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.5.9', 'A.5.12', 'A.8.12'],
    hipaa: ['164.308(a)(1)(ii)(A)'],
    pci_dss: ['6.3.2', '12.5.1'],
    gdpr: ['Art.5(1)(f)', 'Art.30'],
    nist_csf: ['ID.AM-02', 'ID.AM-07'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge(subject, context) {
    const lists = [...dataKinds, ...otherKinds].map((kind) => ({ kind, ...related(context, subject, kind) }));
    const states = lists.flatMap(({ kind, resources }) => resources.map((each) => stateOf(each, kind)));
    const [good, unreadCount] = [states.filter((state) => state === 'tagged').length, states.filter((state) => state === 'unread').length];
    const missing = lists.find((list) => list.missing !== undefined)?.missing;
    if (missing !== undefined) return notListed('resources', missing);
    if (states.length === 0) return notApplicable('The account has no resource that should be tagged.');
    const [least, most] = [good / states.length, (good + unreadCount) / states.length];
    if (least >= Number(context.params['pass'])) return pass;
    const sentence = `${good} of ${states.length} resources say who owns them and, where they hold data, of which class it is`;
    if (most < Number(context.params['fail'])) return fail(`${sentence}.`);
    return unreadCount > 0 ? unknown(`The tags of ${unreadCount} resources were not read.`) : least < Number(context.params['fail']) ? fail(`${sentence}.`) : review(`${sentence}.`);
  },

  examples: [
    { kind: 'pass', why: 'nineteen of twenty', inventory: many(19, 1), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'three of four', inventory: many(3, 1), answers: { acme: 'fail' } },
    { kind: 'review', why: 'nine of ten', inventory: many(9, 1), answers: { acme: 'review' } },
    { kind: 'not_applicable', why: 'nothing to tag', inventory: scanned(account), answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'the tags of one in four were refused', inventory: scanned(account, bucket('a', tagged), bucket('b', tagged), bucket('c', tagged), aws('aws.s3_bucket', 'd', { unread: { tags: 'HTTP 403.' } })), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'the buckets could not be listed', inventory: scannedWithout(['aws.s3_bucket'], account), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'the account could not be read', inventory: scannedWithout(['aws.account']), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'no account', inventory: scanned(), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'an owner without a class of data', inventory: scanned(account, bucket('a', { owner: 'shop' })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'an empty tag names nobody', inventory: scanned(account, bucket('a', { ...tagged, owner: ' ' })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'a function holds no data and needs no class', inventory: scanned(account, aws('aws.lambda_function', 'f', { tags: { Team: 'shop' } })), answers: { acme: 'pass' } },
    { kind: 'near_miss', why: 'four of five are just not too few', inventory: many(4, 1), answers: { acme: 'review' } },
  ],
});

function stateOf(resource: Resource, kind: AwsKind): 'tagged' | 'bare' | 'unread' {
  const reading = readForms(resource, { tags: mapOf(text) });
  if (!reading.isRead) return 'unread';
  const { tags } = reading.values;
  return ownerOf(tags) !== undefined && (!dataKinds.includes(kind) || dataClassOf(tags) !== undefined) ? 'tagged' : 'bare';
}
