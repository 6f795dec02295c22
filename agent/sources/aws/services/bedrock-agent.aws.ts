import type { AwsAttributes } from '#shared/model/resources/aws.ts';
import { alsoAsk, related, required, traceOf } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { actionGroupOf, guardrailOf } from './support/bedrock-agents.ts';
import { foundationModelId } from './support/bedrock-references.ts';
import { flowNodes } from './support/bedrock-flows.ts';
import { dataSourceOf, storageArnOf } from './support/bedrock-knowledge-bases.ts';

export default defineService({
  id: 'bedrock-agent',
  title: 'Bedrock Agents',
  load: () => import('@aws-sdk/client-bedrock-agent'),
  operations: {
    ListAgents: 'bedrock:ListAgents',
    GetAgent: 'bedrock:GetAgent',
    GetAgentVersion: 'bedrock:GetAgentVersion',
    ListAgentAliases: 'bedrock:ListAgentAliases',
    ListAgentActionGroups: 'bedrock:ListAgentActionGroups',
    GetAgentActionGroup: 'bedrock:GetAgentActionGroup',
    ListAgentKnowledgeBases: 'bedrock:ListAgentKnowledgeBases',
    ListAgentCollaborators: 'bedrock:ListAgentCollaborators',
    ListKnowledgeBases: 'bedrock:ListKnowledgeBases',
    GetKnowledgeBase: 'bedrock:GetKnowledgeBase',
    ListDataSources: 'bedrock:ListDataSources',
    GetDataSource: 'bedrock:GetDataSource',
    ListFlows: 'bedrock:ListFlows',
    GetFlow: 'bedrock:GetFlow',
    ListPrompts: 'bedrock:ListPrompts',
    GetPrompt: 'bedrock:GetPrompt',
    ListTagsForResource: 'bedrock:ListTagsForResource',
  },
  readings: [
    {
      kinds: ['aws.bedrock_agent', 'aws.bedrock_action_group'],
      async *read(at) {
        for await (const { agentId = '', agentName } of at.list('ListAgents', {}, 'agentSummaries')) {
          const arn = at.arn('bedrock', `agent/${agentId}`);
          const draft = { agentId, agentVersion: 'DRAFT' };
          const agent = await at.resource('aws.bedrock_agent', {
            id: arn,
            name: agentName ?? agentId,
            attributes: { agent_id: agentId, agent_name: agentName ?? '' },
            detail: {
              gives: ['agent_status', 'foundation_model', 'instruction_sha256', 'instruction_length', 'agent_resource_role_arn', 'customer_encryption_key_arn', 'guardrail', 'idle_session_ttl_in_seconds', 'agent_collaboration'],
              read: async () => {
                const detail = required((await at.get('GetAgent', { agentId })).agent, 'agent');
                const instruction = traceOf(detail.instruction);
                return {
                  agent_status: detail.agentStatus ?? '',
                  foundation_model: detail.foundationModel ?? null,
                  instruction_sha256: instruction?.sha256 ?? null,
                  instruction_length: instruction?.length ?? null,
                  agent_resource_role_arn: detail.agentResourceRoleArn ?? null,
                  customer_encryption_key_arn: detail.customerEncryptionKeyArn ?? null,
                  guardrail: guardrailOf(detail.guardrailConfiguration),
                  idle_session_ttl_in_seconds: detail.idleSessionTTLInSeconds ?? 0,
                  agent_collaboration: detail.agentCollaboration ?? null,
                };
              },
            },
            asks: {
              routed_versions: async () => {
                const aliases = await at.all('ListAgentAliases', { agentId }, 'agentAliasSummaries');
                const versions = [...new Set(aliases.flatMap(({ routingConfiguration }) => (routingConfiguration ?? []).flatMap(({ agentVersion }) => agentVersion ?? [])))].filter((version) => version !== 'DRAFT').sort();
                return Promise.all(versions.map(async (agentVersion) => ({ agent_version: agentVersion, guardrail: guardrailOf((await at.get('GetAgentVersion', { agentId, agentVersion })).agentVersion?.guardrailConfiguration) })));
              },
              action_groups: async () => {
                const groups = await at.all('ListAgentActionGroups', draft, 'actionGroupSummaries');
                return Promise.all(groups.map(async ({ actionGroupId }) => actionGroupOf(required((await at.get('GetAgentActionGroup', { ...draft, actionGroupId })).agentActionGroup, 'agentActionGroup'))));
              },
              knowledge_base_ids: async () => (await at.all('ListAgentKnowledgeBases', draft, 'agentKnowledgeBaseSummaries')).flatMap(({ knowledgeBaseId, knowledgeBaseState }) => (knowledgeBaseState === 'ENABLED' ? (knowledgeBaseId ?? []) : [])),
              tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceArn: arn })).tags),
            },
          });
          const { action_groups: groups, knowledge_base_ids: bases, guardrail, agent_collaboration: collaboration, foundation_model: model } = agent.attributes as AwsAttributes<'aws.bedrock_agent'>;
          const isSupervisor = collaboration?.startsWith('SUPERVISOR') ?? false;
          const whole = await alsoAsk(agent, 'collaborator_arns', async () => (isSupervisor ? (await at.all('ListAgentCollaborators', draft, 'agentCollaboratorSummaries')).flatMap(({ agentDescriptor }) => agentOfAlias(agentDescriptor?.aliasArn)) : []));
          yield related(whole, {
            model_id: foundationModelId(model),
            action_group_ids: (groups ?? []).map(({ action_group_name: name }) => `${arn}/action-group/${name}`),
            knowledge_base_arns: (bases ?? []).map((id) => at.arn('bedrock', `knowledge-base/${id}`)),
            guardrail_arn: guardrail ? guardrailArn(at, guardrail.guardrail_identifier) : null,
          });
          for (const group of groups ?? []) {
            yield await at.other('aws.bedrock_action_group', { id: `${arn}/action-group/${group.action_group_name}`, name: group.action_group_name, attributes: { ...group, agent_arn: arn } });
          }
        }
      },
    },
    {
      kinds: ['aws.bedrock_knowledge_base', 'aws.bedrock_data_source'],
      async *read(at) {
        for await (const { knowledgeBaseId = '', name } of at.list('ListKnowledgeBases', {}, 'knowledgeBaseSummaries')) {
          const arn = at.arn('bedrock', `knowledge-base/${knowledgeBaseId}`);
          const base = await at.resource('aws.bedrock_knowledge_base', {
            id: arn,
            name: name ?? knowledgeBaseId,
            attributes: { knowledge_base_id: knowledgeBaseId, name: name ?? '' },
            detail: {
              gives: ['status', 'role_arn', 'type', 'embedding_model_arn', 'storage_type', 'storage_arn'],
              read: async () => {
                const { status, roleArn, knowledgeBaseConfiguration: kind, storageConfiguration: storage } = required((await at.get('GetKnowledgeBase', { knowledgeBaseId })).knowledgeBase, 'knowledgeBase');
                return {
                  status: status ?? '',
                  role_arn: roleArn ?? '',
                  type: kind?.type ?? '',
                  embedding_model_arn: kind?.vectorKnowledgeBaseConfiguration?.embeddingModelArn ?? kind?.managedKnowledgeBaseConfiguration?.embeddingModelArn ?? null,
                  storage_type: storage?.type ?? null,
                  storage_arn: storageArnOf(storage),
                };
              },
            },
            asks: {
              data_sources: async () => {
                const sources = await at.all('ListDataSources', { knowledgeBaseId }, 'dataSourceSummaries');
                return Promise.all(sources.map(async ({ dataSourceId }) => dataSourceOf(required((await at.get('GetDataSource', { knowledgeBaseId, dataSourceId })).dataSource, 'dataSource'))));
              },
              tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceArn: arn })).tags),
            },
          });
          const { data_sources: sources = [], embedding_model_arn: embedding } = base.attributes as AwsAttributes<'aws.bedrock_knowledge_base'>;
          yield related(base, { embedding_model_id: foundationModelId(embedding), data_source_ids: sources.map(({ data_source_id: id }) => `${arn}/data-source/${id}`) });
          for (const source of sources) {
            yield await at.other('aws.bedrock_data_source', { id: `${arn}/data-source/${source.data_source_id}`, name: source.name, attributes: { ...source, knowledge_base_arn: arn } });
          }
        }
      },
    },
    {
      kinds: ['aws.bedrock_flow'],
      async *read(at) {
        for await (const { id: flowIdentifier = '', arn = '', name } of at.list('ListFlows', {}, 'flowSummaries')) {
          const flow = await at.resource('aws.bedrock_flow', {
            id: arn,
            name: name ?? flowIdentifier,
            attributes: { id: flowIdentifier, name: name ?? '' },
            detail: {
              gives: ['status', 'execution_role_arn', 'customer_encryption_key_arn', 'nodes'],
              read: async () => {
                const detail = await at.get('GetFlow', { flowIdentifier });
                return { status: detail.status ?? '', execution_role_arn: detail.executionRoleArn ?? '', customer_encryption_key_arn: detail.customerEncryptionKeyArn ?? null, nodes: flowNodes(detail.definition) };
              },
            },
            asks: { tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceArn: arn })).tags) },
          });
          const { nodes = [] } = flow.attributes as AwsAttributes<'aws.bedrock_flow'>;
          yield related(flow, { model_ids: [...new Set(nodes.flatMap(({ model_id: id }) => foundationModelId(id) ?? []))], guardrail_arns: [...new Set(nodes.flatMap(({ guardrail_identifier: id }) => (id === null ? [] : [guardrailArn(at, id)])))] });
        }
      },
    },
    {
      kinds: ['aws.bedrock_prompt'],
      async *read(at) {
        for await (const { id: promptIdentifier = '', arn = '', name } of at.list('ListPrompts', {}, 'promptSummaries')) {
          const prompt = await at.resource('aws.bedrock_prompt', {
            id: arn,
            name: name ?? promptIdentifier,
            attributes: { id: promptIdentifier, name: name ?? '' },
            detail: {
              gives: ['version', 'customer_encryption_key_arn', 'variants'],
              read: async () => {
                const detail = await at.get('GetPrompt', { promptIdentifier });
                return {
                  version: detail.version ?? '',
                  customer_encryption_key_arn: detail.customerEncryptionKeyArn ?? null,
                  variants: (detail.variants ?? []).map((variant) => {
                    const { text, chat } = variant.templateConfiguration ?? {};
                    // A conversation counts as one text: what is said in it, in its order.
                    const trace = traceOf(text?.text ?? (chat ? [...(chat.system ?? []), ...(chat.messages ?? []).flatMap(({ content }) => content ?? [])].flatMap((block) => block.text ?? []).join('\n') : undefined));
                    return { name: variant.name ?? '', model_id: variant.modelId ?? null, text_sha256: trace?.sha256 ?? null, text_length: trace?.length ?? null };
                  }),
                };
              },
            },
            asks: { tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceArn: arn })).tags) },
          });
          const { variants = [] } = prompt.attributes as AwsAttributes<'aws.bedrock_prompt'>;
          yield related(prompt, { model_ids: [...new Set(variants.flatMap(({ model_id: id }) => foundationModelId(id) ?? []))] });
        }
      },
    },
  ],
});

function guardrailArn(at: { arn(service: string, resource: string): string }, identifier: string): string {
  return identifier.startsWith('arn:') ? identifier : at.arn('bedrock', `guardrail/${identifier}`);
}

/** `…:agent-alias/AGENT/ALIAS` → the ARN of the agent. */
function agentOfAlias(arn: string | undefined): string[] {
  const match = /^(.*):agent-alias\/([^/]+)\//.exec(arn ?? '');
  return match ? [`${match[1]}:agent/${match[2]}`] : [];
}
