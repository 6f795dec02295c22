/** Every workflow, through the same reader as an exported file. */
import { n8nKinds } from '#shared/model/resources/n8n.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import { decodeItems } from './decode.ts';
import { n8nLimits } from './limits.ts';
import { pages } from './pages.ts';
import { failed, malformedEntry, type Found, type Step, type Survey } from './survey.ts';
import { apiWorkflow, workflowArtifacts } from './workflow-document.ts';
import { ledgerEntry, type LedgerEntry } from './workflow-ledger.ts';

/** A workflow that is not listed has no state and no summary of its executions either. */
export const workflowStep: Step = { id: 'n8n/workflows', title: 'workflows', kinds: [n8nKinds.workflow, n8nKinds.workflowState, n8nKinds.executionSummary], run };

async function* run(survey: Survey): AsyncGenerator<Found> {
  survey.workflows.missing = undefined;
  // A page of workflows with much pinned data can be longer than an answer may be; smaller ones are then asked for, from the start.
  for (const [index, pageSize] of pageSizes.entries()) {
    const end = yield* listed(survey, pageSize, index === pageSizes.length - 1);
    if (end !== 'too_large') break;
  }
  const unseen = survey.workflows.missing === undefined ? unseenEntry(survey) : undefined;
  if (unseen) yield { entries: [unseen] };
}

const pageSizes = [n8nLimits.workflowPageSize, 5, 1];

async function* listed(survey: Survey, pageSize: number, isLast: boolean): AsyncGenerator<Found, 'too_large' | 'ended'> {
  const { entries } = survey.workflows;
  for await (const page of pages(survey.client, 'list_workflows', { pageSize })) {
    if (page.trouble?.kind === 'too_large' && !isLast) return 'too_large';
    const { good, bad } = decodeItems(apiWorkflow, page.items);
    // A workflow that was edited while the list was read comes twice.
    const fresh = good.filter(({ id }) => !entries.has(id));
    for (const workflow of fresh) entries.set(workflow.id, ledgerEntry(workflow));
    if (bad > 0) survey.workflows.missing = `${bad} workflows had a form that is not known.`;
    if (page.trouble) survey.workflows.missing = `The list of workflows could not be read in full. ${page.trouble.sentence}`;
    const trouble = page.trouble && failed(survey, workflowStep, page.trouble, entries.size > 0);
    yield {
      artifacts: fresh.flatMap(workflowArtifacts),
      entries: [...malformedEntry(workflowStep, bad), ...(trouble?.entries ?? []), ...fresh.map(({ id }) => entries.get(id) as LedgerEntry).flatMap(blindSpots)],
      current: `workflows (${entries.size})`,
      ...(trouble?.fatal && { fatal: trouble.fatal }),
    };
  }
  return 'ended';
}

/** The public API of n8n 2.41.3 has no path for native agents, so what such a node calls cannot be read. */
function blindSpots({ id, nodeTypes }: LedgerEntry): CoverageEntry[] {
  if (!nodeTypes.some((type) => /\.messageAnAgent(?:Tool)?$/.test(type))) return [];
  return [{ path: `n8n/workflows/${id}.json`, reason: 'unsupported', effect: 'partial', detail: 'The workflow hands messages to an agent that is native to n8n; the public API does not show such agents.' }];
}

/** The list holds what the user of the key may see; n8n's own report knows every workflow. */
function unseenEntry({ audit, workflows }: Survey): CoverageEntry | undefined {
  const unseen = [...(audit?.workflowIds ?? [])].filter((id) => !workflows.entries.has(id)).sort();
  if (unseen.length === 0) return undefined;
  const detail = `n8n's own report names ${unseen.length} workflows that the API key is not shown: ${unseen.slice(0, 5).join(', ')}${unseen.length > 5 ? ', …' : ''}. Use a key of an owner or admin.`;
  workflows.missing = detail;
  return { path: workflowStep.id, reason: 'refused', effect: 'partial', detail, resources: [...workflowStep.kinds].sort() };
}
