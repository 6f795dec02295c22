/** Amazon Bedrock in JavaScript. */
import type { EntryPart } from '../entry-part.ts';

export const javascript: EntryPart = {
  packages: [
    { ecosystem: 'npm', name: '@aws-sdk/client-bedrock-runtime', role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'npm', name: '@aws-sdk/client-bedrock', role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'npm', name: '@aws-sdk/client-bedrock-agent', role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'npm', name: '@aws-sdk/client-bedrock-agent-runtime', role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'npm', name: '@aws-sdk/client-bedrock-agentcore', role: 'sdk', provider: 'aws-bedrock' },
  ],
  uses: [
    {
      ecosystem: 'npm',
      call: '@aws-sdk/client-bedrock-runtime#{ConverseCommand,ConverseStreamCommand,InvokeModelCommand,InvokeModelWithResponseStreamCommand,InvokeModelWithBidirectionalStreamCommand,StartAsyncInvokeCommand}',
      gives: [
        { kind: 'model', from: 'modelId', provider: 'aws-bedrock' },
        { kind: 'prompt', from: 'system[].text' },
      ],
    },
    {
      ecosystem: 'npm',
      call: '@aws-sdk/client-bedrock-runtime#{BedrockRuntime,BedrockRuntimeClient}().{converse,converseStream,invokeModel,invokeModelWithResponseStream}',
      gives: [
        { kind: 'model', from: 'modelId', provider: 'aws-bedrock' },
        { kind: 'prompt', from: 'system[].text' },
      ],
    },
    { ecosystem: 'npm', call: '@aws-sdk/client-bedrock-runtime#{BedrockRuntime,BedrockRuntimeClient}', gives: [{ kind: 'endpoint', from: 'endpoint', isOwn: true }] },
    {
      ecosystem: 'npm',
      call: '@aws-sdk/client-bedrock-agent#CreateAgentCommand',
      gives: [
        { kind: 'agent', name: ['agentName', '@assigned'], model: 'foundationModel', prompt: 'instruction' },
        { kind: 'model', from: 'foundationModel', provider: 'aws-bedrock' },
        { kind: 'prompt', from: 'instruction' },
      ],
    },
  ],
  examples: [
    {
      why: 'a command of the JavaScript client, through an inference profile',
      path: 'src/bedrock.ts',
      text: `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';

const client = new BedrockRuntimeClient({ region: 'us-east-1' });
export async function ask(text: string) {
  return client.send(new ConverseCommand({ modelId: 'us.anthropic.claude-opus-4-6-v1', messages: [{ role: 'user', content: [{ text }] }] }));
}
`,
      finds: [
        { kind: 'sdk', name: '@aws-sdk/client-bedrock-runtime', line: 1 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'us.anthropic.claude-opus-4-6-v1', line: 5, provider: 'aws-bedrock' },
      ],
    },
    {
      why: 'a regional endpoint',
      path: 'client.ts',
      text: "export const url = 'https://bedrock-runtime.us-west-2.amazonaws.com/model/x/invoke';\n",
      finds: [
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'endpoint', name: 'bedrock-runtime.us-west-2.amazonaws.com/model/x/invoke', line: 1 },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@aws-sdk/client-bedrock-runtime": "3.800.0",\n    "@aws-sdk/client-s3": "3.800.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@aws-sdk/client-bedrock-runtime', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'another AWS client package', path: 'd.ts', text: "import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';\nnew GetObjectCommand({ Bucket: 'bedrock', Key: 'modelId' });\n" },
    { why: 'another AWS host', path: 'e.ts', text: "fetch('https://s3.us-west-2.amazonaws.com/bedrock-runtime');\n" },
  ],
};
