/** What workflows can take from the instance: variables, data tables, community packages. */
import { z } from 'zod';
import { by } from '#shared/model/order.ts';
import { n8nKinds } from '#shared/model/resources/n8n.ts';
import { credentialIn, credentialsIn, isPlaceholder } from '../../readers/documents/credentials.ts';
import { decodeItems } from './decode.ts';
import { instantOf } from './instant.ts';
import { listStep } from './list-step.ts';
import { failed, malformedEntry, npmPackage, recordArtifacts, type Found, type Step, type Survey } from './survey.ts';

export const variableStep = listStep({
  id: 'n8n/variables',
  title: 'variables',
  kind: n8nKinds.variable,
  operation: 'list_variables',
  item: z.looseObject({ id: z.string(), key: z.string(), value: z.string().nullish(), type: z.string().default('string'), project: z.looseObject({ name: z.string() }).nullish() }),

  record: ({ id, key, value, type, project }) => ({
    kind: n8nKinds.variable,
    provider_id: id,
    name: key,
    attributes: { type, project: project?.name ?? null, value_kind: valueKind(key, value ?? '') },
  }),
});

/** By the detectors that read every file: a telling name with a value that could be one, or a form that gives itself away. */
export function valueKind(key: string, value: string): 'empty' | 'plain' | 'credential' {
  if (value.trim() === '') return 'empty';
  const found = [credentialIn(key, value), ...credentialsIn(value)].filter((credential) => credential !== undefined && !isPlaceholder(credential));
  return found.length > 0 ? 'credential' : 'plain';
}

export const dataTableStep = listStep({
  id: 'n8n/data-tables',
  title: 'data tables',
  kind: n8nKinds.dataTable,
  operation: 'list_data_tables',
  item: z.looseObject({ id: z.string(), name: z.string(), columns: z.array(z.looseObject({ name: z.string() })), projectId: z.string().nullish(), sizeBytes: z.number().nullish(), updatedAt: z.string().nullish() }),

  record: ({ id, name, columns, projectId, sizeBytes, updatedAt }) => ({
    kind: n8nKinds.dataTable,
    provider_id: id,
    name,
    attributes: { columns: columns.map((column) => column.name).sort(), size_bytes: sizeBytes ?? 0, project_id: projectId ?? '', updated_at: instantOf(updatedAt) ?? '' },
  }),
});

const communityPackage = z.looseObject({
  packageName: z.string(),
  installedVersion: z.string(),
  updateAvailable: z.string().nullish(),
  failedLoading: z.boolean().nullish(),
  installedNodes: z.array(z.looseObject({ type: z.string() })).default([]),
  createdAt: z.string().nullish(),
});

export const communityStep: Step = { id: 'n8n/community-packages', title: 'community packages', kinds: [n8nKinds.communityPackage], run: runCommunity };

/** Not a paged list: n8n answers with all of them. */
async function* runCommunity(survey: Survey): AsyncGenerator<Found> {
  const answer = await survey.client.ask('list_community_packages');
  if (!answer.ok) return yield failed(survey, communityStep, answer.trouble);
  if (!Array.isArray(answer.body)) return yield failed(survey, communityStep, { kind: 'malformed', canRetry: false, sentence: 'The answer holds no list.' });
  const { good, bad } = decodeItems(communityPackage, answer.body);
  const { workflows } = survey;
  const records = good.map(({ packageName, installedVersion, updateAvailable, failedLoading, installedNodes, createdAt }) => {
    const types = installedNodes.map(({ type }) => type).sort();
    const users = [...workflows.entries.values()].filter(({ nodeTypes }) => nodeTypes.some((type) => type.startsWith(`${packageName}.`)));
    return {
      kind: n8nKinds.communityPackage,
      provider_id: packageName,
      name: packageName,
      attributes: {
        version: installedVersion,
        update_available: updateAvailable ?? '',
        is_failing: failedLoading ?? false,
        node_types: types,
        installed_at: instantOf(createdAt) ?? '',
        ...(workflows.missing === undefined ? { used_by: users.map(({ id }) => id).sort() } : { unread: { used_by: workflows.missing } }),
      },
    };
  });
  const packages = good.flatMap(({ packageName, installedVersion }) => npmPackage(packageName, installedVersion)).toSorted(by(({ name }) => name));
  yield { artifacts: recordArtifacts('community-packages', records, survey.observedAt, packages), entries: malformedEntry(communityStep, bad) };
}
