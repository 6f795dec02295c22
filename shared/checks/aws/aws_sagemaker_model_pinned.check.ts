import type { Resource } from '../../model/component.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { listOf, orNull, readForms, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, passUnless, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';

type Container = NonNullable<AwsAttributes<'aws.sagemaker_model'>['containers']>[number];
const digest = `sha256:${'0'.repeat(64)}`;
const container = (more: Partial<Container> = {}): Container => ({ image: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/rank@${digest}`, model_data_url: 's3://models/rank/model.tar.gz', model_package_name: null, ...more });
const model = (...containers: readonly Container[]) => aws('aws.sagemaker_model', 'rank', { containers });
const bucket = (versioning: string | null) => aws('aws.s3_bucket', 'models', { versioning });

export default defineCheck({
  id: 'aws_sagemaker_model_pinned',
  version: 1,
  title: 'Models name exactly what they run',
  severity: 'medium',
  remediation: 'Name images by digest, and keep artifacts in a bucket with versioning that few may write to.',
  controls: {
    soc2: ['CC6.8', 'CC7.1'],
    iso_27001: ['A.5.21', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(B)'],
    pci_dss: ['6.3.2', '6.3.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['ID.RA-09', 'PR.PS-05'],
    owasp_llm_top10: ['LLM03:2025'],
    owasp_agentic_top10: ['ASI04'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_model'],

  judge: (subject, context) =>
    judgeAws('aws.sagemaker_model', subject, { containers: listOf(record({ image: orNull(text), model_data_url: orNull(text), model_package_name: orNull(text) })) }, ({ containers }) =>
      passUnless(
        containers.flatMap(({ image, model_data_url: url, model_package_name: model }, index) => {
          // A package of the registry names image and artifact by digest itself.
          if (model !== null) return [];
          const moving = image !== null && !/@sha256:[0-9a-f]{64}$/.test(image) ? [fail(`Container ${index + 1} is named by a tag, which may come to mean another image.`, { discriminator: `image ${index}` })] : [];
          return [...moving, ...(url === null ? [] : judgeArtifact(url, index, subject, context))];
        }),
      ),
    ),

  examples: [
    { kind: 'pass', why: 'a digest, and a bucket with versions', inventory: scanned(model(container()), bucket('Enabled')), answers: { rank: 'pass' } },
    { kind: 'pass', why: 'a package of the registry', inventory: scanned(model(container({ image: null, model_data_url: null, model_package_name: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/rank/3' }))), answers: { rank: 'pass' } },
    { kind: 'fail', why: 'a tag', inventory: scanned(model(container({ image: 'rank:latest' })), bucket('Enabled')), answers: { rank: 'fail' } },
    { kind: 'fail', why: 'a bucket without versions', inventory: scanned(model(container()), bucket(null)), answers: { rank: 'fail' } },
    { kind: 'review', why: 'a bucket of someone else', inventory: scanned(model(container())), answers: { rank: 'review' } },
    { kind: 'unknown', why: 'the buckets could not be listed', inventory: scannedWithout(['aws.s3_bucket'], model(container())), answers: { rank: 'unknown' } },
    { kind: 'near_miss', why: 'a tag that looks like a digest', inventory: scanned(model(container({ image: 'rank:sha256-0000' })), bucket('Enabled')), answers: { rank: 'fail' } },
    { kind: 'near_miss', why: 'the second container of an inference pipeline', inventory: scanned(model(container(), container({ image: 'post:1' })), bucket('Enabled')), answers: { rank: 'fail' } },
    ...unread('aws.sagemaker_model', 'containers'),
  ],
});

function judgeArtifact(url: string, index: number, subject: Resource, context: CheckContext): readonly Verdict[] {
  const where = { discriminator: `artifact ${index}` };
  const name = /^s3:\/\/([^/]+)/.exec(url)?.[1];
  if (name === undefined) return [unknown(`The artifact of container ${index + 1} is not named by an address of S3.`, where)];
  const { resources, missing } = related(context, subject, 'aws.s3_bucket');
  const found = resources.find((each) => each.name === name);
  if (found === undefined) return [missing === undefined ? review(`The artifact of container ${index + 1} lies in the bucket ${quoted(name)}, which is not among those that were read: another account owns it, or its region was not scanned.`, where) : notListed('buckets', missing)];
  const reading = readForms(found, { versioning: orNull(text) });
  if (!reading.isRead) return [reading.verdict];
  return reading.values.versioning === 'Enabled' ? [] : [fail(`The artifact of container ${index + 1} lies in the bucket ${quoted(name)}, which keeps no versions.`, where)];
}
