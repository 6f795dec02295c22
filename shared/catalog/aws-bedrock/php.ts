/** Amazon Bedrock in PHP. */
import type { EntryPart } from '../entry-part.ts';

export const php: EntryPart = {
  packages: [{ ecosystem: 'composer', name: 'async-aws/bedrock-runtime', modules: ['AsyncAws.BedrockRuntime'], role: 'sdk', provider: 'aws-bedrock' }],
  uses: [
    // The one package holds every service of AWS, so only these clients of it are AI.
    { ecosystem: 'composer', call: 'Aws.BedrockRuntime.BedrockRuntimeClient', gives: [{ kind: 'provider', provider: 'aws-bedrock' }] },
    { ecosystem: 'composer', call: 'Aws.BedrockAgentRuntime.BedrockAgentRuntimeClient', gives: [{ kind: 'provider', provider: 'aws-bedrock' }] },
    { ecosystem: 'composer', call: 'Aws.Bedrock.BedrockClient', gives: [{ kind: 'provider', provider: 'aws-bedrock' }] },
    { ecosystem: 'composer', call: '{Aws,AsyncAws}.BedrockRuntime.BedrockRuntimeClient().{invokeModel,invokeModelAsync,invokeModelWithResponseStream,converse,converseStream}', gives: [{ kind: 'model', from: 'modelId', provider: 'prefix' }] },
  ],
  examples: [
    {
      why: 'the client of the package that holds every service',
      path: 'src/ask.php',
      text: `<?php
namespace App;
use Aws\\BedrockRuntime\\BedrockRuntimeClient;

$client = new BedrockRuntimeClient(['region' => 'us-east-1']);
$client->invokeModel(['modelId' => 'anthropic.claude-3-haiku-20240307-v1:0', 'body' => '{}']);
`,
      finds: [
        { kind: 'provider', name: 'aws-bedrock', line: 5 },
        { kind: 'model', name: 'anthropic.claude-3-haiku-20240307-v1:0', line: 6 },
      ],
    },
  ],
  nearMisses: [
    { why: 'another service of the same package', path: 's3.php', text: "<?php\nuse Aws\\\\S3\\\\S3Client;\n$client = new S3Client(['region' => 'us-east-1']);\n$client->invokeModel(['modelId' => 'x1']);\n" },
  ],
};
