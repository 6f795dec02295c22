/** Amazon Bedrock in Java and Kotlin. */
import type { EntryPart } from '../entry-part.ts';
import { built, model } from '../gives.ts';

const requests = '{InvokeModelRequest,InvokeModelWithResponseStreamRequest,ConverseRequest,ConverseStreamRequest,StartAsyncInvokeRequest,ApplyGuardrailRequest}';
const calls = '{invokeModel,invokeModelWithResponseStream,converse,converseStream,startAsyncInvoke}';

export const jvm: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'software.amazon.awssdk:bedrockruntime', modules: ['software.amazon.awssdk.services.bedrockruntime'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'maven', name: 'software.amazon.awssdk:bedrock', modules: ['software.amazon.awssdk.services.bedrock'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'maven', name: 'software.amazon.awssdk:bedrockagentruntime', modules: ['software.amazon.awssdk.services.bedrockagentruntime'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'maven', name: 'software.amazon.awssdk:bedrockagent', modules: ['software.amazon.awssdk.services.bedrockagent'], role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'maven', name: 'aws.sdk.kotlin:bedrockruntime', modules: ['aws.sdk.kotlin.services.bedrockruntime'], role: 'sdk', provider: 'aws-bedrock' },
  ],
  uses: [
    { ecosystem: 'maven', call: `software.amazon.awssdk.services.bedrockruntime.model.${requests}.builder().**.{modelId,build}`, gives: [model(built('modelId'), 'aws-bedrock')] },
    { ecosystem: 'maven', call: `software.amazon.awssdk.services.bedrockruntime.**.${calls}`, gives: [model('modelId', 'aws-bedrock')] },
    { ecosystem: 'maven', call: 'software.amazon.awssdk.services.bedrockagent.model.CreateAgentRequest.builder().**.build', gives: [{ kind: 'agent', name: ['agentName', '@variable'], model: 'foundationModel', prompt: 'instruction' }, model('foundationModel', 'aws-bedrock')] },
    { ecosystem: 'maven', call: `aws.sdk.kotlin.services.bedrockruntime.**.{InvokeModelRequest,ConverseRequest,invokeModel,converse,converseStream}`, gives: [model('modelId', 'aws-bedrock')] },
  ],
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
  ],
  nearMisses: [],
};
