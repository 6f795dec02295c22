import { defineVendor, type CatalogModel, type ResourceRule } from './catalog-entry.ts';
import { joinParts } from './entry-part.ts';
import { dotnet } from './aws-bedrock/dotnet.ts';
import { go } from './aws-bedrock/go.ts';
import { javascript } from './aws-bedrock/javascript.ts';
import { jvm } from './aws-bedrock/jvm.ts';
import { php } from './aws-bedrock/php.ts';
import { python } from './aws-bedrock/python.ts';
import { ruby } from './aws-bedrock/ruby.ts';
import { rust } from './aws-bedrock/rust.ts';

const lifecycle = 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle-legacy.html';

/** A model with the inference profiles that lead to it from a group of regions. */
function model(id: string, more: Omit<CatalogModel, 'id' | 'aliases'> = {}): CatalogModel {
  const hasDate = more.deprecatedOn !== undefined || more.retiresOn !== undefined;
  return { id, aliases: ['us', 'eu', 'apac', 'global'].map((area) => `${area}.${id}`), ...(hasDate ? { source: lifecycle } : {}), ...more };
}

/** A model of the account's own: its ARN names one fixed thing, and no vendor's list knows it. */
const ownModel = { listed: 'false', pinned: 'true' };
/** What every thing of the account's own says of where it is. */
const place = ['region', 'account_id'];
const models = (attribute: string, kind: 'model' | 'embedding_model' = 'model') => [{ attribute, kind, provider: 'aws-bedrock' }] as const;

// What the APIs of Bedrock and AgentCore state; `model_id` and its like hold ids, which the source takes out of ARNs.
const resources: ResourceRule[] = [
  {
    kind: 'aws.bedrock_agent',
    gives: 'agent',
    properties: ['agent_status', 'instruction_sha256', 'instruction_length', 'agent_resource_role_arn', 'agent_collaboration', ...place],
    models: models('model_id'),
    edges: [
      { attribute: 'guardrail_arn', type: 'uses', to: 'guardrail' },
      { attribute: 'knowledge_base_arns', type: 'reads', to: 'vector_store' },
      { attribute: 'action_group_ids', type: 'calls', to: 'tool' },
      { attribute: 'collaborator_arns', type: 'calls', to: 'agent' },
      // A model of the account's own, or an application inference profile.
      { attribute: 'foundation_model', type: 'uses', to: 'model' },
      { attribute: 'foundation_model', type: 'uses', to: 'cloud_resource' },
    ],
  },
  { kind: 'aws.bedrock_action_group', gives: 'tool', properties: ['action_group_state', 'parent_action_signature', 'custom_control', 'lambda_arn', ...place] },
  { kind: 'aws.bedrock_guardrail', gives: 'guardrail', properties: ['status', 'version', 'topic_count', ...place] },
  {
    kind: 'aws.bedrock_knowledge_base',
    gives: 'vector_store',
    properties: ['status', 'type', 'storage_type', ...place],
    models: models('embedding_model_id', 'embedding_model'),
    edges: [
      { attribute: 'data_source_ids', type: 'reads', to: 'dataset' },
      { attribute: 'storage_arn', type: 'uses', to: 'vector_store' },
    ],
  },
  { kind: 'aws.bedrock_data_source', gives: 'dataset', properties: ['type', 'bucket_arn', 'seed_hosts', ...place] },
  {
    kind: 'aws.bedrock_flow',
    gives: 'cloud_resource',
    properties: ['status', 'execution_role_arn', ...place],
    models: models('model_ids'),
    edges: [{ attribute: 'guardrail_arns', type: 'uses', to: 'guardrail' }],
  },
  { kind: 'aws.bedrock_prompt', gives: 'prompt', properties: ['version', ...place], models: models('model_ids') },
  // What Bedrock offers is no inventory; only a model that is granted, referenced or used is such a resource.
  { kind: 'aws.bedrock_foundation_model', models: [{ attribute: 'model_id', kind: 'model', provider: 'aws-bedrock', properties: ['state', 'lifecycle_status', 'end_of_life_time'] }] },
  {
    kind: 'aws.bedrock_custom_model',
    gives: 'model',
    always: ownModel,
    properties: ['customization_type', 'base_model_arn', ...place],
    models: models('base_model_id'),
    edges: [{ attribute: 'training_data_s3_uri', type: 'trained-on', to: 'dataset' }],
  },
  { kind: 'aws.bedrock_imported_model', gives: 'model', always: ownModel, properties: ['model_architecture', 'model_data_s3_uri', ...place] },
  { kind: 'aws.bedrock_inference_profile', gives: 'cloud_resource', properties: ['type', 'status', ...place], models: models('model_ids') },
  { kind: 'aws.bedrock_provisioned_throughput', gives: 'cloud_resource', properties: ['status', 'model_units', 'commitment_duration', ...place] },
  { kind: 'aws.bedrock_marketplace_endpoint', gives: 'cloud_resource', properties: ['status', 'model_source_identifier', ...place] },
  { kind: 'aws.bedrock_model_deployment', gives: 'cloud_resource', properties: ['status', ...place], edges: [{ attribute: 'model_arn', type: 'uses', to: 'model' }] },
  { kind: 'aws.bedrock_reasoning_policy', gives: 'guardrail', properties: ['version', ...place] },
  { kind: 'aws.agentcore_policy_engine', gives: 'guardrail', properties: ['status', ...place] },
  { kind: 'aws.bedrock_prompt_router', gives: 'cloud_resource', properties: ['status', ...place] },
  { kind: 'aws.bedrock_invocation_job', gives: 'cloud_resource', properties: ['status', 'role_arn', 'input_s3_uri', 'submit_time', ...place], models: models('model_id') },
  { kind: 'aws.bedrock_evaluation_job', gives: 'cloud_resource', properties: ['status', 'job_type', 'application_type', 'creation_time', ...place], models: models('model_ids') },
  {
    kind: 'aws.bedrock_data_automation_project',
    gives: 'cloud_resource',
    properties: ['status', 'project_stage', ...place],
    edges: [{ attribute: 'blueprint_arns', type: 'uses', to: 'cloud_resource' }],
  },
  { kind: 'aws.bedrock_blueprint', gives: 'cloud_resource', properties: ['stage', 'version', ...place] },
  {
    kind: 'aws.state_machine',
    when: { attribute: 'ai_services', equals: ['bedrock'] },
    gives: 'cloud_resource',
    properties: ['type', 'status', 'role_arn', ...place],
    models: models('model_ids'),
    edges: [
      { attribute: 'model_arns', type: 'uses', to: 'model' },
      { attribute: 'agent_arns', type: 'calls', to: 'agent' },
      { attribute: 'agent_runtime_arns', type: 'calls', to: 'agent' },
      { attribute: 'knowledge_base_arns', type: 'reads', to: 'vector_store' },
    ],
  },
  { kind: 'aws.s3_dataset', gives: 'dataset', properties: place },
  { kind: 'aws.agentcore_runtime', gives: 'agent', properties: ['status', 'network_mode', 'server_protocol', 'role_arn', 'container_uri', ...place] },
  {
    kind: 'aws.agentcore_gateway',
    gives: 'mcp_server',
    // It is offered here; which clients use it is said in their configurations.
    always: { origin: 'implemented' },
    properties: ['status', 'protocol_type', 'authorizer_type', ...place],
    edges: [{ attribute: 'target_ids', type: 'exposes', to: 'tool' }],
  },
  { kind: 'aws.agentcore_gateway_target', gives: 'tool', properties: ['type', 'credential_types', ...place] },
  { kind: 'aws.agentcore_registry', gives: 'cloud_resource', properties: ['status', 'authorizer_type', ...place] },
  { kind: 'aws.agentcore_memory', gives: 'memory', properties: ['status', 'event_expiry_duration', ...place] },
  { kind: 'aws.agentcore_browser', gives: 'tool', properties: ['status', 'network_mode', ...place] },
  { kind: 'aws.agentcore_code_interpreter', gives: 'tool', properties: ['status', 'network_mode', ...place] },
  // Stores of vectors that a knowledge base or an application keeps its texts in.
  { kind: 'aws.opensearch_collection', when: { attribute: 'type', equals: ['VECTORSEARCH'] }, gives: 'vector_store', properties: ['status', 'kms_key_arn', ...place] },
  { kind: 'aws.opensearch_vector_domain', gives: 'vector_store', properties: ['engine_version', ...place] },
  { kind: 'aws.s3_vector_bucket', gives: 'vector_store', properties: ['sse_type', ...place] },
];

const parts = joinParts([python, javascript, jvm, dotnet, go, rust, ruby, php]);

export default defineVendor({
  id: 'aws-bedrock',
  name: 'Amazon Bedrock',
  url: 'https://aws.amazon.com/bedrock/',
  type: 'vendor',
  packages: parts.packages,
  uses: parts.uses,
  hosts: ['bedrock.*.amazonaws.com', 'bedrock-runtime.*.amazonaws.com', 'bedrock-agent-runtime.*.amazonaws.com', 'bedrock-runtime-fips.*.amazonaws.com'],
  env: ['AWS_BEARER_TOKEN_BEDROCK', 'BEDROCK_AWS_REGION', 'CLAUDE_CODE_USE_BEDROCK'],
  keys: [
    {
      id: 'aws_bedrock_api_key',
      title: 'Amazon Bedrock API key',
      literals: ['ABSK', 'bedrock-api-key-'],
      pattern: /(?<![A-Za-z0-9+/_-])(ABSK[A-Za-z0-9+/]{100,260}={0,2}|bedrock-api-key-[A-Za-z0-9+/]{60,2000}={0,2})/,
      entropyMin: 3.8,
      examples: [
        `AWS_BEARER_TOKEN_BEDROCK=${'AB'}SK${'QmVkcm9ja0FQSUtleS1xN3Y5LWF0LTEyMzQ1Njc4OTAxMjpYYVc3a1RxTDJtUnZaOGpOYnhQNGNIeURmMEdnU3VKZUtpT2xN'}${'aHdUcEVzUnpDdkJuQXFXM2VSNHRZNnVJOG9Q'}`,
        `token = "${'bedrock-api'}-key-${'YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb249Q2FsbFdpdGhCZWFyZXJUb2tlbiZYLUFtei1BbGdvcml0aG0'}"`,
      ],
      nearMisses: ['AWS_BEARER_TOKEN_BEDROCK=ABSK...', 'TABSKIP=1', 'the bedrock-api-key-prefix', `ABSK${'A'.repeat(120)}`],
    },
    {
      id: 'aws_access_key_id',
      title: 'AWS access key id',
      isAi: false,
      literals: ['AKIA', 'ASIA'],
      pattern: /(?<![A-Za-z0-9])((?:AKIA|ASIA)(?![A-Z2-7]{0,9}EXAMPLE)[A-Z2-7]{16})(?![A-Za-z0-9])/,
      entropyMin: 3,
      examples: [`aws_access_key_id = ${'AK'}IA${'Q3EGRXVTWJ5K2PZN'}`, `{"AccessKeyId": "${'AS'}IA${'Y7HDLMB4XKQW6RTF'}"}`],
      nearMisses: ['aws_access_key_id = AKIAIOSFODNN7EXAMPLE', 'SLOVAKIA', 'EURASIAN', `AKIA${'A'.repeat(16)}`],
    },
  ],
  models: [
    model('anthropic.claude-3-sonnet-20240229-v1:0', { deprecatedOn: '2026-01-30', retiresOn: '2026-07-30' }),
    model('anthropic.claude-3-haiku-20240307-v1:0', { deprecatedOn: '2026-03-10', retiresOn: '2026-09-10', replacement: 'anthropic.claude-haiku-4-5-20251001-v1:0' }),
    // The last of several days: regions end on different ones.
    model('anthropic.claude-3-5-sonnet-20240620-v1:0', { deprecatedOn: '2025-08-25', retiresOn: '2026-07-30' }),
    model('anthropic.claude-3-5-sonnet-20241022-v2:0', { deprecatedOn: '2025-08-25', retiresOn: '2026-07-30' }),
    model('anthropic.claude-3-5-haiku-20241022-v1:0', { deprecatedOn: '2025-12-19', retiresOn: '2026-06-19' }),
    model('anthropic.claude-3-7-sonnet-20250219-v1:0', { deprecatedOn: '2025-10-28', retiresOn: '2026-04-28', replacement: 'anthropic.claude-sonnet-5' }),
    model('anthropic.claude-sonnet-4-20250514-v1:0', { retiresOn: '2026-10-14', replacement: 'anthropic.claude-sonnet-5' }),
    model('anthropic.claude-opus-4-20250514-v1:0', { deprecatedOn: '2025-10-01', retiresOn: '2026-05-31' }),
    model('anthropic.claude-opus-4-1-20250805-v1:0', { deprecatedOn: '2026-07-08', retiresOn: '2027-01-08', replacement: 'anthropic.claude-opus-4-8' }),
    model('anthropic.claude-sonnet-4-5-20250929-v1:0'),
    model('anthropic.claude-haiku-4-5-20251001-v1:0'),
    model('anthropic.claude-opus-4-5-20251101-v1:0'),
    model('anthropic.claude-opus-4-6-v1'),
    model('anthropic.claude-sonnet-4-6'),
    model('anthropic.claude-opus-4-7'),
    model('anthropic.claude-opus-4-8'),
    model('anthropic.claude-sonnet-5'),
    model('anthropic.claude-opus-5'),
    model('amazon.nova-micro-v1:0'),
    model('amazon.nova-lite-v1:0'),
    model('amazon.nova-pro-v1:0'),
    model('amazon.nova-premier-v1:0', { deprecatedOn: '2026-03-13', retiresOn: '2026-09-14' }),
    model('amazon.nova-sonic-v1:0', { deprecatedOn: '2026-03-13', retiresOn: '2026-09-14' }),
    model('amazon.nova-canvas-v1:0'),
    model('amazon.nova-reel-v1:0'),
    model('amazon.nova-reel-v1:1'),
    model('amazon.titan-text-express-v1'),
    model('amazon.titan-text-lite-v1'),
    model('amazon.titan-embed-text-v1', { kind: 'embedding_model' }),
    model('amazon.titan-embed-text-v2:0', { kind: 'embedding_model' }),
    model('amazon.titan-image-generator-v2:0', { deprecatedOn: '2025-12-30', retiresOn: '2026-06-30' }),
    model('cohere.command-r-v1:0', { deprecatedOn: '2026-02-19', retiresOn: '2026-08-19' }),
    model('cohere.command-r-plus-v1:0', { deprecatedOn: '2026-02-19', retiresOn: '2026-08-19' }),
    model('cohere.embed-english-v3', { kind: 'embedding_model' }),
    model('cohere.embed-multilingual-v3', { kind: 'embedding_model' }),
    model('meta.llama3-1-405b-instruct-v1:0', { deprecatedOn: '2026-01-07', retiresOn: '2026-07-07' }),
    model('meta.llama3-2-1b-instruct-v1:0', { deprecatedOn: '2026-01-07', retiresOn: '2026-07-07' }),
    model('meta.llama3-2-3b-instruct-v1:0', { deprecatedOn: '2026-01-07', retiresOn: '2026-07-07' }),
    model('meta.llama3-2-11b-instruct-v1:0', { deprecatedOn: '2026-01-07', retiresOn: '2026-07-07' }),
    model('meta.llama3-2-90b-instruct-v1:0', { deprecatedOn: '2026-01-07', retiresOn: '2026-07-07' }),
    model('meta.llama3-3-70b-instruct-v1:0'),
    model('mistral.mistral-large-2402-v1:0'),
    model('ai21.jamba-1-5-large-v1:0', { retiresOn: '2026-11-26' }),
    model('ai21.jamba-1-5-mini-v1:0', { retiresOn: '2026-11-26' }),
  ],
  // Every id names one version: by `-v1`, `-v1:0`, or the dateless Claude form of 4.6 and later.
  pinnedModel: /-v\d+(?::\d+)?(?::\d+k)?$|anthropic\.claude-[a-z]+-(?:4-[6-9]|[5-9](?:-\d+)?)$/,
  modelPattern: /^(?:(?:us|eu|apac|global|jp|au|us-gov)\.)?(?:anthropic|amazon|meta|cohere|mistral|ai21|stability|deepseek|writer|qwen|openai|twelvelabs|luma)\.[a-z0-9]|^arn:aws[a-z-]*:bedrock:/,
  modelBeginnings: ['anthropic.claude', 'amazon.titan', 'amazon.nova', 'meta.llama', 'cohere.command', 'cohere.embed'],
  prefixes: ['bedrock', 'bedrock_converse', 'amazon-bedrock', 'amazon'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatAwsBedrock', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsAwsBedrock', role: 'embedding_model', model: 'model' },
    { type: 'n8n-nodes-base.awsComprehend', role: 'action' },
    { type: 'n8n-nodes-base.awsRekognition', role: 'action' },
    { type: 'n8n-nodes-base.awsTextract', role: 'action' },
    { type: 'n8n-nodes-base.awsTranscribe', role: 'action' },
  ],
  iac: [
    { language: 'cloudformation', resourceType: 'AWS::Bedrock::*' },
    { language: 'cloudformation', resourceType: 'AWS::BedrockAgentCore::*' },
    { language: 'cloudformation', resourceType: 'AWS::Bedrock::Agent', models: [{ attribute: 'FoundationModel', kind: 'model', provider: 'aws-bedrock' }], prompts: ['Instruction'] },
    {
      language: 'cloudformation',
      resourceType: 'AWS::Bedrock::KnowledgeBase',
      models: [{ attribute: 'KnowledgeBaseConfiguration.VectorKnowledgeBaseConfiguration.EmbeddingModelArn', kind: 'embedding_model', provider: 'aws-bedrock' }],
    },
    { language: 'pulumi', resourceType: 'aws:bedrock*' },
    { language: 'pulumi', resourceType: 'aws-native:bedrock:*' },
    { language: 'terraform', resourceType: 'aws_bedrock*' },
    { language: 'terraform', resourceType: 'data.aws_bedrock*', models: [{ attribute: 'model_id', kind: 'model', provider: 'aws-bedrock' }] },
    { language: 'terraform', resourceType: 'aws_bedrockagent_agent', models: [{ attribute: 'foundation_model', kind: 'model', provider: 'aws-bedrock' }], prompts: ['instruction'] },
    {
      language: 'terraform',
      resourceType: 'aws_bedrockagent_knowledge_base',
      models: [{ attribute: 'knowledge_base_configuration.vector_knowledge_base_configuration.embedding_model_id', kind: 'embedding_model', provider: 'aws-bedrock' }],
    },
  ],
  resources: resources,
  settings: [{ key: '{application,appsettings}.**.bedrock.{model,modelid,chatmodelid,foundationmodel}', gives: 'model', provider: 'aws-bedrock' }],
  examples: [
    {
      why: 'an agent that Terraform makes, its model by a variable, its guardrail by a reference',
      path: 'infra/agent.tf',
      text: `variable "model" {
  default = "anthropic.claude-3-haiku-20240307-v1:0"
}

resource "aws_bedrock_guardrail" "strict" {
  name = "strict"
}

resource "aws_bedrockagent_agent" "support" {
  foundation_model = var.model
  instruction      = <<-EOT
    You answer questions about orders.
  EOT
  guardrail_configuration {
    guardrail_identifier = aws_bedrock_guardrail.strict.guardrail_id
  }
}
`,
      finds: [
        { kind: 'iac_resource', name: 'aws_bedrock_guardrail.strict', line: 5, provider: 'aws-bedrock' },
        { kind: 'iac_resource', name: 'aws_bedrockagent_agent.support', line: 9, provider: 'aws-bedrock' },
        { kind: 'model', name: 'anthropic.claude-3-haiku-20240307-v1:0', provider: 'aws-bedrock' },
        { kind: 'prompt', name: 'aws_bedrockagent_agent.support.instruction', line: 11 },
        { kind: 'provider', name: 'aws-bedrock' },
      ],
    },
    {
      why: 'a knowledge base that CloudFormation makes, its model by ARN',
      path: 'template.yaml',
      text: `Resources:
  Docs:
    Type: AWS::Bedrock::KnowledgeBase
    Properties:
      KnowledgeBaseConfiguration:
        VectorKnowledgeBaseConfiguration:
          EmbeddingModelArn: arn:aws:bedrock:eu-west-1::foundation-model/amazon.titan-embed-text-v2:0
`,
      finds: [
        { kind: 'iac_resource', name: 'AWS::Bedrock::KnowledgeBase.Docs', line: 2, provider: 'aws-bedrock' },
        { kind: 'embedding_model', name: 'amazon.titan-embed-text-v2:0', provider: 'aws-bedrock' },
        { kind: 'provider', name: 'aws-bedrock' },
      ],
    },
    ...parts.examples,
  ],
  nearMisses: [
    { why: 'a bucket, and a resource in a comment', path: 'infra/main.tf', text: 'resource "aws_s3_bucket" "models" {\n  bucket = "bedrock-models"\n}\n# resource "aws_bedrockagent_agent" "old" {}\n' },
    ...parts.nearMisses,
  ],
});
