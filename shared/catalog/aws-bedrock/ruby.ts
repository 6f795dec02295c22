/** Amazon Bedrock in Ruby. */
import type { EntryPart } from '../entry-part.ts';

export const ruby: EntryPart = {
  packages: [
    { ecosystem: 'gem', name: 'aws-sdk-bedrockruntime', modules: ['Aws.BedrockRuntime', 'aws-sdk-bedrockruntime'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'gem', name: 'aws-sdk-bedrock', modules: ['Aws.Bedrock', 'aws-sdk-bedrock'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'gem', name: 'aws-sdk-bedrockagentruntime', modules: ['Aws.BedrockAgentRuntime', 'aws-sdk-bedrockagentruntime'], role: 'sdk', provider: 'aws-bedrock' },
  ],
  uses: [
    { ecosystem: 'gem', call: 'Aws.BedrockRuntime.Client().{invoke_model,invoke_model_with_response_stream,converse,converse_stream}', gives: [{ kind: 'model', from: 'model_id', provider: 'prefix' }] },
  ],
  examples: [
    {
      why: 'the gem',
      path: 'lib/ask.rb',
      text: `require 'aws-sdk-bedrockruntime'

client = Aws::BedrockRuntime::Client.new(region: 'us-east-1')
client.converse(model_id: 'anthropic.claude-3-haiku-20240307-v1:0', messages: [])
`,
      finds: [
        { kind: 'sdk', name: 'aws-sdk-bedrockruntime', line: 1 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'anthropic.claude-3-haiku-20240307-v1:0', line: 4 },
      ],
    },
  ],
  nearMisses: [],
};
