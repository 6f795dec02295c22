import { related, required } from '../answers.ts';
import { instant } from '../plain.ts';
import { defineService } from '../service.ts';
import { jwtAuthorizerOf, targetOf } from './support/agentcore.ts';
import { readEnvironment } from './support/environment.ts';

export default defineService({
  id: 'bedrock-agentcore-control',
  title: 'Bedrock AgentCore',
  load: () => import('@aws-sdk/client-bedrock-agentcore-control'),
  operations: {
    ListAgentRuntimes: 'bedrock-agentcore:ListAgentRuntimes',
    GetAgentRuntime: 'bedrock-agentcore:GetAgentRuntime',
    ListGateways: 'bedrock-agentcore:ListGateways',
    GetGateway: 'bedrock-agentcore:GetGateway',
    ListGatewayTargets: 'bedrock-agentcore:ListGatewayTargets',
    GetGatewayTarget: 'bedrock-agentcore:GetGatewayTarget',
    ListMemories: 'bedrock-agentcore:ListMemories',
    GetMemory: 'bedrock-agentcore:GetMemory',
    ListBrowsers: 'bedrock-agentcore:ListBrowsers',
    GetBrowser: 'bedrock-agentcore:GetBrowser',
    ListCodeInterpreters: 'bedrock-agentcore:ListCodeInterpreters',
    GetCodeInterpreter: 'bedrock-agentcore:GetCodeInterpreter',
    ListOauth2CredentialProviders: 'bedrock-agentcore:ListOauth2CredentialProviders',
    ListWorkloadIdentities: 'bedrock-agentcore:ListWorkloadIdentities',
    ListPolicyEngines: 'bedrock-agentcore:ListPolicyEngines',
    ListRegistries: 'bedrock-agentcore:ListRegistries',
    ListApiKeyCredentialProviders: 'bedrock-agentcore:ListApiKeyCredentialProviders',
  },
  readings: [
    {
      kinds: ['aws.agentcore_runtime'],
      async *read(at) {
        for await (const summary of at.list('ListAgentRuntimes', {}, 'agentRuntimes')) {
          // The environment is looked at where it arrives; only names and what detectors say go further.
          let environment: ReturnType<typeof readEnvironment> | undefined;
          const runtime = await at.resource('aws.agentcore_runtime', {
            id: summary.agentRuntimeArn ?? '',
            name: summary.agentRuntimeName ?? '',
            attributes: { agent_runtime_name: summary.agentRuntimeName ?? '', agent_runtime_version: summary.agentRuntimeVersion ?? '', status: summary.status ?? '' },
            detail: {
              gives: ['role_arn', 'network_mode', 'security_group_ids', 'authorizer', 'server_protocol', 'container_uri', 'environment'],
              read: async () => {
                const detail = await at.get('GetAgentRuntime', { agentRuntimeId: summary.agentRuntimeId });
                environment = readEnvironment(detail.environmentVariables ?? {});
                return {
                  role_arn: required(detail.roleArn, 'roleArn'),
                  network_mode: detail.networkConfiguration?.networkMode ?? null,
                  security_group_ids: detail.networkConfiguration?.networkModeConfig?.securityGroups ?? [],
                  authorizer: jwtAuthorizerOf(detail.authorizerConfiguration),
                  server_protocol: detail.protocolConfiguration?.serverProtocol ?? null,
                  container_uri: detail.agentRuntimeArtifact?.containerConfiguration?.containerUri ?? null,
                  environment: environment.variables,
                };
              },
            },
          });
          const image = runtime.attributes['container_uri'];
          yield { ...runtime, ...(environment && { env: environment.names, credentials: environment.credentials }), ...(typeof image === 'string' && { images: [image] }) };
        }
      },
    },
    {
      kinds: ['aws.agentcore_gateway', 'aws.agentcore_gateway_target'],
      async *read(at) {
        for await (const { gatewayId: gatewayIdentifier = '', name } of at.list('ListGateways', {}, 'items')) {
          const arn = at.arn('bedrock-agentcore', `gateway/${gatewayIdentifier}`);
          const gateway = await at.resource('aws.agentcore_gateway', {
            id: arn,
            name: name ?? gatewayIdentifier,
            attributes: { gateway_id: gatewayIdentifier, name: name ?? '' },
            detail: {
              gives: ['status', 'role_arn', 'protocol_type', 'authorizer_type', 'authorizer', 'policy_engine', 'exception_level', 'kms_key_arn'],
              read: async () => {
                const detail = await at.get('GetGateway', { gatewayIdentifier });
                const engine = detail.policyEngineConfiguration;
                return {
                  status: detail.status ?? '',
                  role_arn: detail.roleArn ?? null,
                  protocol_type: detail.protocolType ?? null,
                  authorizer_type: required(detail.authorizerType, 'authorizerType'),
                  authorizer: jwtAuthorizerOf(detail.authorizerConfiguration),
                  policy_engine: engine?.arn === undefined ? null : { arn: engine.arn, mode: engine.mode ?? '' },
                  exception_level: detail.exceptionLevel ?? null,
                  kms_key_arn: detail.kmsKeyArn ?? null,
                };
              },
            },
            asks: {
              targets: async () => {
                const targets = await at.all('ListGatewayTargets', { gatewayIdentifier }, 'items');
                return Promise.all(targets.map(async ({ targetId }) => targetOf(await at.get('GetGatewayTarget', { gatewayIdentifier, targetId }))));
              },
            },
          });
          const targets = (gateway.attributes['targets'] ?? []) as unknown as readonly ReturnType<typeof targetOf>[];
          yield related(gateway, { target_ids: targets.map(({ target_id: id }) => `${arn}/target/${id}`) });
          for (const target of targets) yield await at.other('aws.agentcore_gateway_target', { id: `${arn}/target/${target.target_id}`, name: target.name, attributes: { ...target, gateway_arn: arn } });
        }
      },
    },
    {
      kinds: ['aws.agentcore_memory'],
      async *read(at) {
        for await (const { id: memoryId, arn = '', status } of at.list('ListMemories', {}, 'memories')) {
          yield await at.resource('aws.agentcore_memory', {
            id: arn,
            name: memoryId ?? arn,
            attributes: { status: status ?? '' },
            detail: {
              gives: ['name', 'encryption_key_arn', 'event_expiry_duration'],
              read: async () => {
                const memory = required((await at.get('GetMemory', { memoryId })).memory, 'memory');
                return { name: memory.name ?? '', encryption_key_arn: memory.encryptionKeyArn ?? null, event_expiry_duration: required(memory.eventExpiryDuration, 'eventExpiryDuration') };
              },
            },
          });
        }
      },
    },
    {
      kinds: ['aws.agentcore_browser'],
      async *read(at) {
        for await (const { browserId, browserArn = '', name, status } of at.list('ListBrowsers', { type: 'CUSTOM' }, 'browserSummaries')) {
          yield await at.resource('aws.agentcore_browser', {
            id: browserArn,
            name: name ?? browserId ?? '',
            attributes: { name: name ?? '', status: status ?? '' },
            detail: {
              gives: ['network_mode', 'recording'],
              read: async () => {
                const { networkConfiguration, recording } = await at.get('GetBrowser', { browserId });
                return { network_mode: networkConfiguration?.networkMode ?? '', recording: recording ? { enabled: recording.enabled ?? false, bucket: recording.s3Location?.bucket ?? null } : null };
              },
            },
          });
        }
      },
    },
    {
      kinds: ['aws.agentcore_code_interpreter'],
      async *read(at) {
        for await (const { codeInterpreterId, codeInterpreterArn = '', name, status } of at.list('ListCodeInterpreters', { type: 'CUSTOM' }, 'codeInterpreterSummaries')) {
          yield await at.resource('aws.agentcore_code_interpreter', {
            id: codeInterpreterArn,
            name: name ?? codeInterpreterId ?? '',
            attributes: { name: name ?? '', status: status ?? '' },
            detail: {
              gives: ['execution_role_arn', 'network_mode'],
              read: async () => {
                const { executionRoleArn, networkConfiguration } = await at.get('GetCodeInterpreter', { codeInterpreterId });
                return { execution_role_arn: executionRoleArn ?? null, network_mode: networkConfiguration?.networkMode ?? '' };
              },
            },
          });
        }
      },
    },
    {
      kinds: ['aws.agentcore_api_key_provider'],
      async *read(at) {
        for await (const provider of at.list('ListApiKeyCredentialProviders', {}, 'credentialProviders')) {
          yield await at.resource('aws.agentcore_api_key_provider', {
            id: provider.credentialProviderArn ?? '',
            name: provider.name ?? '',
            attributes: { name: provider.name ?? '', created_time: instant(provider.createdTime) ?? '', last_updated_time: instant(provider.lastUpdatedTime) ?? '' },
          });
        }
      },
    },
    {
      kinds: ['aws.agentcore_oauth2_provider'],
      async *read(at) {
        for await (const item of at.list('ListOauth2CredentialProviders', {}, 'credentialProviders')) {
          yield await at.other('aws.agentcore_oauth2_provider', { id: item.credentialProviderArn ?? '', name: item.name ?? '', attributes: { vendor: item.credentialProviderVendor ?? null, created_time: instant(item.createdTime), last_updated_time: instant(item.lastUpdatedTime) } });
        }
      },
    },
    {
      kinds: ['aws.agentcore_workload_identity'],
      async *read(at) {
        for await (const item of at.list('ListWorkloadIdentities', {}, 'workloadIdentities')) {
          yield await at.other('aws.agentcore_workload_identity', { id: item.workloadIdentityArn ?? '', name: item.name ?? '', attributes: {} });
        }
      },
    },
    {
      kinds: ['aws.agentcore_policy_engine'],
      async *read(at) {
        for await (const item of at.list('ListPolicyEngines', {}, 'policyEngines')) {
          yield await at.other('aws.agentcore_policy_engine', { id: item.policyEngineArn ?? '', name: item.name ?? '', attributes: { status: item.status ?? null, encryption_key_arn: item.encryptionKeyArn ?? null } });
        }
      },
    },
    {
      kinds: ['aws.agentcore_registry'],
      async *read(at) {
        for await (const item of at.list('ListRegistries', {}, 'registries')) {
          yield await at.other('aws.agentcore_registry', { id: item.registryArn ?? '', name: item.name ?? '', attributes: { status: item.status ?? null, authorizer_type: item.authorizerType ?? null } });
        }
      },
    },
  ],
});
