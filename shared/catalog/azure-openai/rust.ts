/** Azure OpenAI in Rust. */
import type { EntryPart } from '../entry-part.ts';

export const rust: EntryPart = {
  packages: [],
  uses: [
    { ecosystem: 'cargo', call: 'async_openai.**.AzureConfig.**.with_api_base', gives: [{ kind: 'endpoint', from: '#0' }] },
    { ecosystem: 'cargo', call: 'async_openai.**.AzureConfig.**.with_deployment_id', gives: [{ kind: 'model', from: '#0', provider: 'azure-openai' }] },
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
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'endpoint', name: 'acme.openai.azure.com', line: 4 },
        { kind: 'model', name: 'chat-prod', line: 4, provider: 'azure-openai' },
      ],
    },
  ],
  nearMisses: [],
};
