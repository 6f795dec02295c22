/** What stands only when everything else was asked: the instance itself, and the state of each workflow. */
import type { Json, JsonObject } from '#shared/model/fact.ts';
import { n8nKinds } from '#shared/model/resources/n8n.ts';
import type { ResourceRecord } from '../../readers/resources/resource-document.ts';
import type { ListedArtifact } from '../source.ts';
import { npmPackage, recordArtifacts, type Survey } from './survey.ts';
import type { LedgerEntry } from './workflow-ledger.ts';

/** The last artifacts of a scan; asks nothing. */
export function sumUp(survey: Survey): ListedArtifact[] {
  const instance = instanceRecord(survey);
  const { version } = instance.attributes;
  return [
    ...recordArtifacts('workflow-states', [...survey.workflows.entries.values()].map(stateRecord), survey.observedAt),
    ...recordArtifacts('instance', [instance], survey.observedAt, typeof version === 'string' ? npmPackage('n8n', version) : []),
  ];
}

/** What does not run has no published version; of what runs the history may not have been read. */
function stateRecord({ id, name, state, history }: LedgerEntry): ResourceRecord {
  const why = history.unread ?? 'The history was not asked for.';
  const isPublishedKnown = history.published !== undefined || !state.is_active;
  const isAddedKnown = history.added !== undefined || !state.is_active;
  const unread = { ...(!isPublishedKnown && { published: why }), ...(!isAddedKnown && { added_nodes: why }) };
  const attributes = {
    ...state,
    ...(isPublishedKnown && { published: history.published ?? null }),
    ...(isAddedKnown && { added_nodes: history.added ?? null }),
    ...(Object.keys(unread).length > 0 && { unread }),
  };
  return { kind: n8nKinds.workflowState, provider_id: id, name, attributes: attributes as unknown as JsonObject };
}

function instanceRecord({ address, client, instance, statedVersion, operatorFile }: Survey): ResourceRecord {
  const attributes: Record<string, Json> = { ...instance.attributes };
  const unread: Record<string, string> = { ...instance.unread };
  if (attributes['version'] === undefined && statedVersion !== undefined) attributes['version'] = statedVersion;
  if (attributes['version'] === undefined) unread['version'] = 'n8n tells its version to people who have signed in, and in its report only when it is behind. State it with the setting version.';
  if (operatorFile) {
    attributes['environment'] = { ...operatorFile.environment };
    attributes['encryption_key'] = operatorFile.encryptionKey;
  } else {
    unread['environment'] = unread['encryption_key'] = 'The public API does not show the environment of n8n. Name its file with the setting env_file.';
  }
  attributes['calls'] = { ...client.counts() };
  for (const name of Object.keys(attributes)) delete unread[name];
  const sorted = (record: Record<string, Json>) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { kind: n8nKinds.instance, provider_id: address, name: address, attributes: { ...sorted(attributes), ...(Object.keys(unread).length > 0 && { unread: sorted(unread) as Record<string, string> }) } };
}
