/** What is remembered of every workflow for the steps that follow. */
import type { N8nWorkflowState } from '#shared/model/resources/n8n.ts';
import { inspectPinned, inspectStatic } from '../../readers/workflows/kept-data.ts';
import { hasUnpublishedChanges, type ApiNode, type ApiWorkflow } from './workflow-document.ts';
import { instantOf } from './instant.ts';

export interface LedgerEntry {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  /** Of what runs and of the draft. */
  readonly credentialIds: ReadonlySet<string>;
  readonly nodeTypes: readonly string[];
  /** Nodes of what runs. */
  readonly runningNodes: readonly { readonly name: string; readonly type: string }[];
  readonly publishedVersionId: string | undefined;
  /** Everything but `published` and `added_nodes`, which need the history. */
  readonly state: Omit<N8nWorkflowState, 'published' | 'added_nodes'>;
  /** What the history of its publications says; filled in later, and `unread` says why something of it is missing. */
  readonly history: { published?: N8nWorkflowState['published']; added?: N8nWorkflowState['added_nodes']; unread?: string };
}

export interface WorkflowLedger {
  readonly entries: Map<string, LedgerEntry>;
  /** Why some may be missing; undefined once all of them were listed. */
  missing: string | undefined;
}

export function emptyLedger(): WorkflowLedger {
  return { entries: new Map(), missing: 'The workflows were not listed.' };
}

/** What is remembered of one workflow. Pinned and static data is looked through here, and let go of. */
export function ledgerEntry(workflow: ApiWorkflow): LedgerEntry {
  const published = workflow.active ? (workflow.activeVersion ?? undefined) : undefined;
  const running = published?.nodes ?? workflow.nodes;
  const all = [...running, ...workflow.nodes];
  const { isKept, ...kept } = inspectStatic(workflow.staticData);
  const nodeTypes = [...new Set(all.map(({ type }) => type))].sort();
  return {
    id: workflow.id,
    name: workflow.name,
    isActive: workflow.active,
    credentialIds: new Set(all.flatMap(credentialIdsOf)),
    nodeTypes,
    runningNodes: running.map(({ name, type }) => ({ name: name ?? type, type })),
    publishedVersionId: published?.versionId ?? workflow.activeVersionId ?? undefined,
    state: {
      workflow_id: workflow.id,
      is_active: workflow.active,
      is_archived: workflow.isArchived ?? false,
      created_at: instantOf(workflow.createdAt) ?? '',
      updated_at: instantOf(workflow.updatedAt) ?? '',
      has_unpublished_changes: hasUnpublishedChanges(workflow),
      project_id: workflow.shared?.find(({ role }) => role === 'workflow:owner')?.projectId ?? null,
      tags: (workflow.tags ?? []).map(({ name }) => name).sort(),
      node_types: nodeTypes,
      pinned: inspectPinned(workflow.pinData ?? {}),
      static_data: { is_kept: isKept, ...kept },
    },
    history: {},
  };
}

function credentialIdsOf({ credentials }: ApiNode): string[] {
  return Object.values(credentials ?? {}).flatMap((given) => {
    const id = typeof given === 'object' && given !== null ? (given as { id?: unknown }).id : undefined;
    return typeof id === 'string' || typeof id === 'number' ? [String(id)] : [];
  });
}
