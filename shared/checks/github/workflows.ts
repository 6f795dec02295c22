/** Workflows of GitHub Actions, as their reader gives them. */
import type { Occurrence, Resource } from '../../model/component.ts';
import type { GithubAction, GithubJob, GithubPermissions, GithubSetting, GithubStep, GithubWorkflow } from '../../model/resources/github.ts';
import type { Verdict } from '../check.ts';
import { attribute, malformed } from '../support/attributes.ts';
import { unknown } from '../support/verdicts.ts';
import { objectsIn } from './values.ts';

/** Judges a workflow, or a composite action as a workflow of one job `runs` that nothing starts; `unknown` when its file could not be parsed. */
export function judgeWorkflow(resource: Resource, judge: (workflow: GithubWorkflow) => Verdict | readonly Verdict[]): Verdict | readonly Verdict[] {
  const isAction = resource.kind === 'github.action';
  for (const name of isAction ? ['steps'] : ['triggers', 'permissions', 'env', 'jobs']) {
    const found = attribute(resource, name);
    if (!found.isRead) return unknown(`The file could not be read. ${found.why}`);
    if (name !== 'permissions' && objectsIn(found.value) === undefined) return malformed(name);
  }
  return judge(isAction ? asWorkflow(resource.attributes as unknown as GithubAction) : (resource.attributes as unknown as GithubWorkflow));
}

function asWorkflow({ title, steps }: GithubAction): GithubWorkflow {
  const runs: GithubJob = { id: 'runs', line: 1, permissions: 'unset', runs_on: [], if: null, environment: null, needs: [], uses: null, secrets: null, env: [], steps };
  return { title, triggers: [], permissions: 'unset', env: [], jobs: [runs] };
}

/** A place in the file of a workflow. */
export function placeOf(resource: Resource, line: number): Occurrence[] {
  return [{ path: resource.path ?? resource.provider_id, line, method: 'workflow', confidence: 1 }];
}

/** Every step with its job. */
export function stepsOf(workflow: GithubWorkflow): readonly { readonly job: GithubJob; readonly step: GithubStep }[] {
  return workflow.jobs.flatMap((job) => job.steps.map((step) => ({ job, step })));
}

/** The settings that reach a step: its own, its job's and the workflow's. */
export function settingsOf(workflow: GithubWorkflow, job: GithubJob, step: GithubStep): readonly GithubSetting[] {
  return [...step.with, ...step.env, ...job.env, ...workflow.env];
}

/** What the token of a job may do: the job's own permissions, else the workflow's. */
export function permissionsOf(workflow: GithubWorkflow, job: GithubJob): GithubPermissions {
  return job.permissions === 'unset' ? workflow.permissions : job.permissions;
}

/** Whether permissions let a job write; undefined when the repository's default decides. */
export function mayWrite(permissions: GithubPermissions): boolean | undefined {
  if (permissions === 'unset') return undefined;
  return typeof permissions === 'string' ? permissions === 'write-all' : Object.values(permissions).includes('write');
}

/** Events that anybody with an account can bring about, whose jobs have the secrets and the token of the repository. */
export const strangerEvents: ReadonlySet<string> = new Set([
  'discussion',
  'discussion_comment',
  'fork',
  'gollum',
  'issue_comment',
  'issues',
  'pull_request_target',
  'watch',
  'workflow_run',
]);

/** The events of a workflow among these, sorted. */
export function eventsOf({ triggers }: GithubWorkflow, among: ReadonlySet<string>): readonly string[] {
  return [...new Set(triggers.map(({ event }) => event).filter((event) => among.has(event)))];
}
