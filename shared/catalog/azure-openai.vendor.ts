import { defineVendor } from './catalog-entry.ts';
import { joinParts } from './entry-part.ts';
import { dotnet } from './azure-openai/dotnet.ts';
import { go } from './azure-openai/go.ts';
import { javascript } from './azure-openai/javascript.ts';
import { jvm } from './azure-openai/jvm.ts';
import { python } from './azure-openai/python.ts';
import { rust } from './azure-openai/rust.ts';

const parts = joinParts([python, javascript, jvm, dotnet, go, rust]);

export default defineVendor({
  id: 'azure-openai',
  name: 'Azure OpenAI',
  url: 'https://azure.microsoft.com/products/ai-services/openai-service',
  type: 'vendor',
  packages: parts.packages,
  uses: parts.uses,
  hosts: ['*.openai.azure.com', '*.openai.azure.us', '*.services.ai.azure.com', '*.models.ai.azure.com', '*.cognitiveservices.azure.com/openai'],
  modelInUrl: /\/openai\/deployments\/([^/]+)\//,
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
    {
      id: 'azure_openai_resource_key',
      title: 'Azure OpenAI key of a resource from before late 2024',
      // 32 hexadecimal digits alone are the hash of anything: they count behind the address of a resource, or under the name of the variable.
      literals: ['.openai.azure.com', 'AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_KEY'],
      // In a document the line end between the two, and a quote, may be escaped.
      pattern: /(?:\.openai\.azure\.com\/?\\?["'`]\)?\s{0,80},[\s\\nrt]{0,80}(?:new (?:Api|Azure)KeyCredential\([\s\\nrt]{0,40})?\\?["'`]|AZURE_OPENAI_(?:API_)?KEY\\?["']?\s{0,4}[=:]\s{0,4}\\?["']?)([0-9a-f]{32})(?![0-9A-Za-z])/,
      entropyMin: 3,
      examples: [
        `builder.AddAzureOpenAIChatCompletion("chat", "https://acme.openai.azure.com/",\n    "${'9f3b71c0'}d28e46a5b07c1d93fe6284a1");`,
        `new AzureOpenAIClient(new Uri("https://acme.openai.azure.com"), new ApiKeyCredential("${'c41d0e97'}b5a2f8360e7b94d1a3c85f26"))`,
        `AZURE_OPENAI_API_KEY=${'5e8a1f3c'}97d04b62ae1058f7c3d9b460`,
      ],
      nearMisses: ['AZURE_OPENAI_API_KEY=00000000000000000000000000000000', 'AZURE_OPENAI_API_KEY=<your-key>', 'curl https://acme.openai.azure.com/openai/deployments', 'etag = "9f3b71c0d28e46a5b07c1d93fe6284a1"', '"https://acme.openai.azure.com/", "chat-deployment"'],
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
  settings: [
    { key: '{application,appsettings}.**.{azureopenai,azureopenaisettings,azureopenaioptions}.{deployment,deploymentname,deploymentid,chatdeployment,chatdeploymentname,chatmodeldeployment,model,modelid,modelname,chatmodelid}', gives: 'model', provider: 'azure-openai' },
    { key: '{application,appsettings}.**.{azureopenai,azureopenaisettings,azureopenaioptions}.{embeddingdeployment,embeddingdeploymentname,embeddingmodel,embeddingmodelid}', gives: 'embedding_model', provider: 'azure-openai' },
    { key: '{application,appsettings}.**.{azureopenai,azureopenaisettings,azureopenaioptions}.{endpoint,url,baseurl}', gives: 'endpoint' },
  ],
  examples: [
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
      why: 'a deployment of a model that embeds',
      path: 'infra/embed.tf',
      text: `resource "azurerm_cognitive_deployment" "embed" {
  name = "embed"
  model {
    format = "OpenAI"
    name   = "text-embedding-3-large"
  }
}
`,
      finds: [
        { kind: 'iac_resource', name: 'azurerm_cognitive_deployment.embed', line: 1, provider: 'azure-openai' },
        { kind: 'embedding_model', name: 'text-embedding-3-large', line: 5, provider: 'azure-openai' },
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
    ...parts.examples,
  ],
  nearMisses: [
    { why: 'an account for speech', path: 'infra/speech.tf', text: 'resource "azurerm_cognitive_account" "speech" {\n  kind = "SpeechServices"\n}\n' },
    ...parts.nearMisses,
  ],
});
