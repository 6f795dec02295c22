/** Action groups and guardrails of agents. Descriptions and schemas are looked at and not kept. */
import type { AgentActionGroup, GuardrailConfiguration } from '@aws-sdk/client-bedrock-agent';
import { parse } from 'yaml';
import type { AwsBedrockAgent } from '#shared/model/resources/aws/bedrock-agents.ts';

type ActionGroup = AwsBedrockAgent['action_groups'][number];

/** The guardrail of an agent or a version; null: none. */
export function guardrailOf(configuration: GuardrailConfiguration | undefined): AwsBedrockAgent['guardrail'] {
  return configuration?.guardrailIdentifier ? { guardrail_identifier: configuration.guardrailIdentifier, guardrail_version: configuration.guardrailVersion ?? null } : null;
}

/** What a group of actions may do, and whether a person is asked first. */
export function actionGroupOf(group: AgentActionGroup): ActionGroup {
  return {
    action_group_name: group.actionGroupName ?? '',
    action_group_state: group.actionGroupState ?? '',
    parent_action_signature: group.parentActionSignature ?? null,
    lambda_arn: group.actionGroupExecutor?.lambda ?? null,
    custom_control: group.actionGroupExecutor?.customControl ?? null,
    functions: (group.functionSchema?.functions ?? []).map(({ name, requireConfirmation }) => ({ name: name ?? '', require_confirmation: requireConfirmation ?? null })),
    api_operations: group.apiSchema?.payload === undefined ? null : operationsOf(group.apiSchema.payload),
    has_api_schema: group.apiSchema !== undefined,
  };
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** The operations of an OpenAPI document in JSON or YAML; null when it is neither. */
function operationsOf(payload: string): ActionGroup['api_operations'] {
  let document: unknown;
  try {
    document = parse(payload);
  } catch {
    return null;
  }
  const paths = (document as { readonly paths?: Readonly<Record<string, Readonly<Record<string, { readonly 'x-requireConfirmation'?: unknown } | null>> | null>> } | null)?.paths;
  if (typeof paths !== 'object' || paths === null) return null;
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method];
      if (typeof operation !== 'object' || operation === null) return [];
      const confirmation = operation['x-requireConfirmation'];
      return [{ method, path, require_confirmation: typeof confirmation === 'string' ? confirmation : null }];
    }),
  );
}
