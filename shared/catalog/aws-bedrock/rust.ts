/** Amazon Bedrock in Rust. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const packages: CatalogPackage[] = ['bedrockruntime', 'bedrock', 'bedrockagent', 'bedrockagentruntime'].map((service) => ({
  ecosystem: 'cargo',
  name: `aws-sdk-${service}`,
  modules: [`aws_sdk_${service}`],
  role: 'sdk',
  provider: 'aws-bedrock',
}));

const uses: UseRule[] = [{ ecosystem: 'cargo', call: 'aws_sdk_bedrockruntime.**.model_id', gives: [{ kind: 'model', from: '#0', provider: 'aws-bedrock' }] }];

export const rust: EntryPart = {
  packages,
  uses,
  examples: [
    {
      why: 'Rust: a fluent builder on a client that is passed in',
      path: 'src/bedrock.rs',
      text: `use aws_sdk_bedrockruntime::Client;

pub async fn ask(client: &Client) {
    let _ = client.converse().model_id("amazon.nova-lite-v1:0").send().await;
}
`,
      finds: [
        { kind: 'sdk', name: 'aws-sdk-bedrockruntime', line: 1 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'amazon.nova-lite-v1:0', line: 4, provider: 'aws-bedrock' },
      ],
    },
  ],
  nearMisses: [],
};
