/** Steps that use AI, for the examples of checks. */
import type { Component } from '../../model/component.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { CheckExample } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { actionsWorkflow, job, setting, step, workflowFile } from './workflow-examples.ts';

/** The action of every example, and the name of its component. */
export const agentAction = 'acme/agent-action';

/** The component of a step `uses: acme/agent-action@v1` in the job `build`. */
export function agent(properties: Readonly<Record<string, string>> = {}, version = 'v1'): Component {
  return component('ci_step', agentAction, {
    path: workflowFile,
    line: 9,
    version,
    method: 'workflow',
    properties: { role: 'agent', step_kind: 'action', platform: 'github-actions', workflow: workflowFile, job: 'build', step: 'agent', pinned: String(/^[0-9a-f]{40}$/u.test(version)), checks_actor: 'false', opened_by: '[]', limited_by: '[]', unlimited_by: '[]', ...properties },
  });
}

/** The step of that component, with a secret unless told otherwise. */
export const agentStep = step(`${agentAction}@v1`, { name: 'agent', with: [setting('api_key', { secrets: ['AGENT_KEY'] })] });

/** A workflow with the step, and its component. */
export function withAgent(given: { readonly on: readonly string[]; readonly permissions?: Parameters<typeof actionsWorkflow>[0]['permissions']; readonly step?: typeof agentStep; readonly job?: Parameters<typeof job>[1]; readonly component?: Component }): Inventory {
  const workflow = actionsWorkflow({ on: given.on, permissions: given.permissions ?? { contents: 'read' }, jobs: [job([given.step ?? agentStep], given.job)] });
  return inventoryOf({ components: [given.component ?? agent()], resources: [workflow] });
}

/** The examples that every check of AI steps needs: the workflow is not there, another platform, a source that broke off, and no step at all. */
export const aiStepExamples: readonly CheckExample[] = [
  { kind: 'unknown', why: 'the workflow of the step was not read', inventory: inventoryOf({ components: [agent()] }), answers: { [agentAction]: 'unknown' } },
  { kind: 'not_applicable', why: 'the step of another platform', inventory: inventoryOf({ components: [agent({ platform: 'gitlab-ci' })] }), answers: { [agentAction]: 'not_applicable' } },
  { kind: 'unknown', why: 'not every file was read, and no step was found', inventory: inventoryOf({ coverage: 'partial' }), answers: { scan: 'unknown' } },
  { kind: 'empty', why: 'no step uses AI', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
];
