/** A workflow as the API gives it, taken apart: the file that the workflow reader reads, and what the file does not hold. */
import { z } from 'zod';
import { n8nKinds } from '#shared/model/resources/n8n.ts';
import type { ListedArtifact } from '../source.ts';

const node = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string(),
  typeVersion: z.number().optional(),
  disabled: z.boolean().nullish(),
  notes: z.string().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  credentials: z.record(z.string(), z.unknown()).nullish(),
});
const graph = { nodes: z.array(node), connections: z.record(z.string(), z.unknown()) };
export const publishedVersion = z.looseObject({
  ...graph,
  versionId: z.string(),
  authors: z.string().nullish(),
  createdAt: z.string().nullish(),
  workflowPublishHistory: z.array(z.looseObject({ versionId: z.string().nullish(), event: z.string(), userId: z.string().nullish(), createdAt: z.string() })).optional(),
});
export const apiWorkflow = z.looseObject({
  ...graph,
  id: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
  active: z.boolean(),
  isArchived: z.boolean().nullish(),
  createdAt: z.string().nullish(),
  updatedAt: z.string().nullish(),
  versionId: z.string().nullish(),
  activeVersionId: z.string().nullish(),
  activeVersion: publishedVersion.nullish(),
  settings: z.record(z.string(), z.unknown()).nullish(),
  staticData: z.unknown(),
  pinData: z.record(z.string(), z.unknown()).nullish(),
  tags: z.array(z.looseObject({ name: z.string() })).nullish(),
  shared: z.array(z.looseObject({ role: z.string(), projectId: z.string().nullish() })).nullish(),
});
export type ApiWorkflow = z.output<typeof apiWorkflow>;
export type ApiNode = z.output<typeof node>;

/**
 * The workflow as files: what runs, and beside it the draft when that differs. n8n from 2.0 on runs the published version and lets people go on editing.
 * Pinned data, static data, positions and names of credentials stay behind. Indented, so that each node has a line of its own.
 */
export function workflowArtifacts(workflow: ApiWorkflow): ListedArtifact[] {
  const published = workflow.active ? (workflow.activeVersion ?? undefined) : undefined;
  const stem = `n8n/workflows/${workflow.id.replace(/[^A-Za-z0-9_-]/g, (odd) => `%${odd.codePointAt(0)?.toString(16)}`)}`;
  const running = document(workflow, published ?? workflow, { id: workflow.id, active: workflow.active, name: workflow.name });
  if (published === undefined || !hasUnpublishedChanges(workflow)) return [artifact(`${stem}.json`, running)];
  // Nothing calls a draft, so it does not answer to the id of what runs.
  const draft = document(workflow, workflow, { id: `${workflow.id}@draft`, active: false, name: `${workflow.name} (draft)` });
  return [artifact(`${stem}.json`, running), artifact(`${stem}.draft.json`, draft)];
}

/** Whether people went on editing after the version that runs was published. */
export function hasUnpublishedChanges({ active, activeVersion, activeVersionId, versionId }: ApiWorkflow): boolean {
  const running = activeVersionId ?? activeVersion?.versionId;
  return active && typeof running === 'string' && typeof versionId === 'string' && running !== versionId;
}

function document(workflow: ApiWorkflow, { nodes, connections }: { readonly nodes: readonly ApiNode[]; readonly connections: unknown }, as: { readonly id: string; readonly active: boolean; readonly name: string }): unknown {
  return {
    // What its own export calls it; the reader looks for this word before it parses.
    meta: { kind: n8nKinds.workflow },
    ...as,
    isArchived: workflow.isArchived ?? false,
    settings: workflow.settings ?? {},
    tags: (workflow.tags ?? []).map(({ name }) => ({ name })),
    nodes: nodes.map(({ name, type, typeVersion, disabled, notes, parameters, credentials }) => ({
      ...(name !== undefined && { name }),
      type,
      ...(typeVersion !== undefined && { typeVersion }),
      ...(disabled === true && { disabled }),
      ...(typeof notes === 'string' && { notes }),
      parameters: parameters ?? {},
      // Types are what matters; a name is the words of a person.
      ...(credentials && { credentials: Object.fromEntries(Object.keys(credentials).map((kind) => [kind, {}])) }),
    })),
    connections,
  };
}

function artifact(path: string, body: unknown): ListedArtifact {
  // No media type: the same reader as for an exported file.
  return { path, locator: { kind: 'bytes', bytes: Buffer.from(JSON.stringify(body, null, 2)) } };
}
