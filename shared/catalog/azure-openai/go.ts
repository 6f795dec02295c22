/** Azure OpenAI in Go. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const packages: CatalogPackage[] = [
  { ecosystem: 'golang', name: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai', role: 'sdk', provider: 'azure-openai' },
  { ecosystem: 'golang', name: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenaiextensions', role: 'sdk', provider: 'azure-openai' },
];

export const go: EntryPart = {
  packages,
  uses: [
    {
      ecosystem: 'golang',
      call: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai#{ChatCompletionsOptions,ChatCompletionsStreamOptions,CompletionsOptions,AudioTranscriptionOptions,ImageGenerationOptions}',
      gives: [{ kind: 'model', from: 'DeploymentName', provider: 'azure-openai' }],
    },
    { ecosystem: 'golang', call: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai#EmbeddingsOptions', gives: [{ kind: 'embedding_model', from: 'DeploymentName', provider: 'azure-openai' }] },
    { ecosystem: 'golang', call: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai#{NewClientWithKeyCredential,NewClient,NewClientForOpenAI}', gives: [{ kind: 'endpoint', from: '#0' }] },
    { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#DefaultAzureConfig', gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'endpoint', from: '#1' }] },
    ...['', '/v2', '/v3'].map((major): UseRule => ({
      ecosystem: 'golang',
      call: `github.com/openai/openai-go${major}/azure#WithEndpoint`,
      gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'endpoint', from: '#0' }],
    })),
  ],
  examples: [
    {
      why: 'Go: the deployment in the options, wrapped into a pointer',
      path: 'azure.go',
      text: `package main

import (
	"context"

	"github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
)

func ask(ctx context.Context, client *azopenai.Client) {
	client.GetChatCompletions(ctx, azopenai.ChatCompletionsOptions{DeploymentName: to.Ptr("chat-prod")}, nil)
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai', line: 6 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'chat-prod', line: 11, provider: 'azure-openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'Go: another package of the same SDK', path: 'a.go', text: 'package a\n\nimport "github.com/Azure/azure-sdk-for-go/sdk/azcore/to"\n\nvar name = to.Ptr("gpt-4o")\n' },
  ],
};
