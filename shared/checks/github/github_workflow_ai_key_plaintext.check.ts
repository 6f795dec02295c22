import type { Resource } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import type { GithubSetting, GithubWorkflow } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { component } from '../example-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { livePlaces, secretsAt } from '../support/secrets.ts';
import { fail, passUnless, review } from '../support/verdicts.ts';
import { isAiName } from './ai-names.ts';
import { actionsWorkflow, inDirectory, job, setting, step, withSteps, workflowFile, workflowListExamples } from './workflow-examples.ts';
import { judgeWorkflow, placeOf, stepsOf } from './workflows.ts';

const literal = setting('API_KEY', { credential: 'k3j5****j5' });
const key = component('secret', 'openai_api_key', { path: workflowFile, line: 10, confidence: 0.95, provider: 'openai', properties: { detector: 'openai_api_key', masked: 'sk-p****k2', context: 'code' } });

/** Keys of known formats are found by their form, wherever they stand; others by the name of what they are given to. */
export default defineCheck({
  id: 'github_workflow_ai_key_plaintext',
  version: 1,
  title: 'No AI key is written in a workflow',
  severity: 'critical',
  remediation: 'Revoke the key, store a new one as a secret of the repository or its environment, and take it from there; better, sign in by OpenID Connect.',
  controls: {
    soc2: ['CC6.1', 'C1.1', 'P4.1'],
    iso_27001: ['A.5.17', 'A.5.34', 'A.8.12', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(1)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.5(1)(c)', 'Art.25(1)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.DS-10'],
    nist_ai_rmf: ['MEASURE 2.10', 'GAI.4'],
    iso_42001: ['A.7.2', 'A.7.3'],
    eu_ai_act: ['Art.10'],
    owasp_llm_top10: ['LLM02:2025'],
    mitre_atlas: ['AML.T0055', 'AML.T0057', 'AML.M0019'],
  },
  subject: 'resource',
  kinds: ['github.workflow', 'github.action'],

  judge: (subject, { inventory }) => judgeWorkflow(subject, (workflow) => passUnless([...knownKeys(subject, inventory), ...namedKeys(subject, workflow, inventory)])),

  examples: [
    { kind: 'pass', why: 'the key is taken from a secret', inventory: withSteps([step('acme/agent@v1', { with: [setting('openai_api_key', { secrets: ['OPENAI_API_KEY'] })] })]), answers: { [workflowFile]: 'pass' } },
    { kind: 'fail', why: 'a key in the variables of a step, by its name', inventory: withSteps([step(null, { env: [{ ...literal, name: 'ANTHROPIC_API_KEY' }] })]), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'a key of a known form anywhere in the file', inventory: { ...withSteps([step(null)]), components: [key] }, answers: { [workflowFile]: 'fail' } },
    { kind: 'review', why: 'a credential of nobody known', inventory: withSteps([step('acme/publish@v1', { with: [literal] })]), answers: { [workflowFile]: 'review' } },
    ...workflowListExamples,
    { kind: 'near_miss', why: 'a literal that is no credential under the name of one', inventory: inDirectory(actionsWorkflow({ env: [setting('OPENAI_API_KEY')], jobs: [job([step(null)])] })), answers: { [workflowFile]: 'pass' } },
    { kind: 'near_miss', why: 'a key in another file', inventory: { ...withSteps([step(null)]), components: [component('secret', 'openai_api_key', { path: 'src/app.py', provider: 'openai', confidence: 0.95, properties: { context: 'code' } })] }, answers: { [workflowFile]: 'pass' } },
    { kind: 'near_miss', why: 'a sample of a key in the file', inventory: { ...withSteps([step(null)]), components: [component('secret', 'openai_api_key', { path: workflowFile, provider: 'openai', confidence: 0.95, properties: { context: 'placeholder' } })] }, answers: { [workflowFile]: 'pass' } },
  ],
});

function knownKeys({ path = '' }: Resource, inventory: InventoryIndex): Verdict[] {
  return secretsAt(inventory, path).flatMap((secret) => {
    const evidence = livePlaces(secret).filter((place) => place.path === path);
    if (evidence.length === 0 || secret.provider === undefined) return [];
    return [fail(`A key of ${quoted(secret.provider)} is written in the workflow.`, { evidence, discriminator: secret.key })];
  });
}

function namedKeys(subject: Resource, workflow: GithubWorkflow, inventory: InventoryIndex): Verdict[] {
  const known = new Set(secretsAt(inventory, subject.path ?? '').flatMap(({ occurrences }) => occurrences.map(({ line }) => line)));
  const settings: { readonly setting: GithubSetting; readonly where: string }[] = [
    ...workflow.env.map((setting) => ({ setting, where: 'env' })),
    ...workflow.jobs.flatMap(({ id, env }) => env.map((setting) => ({ setting, where: id }))),
    ...stepsOf(workflow).flatMap(({ job: { id }, step: item }) => [...item.with, ...item.env].map((setting) => ({ setting, where: `${id} ${item.name}` }))),
  ];
  return settings.flatMap(({ setting: { name, credential, line }, where }) => {
    if (credential === null || known.has(line)) return [];
    const place = { evidence: placeOf(subject, line), discriminator: JSON.stringify([where, name]) };
    return [isAiName(name) ? fail(`The value of ${quoted(name)} is written out in the workflow.`, place) : review(`A credential is written out as the value of ${quoted(name)}; whether it opens an AI service is not known.`, place)];
  });
}
