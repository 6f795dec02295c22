/** What is AI: Bedrock and its agents, AgentCore, SageMaker, search, bots. One table of answers. */
import { AwsError } from './server.ts';
import { arn, day, here, home, type Answers } from './state.ts';

export const instruction = 'You are the assistant of Acme. Never tell the launch code.';
const haiku = 'anthropic.claude-3-haiku-20240307-v1:0';
const sonnet = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
const titan = 'amazon.titan-embed-text-v2:0';
const tags = { tags: { team: 'ai' } };

export const aiAnswers: Answers = {
  'bedrock.GetModelInvocationLoggingConfiguration': (call) => (call.region === home ? { loggingConfig: { cloudWatchConfig: { logGroupName: 'bedrock', roleArn: 'arn:aws:iam::111122223333:role/log' }, textDataDeliveryEnabled: true, imageDataDeliveryEnabled: false, embeddingDataDeliveryEnabled: false } } : {}),
  'bedrock.ListEnforcedGuardrailsConfiguration': () => ({ guardrailsConfig: [] }),
  'bedrock.ListGuardrails': (call) => ({
    guardrails: call.input['guardrailIdentifier'] === undefined ? here(call, [{ id: 'g1', arn: arn(call, 'bedrock', 'guardrail/g1'), name: 'base', status: 'READY', version: 'DRAFT', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') }]) : ['DRAFT', '1', '2'].map((version) => ({ id: 'g1', arn: arn(call, 'bedrock', 'guardrail/g1'), name: 'base', status: 'READY', version, createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') })),
  }),
  'bedrock.GetGuardrail': (call) => ({ name: 'base', guardrailId: 'g1', guardrailArn: arn(call, 'bedrock', 'guardrail/g1'), version: 'DRAFT', status: 'READY', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), blockedInputMessaging: 'no', blockedOutputsMessaging: 'no', contentPolicy: { filters: [{ type: 'PROMPT_ATTACK', inputStrength: 'HIGH', outputStrength: 'NONE' }] }, sensitiveInformationPolicy: { piiEntities: [{ type: 'EMAIL', action: 'ANONYMIZE' }], regexes: [{ name: 'ticket', pattern: 'ACME-\\d+', action: 'BLOCK' }] }, contextualGroundingPolicy: { filters: [{ type: 'GROUNDING', threshold: 0.7 }] } }),
  'bedrock.ListFoundationModels': (call) => ({ modelSummaries: here(call, [haiku, sonnet, titan, 'meta.llama3-8b-instruct-v1:0', 'mistral.mistral-large-2402-v1:0']).map((modelId) => ({ modelId, modelArn: `arn:aws:bedrock:${home}::foundation-model/${modelId}`, modelName: modelId, providerName: 'x', modelLifecycle: { status: modelId === haiku ? 'LEGACY' : 'ACTIVE', ...(modelId === haiku && { endOfLifeTime: day('2027-01-01') }) } })) }),
  'bedrock.GetFoundationModelAvailability': ({ input }) => ({ modelId: input['modelId'], agreementAvailability: { status: String(input['modelId']).startsWith('mistral') ? 'AVAILABLE' : 'NOT_AVAILABLE' }, authorizationStatus: 'AUTHORIZED', entitlementAvailability: 'AVAILABLE', regionAvailability: 'AVAILABLE' }),
  'bedrock.ListInferenceProfiles': (call) => ({
    inferenceProfileSummaries: here(call, [
      { inferenceProfileId: `eu.${sonnet}`, inferenceProfileArn: arn(call, 'bedrock', `inference-profile/eu.${sonnet}`), inferenceProfileName: 'EU Sonnet', type: 'SYSTEM_DEFINED', status: 'ACTIVE', models: [{ modelArn: `arn:aws:bedrock:${home}::foundation-model/${sonnet}` }, { modelArn: `arn:aws:bedrock:eu-central-1::foundation-model/${sonnet}` }] },
      { inferenceProfileId: 'eu.amazon.nova-lite-v1:0', inferenceProfileArn: arn(call, 'bedrock', 'inference-profile/eu.amazon.nova-lite-v1:0'), inferenceProfileName: 'EU Nova', type: 'SYSTEM_DEFINED', status: 'ACTIVE', models: [{ modelArn: `arn:aws:bedrock:${home}::foundation-model/amazon.nova-lite-v1:0` }] },
      { inferenceProfileId: 'own', inferenceProfileArn: arn(call, 'bedrock', 'application-inference-profile/own'), inferenceProfileName: 'cost centre', type: 'APPLICATION', status: 'ACTIVE', models: [{ modelArn: `arn:aws:bedrock:${home}::foundation-model/${haiku}` }] },
    ]),
  }),
  'bedrock.ListCustomModels': (call) => ({ modelSummaries: here(call, [{ modelArn: arn(call, 'bedrock', 'custom-model/titan/1'), modelName: 'tuned', creationTime: day('2026-01-01'), baseModelArn: `arn:aws:bedrock:${home}::foundation-model/${titan}`, baseModelName: 'titan' }]) }),
  'bedrock.GetCustomModel': (call) => ({ modelArn: arn(call, 'bedrock', 'custom-model/titan/1'), modelName: 'tuned', creationTime: day('2026-01-01'), baseModelArn: `arn:aws:bedrock:${home}::foundation-model/${titan}`, customizationType: 'FINE_TUNING', jobArn: arn(call, 'bedrock', 'model-customization-job/1'), trainingDataConfig: { s3Uri: 's3://acme-data/train.jsonl' }, outputDataConfig: { s3Uri: 's3://acme-data/out/' } }),
  'bedrock.ListModelCustomizationJobs': (call) => ({ modelCustomizationJobSummaries: here(call, [{ jobArn: arn(call, 'bedrock', 'model-customization-job/1'), baseModelArn: `arn:aws:bedrock:${home}::foundation-model/${titan}`, jobName: 'tune', status: 'Completed', creationTime: day('2026-01-01') }]) }),
  'bedrock.GetModelCustomizationJob': (call) => ({ jobArn: arn(call, 'bedrock', 'model-customization-job/1'), jobName: 'tune', roleArn: 'arn:aws:iam::111122223333:role/tune', creationTime: day('2026-01-01'), baseModelArn: 'x', outputModelName: 'tuned' }),
  'bedrock.ListImportedModels': (call) => ({ modelSummaries: here(call, [{ modelArn: arn(call, 'bedrock', 'imported-model/1'), modelName: 'llama-own', creationTime: day('2026-01-01') }]) }),
  'bedrock.GetImportedModel': (call) => ({ modelArn: arn(call, 'bedrock', 'imported-model/1'), modelName: 'llama-own', modelDataSource: { s3DataSource: { s3Uri: 's3://acme-data/model/' } }, modelArchitecture: 'llama' }),
  'bedrock.ListProvisionedModelThroughputs': () => ({ provisionedModelSummaries: [] }),
  'bedrock.ListMarketplaceModelEndpoints': () => ({ marketplaceModelEndpoints: [] }),
  'bedrock.ListCustomModelDeployments': (call) => ({ modelDeploymentSummaries: here(call, [{ customModelDeploymentArn: arn(call, 'bedrock', 'custom-model-deployment/d1'), customModelDeploymentName: 'tuned-live', modelArn: arn(call, 'bedrock', 'custom-model/titan/1'), createdAt: day('2026-01-01'), status: 'Active' }]) }),
  'bedrock.ListAutomatedReasoningPolicies': (call) => ({ automatedReasoningPolicySummaries: here(call, [{ policyArn: arn(call, 'bedrock', 'automated-reasoning-policy/p1'), name: 'returns', version: '1', policyId: 'p1', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') }]) }),
  'bedrock.ListPromptRouters': () => ({ promptRouterSummaries: [] }),
  'bedrock.ListModelInvocationJobs': (call) => ({ invocationJobSummaries: here(call, [{ jobArn: arn(call, 'bedrock', 'model-invocation-job/j1'), jobName: 'nightly', modelId: haiku, roleArn: 'arn:aws:iam::111122223333:role/batch', submitTime: day('2026-11-01'), status: 'Completed', inputDataConfig: { s3InputDataConfig: { s3Uri: 's3://acme-data/batch/' } }, outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://acme-data/out/' } } }]) }),
  'bedrock.ListEvaluationJobs': (call) => ({ jobSummaries: here(call, [{ jobArn: arn(call, 'bedrock', 'evaluation-job/e1'), jobName: 'quality', status: 'Completed', creationTime: day('2026-11-01'), jobType: 'Automated', evaluationTaskTypes: ['Summarization'], inferenceConfigSummary: { modelConfigSummary: { bedrockModelIdentifiers: [haiku] } } }]) }),
  'bedrock.ListTagsForResource': () => ({ tags: [{ key: 'team', value: 'ai' }] }),

  'bedrock-agent.ListAgents': (call) => ({ agentSummaries: here(call, ['A1', 'A2', 'A3']).map((agentId) => ({ agentId, agentName: `agent-${agentId}`, agentStatus: 'PREPARED', updatedAt: day('2026-01-01') })) }),
  'bedrock-agent.GetAgent': (call) => {
    const agentId = String(call.input['agentId']);
    return { agent: { agentId, agentName: `agent-${agentId}`, agentArn: arn(call, 'bedrock', `agent/${agentId}`), agentVersion: 'DRAFT', agentStatus: 'PREPARED', idleSessionTTLInSeconds: 600, agentResourceRoleArn: 'arn:aws:iam::111122223333:role/agent-role', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), instruction, foundationModel: `eu.${sonnet}`, ...(agentId === 'A1' && { guardrailConfiguration: { guardrailIdentifier: 'g1', guardrailVersion: '1' }, agentCollaboration: 'SUPERVISOR' }) } };
  },
  'bedrock-agent.GetAgentVersion': (call) => ({ agentVersion: { agentId: call.input['agentId'], agentName: 'x', agentArn: 'x', version: call.input['agentVersion'], agentStatus: 'PREPARED', idleSessionTTLInSeconds: 600, agentResourceRoleArn: 'x', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') } }),
  'bedrock-agent.ListAgentAliases': () => ({ agentAliasSummaries: [{ agentAliasId: 'L1', agentAliasName: 'live', agentAliasStatus: 'PREPARED', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), routingConfiguration: [{ agentVersion: '1' }] }] }),
  'bedrock-agent.ListAgentActionGroups': ({ input }) => ({ actionGroupSummaries: input['agentId'] === 'A1' ? ['refunds', 'search', 'code'].map((name) => ({ actionGroupId: name, actionGroupName: name, actionGroupState: 'ENABLED', updatedAt: day('2026-01-01') })) : [] }),
  'bedrock-agent.GetAgentActionGroup': ({ input }) => {
    const name = String(input['actionGroupId']);
    const common = { agentId: 'A1', agentVersion: 'DRAFT', actionGroupId: name, actionGroupName: name, createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), actionGroupState: 'ENABLED' };
    if (name === 'code') return { agentActionGroup: { ...common, parentActionSignature: 'AMAZON.CodeInterpreter' } };
    if (name === 'search') return { agentActionGroup: { ...common, actionGroupExecutor: { customControl: 'RETURN_CONTROL' }, apiSchema: { payload: 'openapi: 3.0.0\npaths:\n  /orders:\n    post:\n      x-requireConfirmation: ENABLED\n    get: {}\n' } } };
    return { agentActionGroup: { ...common, actionGroupExecutor: { lambda: 'arn:aws:lambda:eu-west-1:111122223333:function:answer' }, functionSchema: { functions: [{ name: 'refund', requireConfirmation: 'DISABLED' }] } } };
  },
  'bedrock-agent.ListAgentKnowledgeBases': ({ input }) => ({ agentKnowledgeBaseSummaries: input['agentId'] === 'A1' ? [{ knowledgeBaseId: 'KB1', knowledgeBaseState: 'ENABLED', updatedAt: day('2026-01-01') }] : [] }),
  'bedrock-agent.ListAgentCollaborators': (call) => ({ agentCollaboratorSummaries: [{ agentId: 'A1', agentVersion: 'DRAFT', collaboratorId: 'C1', agentDescriptor: { aliasArn: arn(call, 'bedrock', 'agent-alias/A2/L1') }, collaborationInstruction: 'help', relayConversationHistory: 'DISABLED', collaboratorName: 'two', createdAt: day('2026-01-01'), lastUpdatedAt: day('2026-01-01') }] }),
  'bedrock-agent.ListKnowledgeBases': (call) => ({ knowledgeBaseSummaries: here(call, [{ knowledgeBaseId: 'KB1', name: 'manuals', status: 'ACTIVE', updatedAt: day('2026-01-01') }]) }),
  'bedrock-agent.GetKnowledgeBase': (call) => ({ knowledgeBase: { knowledgeBaseId: 'KB1', name: 'manuals', knowledgeBaseArn: arn(call, 'bedrock', 'knowledge-base/KB1'), roleArn: 'arn:aws:iam::111122223333:role/kb', knowledgeBaseConfiguration: { type: 'VECTOR', vectorKnowledgeBaseConfiguration: { embeddingModelArn: `arn:aws:bedrock:${home}::foundation-model/${titan}` } }, storageConfiguration: { type: 'OPENSEARCH_SERVERLESS', opensearchServerlessConfiguration: { collectionArn: arn(call, 'aoss', 'collection/c1'), vectorIndexName: 'i', fieldMapping: { vectorField: 'v', textField: 't', metadataField: 'm' } } }, status: 'ACTIVE', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') } }),
  'bedrock-agent.ListDataSources': () => ({ dataSourceSummaries: ['S1', 'S2', 'S3'].map((dataSourceId) => ({ knowledgeBaseId: 'KB1', dataSourceId, name: `source ${dataSourceId}`, status: 'AVAILABLE', updatedAt: day('2026-01-01') })) }),
  'bedrock-agent.GetDataSource': ({ input }) => ({ dataSource: { knowledgeBaseId: 'KB1', dataSourceId: input['dataSourceId'], name: `source ${String(input['dataSourceId'])}`, status: 'AVAILABLE', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), dataSourceConfiguration: input['dataSourceId'] === 'S2' ? { type: 'WEB', webConfiguration: { sourceConfiguration: { urlConfiguration: { seedUrls: [{ url: 'https://docs.acme.example/a?token=1' }] } }, crawlerConfiguration: { scope: 'HOST_ONLY' } } } : { type: 'S3', s3Configuration: { bucketArn: 'arn:aws:s3:::acme-data' } } } }),
  'bedrock-agent.ListFlows': (call) => ({ flowSummaries: here(call, [{ id: 'F1', arn: arn(call, 'bedrock', 'flow/F1'), name: 'triage', status: 'Prepared', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), version: 'DRAFT' }]) }),
  'bedrock-agent.GetFlow': (call) => ({ name: 'triage', id: 'F1', arn: arn(call, 'bedrock', 'flow/F1'), status: 'Prepared', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), version: 'DRAFT', executionRoleArn: 'arn:aws:iam::111122223333:role/flow', definition: { nodes: [{ name: 'in', type: 'Input', configuration: { input: {} } }, { name: 'ask', type: 'Prompt', configuration: { prompt: { sourceConfiguration: { inline: { templateType: 'TEXT', templateConfiguration: { text: { text: instruction } }, modelId: haiku } }, guardrailConfiguration: { guardrailIdentifier: 'g1', guardrailVersion: '1' } } } }, { name: 'look', type: 'KnowledgeBase', configuration: { knowledgeBase: { knowledgeBaseId: 'KB1' } } }], connections: [] } }),
  'bedrock-agent.ListPrompts': (call) => ({ promptSummaries: here(call, [{ id: 'P1', arn: arn(call, 'bedrock', 'prompt/P1'), name: 'greeting', version: 'DRAFT', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') }]) }),
  'bedrock-agent.GetPrompt': (call) => ({ name: 'greeting', id: 'P1', arn: arn(call, 'bedrock', 'prompt/P1'), version: 'DRAFT', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), variants: [{ name: 'a', templateType: 'TEXT', templateConfiguration: { text: { text: instruction } }, modelId: haiku }, { name: 'b', templateType: 'CHAT', templateConfiguration: { chat: { system: [{ text: instruction }], messages: [{ role: 'user', content: [{ text: 'hi' }] }] } } }] }),
  'bedrock-agent.ListTagsForResource': () => tags,

  'bedrock-agentcore-control.ListAgentRuntimes': (call) => ({ agentRuntimes: here(call, [{ agentRuntimeArn: arn(call, 'bedrock-agentcore', 'runtime/r1'), agentRuntimeId: 'r1', agentRuntimeVersion: '1', agentRuntimeName: 'runtime', description: '', lastUpdatedAt: day('2026-01-01'), status: 'READY' }]) }),
  'bedrock-agentcore-control.GetAgentRuntime': (call, { planted }) => ({ agentRuntimeArn: arn(call, 'bedrock-agentcore', 'runtime/r1'), agentRuntimeName: 'runtime', agentRuntimeId: 'r1', agentRuntimeVersion: '1', createdAt: day('2026-01-01'), lastUpdatedAt: day('2026-01-01'), roleArn: 'arn:aws:iam::111122223333:role/agent-role', networkConfiguration: { networkMode: 'PUBLIC' }, status: 'READY', lifecycleConfiguration: {}, agentRuntimeArtifact: { containerConfiguration: { containerUri: 'ghcr.io/berriai/litellm:main-v1.75.0' } }, protocolConfiguration: { serverProtocol: 'MCP' }, environmentVariables: { OPENAI_API_KEY: planted.openai } }),
  'bedrock-agentcore-control.ListGateways': (call) => ({ items: here(call, [{ gatewayId: 'gw1', name: 'tools', status: 'READY', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), authorizerType: 'NONE', protocolType: 'MCP' }]) }),
  'bedrock-agentcore-control.GetGateway': (call) => ({ gatewayArn: arn(call, 'bedrock-agentcore', 'gateway/gw1'), gatewayId: 'gw1', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), status: 'READY', name: 'tools', authorizerType: 'NONE', protocolType: 'MCP', exceptionLevel: 'DEBUG' }),
  'bedrock-agentcore-control.ListGatewayTargets': () => ({ items: ['t1', 't2', 't3'].map((targetId) => ({ targetId, name: `target ${targetId}`, status: 'READY', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') })) }),
  'bedrock-agentcore-control.GetGatewayTarget': (call) => ({ gatewayArn: 'x', targetId: call.input['targetId'], createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), status: 'READY', name: `target ${String(call.input['targetId'])}`, targetConfiguration: { mcp: { mcpServer: { endpoint: 'https://mcp.acme.example' } } }, credentialProviderConfigurations: [{ credentialProviderType: 'OAUTH' }] }),
  'bedrock-agentcore-control.ListMemories': (call) => ({ memories: here(call, [{ id: 'm1', arn: arn(call, 'bedrock-agentcore', 'memory/m1'), status: 'ACTIVE', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') }]) }),
  'bedrock-agentcore-control.GetMemory': (call) => ({ memory: { id: 'm1', arn: arn(call, 'bedrock-agentcore', 'memory/m1'), name: 'recall', eventExpiryDuration: 90, status: 'ACTIVE', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') } }),
  'bedrock-agentcore-control.ListBrowsers': (call) => ({ browserSummaries: here(call, [{ browserId: 'b1', browserArn: arn(call, 'bedrock-agentcore', 'browser-custom/b1'), name: 'browser', status: 'READY', createdAt: day('2026-01-01') }]) }),
  'bedrock-agentcore-control.GetBrowser': (call) => ({ browserId: 'b1', browserArn: arn(call, 'bedrock-agentcore', 'browser-custom/b1'), name: 'browser', networkConfiguration: { networkMode: 'PUBLIC' }, status: 'READY', createdAt: day('2026-01-01'), lastUpdatedAt: day('2026-01-01'), recording: { enabled: true, s3Location: { bucket: 'acme-logs', prefix: 'rec' } } }),
  'bedrock-agentcore-control.ListCodeInterpreters': (call) => ({ codeInterpreterSummaries: here(call, [{ codeInterpreterId: 'c1', codeInterpreterArn: arn(call, 'bedrock-agentcore', 'code-interpreter-custom/c1'), name: 'python', status: 'READY', createdAt: day('2026-01-01') }]) }),
  'bedrock-agentcore-control.GetCodeInterpreter': (call) => ({ codeInterpreterId: 'c1', codeInterpreterArn: arn(call, 'bedrock-agentcore', 'code-interpreter-custom/c1'), name: 'python', networkConfiguration: { networkMode: 'SANDBOX' }, status: 'READY', createdAt: day('2026-01-01'), lastUpdatedAt: day('2026-01-01') }),
  'bedrock-agentcore-control.ListApiKeyCredentialProviders': (call) => ({ credentialProviders: here(call, [{ name: 'search', credentialProviderArn: arn(call, 'bedrock-agentcore', 'token-vault/default/apikeycredentialprovider/search'), createdTime: day('2026-01-01'), lastUpdatedTime: day('2026-01-01') }]) }),

  'bedrock-agentcore-control.ListOauth2CredentialProviders': (call) => ({ credentialProviders: here(call, [{ name: 'google', credentialProviderVendor: 'GoogleOauth2', credentialProviderArn: arn(call, 'bedrock-agentcore', 'token-vault/default/oauth2credentialprovider/google'), createdTime: day('2026-01-01'), lastUpdatedTime: day('2026-01-01') }]) }),
  'bedrock-agentcore-control.ListWorkloadIdentities': (call) => ({ workloadIdentities: here(call, [{ name: 'runtime', workloadIdentityArn: arn(call, 'bedrock-agentcore', 'workload-identity-directory/default/workload-identity/runtime') }]) }),
  'bedrock-agentcore-control.ListPolicyEngines': (call) => ({ policyEngines: here(call, [{ policyEngineId: 'pe1', name: 'limits', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01'), policyEngineArn: arn(call, 'bedrock-agentcore', 'policy-engine/pe1'), status: 'ACTIVE', statusReasons: [] }]) }),
  'bedrock-agentcore-control.ListRegistries': () => ({ registries: [] }),

  'sagemaker.ListClusters': (call) => ({ ClusterSummaries: here(call, [{ ClusterArn: arn(call, 'sagemaker', 'cluster/hyper'), ClusterName: 'hyper', CreationTime: day('2026-01-01'), ClusterStatus: 'InService' }]) }),
  'sagemaker.ListMlflowTrackingServers': () => ({ TrackingServerSummaries: [] }),
  'sagemaker.ListInferenceComponents': (call) => ({ InferenceComponents: here(call, [{ InferenceComponentName: 'part', InferenceComponentArn: arn(call, 'sagemaker', 'inference-component/part'), EndpointArn: arn(call, 'sagemaker', 'endpoint/e1'), EndpointName: 'e1', VariantName: 'all', InferenceComponentStatus: 'InService', CreationTime: day('2026-01-01'), LastModifiedTime: day('2026-01-01') }]) }),
  'sagemaker.DescribeInferenceComponent': (call) => ({ InferenceComponentName: 'part', InferenceComponentArn: arn(call, 'sagemaker', 'inference-component/part'), EndpointName: 'e1', EndpointArn: arn(call, 'sagemaker', 'endpoint/e1'), Specification: { ModelName: 'm2' }, CreationTime: day('2026-01-01'), LastModifiedTime: day('2026-01-01') }),
  'sagemaker.ListLabelingJobs': (call) => ({ LabelingJobSummaryList: here(call, [{ LabelingJobName: 'labels', LabelingJobArn: arn(call, 'sagemaker', 'labeling-job/labels'), CreationTime: day('2026-01-01'), LastModifiedTime: day('2026-01-01'), LabelingJobStatus: 'Completed', LabelCounters: {}, WorkteamArn: 'arn:aws:sagemaker:eu-west-1:394669845002:workteam/public-crowd/default', PreHumanTaskLambdaArn: 'x' }]) }),
  'sagemaker.ListPartnerApps': () => ({ Summaries: [] }),
  'sagemaker.ListNotebookInstances': (call) => ({ NotebookInstances: here(call, ['n1', 'n2', 'n3']).map((NotebookInstanceName) => ({ NotebookInstanceName, NotebookInstanceArn: arn(call, 'sagemaker', `notebook-instance/${NotebookInstanceName}`) })) }),
  'sagemaker.DescribeNotebookInstance': () => ({ NotebookInstanceStatus: 'InService', DirectInternetAccess: 'Enabled', RootAccess: 'Enabled', RoleArn: 'arn:aws:iam::111122223333:role/sm' }),
  'sagemaker.ListModels': (call) => ({ Models: here(call, ['m1', 'm2', 'm3']).map((ModelName) => ({ ModelName, ModelArn: arn(call, 'sagemaker', `model/${ModelName}`), CreationTime: day('2026-01-01') })) }),
  'sagemaker.DescribeModel': (call) => ({ ModelName: call.input['ModelName'], ModelArn: arn(call, 'sagemaker', `model/${String(call.input['ModelName'])}`), CreationTime: day('2026-01-01'), EnableNetworkIsolation: false, PrimaryContainer: { Image: '763104351884.dkr.ecr.eu-west-1.amazonaws.com/huggingface-pytorch-tgi-inference:2.4', ModelDataSource: { S3DataSource: { S3Uri: 's3://acme-data/m/', S3DataType: 'S3Prefix', CompressionType: 'None' } } } }),
  'sagemaker.ListEndpoints': (call) => ({ Endpoints: here(call, [{ EndpointName: 'e1', EndpointArn: arn(call, 'sagemaker', 'endpoint/e1'), EndpointStatus: 'InService', CreationTime: day('2026-01-01'), LastModifiedTime: day('2026-01-01') }]) }),
  'sagemaker.DescribeEndpoint': () => ({ EndpointName: 'e1', EndpointConfigName: 'e1-config', EndpointStatus: 'InService' }),
  'sagemaker.DescribeEndpointConfig': () => ({ EndpointConfigName: 'e1-config', ProductionVariants: [{ VariantName: 'all', ModelName: 'm1', InstanceType: 'ml.g5.xlarge', InitialInstanceCount: 1 }], DataCaptureConfig: { EnableCapture: true, InitialSamplingPercentage: 10, DestinationS3Uri: 's3://acme-logs/cap', CaptureOptions: [{ CaptureMode: 'Input' }] } }),
  'sagemaker.ListMonitoringSchedules': () => ({ MonitoringScheduleSummaries: [] }),
  'sagemaker.ListTrainingJobs': (call) => ({ TrainingJobSummaries: here(call, [{ TrainingJobName: 't1', TrainingJobArn: arn(call, 'sagemaker', 'training-job/t1'), CreationTime: day('2026-11-01'), TrainingJobStatus: 'Completed' }]) }),
  'sagemaker.DescribeTrainingJob': () => ({ TrainingJobName: 't1', ResourceConfig: { InstanceCount: 2, InstanceType: 'ml.p5.48xlarge', VolumeSizeInGB: 10 }, OutputDataConfig: { S3OutputPath: 's3://acme-data/out', KmsKeyId: '' }, InputDataConfig: [{ ChannelName: 'train', DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://acme-data/train' } } }] }),
  'sagemaker.ListDomains': (call) => ({ Domains: here(call, [{ DomainId: 'd-1', DomainArn: arn(call, 'sagemaker', 'domain/d-1'), DomainName: 'studio', Status: 'InService' }]) }),
  'sagemaker.DescribeDomain': () => ({ DomainId: 'd-1', AuthMode: 'IAM', AppNetworkAccessType: 'PublicInternetOnly' }),
  'sagemaker.ListNotebookInstanceLifecycleConfigs': (call) => ({ NotebookInstanceLifecycleConfigs: here(call, [{ NotebookInstanceLifecycleConfigName: 'setup', NotebookInstanceLifecycleConfigArn: arn(call, 'sagemaker', 'notebook-instance-lifecycle-config/setup') }]) }),
  'sagemaker.DescribeNotebookInstanceLifecycleConfig': (_, { planted }) => ({ OnStart: [{ Content: Buffer.from(`#!/bin/bash\nexport OPENAI_API_KEY=${planted.openai}\n`).toString('base64') }] }),
  'sagemaker.ListStudioLifecycleConfigs': (call) => ({ StudioLifecycleConfigs: here(call, [{ StudioLifecycleConfigName: 'studio', StudioLifecycleConfigArn: arn(call, 'sagemaker', 'studio-lifecycle-config/studio') }]) }),
  'sagemaker.DescribeStudioLifecycleConfig': () => ({ StudioLifecycleConfigName: 'studio', StudioLifecycleConfigContent: Buffer.from('echo hello').toString('base64') }),
  'sagemaker.ListModelPackageGroups': (call) => ({ ModelPackageGroupSummaryList: here(call, [{ ModelPackageGroupName: 'ranker', ModelPackageGroupArn: arn(call, 'sagemaker', 'model-package-group/ranker'), CreationTime: day('2026-01-01'), ModelPackageGroupStatus: 'Completed' }]) }),
  'sagemaker.ListModelPackages': (call) => ({ ModelPackageSummaryList: [1, 2, 3].map((version) => ({ ModelPackageArn: arn(call, 'sagemaker', `model-package/ranker/${version}`), ModelPackageGroupName: 'ranker', ModelPackageVersion: version, ModelApprovalStatus: version === 3 ? 'PendingManualApproval' : 'Approved', ModelPackageStatus: 'Completed', CreationTime: day('2026-01-01') })) }),
  'sagemaker.ListModelCards': (call) => ({ ModelCardSummaries: here(call, [{ ModelCardName: 'ranker', ModelCardArn: arn(call, 'sagemaker', 'model-card/ranker'), ModelCardStatus: 'Draft', CreationTime: day('2026-01-01') }]) }),
  'sagemaker.ListFeatureGroups': () => ({ FeatureGroupSummaries: [] }),
  'sagemaker.ListPipelines': () => ({ PipelineSummaries: [] }),
  'sagemaker.ListTags': () => ({ Tags: [{ Key: 'team', Value: 'ai' }] }),

  'qbusiness.ListApplications': (call) => ({ applications: here(call, [{ applicationId: 'q1', displayName: 'helper', status: 'ACTIVE', identityType: 'ANONYMOUS', createdAt: day('2026-01-01'), updatedAt: day('2026-01-01') }]) }),
  'qbusiness.GetApplication': (call) => ({ displayName: 'helper', applicationId: 'q1', applicationArn: arn(call, 'qbusiness', 'application/q1'), identityType: 'ANONYMOUS', status: 'ACTIVE' }),
  'qbusiness.GetChatControlsConfiguration': () => ({ topicConfigurations: ['a', 'b', 'c'].map((name) => ({ name, rules: [] })), responseScope: 'EXTENDED_KNOWLEDGE_ENABLED', blockedPhrases: { blockedPhrases: ['launch code'] }, creatorModeConfiguration: { creatorModeControl: 'ENABLED' } }),
  'qbusiness.ListPlugins': () => ({ plugins: [{ pluginId: 'p1', displayName: 'jira', type: 'JIRA', state: 'ENABLED' }] }),
  'qbusiness.ListIndices': () => ({ indices: [{ indexId: 'x1', displayName: 'all' }] }),
  'qbusiness.ListDataSources': () => ({ dataSources: [{ dataSourceId: 'd1', displayName: 'drive', type: 'GOOGLEDRIVE', status: 'ACTIVE' }] }),
  'qbusiness.ListTagsForResource': () => ({ tags: [{ key: 'team', value: 'ai' }] }),
  'kendra.ListIndices': (call) => {
    if (call.region !== home) throw new AwsError('UnknownOperationException', 404);
    return { IndexConfigurationSummaryItems: [{ Id: 'x1', Name: 'intranet', Edition: 'ENTERPRISE_EDITION', Status: 'ACTIVE', CreatedAt: day('2026-01-01'), UpdatedAt: day('2026-01-01') }] };
  },
  'kendra.DescribeIndex': () => ({ Id: 'x1', Name: 'intranet', Edition: 'ENTERPRISE_EDITION', Status: 'ACTIVE', UserContextPolicy: 'ATTRIBUTE_FILTER' }),
  'kendra.ListDataSources': () => ({ SummaryItems: [{ Id: 's1', Name: 'wiki', Type: 'CONFLUENCE', Status: 'ACTIVE' }] }),
  'kendra.ListTagsForResource': () => ({ Tags: [{ Key: 'team', Value: 'ai' }] }),
  'lex-models-v2.ListBots': (call) => ({ botSummaries: here(call, [{ botId: 'B1', botName: 'booker', botStatus: 'Available' }]) }),
  'lex-models-v2.DescribeBot': () => ({ botId: 'B1', botName: 'booker', dataPrivacy: { childDirected: false } }),
  'lex-models-v2.ListBotAliases': () => ({ botAliasSummaries: [{ botAliasId: 'L1', botAliasName: 'live', botVersion: '3', botAliasStatus: 'Available' }] }),
  'lex-models-v2.DescribeBotAlias': () => ({ botAliasId: 'L1', botAliasName: 'live', conversationLogSettings: { textLogSettings: [{ enabled: true, destination: { cloudWatch: { cloudWatchLogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:lex', logPrefix: '' } } }] } }),
  'lex-models-v2.ListBotLocales': () => ({ botLocaleSummaries: [{ localeId: 'en_GB' }] }),
  'lex-models-v2.ListIntents': () => ({ intentSummaries: [{ intentId: 'I1', intentName: 'Book' }] }),
  'lex-models-v2.ListSlots': () => ({ slotSummaries: ['name', 'card', 'date'].map((slotName) => ({ slotId: slotName, slotName })) }),
  'lex-models-v2.DescribeSlot': ({ input }) => ({ slotId: input['slotId'], ...(input['slotId'] === 'card' && { obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' } }) }),
  'comprehend.ListDocumentClassifiers': (call) => ({ DocumentClassifierPropertiesList: here(call, [{ DocumentClassifierArn: arn(call, 'comprehend', 'document-classifier/tickets/version/2'), Status: 'TRAINED' }]) }),
  'comprehend.ListEntityRecognizers': () => ({ EntityRecognizerPropertiesList: [] }),
  'comprehend.ListFlywheels': (call) => ({ FlywheelSummaryList: here(call, [{ FlywheelArn: arn(call, 'comprehend', 'flywheel/tickets'), ActiveModelArn: arn(call, 'comprehend', 'document-classifier/tickets/version/2'), DataLakeS3Uri: 's3://acme-data/lake', Status: 'ACTIVE', ModelType: 'DOCUMENT_CLASSIFIER' }]) }),
  'comprehend.ListEndpoints': (call) => ({ EndpointPropertiesList: here(call, [{ EndpointArn: arn(call, 'comprehend', 'document-classifier-endpoint/tickets'), Status: 'IN_SERVICE', ModelArn: arn(call, 'comprehend', 'document-classifier/tickets/version/2') }]) }),
  'opensearchserverless.ListCollections': (call) => ({ collectionSummaries: here(call, ['c1', 'c2', 'c3']).map((id) => ({ id, name: id, status: 'ACTIVE', arn: arn(call, 'aoss', `collection/${id}`) })) }),
  'opensearchserverless.BatchGetCollection': (call) => ({ collectionDetails: (call.input['ids'] as readonly string[]).map((id) => ({ id, name: id, status: 'ACTIVE', type: id === 'c1' ? 'VECTORSEARCH' : 'SEARCH', arn: arn(call, 'aoss', `collection/${id}`), kmsKeyArn: 'auto' })) }),
  'opensearchserverless.ListSecurityPolicies': () => ({ securityPolicySummaries: [{ type: 'network', name: 'open' }] }),
  'opensearchserverless.GetSecurityPolicy': () => ({ securityPolicyDetail: { type: 'network', name: 'open', policy: [{ Rules: [{ ResourceType: 'collection', Resource: ['collection/c1*'] }], AllowFromPublic: true }] } }),
  'opensearchserverless.ListAccessPolicies': () => ({ accessPolicySummaries: [{ type: 'data', name: 'all' }] }),
  'opensearchserverless.GetAccessPolicy': () => ({ accessPolicyDetail: { type: 'data', name: 'all', policy: [{ Rules: [{ ResourceType: 'index', Resource: ['index/c1/*'] }], Principal: ['arn:aws:iam::111122223333:role/kb'] }] } }),
  'opensearchserverless.ListTagsForResource': () => ({ tags: [{ key: 'team', value: 'ai' }] }),
  's3vectors.ListVectorBuckets': (call) => ({ vectorBuckets: here(call, [{ vectorBucketName: 'vectors', vectorBucketArn: arn(call, 's3vectors', 'bucket/vectors'), creationTime: day('2026-01-01') }]) }),
  's3vectors.GetVectorBucket': (call) => ({ vectorBucket: { vectorBucketName: 'vectors', vectorBucketArn: arn(call, 's3vectors', 'bucket/vectors'), creationTime: day('2026-01-01'), encryptionConfiguration: { sseType: 'AES256' } } }),
  's3vectors.GetVectorBucketPolicy': () => {
    throw new AwsError('NotFoundException', 404);
  },
  's3vectors.ListTagsForResource': () => tags,
};
