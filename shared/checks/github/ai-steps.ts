/** Steps of workflows that use AI, as the catalog knows them, with the job around them. */
import type { Component, Resource } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import type { GithubJob, GithubStep, GithubWorkflow } from '../../model/resources/github.ts';
import type { Verdict } from '../check.ts';
import { perInventory } from '../support/per-inventory.ts';
import { notApplicable, unknown } from '../support/verdicts.ts';
import { judgeWorkflow } from './workflows.ts';

/** A step with what is around it. */
export interface AiStep {
  readonly resource: Resource;
  readonly workflow: GithubWorkflow;
  readonly job: GithubJob;
  readonly step: GithubStep;
}

/** Judges a step that uses AI in its workflow or composite action; `unknown` when that was not read, `not_applicable` for another platform's. */
export function judgeAiStep(component: Component, inventory: InventoryIndex, judge: (at: AiStep) => Verdict | readonly Verdict[]): Verdict | readonly Verdict[] {
  const { platform, workflow: path = '', job: jobId, step: name } = component.properties;
  if (platform !== 'github-actions') return notApplicable('The step is not one of GitHub Actions.');
  const resource = workflowsByPath(inventory).get(path);
  if (!resource) return unknown('The workflow of the step was not read.');
  return judgeWorkflow(resource, (workflow) => {
    const job = workflow.jobs.find(({ id }) => id === jobId);
    const step = job?.steps.find((candidate) => candidate.name === name);
    return job && step ? judge({ resource, workflow, job, step }) : unknown('The step was not found in its workflow.');
  });
}

/** The names that a property holds as a JSON list. */
export function namesIn(component: Component, property: string): readonly string[] {
  return JSON.parse(component.properties[property] ?? '[]') as readonly string[];
}

const workflowsByPath = perInventory((inventory) => new Map(['github.workflow', 'github.action'].flatMap((kind) => inventory.resourcesOfKind(kind)).map((file) => [file.path, file])));
