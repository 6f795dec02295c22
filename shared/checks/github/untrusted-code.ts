/** Code and text of strangers in workflows. */
import type { Resource } from '../../model/component.ts';
import type { GithubStep, GithubWorkflow } from '../../model/resources/github.ts';
import type { Verdict } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail } from '../support/verdicts.ts';
import { placeOf, stepsOf } from './workflows.ts';

/** Inputs of a checkout that choose the code of the pull request: its head, its fork, its merge, what the former run ran on. */
const pullRequestCode = /pull_request\.head\.(?:sha|ref|repo)|github\.head_ref|workflow_run\.(?:head_(?:sha|branch|repository)|pull_requests)|refs\/pull\/|pull\/\$\{\{|issue\.number\s*\}\}\/(?:head|merge)/u;

/** Whether a step brings the code of a pull request into the job. */
export function fetchesPullRequest(step: GithubStep): boolean {
  if (step.fetches_pull_request) return true;
  return step.uses !== null && /^actions\/checkout(?:@|$)/iu.test(step.uses) && [step.inputs['ref'], step.inputs['repository']].some((text) => text !== undefined && pullRequestCode.test(text));
}

/** A finding for each place where a script takes text that a stranger writes. */
export function scriptInjections(resource: Resource, workflow: GithubWorkflow): Verdict[] {
  return stepsOf(workflow).flatMap(({ job, step }) =>
    step.untrusted.map(({ expression, line }) =>
      fail(`A script of the job ${quoted(job.id)} takes ${quoted(expression)}, which anybody can write, as part of its own text.`, {
        evidence: placeOf(resource, line),
        discriminator: JSON.stringify([job.id, step.name, expression]),
      }),
    ),
  );
}
