/** Amazon Bedrock in Java, Kotlin and .NET. */
import { built, model, type EntryPart } from './part.ts';

const requests = '{InvokeModelRequest,InvokeModelWithResponseStreamRequest,ConverseRequest,ConverseStreamRequest,StartAsyncInvokeRequest,ApplyGuardrailRequest}';
const calls = '{invokeModel,invokeModelWithResponseStream,converse,converseStream,startAsyncInvoke}';

export const awsBedrock: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'software.amazon.awssdk:bedrockruntime', modules: ['software.amazon.awssdk.services.bedrockruntime'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'maven', name: 'software.amazon.awssdk:bedrock', modules: ['software.amazon.awssdk.services.bedrock'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'maven', name: 'software.amazon.awssdk:bedrockagentruntime', modules: ['software.amazon.awssdk.services.bedrockagentruntime'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'maven', name: 'software.amazon.awssdk:bedrockagent', modules: ['software.amazon.awssdk.services.bedrockagent'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'maven', name: 'aws.sdk.kotlin:bedrockruntime', modules: ['aws.sdk.kotlin.services.bedrockruntime'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'nuget', name: 'AWSSDK.BedrockRuntime', modules: ['Amazon.BedrockRuntime'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'nuget', name: 'AWSSDK.Bedrock', modules: ['Amazon.Bedrock'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'nuget', name: 'AWSSDK.BedrockAgentRuntime', modules: ['Amazon.BedrockAgentRuntime'], role: 'sdk', provider: 'aws-bedrock' },
  ],
  uses: [
    { ecosystem: 'maven', call: `software.amazon.awssdk.services.bedrockruntime.model.${requests}.builder().**.{modelId,build}`, gives: [model(built('modelId'), 'aws-bedrock')] },
    { ecosystem: 'maven', call: `software.amazon.awssdk.services.bedrockruntime.**.${calls}`, gives: [model('modelId', 'aws-bedrock')] },
    { ecosystem: 'maven', call: 'software.amazon.awssdk.services.bedrockagent.model.CreateAgentRequest.builder().**.build', gives: [{ kind: 'agent', name: ['agentName', '@variable'], model: 'foundationModel', prompt: 'instruction' }, model('foundationModel', 'aws-bedrock')] },
    { ecosystem: 'maven', call: `aws.sdk.kotlin.services.bedrockruntime.**.{InvokeModelRequest,ConverseRequest,invokeModel,converse,converseStream}`, gives: [model('modelId', 'aws-bedrock')] },
    { ecosystem: 'nuget', call: `Amazon.BedrockRuntime.Model.${requests}`, gives: [model('ModelId', 'aws-bedrock')] },
    { ecosystem: 'nuget', call: `Amazon.BedrockRuntime.Model.${requests}().set_ModelId`, gives: [model('#0', 'aws-bedrock')] },
  ],
  definitions: [],
  constants: [],
  settings: [{ key: '{application,appsettings}.**.bedrock.{model,modelid,chatmodelid,foundationmodel}', gives: 'model', provider: 'aws-bedrock' }],
  examples: [
    {
      why: 'a request that a function fills in',
      path: 'Ask.java',
      text: `import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

class Ask {
  void run() {
    var client = BedrockRuntimeClient.builder().build();
    var modelId = "anthropic.claude-3-haiku-20240307-v1:0";
    client.converse(request -> request.modelId(modelId).inferenceConfig(c -> c.maxTokens(512)));
  }
}
`,
      finds: [
        { kind: 'sdk', name: 'software.amazon.awssdk:bedrockruntime', line: 1 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'anthropic.claude-3-haiku-20240307-v1:0', line: 6, provider: 'aws-bedrock' },
      ],
    },
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
  nearMisses: [{ why: 'other services of AWS', path: 'Other.cs', text: 'using Amazon.S3;\nusing Amazon.S3.Model;\nvar request = new ConverseRequest { ModelId = "amazon.nova-lite-v1:0" };\n' }],
};
