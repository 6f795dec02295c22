import type { GithubJob, GithubStep, GithubWorkflow } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, passUnless, review } from '../support/verdicts.ts';
import { setting, step, withSteps, workflowFile, workflowListExamples } from './workflow-examples.ts';
import { judgeWorkflow, placeOf, settingsOf, stepsOf } from './workflows.ts';

const aws = 'aws-actions/configure-aws-credentials@v4';

/** Names of secrets that hold a long-lived credential of a cloud; what only names an account, a region or a role does not. */
const longLived = /^(?:.*_)?(?:AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SECRET_KEY|GCP_(?:SA|SERVICE_ACCOUNT)_KEY|GCP_CREDENTIALS|GOOGLE_(?:APPLICATION_)?CREDENTIALS(?:_JSON)?|GOOGLE_SERVICE_ACCOUNT_KEY|GCLOUD_SERVICE_KEY|AZURE_CREDENTIALS|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET)$/u;
/** Actions that sign in to a cloud. */
const signIns = /^(?:aws-actions\/configure-aws-credentials|google-github-actions\/auth|azure\/login)(?:@|$)/iu;
/** Inputs by which they do it without a stored key. */
const federated: readonly string[] = ['role-to-assume', 'workload_identity_provider', 'client-id'];
/** Programs that talk to a cloud. */
const programs: ReadonlySet<string> = new Set(['aws', 'gcloud', 'gsutil', 'az', 'terraform', 'pulumi', 'cdk', 'sam', 'serverless']);

export default defineCheck({
  id: 'github_oidc_cloud_auth',
  version: 1,
  title: 'Workflows get cloud access by OpenID Connect, not by stored keys',
  severity: 'medium',
  remediation: 'Let the cloud trust the identity of the workflow, give the job id-token: write, and delete the stored key.',
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2', '8.6.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
    mitre_atlas: ['AML.T0055'],
  },
  subject: 'resource',
  kinds: ['github.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (workflow) => {
      const steps = stepsOf(workflow).map(({ job, step: item }) => ({ job, item, keys: keysOf(workflow, job, item), means: meansOf(item) }));
      const withKeys = steps.filter(({ keys }) => keys.length > 0);
      if (withKeys.length > 0) {
        return passUnless(
          withKeys.map(({ job, item, keys }) =>
            fail(`The job ${quoted(job.id)} uses a stored key of a cloud: ${keys.map(quoted).join(', ')}.`, { evidence: placeOf(subject, item.line), discriminator: JSON.stringify([job.id, item.name]) }),
          ),
        );
      }
      if (steps.some(({ means }) => means === 'federated')) return pass;
      const unclear = steps.find(({ means }) => means === 'unclear');
      if (unclear) return review(`The job ${quoted(unclear.job.id)} talks to a cloud; by which credential is not seen in the workflow.`, { evidence: placeOf(subject, unclear.item.line) });
      return notApplicable('The workflow talks to no cloud.');
    }),

  examples: [
    { kind: 'pass', why: 'a role by OpenID Connect', inventory: withSteps([step(aws, { inputs: { 'role-to-assume': '${{ secrets.AWS_ROLE_ARN }}' }, with: [setting('role-to-assume', { secrets: ['AWS_ROLE_ARN'] })] }), step(null, { commands: ['aws'] })]), answers: { [workflowFile]: 'pass' } },
    { kind: 'fail', why: 'a stored key', inventory: withSteps([step(aws, { with: [setting('aws-access-key-id', { secrets: ['AWS_ACCESS_KEY_ID'] })] })]), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'a key of a service account under a longer name', inventory: withSteps([step('google-github-actions/auth@v2', { with: [setting('credentials_json', { secrets: ['PROD_GCP_SA_KEY'] })] })]), answers: { [workflowFile]: 'fail' } },
    { kind: 'review', why: 'a program of a cloud whose credential is not seen', inventory: withSteps([step(null, { commands: ['terraform'] })]), answers: { [workflowFile]: 'review' } },
    { kind: 'not_applicable', why: 'no cloud', inventory: withSteps([step(null, { commands: ['npm'] })]), answers: { [workflowFile]: 'not_applicable' } },
    ...workflowListExamples,
    { kind: 'near_miss', why: 'the number of an account and the address of a role are no keys', inventory: withSteps([step(aws, { inputs: { 'role-to-assume': 'x' }, with: [setting('role-to-assume', { secrets: ['AWS_ACCOUNT_ID'] })] })]), answers: { [workflowFile]: 'pass' } },
    { kind: 'near_miss', why: 'a stored key in the script of another step of the same workflow', inventory: withSteps([step(aws, { inputs: { 'role-to-assume': 'x' } }), step(null, { secrets: ['AWS_SECRET_ACCESS_KEY'] })]), answers: { [workflowFile]: 'fail' } },
  ],
});

function keysOf(workflow: GithubWorkflow, job: GithubJob, item: GithubStep): string[] {
  const names = [...settingsOf(workflow, job, item).flatMap(({ secrets }) => secrets), ...item.secrets];
  return [...new Set(names.filter((name) => longLived.test(name)))].toSorted();
}

function meansOf(item: GithubStep): 'federated' | 'unclear' | undefined {
  if (item.uses !== null && signIns.test(item.uses)) return federated.some((name) => item.inputs[name] !== undefined) ? 'federated' : 'unclear';
  return item.commands.some((command) => programs.has(command)) ? 'unclear' : undefined;
}
