import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.ecr_repository'>;
const repository = (mutability: string, exclusions: readonly string[] = []) => scanned(aws('aws.ecr_repository', 'shop/web', { image_tag_mutability: mutability, image_tag_mutability_exclusions: exclusions } satisfies Attributes));

export default defineCheck({
  id: 'aws_ecr_immutable_tags',
  version: 1,
  title: 'A tag of an image always means the same image',
  severity: 'low',
  remediation: 'Set the tag mutability of the repository to IMMUTABLE, or name only tags such as latest as exceptions, and deploy by digest.',
  controls: {
    soc2: ['CC6.8', 'CC7.1', 'CC8.1'],
    iso_27001: ['A.5.21', 'A.8.28', 'A.8.32', 'A.8.25', 'A.8.4'],
    hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(1)'],
    pci_dss: ['6.3.2', '6.3.3', '6.2.3', '6.5.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['ID.RA-09', 'PR.PS-05', 'PR.PS-06'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.ecr_repository'],

  judge: (subject) =>
    judgeAws('aws.ecr_repository', subject, { image_tag_mutability: text, image_tag_mutability_exclusions: listOf(text) }, ({ image_tag_mutability: mutability, image_tag_mutability_exclusions: exclusions }) => {
      if (mutability === 'IMMUTABLE') return pass;
      if (mutability === 'IMMUTABLE_WITH_EXCLUSION') return exclusions.some((wildcard) => /^\*+$/.test(wildcard)) ? fail('Every tag of the repository is an exception and may be moved to another image.') : review(`Tags may be moved to another image when they match ${exclusions.map((wildcard) => quoted(wildcard)).join(', ')}.`);
      return fail('A tag of the repository may be moved to another image.');
    }),

  examples: [
    { kind: 'pass', why: 'immutable', inventory: repository('IMMUTABLE'), answers: { 'shop/web': 'pass' } },
    { kind: 'fail', why: 'mutable', inventory: repository('MUTABLE'), answers: { 'shop/web': 'fail' } },
    { kind: 'review', why: 'but for latest', inventory: repository('IMMUTABLE_WITH_EXCLUSION', ['latest']), answers: { 'shop/web': 'review' } },
    { kind: 'near_miss', why: 'but for all of them', inventory: repository('IMMUTABLE_WITH_EXCLUSION', ['*']), answers: { 'shop/web': 'fail' } },
    { kind: 'near_miss', why: 'mutable, with tags that are not', inventory: repository('MUTABLE_WITH_EXCLUSION', ['v*']), answers: { 'shop/web': 'fail' } },
    ...unread('aws.ecr_repository', 'image_tag_mutability', { image_tag_mutability_exclusions: [] }),
  ],
});
