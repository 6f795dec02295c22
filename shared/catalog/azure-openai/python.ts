/** Azure OpenAI in Python. */
import type { EntryPart } from '../entry-part.ts';
import { deployment, systemPrompt } from './gives.ts';

const pythonClient = 'openai.**.{AzureOpenAI,AsyncAzureOpenAI}';

export const python: EntryPart = {
  packages: [
    { ecosystem: 'pypi', name: 'azure-ai-inference', modules: ['azure.ai.inference'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'pypi', name: 'azure-ai-projects', modules: ['azure.ai.projects'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'pypi', name: 'azure-ai-agents', modules: ['azure.ai.agents'], role: 'framework', provider: 'azure-openai' },
  ],
  uses: [
    { ecosystem: 'pypi', call: pythonClient, gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'endpoint', from: ['azure_endpoint', 'base_url'], isOwn: true }, { kind: 'model', from: 'azure_deployment', provider: 'azure-openai' }] },
    {
      ecosystem: 'pypi',
      call: `${pythonClient}().**.{chat,beta,responses,completions,audio,images,realtime,assistants,threads,runs,with_raw_response,with_streaming_response}.**.{create,parse,stream,generate,edit,connect,create_and_run}`,
      gives: [deployment, systemPrompt],
    },
    { ecosystem: 'pypi', call: `${pythonClient}().**.embeddings.create`, gives: [{ kind: 'embedding_model', from: 'model', provider: 'azure-openai' }] },
    { ecosystem: 'pypi', call: 'azure.ai.inference.**.{ChatCompletionsClient,EmbeddingsClient,ImageEmbeddingsClient}', gives: [{ kind: 'endpoint', from: ['endpoint', '#0'], isOwn: true }] },
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
  ],
  examples: [
    {
      why: 'the deployment in the address of a request',
      path: 'rest.py',
      text: `import requests

requests.post("https://contoso.openai.azure.com/openai/deployments/chat-prod/chat/completions?api-version=2024-10-21", json={"messages": []})
`,
      finds: [
        { kind: 'endpoint', name: 'contoso.openai.azure.com/openai/deployments/chat-prod/chat/completions', line: 3, provider: 'azure-openai' },
        { kind: 'provider', name: 'azure-openai', line: 3 },
        { kind: 'model', name: 'chat-prod', line: 3, provider: 'azure-openai' },
      ],
    },
    {
      why: 'an address of the company in front of it is still Azure',
      path: 'gateway.py',
      text: `from openai import AzureOpenAI

client = AzureOpenAI(azure_endpoint="https://apim.corp.example/openai")
client.chat.completions.create(model="chat-eu", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'apim.corp.example/openai', line: 3 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'chat-eu', line: 4, provider: 'azure-openai' },
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
  ],
  nearMisses: [
    { why: 'another Azure library', path: 'a.py', text: 'from azure.storage.blob import BlobServiceClient\nBlobServiceClient(account_url="https://contoso.blob.core.windows.net")\n' },
  ],
};
