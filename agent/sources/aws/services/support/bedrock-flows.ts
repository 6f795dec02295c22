import type { FlowDefinition, FlowNode } from '@aws-sdk/client-bedrock-agent';
import type { AwsBedrockFlow } from '#shared/model/resources/aws/bedrock-agents.ts';

type Node = AwsBedrockFlow['nodes'][number];

/** The nodes of a flow, those inside loops with the loop's name before their own. Prompts stay where they are. */
export function flowNodes(definition: FlowDefinition | undefined, prefix = ''): Node[] {
  return (definition?.nodes ?? []).flatMap((node) => [nodeOf(node, prefix), ...flowNodes(node.configuration?.loop?.definition, `${prefix}${node.name}/`)]);
}

function nodeOf({ name = '', type = '' as FlowNode['type'] & string, configuration }: FlowNode, prefix: string): Node {
  const { prompt, knowledgeBase } = configuration ?? {};
  return {
    name: `${prefix}${name}`,
    type,
    model_id: prompt?.sourceConfiguration?.inline?.modelId ?? knowledgeBase?.modelId ?? null,
    // An agent's node answers through the agent, whose own guardrail counts.
    generates: prompt !== undefined || knowledgeBase?.modelId !== undefined,
    guardrail_identifier: prompt?.guardrailConfiguration?.guardrailIdentifier ?? knowledgeBase?.guardrailConfiguration?.guardrailIdentifier ?? null,
  };
}
