/** Amazon Bedrock in Go. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const packages: CatalogPackage[] = ['bedrockruntime', 'bedrock', 'bedrockagent', 'bedrockagentruntime', 'bedrockagentcore'].map((service) => ({
  ecosystem: 'golang',
  name: `github.com/aws/aws-sdk-go-v2/service/${service}`,
  role: 'sdk',
  provider: 'aws-bedrock',
}));

const uses: UseRule[] = [
  {
    ecosystem: 'golang',
    call: 'github.com/aws/aws-sdk-go-v2/service/bedrockruntime#{InvokeModelInput,InvokeModelWithResponseStreamInput,InvokeModelWithBidirectionalStreamInput,ConverseInput,ConverseStreamInput}',
    gives: [
      { kind: 'model', from: 'ModelId', provider: 'aws-bedrock' },
      { kind: 'prompt', from: 'System[].Value' },
    ],
  },
];

export const go: EntryPart = {
  packages,
  uses,
  examples: [
    {
      why: 'Go: the input is a struct, its text a pointer',
      path: 'invoke.go',
      text: `package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
)

const modelID = "anthropic.claude-3-haiku-20240307-v1:0"

func invoke(ctx context.Context, client *bedrockruntime.Client, body []byte) error {
	_, err := client.InvokeModel(ctx, &bedrockruntime.InvokeModelInput{ModelId: aws.String(modelID), Body: body})
	return err
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/aws/aws-sdk-go-v2/service/bedrockruntime', line: 7 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'anthropic.claude-3-haiku-20240307-v1:0', line: 10, provider: 'aws-bedrock' },
      ],
    },
  ],
  nearMisses: [
    { why: 'Go: other services of the SDK', path: 'a.go', text: 'package a\n\nimport (\n\t"github.com/aws/aws-sdk-go-v2/aws"\n\t"github.com/aws/aws-sdk-go-v2/service/s3"\n)\n\nvar in = s3.GetObjectInput{Bucket: aws.String("models"), Key: aws.String("anthropic.claude-v2")}\n' },
  ],
};
