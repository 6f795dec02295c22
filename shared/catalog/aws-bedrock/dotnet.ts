/** Amazon Bedrock in .NET. */
import type { EntryPart } from '../entry-part.ts';
import { model } from '../gives.ts';

const requests = '{InvokeModelRequest,InvokeModelWithResponseStreamRequest,ConverseRequest,ConverseStreamRequest,StartAsyncInvokeRequest,ApplyGuardrailRequest}';

export const dotnet: EntryPart = {
  packages: [
    { ecosystem: 'nuget', name: 'AWSSDK.BedrockRuntime', modules: ['Amazon.BedrockRuntime'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'nuget', name: 'AWSSDK.Bedrock', modules: ['Amazon.Bedrock'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'nuget', name: 'AWSSDK.BedrockAgentRuntime', modules: ['Amazon.BedrockAgentRuntime'], role: 'sdk', provider: 'aws-bedrock' },
  ],
  uses: [
    { ecosystem: 'nuget', call: `Amazon.BedrockRuntime.Model.${requests}`, gives: [model('ModelId', 'aws-bedrock')] },
    { ecosystem: 'nuget', call: `Amazon.BedrockRuntime.Model.${requests}().set_ModelId`, gives: [model('#0', 'aws-bedrock')] },
  ],
  examples: [
    {
      why: 'a .NET request',
      path: 'Ask.cs',
      text: `using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;

var request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };
`,
      finds: [
        { kind: 'sdk', name: 'AWSSDK.BedrockRuntime', line: 1 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'amazon.nova-lite-v1:0', line: 4, provider: 'aws-bedrock' },
      ],
    },
  ],
  nearMisses: [
    { why: 'other services of AWS', path: 'Other.cs', text: 'using Amazon.S3;\nusing Amazon.S3.Model;\nvar request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };\n' },
  ],
};
