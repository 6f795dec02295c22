import type * as Sdk from '@aws-sdk/client-sfn';
import { byCodeUnit } from '#shared/model/order.ts';
import { once, related, unless } from '../answers.ts';
import { policyOf } from '../plain.ts';
import { defineService, type At, type Scene } from '../service.ts';
import { AwsTrouble } from '../trouble.ts';
import { foundationModelId } from './support/bedrock-references.ts';
import { credentialLines, scriptSecrets } from './support/scripts.ts';
import { familyOf, given, tasksOf, type Task } from './support/state-machine.ts';

/** A machine that is encrypted with a key of the account shows its definition only to those who may decrypt with it, which the scanner may not. */
const keyRefused = ['KmsAccessDeniedException', 'KmsInvalidStateException', 'KmsThrottlingException'];

export default defineService({
  id: 'sfn',
  title: 'Step Functions',
  load: () => import('@aws-sdk/client-sfn'),
  operations: { ListStateMachines: 'states:ListStateMachines', DescribeStateMachine: 'states:DescribeStateMachine' },
  readings: [
    {
      kinds: ['aws.state_machine'],
      async *read(at) {
        for await (const { stateMachineArn = '', name = '', type } of at.list('ListStateMachines', {}, 'stateMachines')) {
          const whole = once(() => described(at, stateMachineArn));
          // As the console shows it, with a line for each text: a credential is told by its line, and nothing else of the definition goes with it.
          const definition = once(async () => JSON.stringify(policyOf((await whole()).definition ?? '{}'), null, 2));
          const tasks = once(async () => tasksOf(await definition()));
          const found = await at.resource('aws.state_machine', {
            id: stateMachineArn,
            name,
            attributes: { name, type: type ?? '' },
            detail: {
              gives: ['status', 'role_arn', 'logging_level', 'include_execution_data', 'tracing_enabled', 'kms_key_id'],
              read: async () => {
                const machine = (await unless(keyRefused, undefined, whole)) ?? (await at.get('DescribeStateMachine', { stateMachineArn, includedData: 'METADATA_ONLY' }));
                return {
                  status: machine.status ?? '',
                  role_arn: machine.roleArn ?? null,
                  logging_level: machine.loggingConfiguration?.level ?? 'OFF',
                  include_execution_data: machine.loggingConfiguration?.includeExecutionData ?? false,
                  tracing_enabled: machine.tracingConfiguration?.enabled ?? false,
                  kms_key_id: machine.encryptionConfiguration?.kmsKeyId ?? null,
                };
              },
            },
            asks: {
              ai_services: async () => [...new Set((await tasks()).flatMap((task) => familyOf(task) ?? []))].sort(byCodeUnit),
              ai_tasks: async () => (await tasks()).filter((task) => familyOf(task) !== undefined).map(({ state, service, action }) => ({ state, service, action })),
              model_ids: async () => modelsOf(await tasks()).flatMap((model) => foundationModelId(model) ?? []),
              definition_secrets: async () => scriptSecrets(await definition()),
            },
          });
          if (found.attributes.unread?.['ai_services'] !== undefined) yield found;
          else yield { ...related(found, calledIn(await tasks(), at)), credentials: credentialLines(await definition()) };
        }
      },
    },
  ],
});

/** No permission opens a sealed definition that the scanner should have, so its refusal names none. */
async function described(at: At<typeof Sdk, 'DescribeStateMachine'>, stateMachineArn: string) {
  try {
    return await at.get('DescribeStateMachine', { stateMachineArn });
  } catch (error) {
    if (!(error instanceof AwsTrouble && keyRefused.includes(error.code))) throw error;
    throw new AwsTrouble('refused', error.code, `sfn DescribeStateMachine in ${at.region}: the definition is encrypted with a key of the account, with which the scanner may not decrypt (${error.code}). What the workflow calls is not known.`, { cause: error });
  }
}

function modelsOf(tasks: readonly Task[]): string[] {
  return given(tasks, /^bedrock/, 'ModelId', 'BaseModelIdentifier');
}

/** What the tasks lead to besides models that AWS offers: own models, agents, stores, endpoints, functions and other machines, where the definition names them. */
function calledIn(tasks: readonly Task[], at: Scene) {
  const names = (service: string, kind: string, ids: readonly string[]) => ids.map((id) => (id.startsWith('arn:') ? id : at.arn(service, `${kind}/${id}`)));
  return {
    model_arns: modelsOf(tasks).filter((model) => foundationModelId(model) === null),
    agent_arns: names('bedrock', 'agent', given(tasks, /^bedrock/, 'AgentId')),
    agent_runtime_arns: given(tasks, /^bedrockagentcore/, 'AgentRuntimeArn'),
    knowledge_base_arns: names('bedrock', 'knowledge-base', given(tasks, /^bedrock/, 'KnowledgeBaseId')),
    // SageMaker writes the name of an endpoint in lower case into its ARN.
    endpoint_arns: given(tasks, /^sagemaker/, 'EndpointName').map((name) => at.arn('sagemaker', `endpoint/${name.toLowerCase()}`)),
    function_names: given(tasks, /^lambda$/, 'FunctionName'),
    state_machine_arns: given(tasks, /^(?:states|sfn)$/, 'StateMachineArn'),
    http_hosts: given(tasks, /^http$/, 'ApiEndpoint').flatMap((url) => (URL.canParse(url) ? [new URL(url).host] : [])),
  };
}
