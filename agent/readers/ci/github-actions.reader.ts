import type { JsonObject } from '#shared/model/fact.ts';
import { by } from '#shared/model/order.ts';
import type { GithubAction, GithubSetting, GithubStep, GithubTrigger, GithubWorkflow } from '#shared/model/resources/github.ts';
import { parseImage } from '../containers/image-reference.ts';
import { reading, type Findings } from '../documents/reading.ts';
import { loadYaml, parseYaml, type YamlDocument, type YamlNode } from '../documents/yaml.ts';
import { defineReader } from '../reader.ts';
import { actionDependencies } from './action-dependencies.ts';
import { githubActionsExamples } from './github-actions-examples.ts';
import { imagesOf, jobsOf, permissionsOf, stepsOf, textsOf, type WorkflowSource } from './workflow-jobs.ts';
import { settingsOf, taintedBy } from './workflow-settings.ts';

export default defineReader({
  id: 'github-actions',
  title: 'Workflows and composite actions of GitHub Actions: triggers, permissions, jobs, steps and what strangers can write into them',
  version: 2,
  gate: 'always',
  prepare: loadYaml,
  // 1 MiB: GitHub takes files up to 512 KiB.
  bytesMax: 1024 * 1024,
  accepts: ({ extension, folders, name }) =>
    (extension === '.yml' || extension === '.yaml') && (isActionFile(name) || (folders.at(-1) === 'workflows' && folders.at(-2) === '.github')),

  read: reading((artifact, findings) => {
    const text = artifact.text();
    let trouble: string | undefined;
    const noting: Findings = {
      add: (fact) => findings.add(fact),
      note(reason, detail) {
        trouble ??= detail;
        findings.note(reason, detail);
      },
    };
    const document = parseYaml(text, noting);
    const source = { document, lines: text.split('\n') };
    if (trouble === undefined) for (const fact of actionDependencies(document)) findings.add(fact);
    const add = (kind: 'github.workflow' | 'github.action', attributes: object): void =>
      findings.add({ type: 'resource', kind, providerId: artifact.path, name: artifact.path, attributes: plain(attributes), line: 1 });

    if (isActionFile(artifact.path.slice(artifact.path.lastIndexOf('/') + 1))) {
      readAction(source, trouble, { add: (action) => add('github.action', action), findings });
      return;
    }
    const isWorkflow = document.members(document.root).some(({ key }) => key === 'on') && document.members(document.get(document.root, 'jobs')).length > 0;
    if (!isWorkflow && trouble === undefined) {
      findings.note('parse_error', 'A workflow needs `on:` and `jobs:`; this file has not both.');
      return;
    }
    // What could not be parsed is not judged: a file that is cut short may hold anything in the rest.
    if (trouble !== undefined) {
      add('github.workflow', { title: null, unread: { triggers: trouble, permissions: trouble, env: trouble, jobs: trouble } });
      return;
    }
    const workflow = workflowOf(source);
    add('github.workflow', workflow);
    addParts(document, workflow, findings);
  }),

  examples: githubActionsExamples,
});

function isActionFile(name: string): boolean {
  return name === 'action.yml' || name === 'action.yaml';
}

/** Only composite actions have steps; of one that is an image, the image counts, and of others nothing. */
function readAction(source: WorkflowSource, trouble: string | undefined, { add, findings }: { add: (action: object) => void; findings: Findings }): void {
  const { document } = source;
  const runs = document.get(document.root, 'runs');
  const image = document.get(runs, 'image');
  if (trouble !== undefined) add({ title: null, unread: { steps: trouble } });
  else if (image !== undefined) addImage((document.text(image) ?? '').replace(/^docker:\/\//u, ''), document.lineOf(image), findings);
  if (trouble !== undefined || document.text(document.get(runs, 'using')) !== 'composite') return;
  const action: GithubAction = { title: document.text(document.get(document.root, 'name')) ?? null, steps: stepsOf(source, document.get(runs, 'steps'), { tainted: new Set(), shell: undefined }) };
  add(action);
  for (const step of action.steps) addStep('runs', step, findings);
}

function workflowOf(source: WorkflowSource): GithubWorkflow {
  const { document } = source;
  const { root } = document;
  const env = settingsOf(document, document.get(root, 'env'), new Set());
  return {
    title: document.text(document.get(root, 'name')) ?? null,
    triggers: triggersOf(document, document.get(root, 'on')),
    permissions: permissionsOf(source, root),
    env,
    jobs: jobsOf(source, document.get(root, 'jobs'), taintedBy(env, new Set())),
  };
}

/** `on: push`, `on: [push, pull_request]`, or a map of events with filters. */
function triggersOf(document: YamlDocument, node: YamlNode | undefined): GithubTrigger[] {
  const list = (owner: YamlNode | undefined, key: string): string[] => textsOf(document, document.get(owner, key));
  return [
    ...textsOf(document, node).map((event) => ({ event, types: [], branches: [] })),
    ...document.members(node).map(({ key: event, value }) => ({ event, types: list(value, 'types'), branches: list(value, 'branches') })),
  ].toSorted(by(({ event }) => event));
}

/** Steps, images and names of variables, which the catalog may know. */
function addParts(document: YamlDocument, workflow: GithubWorkflow, findings: Findings): void {
  for (const setting of workflow.env) addEnv(setting, findings);
  for (const job of workflow.jobs) {
    for (const image of imagesOf(document, document.get(document.root, 'jobs', job.id))) addImage(document.text(image) ?? '', document.lineOf(image), findings);
    for (const setting of job.env) addEnv(setting, findings);
    for (const step of job.steps) addStep(job.id, step, findings);
  }
}

function addStep(job: string, step: GithubStep, findings: Findings): void {
  const { name, uses, commands, inputs, line } = step;
  const docker = uses?.startsWith('docker://') === true ? uses.slice('docker://'.length) : undefined;
  if (docker !== undefined) addImage(docker, line, findings);
  const [action = '', ref] = uses?.split('@') ?? [];
  const isAction = uses !== null && docker === undefined && !uses.startsWith('.');
  findings.add({ type: 'ci_step', platform: 'github-actions', job, name, ...(isAction && { action: action.toLowerCase(), ...(ref !== undefined && { ref }) }), commands, inputs, line });
  for (const setting of step.env) addEnv(setting, findings);
}

function addImage(reference: string, line: number, findings: Findings): void {
  const image = parseImage(reference);
  if (image) findings.add({ type: 'image', ...image, line });
}

function addEnv({ name, value, line }: GithubSetting, findings: Findings): void {
  if (value !== 'empty') findings.add({ type: 'env', name, access: value === 'expression' ? 'read' : 'set', line });
}

function plain(attributes: object): JsonObject {
  return JSON.parse(JSON.stringify(attributes)) as JsonObject;
}
