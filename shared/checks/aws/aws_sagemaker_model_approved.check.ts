import type { Resource } from '../../model/component.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { listOf, orNull, readForms, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';

type Variant = NonNullable<AwsAttributes<'aws.sagemaker_endpoint'>['production_variants']>[number];
const variant = (model: string | null): Variant => ({ variant_name: 'main', model_name: model, instance_type: null, initial_instance_count: null, is_serverless: true });
const endpoint = (...models: readonly (string | null)[]) => aws('aws.sagemaker_endpoint', 'rank', { production_variants: models.map((model) => variant(model)) });
const model = (packageName: string | null) => aws('aws.sagemaker_model', 'ranker', { containers: [{ image: null, model_data_url: null, model_package_name: packageName }] });
const version = (status: string | null) => aws('aws.sagemaker_model_package', 'ranker:3', { model_approval_status: status });
/** Examples name resources by themselves, so the name stands where the ARN does. */
const name = 'ranker:3';

export default defineCheck({
  id: 'aws_sagemaker_model_approved',
  version: 1,
  title: 'What endpoints serve was approved in the model registry',
  severity: 'medium',
  remediation: 'Register the model as a version of a package group, approve it there, and create the model of the endpoint from that version.',
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.8.32', 'A.8.25', 'A.8.4'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.3', '6.5.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.PS-06'],
    owasp_llm_top10: ['LLM03:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_endpoint'],

  judge: (subject, context) =>
    judgeAws('aws.sagemaker_endpoint', subject, { production_variants: listOf(record({ model_name: orNull(text) })) }, ({ production_variants: variants }) => {
      const names = [...new Set(variants.flatMap(({ model_name: served }) => served ?? []))];
      // Inference components bring their models by themselves.
      return names.length === 0 ? notApplicable('The endpoint names no model of its own.') : passUnless(names.flatMap((served) => ofModel(served, subject, context)));
    }),

  examples: [
    { kind: 'pass', why: 'an approved version', inventory: scanned(endpoint('ranker'), model(name), version('Approved')), answers: { rank: 'pass' } },
    { kind: 'fail', why: 'a version that waits', inventory: scanned(endpoint('ranker'), model(name), version('PendingManualApproval')), answers: { rank: 'fail' } },
    { kind: 'fail', why: 'from no registry', inventory: scanned(endpoint('ranker'), model(null)), answers: { rank: 'fail' } },
    { kind: 'review', why: 'a package of someone else', inventory: scanned(endpoint('ranker'), model('arn:aws:sagemaker:eu-west-1:865070037744:model-package/theirs')), answers: { rank: 'review' } },
    { kind: 'not_applicable', why: 'inference components', inventory: scanned(endpoint(null)), answers: { rank: 'not_applicable' } },
    { kind: 'near_miss', why: 'a version without a word', inventory: scanned(endpoint('ranker'), model(name), version(null)), answers: { rank: 'fail' } },
    { kind: 'unknown', why: 'models could not be listed', inventory: scannedWithout(['aws.sagemaker_model'], endpoint('ranker')), answers: { rank: 'unknown' } },
    { kind: 'unknown', why: 'the registry could not be listed', inventory: scannedWithout(['aws.sagemaker_model_package'], endpoint('ranker'), model(name)), answers: { rank: 'unknown' } },
    { kind: 'unknown', why: 'the model is gone', inventory: scanned(endpoint('ranker')), answers: { rank: 'unknown' } },
    ...unread('aws.sagemaker_endpoint', 'production_variants'),
  ],
});

function ofModel(served: string, endpointLike: Resource, context: CheckContext): Verdict[] {
  const where = { discriminator: served };
  const models = related(context, endpointLike, 'aws.sagemaker_model', 'region');
  const found = models.resources.find((each) => each.name === served);
  if (found === undefined) return [models.missing === undefined ? unknown(`The model ${quoted(served)} was not read: it is not there any more.`, where) : notListed('models', models.missing)];
  const reading = readForms(found, { containers: listOf(record({ model_package_name: orNull(text) })) });
  if (!reading.isRead) return [unknown(`What the model ${quoted(served)} is made of was not read.`, where)];
  const packages = reading.values.containers.map(({ model_package_name: each }) => each);
  if (packages.every((each) => each === null)) return [fail(`The model ${quoted(served)} comes from no version of the registry.`, where)];
  const versions = related(context, endpointLike, 'aws.sagemaker_model_package', 'region');
  return packages.flatMap((each) => {
    if (each === null) return [];
    const version = versions.resources.find(({ name: known, provider_id: id }) => known === each || id === each);
    if (version === undefined) return [versions.missing === undefined ? review(`The model ${quoted(served)} comes from the package ${quoted(each)}, which is not in the registry of the region.`, where) : notListed('versions of the registry', versions.missing)];
    const status = readForms(version, { model_approval_status: orNull(text) });
    if (!status.isRead) return [unknown(`Whether the package ${quoted(each)} was approved was not read.`, where)];
    return status.values.model_approval_status === 'Approved' ? [] : [fail(`The model ${quoted(served)} comes from the package ${quoted(each)}, which was not approved.`, where)];
  });
}
