/** Jobs and steps of a workflow of GitHub Actions, as `GithubJob` and `GithubStep` have them. */
import type { GithubJob, GithubPermissions, GithubStep } from '#shared/model/resources/github.ts';
import type { YamlDocument, YamlNode } from '../documents/yaml.ts';
import { expressionsIn, secretsOf, stepOutputsIn, untrustedIn, type TaintedEnv } from './expressions.ts';
import { commandsOf, fetchesPullRequest } from './shell-commands.ts';
import { inputsOf, programInputs, settingsOf, taintedBy } from './workflow-settings.ts';

/** A document with the lines of its text, for places inside of block scalars. */
export interface WorkflowSource {
  readonly document: YamlDocument;
  readonly lines: readonly string[];
}

/** `permissions:` of a workflow or a job. */
export function permissionsOf({ document }: WorkflowSource, owner: YamlNode | undefined): GithubPermissions {
  const member = document.members(owner).find(({ key }) => key === 'permissions');
  if (member === undefined) return 'unset';
  const text = document.text(member.value);
  if (text === 'read-all' || text === 'write-all') return text;
  const scopes = document.members(member.value).flatMap(({ key, value }) => {
    const level = document.text(value);
    return level === undefined ? [] : [[key, level] as const];
  });
  return scopes.length === 0 ? 'none' : Object.fromEntries(scopes);
}

/** The jobs in document order. `tainted`: names of `env` of the workflow that a stranger writes. */
export function jobsOf(source: WorkflowSource, jobs: YamlNode | undefined, tainted: TaintedEnv): GithubJob[] {
  const { document } = source;
  return document.members(jobs).map(({ key: id, value: job, line }) => {
    const get = (...keys: string[]): YamlNode | undefined => document.get(job, ...keys);
    const env = [...settingsOf(document, get('env'), tainted), ...settingsOf(document, get('container', 'env'), tainted)];
    return {
      id,
      line,
      permissions: permissionsOf(source, job),
      runs_on: runsOn(document, job),
      if: document.text(get('if')) ?? null,
      environment: document.text(get('environment')) ?? document.text(get('environment', 'name')) ?? null,
      needs: textsOf(document, get('needs')),
      uses: document.text(get('uses')) ?? null,
      secrets: handedSecrets(document, job),
      env,
      steps: stepsOf(source, get('steps'), { tainted: taintedBy(env, tainted), shell: document.text(get('defaults', 'run', 'shell')) }),
    };
  });
}

/** Images of `container:` and `services:` of a job, each with its node. */
export function imagesOf(document: YamlDocument, job: YamlNode | undefined): YamlNode[] {
  const owners = [document.get(job, 'container'), ...document.members(document.get(job, 'services')).map(({ value }) => value)];
  return owners.flatMap((owner) => {
    const image = document.text(owner) === undefined ? document.get(owner, 'image') : owner;
    return image === undefined ? [] : [image];
  });
}

/** Labels; `${{ matrix.x }}` stands for what the matrix lists, `${{ matrix.x || 'y' }}` for `y`, too. */
function runsOn(document: YamlDocument, job: YamlNode | undefined): string[] {
  const node = document.get(job, 'runs-on');
  const group = document.text(document.get(node, 'group'));
  const labels = document.get(node, 'labels') ?? node;
  return [...(group === undefined ? [] : [`group:${group}`]), ...textsOf(document, labels).flatMap((label) => matrixValues(document, job, label) ?? [label])];
}

/** A text, or the texts of a list. */
export function textsOf(document: YamlDocument, node: YamlNode | undefined): string[] {
  const text = document.text(node);
  return text === undefined ? document.items(node).flatMap((item) => document.text(item) ?? []) : [text];
}

function matrixValues(document: YamlDocument, job: YamlNode | undefined, label: string): string[] | undefined {
  const { name, standard } = /^\$\{\{\s*matrix\.(?<name>[\w-]+)\s*(?:\|\|\s*'(?<standard>[^']*)'\s*)?\}\}$/u.exec(label.trim())?.groups ?? {};
  if (name === undefined) return undefined;
  const matrix = document.get(job, 'strategy', 'matrix');
  const own = document.items(document.get(matrix, name));
  const included = document.items(document.get(matrix, 'include')).flatMap((item) => document.get(item, name) ?? []);
  const values = [...own, ...included].flatMap((item) => document.text(item) ?? document.items(item).flatMap((inner) => document.text(inner) ?? []));
  if (standard !== undefined) values.push(standard);
  return values.length === 0 ? undefined : [...new Set(values)];
}

function handedSecrets(document: YamlDocument, job: YamlNode | undefined): GithubJob['secrets'] {
  const node = document.get(job, 'secrets');
  if (node === undefined) return null;
  return document.text(node) === 'inherit' ? 'inherit' : document.members(node).map(({ key }) => key);
}

/** The steps of a job or of a composite action, in document order. */
export function stepsOf(source: WorkflowSource, steps: YamlNode | undefined, job: { tainted: TaintedEnv; shell: string | undefined }): GithubStep[] {
  const { document } = source;
  const names = new Map<string, number>();
  return document.items(steps).map((step) => {
    const text = (key: string): string | undefined => document.text(document.get(step, key));
    const uses = text('uses');
    const given = text('name') ?? text('id') ?? uses?.split('@')[0] ?? 'run';
    const count = (names.get(given) ?? 0) + 1;
    names.set(given, count);
    const env = settingsOf(document, document.get(step, 'env'), job.tainted);
    const settings = document.get(step, 'with');
    const run = document.get(step, 'run');
    return {
      name: count === 1 ? given : `${given}#${count}`,
      id: text('id') ?? null,
      line: document.lineOf(step),
      if: text('if') ?? null,
      uses: uses ?? null,
      with: settingsOf(document, settings, job.tainted),
      env,
      inputs: inputsOf(document, settings),
      ...scriptOf(source, run === undefined ? programInputs(document, settings) : [run], {
        tainted: taintedBy(env, job.tainted),
        isShell: run !== undefined && /^(?:bash|sh|pwsh|powershell|cmd|zsh)?(?:\s.*)?$/u.test(text('shell') ?? job.shell ?? 'bash'),
      }),
    };
  });
}

type Script = Pick<GithubStep, 'has_script' | 'commands' | 'fetches_pull_request' | 'untrusted' | 'step_outputs' | 'secrets'>;

/** What is kept of scripts: never their text. */
function scriptOf(source: WorkflowSource, nodes: readonly YamlNode[], { tainted, isShell }: { tainted: TaintedEnv; isShell: boolean }): Script {
  const scripts = nodes.map((node) => ({ text: source.document.text(node) ?? '', line: source.document.lineOf(node) }));
  const places = scripts.flatMap(({ text, line }) => placedExpressions(text, { lines: source.lines, line }));
  return {
    has_script: scripts.length > 0,
    commands: isShell ? commandsOf(scripts.map(({ text }) => text).join('\n')) : [],
    fetches_pull_request: scripts.some(({ text }) => fetchesPullRequest(text)),
    untrusted: places.flatMap(({ text, line }) => untrustedIn(text, tainted).map((expression) => ({ expression, line }))),
    step_outputs: places.flatMap(({ text, line }) => stepOutputsIn(text).map((step) => ({ step, line }))),
    secrets: [...new Set(scripts.flatMap(({ text }) => secretsOf(text)))].toSorted(),
  };
}

/** Lines between two expressions of a script that are searched; beyond them an expression gets the line of the one before. */
const gapLinesMax = 1000;

/** Each expression with the line of the file: the next line from the last place on that holds it as written. */
function placedExpressions(text: string, { lines, line }: { lines: readonly string[]; line: number }): { readonly text: string; readonly line: number }[] {
  let at = line;
  return expressionsIn(text).map((expression) => {
    const first = expression.text.split('\n')[0] ?? '';
    const found = lines.slice(at - 1, at - 1 + gapLinesMax).findIndex((content) => content.includes(first));
    if (found >= 0) at += found;
    return { text: expression.text, line: at };
  });
}
