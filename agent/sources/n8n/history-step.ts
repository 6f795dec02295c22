/** Who published what runs, and what the version before it did not have. Two requests for each active workflow. */
import { z } from 'zod';
import { byCodeUnit } from '#shared/model/order.ts';
import type { N8nWorkflowState } from '#shared/model/resources/n8n.ts';
import { instantOf } from './instant.ts';
import { n8nLimits } from './limits.ts';
import { isFatal } from './trouble.ts';
import { entryOf, type Found, type Step, type Survey } from './survey.ts';
import { publishedVersion } from './workflow-document.ts';
import type { LedgerEntry } from './workflow-ledger.ts';

const detail = z.looseObject({ activeVersion: publishedVersion.nullish() });
type Version = z.output<typeof publishedVersion>;

export const historyStep: Step = { id: 'n8n/workflow-history', title: 'history of the workflows', kinds: [], run };

async function* run(survey: Survey): AsyncGenerator<Found> {
  const all = [...survey.workflows.entries.values()].filter(({ isActive }) => isActive);
  const active = all.filter(({ publishedVersionId }) => publishedVersionId !== undefined);
  for (const { history, publishedVersionId } of all) if (publishedVersionId === undefined) history.unread = 'This n8n has no published versions; what is saved runs.';
  const rest = active.slice(survey.withHistory ? n8nLimits.historiesMax : 0);
  for (const { history } of rest) history.unread = survey.withHistory ? `The history of the first ${n8nLimits.historiesMax} workflows was read, not of this one.` : 'The setting history is off.';
  const asked = active.slice(0, active.length - rest.length);
  for (const [index, entry] of asked.entries()) {
    const found = await readHistory(survey, entry);
    yield { ...found, current: `history of the workflows (${index + 1} of ${asked.length})` };
    if (found?.fatal) return;
  }
}

/** Fills in the history of one workflow; trouble that concerns it alone is in its state. */
async function readHistory(survey: Survey, entry: LedgerEntry): Promise<Found | undefined> {
  const path = `n8n/workflows/${entry.id}.json`;
  const answer = await survey.client.ask('get_workflow', { params: { id: entry.id }, query: { excludePinnedData: 'true' } });
  if (!answer.ok) {
    const { trouble } = answer;
    // It was in the list a moment ago.
    const isGone = trouble.kind === 'absent';
    entry.history.unread = isGone ? 'The workflow vanished while the instance was scanned.' : trouble.sentence;
    if (isGone) return { entries: [{ path, reason: 'vanished', effect: 'partial', detail: 'The workflow was listed and is gone; its history was not read.' }] };
    return { entries: [{ ...entryOf(historyStep, trouble, [], true), path }], ...(isFatal(trouble) && { fatal: trouble }) };
  }
  const version = detail.safeParse(answer.body).data?.activeVersion ?? undefined;
  if (version === undefined) {
    entry.history.unread = 'n8n gives no published version of the workflow.';
    return undefined;
  }
  entry.history.published = publishedOf(version, survey);
  const previous = previousVersionId(version);
  if (previous === undefined) {
    if (version.workflowPublishHistory === undefined) entry.history.unread = 'This n8n does not give the history of publications.';
    else entry.history.added = null;
    return undefined;
  }
  const before = await survey.client.ask('get_workflow_version', { params: { id: entry.id, version: previous } });
  if (!before.ok) {
    entry.history.unread = before.trouble.kind === 'absent' ? 'n8n no longer keeps the version that was published before.' : before.trouble.sentence;
    return isFatal(before.trouble) ? { fatal: before.trouble } : undefined;
  }
  const parsed = publishedVersion.safeParse(before.body);
  if (!parsed.success) {
    entry.history.unread = 'The version that was published before has a form that is not known.';
    return undefined;
  }
  const known = new Set(parsed.data.nodes.map(({ name, type }) => JSON.stringify([name ?? type, type])));
  entry.history.added = entry.runningNodes.filter(({ name, type }) => !known.has(JSON.stringify([name, type])));
  return undefined;
}

function publishedOf(version: Version, { userNames }: Survey): N8nWorkflowState['published'] {
  const activation = activations(version).find(({ versionId }) => versionId === version.versionId);
  return {
    version_id: version.versionId,
    authors: version.authors ?? '',
    edited_at: instantOf(version.createdAt) ?? '',
    published_at: instantOf(activation?.createdAt),
    publisher: typeof activation?.userId === 'string' ? (userNames?.get(activation.userId) ?? null) : null,
  };
}

/** The version that ran before another one took its place; undefined when there was none. */
function previousVersionId(version: Version): string | undefined {
  return activations(version).find(({ versionId }) => typeof versionId === 'string' && versionId !== version.versionId)?.versionId ?? undefined;
}

/** Newest first. */
function activations({ workflowPublishHistory = [] }: Version) {
  return workflowPublishHistory.filter(({ event }) => event === 'activated').toSorted((a, b) => byCodeUnit(instantOf(b.createdAt) ?? '', instantOf(a.createdAt) ?? ''));
}
