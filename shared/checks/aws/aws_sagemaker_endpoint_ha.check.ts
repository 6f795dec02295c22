import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, mapOf, number, orNull, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { isProduction } from './tags.ts';

type Attributes = AwsAttributes<'aws.sagemaker_endpoint'>;
const variant = (count: number | null, isServerless = false) => ({ variant_name: 'all', model_name: 'rank', instance_type: 'ml.g5.xlarge', initial_instance_count: count, is_serverless: isServerless });
const endpoint = (variants: NonNullable<Attributes['production_variants']>, tags: Readonly<Record<string, string>> = { env: 'prod' }) => scanned(aws('aws.sagemaker_endpoint', 'rank', { production_variants: variants, tags }));

export default defineCheck({
  id: 'aws_sagemaker_endpoint_ha',
  version: 1,
  title: 'Endpoints for production have two instances or more',
  severity: 'low',
  remediation: 'Raise the count of instances of each variant to two, or let it scale from two on.',
  controls: {
    soc2: ['A1.2'],
    iso_27001: ['A.8.14'],
    hipaa: ['164.308(a)(7)(ii)(B)'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.IR-03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_endpoint'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_endpoint', subject, { production_variants: listOf(record({ variant_name: text, initial_instance_count: orNull(number), is_serverless: flag })), tags: mapOf(text) }, ({ production_variants: variants, tags }) => {
      const single = variants.filter(({ initial_instance_count: count, is_serverless: isServerless }) => !isServerless && count !== null && count < 2).map(({ variant_name: name }) => name);
      if (single.length === 0) return pass;
      const sentence = `The variant ${single.map((name) => quoted(name)).join(', ')} runs on one instance`;
      const production = isProduction(tags);
      if (production === false) return notApplicable('The endpoint is not for production.');
      return production ? fail(`${sentence}.`) : review(`${sentence}; no tag says whether the endpoint is for production.`);
    }),

  examples: [
    { kind: 'pass', why: 'two', inventory: endpoint([variant(2)]), answers: { rank: 'pass' } },
    { kind: 'fail', why: 'one', inventory: endpoint([variant(1)]), answers: { rank: 'fail' } },
    { kind: 'review', why: 'one, and no tag', inventory: endpoint([variant(1)], {}), answers: { rank: 'review' } },
    { kind: 'not_applicable', why: 'for tests', inventory: endpoint([variant(1)], { env: 'dev' }), answers: { rank: 'not_applicable' } },
    { kind: 'near_miss', why: 'serverless scales by itself', inventory: endpoint([variant(null, true)]), answers: { rank: 'pass' } },
    { kind: 'near_miss', why: 'one of two variants', inventory: endpoint([variant(3), { ...variant(1), variant_name: 'canary' }]), answers: { rank: 'fail' } },
    ...unread('aws.sagemaker_endpoint', 'production_variants', { tags: {} }),
  ],
});
