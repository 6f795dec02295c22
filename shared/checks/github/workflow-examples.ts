/** Workflows for the examples of checks, in the form that their reader gives. */
import type { Resource } from '../../model/component.ts';
import type { JsonObject } from '../../model/fact.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { GithubJob, GithubSetting, GithubStep, GithubWorkflow } from '../../model/resources/github.ts';
import type { CheckExample } from '../check.ts';
import { inventoryOf, refused, resource } from '../example-inventory.ts';

/** The path of every example workflow, which is its name, too. */
export const workflowFile = '.github/workflows/ci.yml';

/** A workflow with one job `build`, as a file of a directory. */
export function actionsWorkflow(given: { readonly on?: readonly string[]; readonly jobs?: readonly GithubJob[]; readonly permissions?: GithubWorkflow['permissions']; readonly env?: readonly GithubSetting[]; readonly path?: string }): Resource {
  const path = given.path ?? workflowFile;
  const attributes: GithubWorkflow = {
    title: null,
    triggers: (given.on ?? ['push']).map((event) => ({ event, types: [], branches: [] })),
    permissions: given.permissions ?? { contents: 'read' },
    env: given.env ?? [],
    jobs: given.jobs ?? [],
  };
  return { ...resource('github.workflow', path, attributes as unknown as JsonObject), path };
}

/** A composite action of these steps, as a file of a directory under the path of the example workflow. */
export function compositeAction(steps: readonly GithubStep[]): Resource {
  return { ...resource('github.action', workflowFile, { title: null, steps } as unknown as JsonObject), path: workflowFile };
}

/** A job with steps on a hosted runner. */
export function job(steps: readonly GithubStep[], given: Partial<GithubJob> = {}): GithubJob {
  return { id: 'build', line: 5, permissions: 'unset', runs_on: ['ubuntu-latest'], if: null, environment: null, needs: [], uses: null, secrets: null, env: [], steps, ...given };
}

/** A step that uses an action, or runs a script when `uses` is null. */
export function step(uses: string | null, given: Partial<GithubStep> = {}): GithubStep {
  return { name: uses ?? 'run', id: null, line: 9, if: null, uses, with: [], env: [], inputs: {}, has_script: uses === null, commands: [], fetches_pull_request: false, untrusted: [], step_outputs: [], secrets: [], ...given };
}

/** A setting that holds a secret by name, or else a literal. */
export function setting(name: string, given: Partial<GithubSetting> = {}): GithubSetting {
  return { name, value: given.secrets === undefined ? 'literal' : 'expression', line: 10, credential: null, secrets: [], untrusted: [], ...given };
}

/** An inventory of a directory with these workflows. */
export function inDirectory(...resources: readonly Resource[]): Inventory {
  return inventoryOf({ resources });
}

/** One workflow with one job of these steps. */
export function withSteps(steps: readonly GithubStep[], given: Parameters<typeof actionsWorkflow>[0] = {}): Inventory {
  return inDirectory(actionsWorkflow({ jobs: [job(steps)], ...given }));
}

/** The examples that every check of workflows needs: a file that is no YAML, a list that was refused, and none at all. */
export const workflowListExamples: readonly CheckExample[] = [
  {
    kind: 'unknown',
    why: 'the file could not be parsed',
    inventory: inDirectory({ ...resource('github.workflow', workflowFile, { title: null }, { triggers: 'Not valid YAML at line 3.', permissions: 'Not valid YAML at line 3.', env: 'Not valid YAML at line 3.', jobs: 'Not valid YAML at line 3.' }), path: workflowFile }),
    answers: { [workflowFile]: 'unknown' },
  },
  { kind: 'unknown', why: 'the files of a repository were refused', inventory: inventoryOf({ source: 'github', coverage: [refused('github.workflow')] }), answers: { scan: 'unknown' } },
  { kind: 'empty', why: 'there are no workflows', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
];
