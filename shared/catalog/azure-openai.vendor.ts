import { defineVendor, type CatalogPackage, type Give, type UseRule } from './catalog-entry.ts';

// A deployment's name is the customer's own: it is the model id here, and no list or pattern says what is behind it.
const deployment: Give = { kind: 'model', from: 'model', provider: 'azure-openai' };
const systemPrompt: Give = {
  kind: 'prompt',
  from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content', 'input[role=system].content', 'input[role=developer].content'],
};

const pythonClient = 'openai.**.{AzureOpenAI,AsyncAzureOpenAI}';
const javascriptClient = 'openai#AzureOpenAI';
const uses: UseRule[] = [
  { ecosystem: 'pypi', call: pythonClient, gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'endpoint', from: ['azure_endpoint', 'base_url'] }, { kind: 'model', from: 'azure_deployment', provider: 'azure-openai' }] },
  {
    ecosystem: 'pypi',
    call: `${pythonClient}().**.{chat,beta,responses,completions,audio,images,realtime,assistants,threads,runs,with_raw_response,with_streaming_response}.**.{create,parse,stream,generate,edit,connect,create_and_run}`,
    gives: [deployment, systemPrompt],
  },
  { ecosystem: 'pypi', call: `${pythonClient}().**.embeddings.create`, gives: [{ kind: 'embedding_model', from: 'model', provider: 'azure-openai' }] },
  { ecosystem: 'npm', call: javascriptClient, gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'endpoint', from: ['endpoint', 'baseURL'] }, { kind: 'model', from: 'deployment', provider: 'azure-openai' }] },
  {
    ecosystem: 'npm',
    call: `${javascriptClient}().**.{chat,beta,responses,completions,audio,images,realtime,assistants,threads,runs}.**.{create,parse,stream,generate,edit,createAndRun}`,
    gives: [deployment, systemPrompt],
  },
  { ecosystem: 'npm', call: `${javascriptClient}().**.embeddings.create`, gives: [{ kind: 'embedding_model', from: 'model', provider: 'azure-openai' }] },
  {
    ecosystem: 'npm',
    call: '@azure/openai#OpenAIClient().{getChatCompletions,streamChatCompletions,getCompletions,streamCompletions,getImages,getAudioTranscription,getAudioTranslation}',
    gives: [{ kind: 'model', from: '#0', provider: 'azure-openai' }, { kind: 'prompt', from: '#1[role=system].content' }],
  },
  { ecosystem: 'npm', call: '@azure/openai#OpenAIClient().getEmbeddings', gives: [{ kind: 'embedding_model', from: '#0', provider: 'azure-openai' }] },
  { ecosystem: 'npm', call: '@azure/openai#OpenAIClient', gives: [{ kind: 'endpoint', from: '#0' }] },
  { ecosystem: 'pypi', call: 'azure.ai.inference.**.{ChatCompletionsClient,EmbeddingsClient,ImageEmbeddingsClient}', gives: [{ kind: 'endpoint', from: ['endpoint', '#0'] }] },
  { ecosystem: 'pypi', call: 'azure.ai.inference.**.ChatCompletionsClient', gives: [deployment] },
  { ecosystem: 'pypi', call: 'azure.ai.inference.**.ChatCompletionsClient().complete', gives: [deployment, systemPrompt] },
  { ecosystem: 'pypi', call: 'azure.ai.inference.**.{EmbeddingsClient,ImageEmbeddingsClient}().embed', gives: [{ kind: 'embedding_model', from: 'model', provider: 'azure-openai' }] },
  { ecosystem: 'pypi', call: 'azure.ai.inference.models.SystemMessage', gives: [{ kind: 'prompt', from: ['content', '#0'] }] },
  {
    ecosystem: 'pypi',
    call: 'azure.ai.{projects,agents}.**.{AIProjectClient,AgentsClient}().**.create_agent',
    gives: [
      { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instructions' },
      deployment,
      { kind: 'prompt', from: 'instructions' },
    ],
  },
];

const goPackages: CatalogPackage[] = [
  { ecosystem: 'golang', name: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai', role: 'sdk', provider: 'azure-openai' },
  { ecosystem: 'golang', name: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenaiextensions', role: 'sdk', provider: 'azure-openai' },
];

const goUses: UseRule[] = [
  {
    ecosystem: 'golang',
    call: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai#{ChatCompletionsOptions,ChatCompletionsStreamOptions,CompletionsOptions,AudioTranscriptionOptions,ImageGenerationOptions}',
    gives: [{ kind: 'model', from: 'DeploymentName', provider: 'azure-openai' }],
  },
  { ecosystem: 'golang', call: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai#EmbeddingsOptions', gives: [{ kind: 'embedding_model', from: 'DeploymentName', provider: 'azure-openai' }] },
  { ecosystem: 'golang', call: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai#{NewClientWithKeyCredential,NewClient,NewClientForOpenAI}', gives: [{ kind: 'endpoint', from: '#0' }] },
  { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#DefaultAzureConfig', gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'endpoint', from: '#1' }] },
  ...['', '/v2', '/v3'].map((major): UseRule => ({
    ecosystem: 'golang',
    call: `github.com/openai/openai-go${major}/azure#WithEndpoint`,
    gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'endpoint', from: '#0' }],
  })),
  { ecosystem: 'cargo', call: 'async_openai.**.AzureConfig.**.with_api_base', gives: [{ kind: 'endpoint', from: '#0' }] },
  { ecosystem: 'cargo', call: 'async_openai.**.AzureConfig.**.with_deployment_id', gives: [{ kind: 'model', from: '#0', provider: 'azure-openai' }] },
];

export default defineVendor({
  id: 'azure-openai',
  name: 'Azure OpenAI',
  url: 'https://azure.microsoft.com/products/ai-services/openai-service',
  type: 'vendor',
  packages: [
    ...goPackages,
    { ecosystem: 'pypi', name: 'azure-ai-inference', modules: ['azure.ai.inference'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'pypi', name: 'azure-ai-projects', modules: ['azure.ai.projects'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'pypi', name: 'azure-ai-agents', modules: ['azure.ai.agents'], role: 'framework', provider: 'azure-openai' },
    { ecosystem: 'npm', name: '@azure/openai', role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'npm', name: '@azure-rest/ai-inference', role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'npm', name: '@azure/ai-projects', role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'npm', name: '@azure/ai-agents', role: 'framework', provider: 'azure-openai' },
  ],
  uses: [...uses, ...goUses],
  hosts: ['*.openai.azure.com', '*.openai.azure.us', '*.services.ai.azure.com', '*.models.ai.azure.com'],
  env: ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_AD_TOKEN', 'AZURE_OPENAI_API_VERSION', 'AZURE_OPENAI_DEPLOYMENT', 'AZURE_OPENAI_API_INSTANCE_NAME'],
  keys: [
    {
      id: 'azure_openai_api_key',
      title: 'Azure AI services key',
      // The fixed middle of the 84-character keys, which carry it since late 2024; "ACOG" marks the AI services.
      literals: ['JQQJ99'],
      pattern: /(?<![A-Za-z0-9])([A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{18}ACOG[A-Za-z0-9]{4})(?![A-Za-z0-9])/,
      entropyMin: 3.8,
      examples: [
        `AZURE_OPENAI_API_KEY=7hKq2Vt9RbN4mXc8WdYp3HsZf6GjUe1La5QoTv0BnMiPzLkE2rWu${'JQQ'}J99BDACYeBjFXJ3w3AAABACOGq8Zt`,
        `api_key="Bn4Xc8Zq2Wm6Lp1Rt5Yv9Hd3Gs7Jf0KuEaOiTyUrPwQxVbMkNjCh${'JQQ'}J99BCAC5RqLJXJ3w3AAABACOGtY2m"`,
      ],
      nearMisses: ['AZURE_OPENAI_API_KEY=<your-key>', 'the marker JQQJ99 stands in the middle', `JQQJ99${'A'.repeat(26)}`, 'xxJQQJ99BDACYeBjFXJ3w3AAABACOGq8Zt'],
    },
  ],
  prefixes: ['azure', 'azure_openai', 'azure_ai'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatAzureOpenAi', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsAzureOpenAi', role: 'embedding_model', model: 'model' },
  ],
  iac: [
    { language: 'terraform', resourceType: 'azurerm_cognitive_account', when: { attribute: 'kind', equals: ['OpenAI', 'AIServices'] } },
    { language: 'terraform', resourceType: 'azurerm_cognitive_deployment', models: [{ attribute: 'model.name', kind: 'model', provider: 'azure-openai' }] },
    { language: 'terraform', resourceType: 'azurerm_ai_services' },
    { language: 'terraform', resourceType: 'azurerm_ai_foundry*' },
    { language: 'bicep', resourceType: 'Microsoft.CognitiveServices/accounts', when: { attribute: 'kind', equals: ['OpenAI', 'AIServices'] } },
    { language: 'bicep', resourceType: 'Microsoft.CognitiveServices/accounts/deployments', models: [{ attribute: 'properties.model.name', kind: 'model', provider: 'azure-openai' }] },
    { language: 'arm', resourceType: 'Microsoft.CognitiveServices/accounts', when: { attribute: 'kind', equals: ['OpenAI', 'AIServices'] } },
    { language: 'arm', resourceType: 'Microsoft.CognitiveServices/accounts/deployments', models: [{ attribute: 'properties.model.name', kind: 'model', provider: 'azure-openai' }] },
    { language: 'pulumi', resourceType: 'azure-native:cognitiveservices:Account', when: { attribute: 'kind', equals: ['OpenAI', 'AIServices'] } },
    { language: 'pulumi', resourceType: 'azure-native:cognitiveservices:Deployment', models: [{ attribute: 'properties.model.name', kind: 'model', provider: 'azure-openai' }] },
  ],
  examples: [
    {
      why: 'Rust: the configuration of the deployment, by names that are those of Azure',
      path: 'src/azure.rs',
      text: `use async_openai::{config::AzureConfig, Client};

pub fn open() -> Client<AzureConfig> {
    Client::with_config(AzureConfig::new().with_api_base("https://acme.openai.azure.com").with_deployment_id("chat-prod"))
}
`,
      finds: [
        { kind: 'sdk', name: 'async-openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'endpoint', name: 'acme.openai.azure.com', line: 4 },
        { kind: 'model', name: 'chat-prod', line: 4, provider: 'azure-openai' },
      ],
    },
    {
      why: 'Go: the deployment in the options, wrapped into a pointer',
      path: 'azure.go',
      text: `package main

import (
	"context"

	"github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
)

func ask(ctx context.Context, client *azopenai.Client) {
	client.GetChatCompletions(ctx, azopenai.ChatCompletionsOptions{DeploymentName: to.Ptr("chat-prod")}, nil)
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai', line: 6 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'chat-prod', line: 11, provider: 'azure-openai' },
      ],
    },
    {
      why: 'the Azure class of the OpenAI package: the provider is Azure, the model is the deployment',
      path: 'app.py',
      text: `from openai import AzureOpenAI

client = AzureOpenAI(azure_endpoint="https://contoso.openai.azure.com", api_version="2024-10-21")
client.chat.completions.create(model="chat-prod", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'endpoint', name: 'contoso.openai.azure.com', line: 3 },
        { kind: 'model', name: 'chat-prod', line: 4, provider: 'azure-openai' },
      ],
    },
    {
      why: 'the whole package imported, only its Azure class used',
      path: 'whole.py',
      text: `import openai

client = openai.AzureOpenAI(azure_deployment="chat-eu")
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'azure-openai', line: 3 },
        { kind: 'model', name: 'chat-eu', line: 3, provider: 'azure-openai' },
      ],
    },
    {
      why: 'an embedding deployment, asynchronously',
      path: 'embed.py',
      text: `from openai import AsyncAzureOpenAI

async def embed(text):
    client = AsyncAzureOpenAI()
    return await client.embeddings.create(model="embeddings-eu", input=text)
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'embedding_model', name: 'embeddings-eu', line: 5, provider: 'azure-openai' },
      ],
    },
    {
      why: 'the Azure class in JavaScript',
      path: 'src/azure.ts',
      text: `import { AzureOpenAI } from 'openai';

const client = new AzureOpenAI({ endpoint: process.env.AZURE_OPENAI_ENDPOINT, deployment: 'chat-eu' });
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'chat-eu', line: 3, provider: 'azure-openai' },
      ],
    },
    {
      why: 'the older Azure package with the deployment as the first argument',
      path: 'old.ts',
      text: `import { OpenAIClient, AzureKeyCredential } from '@azure/openai';

const client = new OpenAIClient('https://contoso.openai.azure.com/', new AzureKeyCredential('k'));
export const result = await client.getChatCompletions('gpt-35-prod', []);
`,
      finds: [
        { kind: 'sdk', name: '@azure/openai', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'endpoint', name: 'contoso.openai.azure.com', line: 3 },
        { kind: 'model', name: 'gpt-35-prod', line: 4, provider: 'azure-openai' },
      ],
    },
    {
      why: 'the inference package',
      path: 'infer.py',
      text: `from azure.ai.inference import ChatCompletionsClient
from azure.ai.inference.models import SystemMessage

RULES = "Be brief."
client = ChatCompletionsClient(endpoint="https://contoso.services.ai.azure.com/models", credential=None)
client.complete(model="Phi-4", messages=[SystemMessage(content=RULES)])
`,
      finds: [
        { kind: 'sdk', name: 'azure-ai-inference', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'prompt', name: 'RULES', line: 4 },
        { kind: 'endpoint', name: 'contoso.services.ai.azure.com/models', line: 5 },
        { kind: 'model', name: 'Phi-4', line: 6, provider: 'azure-openai' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'azure-ai-inference==1.0.0b9\nazure-storage-blob==12.0.0\n',
      finds: [{ kind: 'dependency', name: 'azure-ai-inference', line: 1 }],
    },
    {
      why: 'an account and a deployment that Terraform makes',
      path: 'infra/ai.tf',
      text: `resource "azurerm_cognitive_account" "ai" {
  kind = "OpenAI"
}
resource "azurerm_cognitive_deployment" "chat" {
  cognitive_account_id = azurerm_cognitive_account.ai.id
  model {
    format = "OpenAI"
    name   = "gpt-4o"
  }
}
`,
      finds: [
        { kind: 'iac_resource', name: 'azurerm_cognitive_account.ai', line: 1, provider: 'azure-openai' },
        { kind: 'iac_resource', name: 'azurerm_cognitive_deployment.chat', line: 4, provider: 'azure-openai' },
        { kind: 'model', name: 'gpt-4o', provider: 'azure-openai' },
        { kind: 'provider', name: 'azure-openai' },
      ],
    },
    {
      why: 'a deployment in Bicep',
      path: 'infra/ai.bicep',
      text: `param model string = 'gpt-4o-mini'
resource chat 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {
  name: 'chat'
  properties: { model: { format: 'OpenAI', name: model } }
}
`,
      finds: [
        { kind: 'iac_resource', name: 'Microsoft.CognitiveServices/accounts/deployments.chat', line: 2, provider: 'azure-openai' },
        { kind: 'model', name: 'gpt-4o-mini', provider: 'azure-openai' },
        { kind: 'provider', name: 'azure-openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'an account for speech', path: 'infra/speech.tf', text: 'resource "azurerm_cognitive_account" "speech" {\n  kind = "SpeechServices"\n}\n' },
    { why: 'Go: another package of the same SDK', path: 'a.go', text: 'package a\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azcore/to"\n\nvar name = to.Ptr("gpt-4o")\n' },
    { why: 'another Azure library', path: 'a.py', text: 'from azure.storage.blob import BlobServiceClient\nBlobServiceClient(account_url="https://contoso.blob.core.windows.net")\n' },
    { why: 'a local class of the same name', path: 'b.ts', text: "class AzureOpenAI {}\nnew AzureOpenAI();\n" },
    { why: 'a host that only ends alike', path: 'c.ts', text: "fetch('https://openai.azure.com.example.org/x');\n" },
    { why: 'another Azure package in JavaScript', path: 'd.ts', text: "import { BlobServiceClient } from '@azure/storage-blob';\nBlobServiceClient.fromConnectionString('x');\n" },
  ],
});
