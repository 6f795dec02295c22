/** Anthropic in Go. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';
import { goConstants } from './go-constants.ts';

const packages: CatalogPackage[] = [
  { ecosystem: 'golang', name: 'github.com/anthropics/anthropic-sdk-go', role: 'sdk', provider: 'anthropic' },
  { ecosystem: 'golang', name: 'github.com/liushuangls/go-anthropic/v2', modules: ['github.com/liushuangls/go-anthropic', 'github.com/liushuangls/go-anthropic/v2'], role: 'sdk', provider: 'anthropic' },
];

const uses: UseRule[] = [
  {
    ecosystem: 'golang',
    call: 'github.com/anthropics/anthropic-sdk-go#{MessageNewParams,BetaMessageNewParams,MessageCountTokensParams,BetaMessageCountTokensParams,CompletionNewParams}',
    gives: [
      { kind: 'model', from: 'Model', provider: 'anthropic' },
      { kind: 'prompt', from: 'System[].Text' },
    ],
  },
  { ecosystem: 'golang', call: 'github.com/anthropics/anthropic-sdk-go/option#WithBaseURL', gives: [{ kind: 'endpoint', from: '#0' }] },
  ...['', '/v2'].map((major): UseRule => ({
    ecosystem: 'golang',
    call: `github.com/liushuangls/go-anthropic${major}#{MessagesRequest,MessagesStreamRequest,CompleteRequest}`,
    gives: [
      { kind: 'model', from: 'Model', provider: 'anthropic' },
      { kind: 'prompt', from: 'System' },
    ],
  })),
];

export const go: EntryPart = {
  packages,
  uses,
  constants: goConstants,
  examples: [
    {
      why: 'Go: a constant of the SDK, and the system prompt in its blocks',
      path: 'ask.go',
      text: `package ask

import (
	"context"

	"github.com/anthropics/anthropic-sdk-go"
)

func ask(ctx context.Context, q string) (*anthropic.Message, error) {
	client := anthropic.NewClient()
	return client.Messages.New(ctx, anthropic.MessageNewParams{
		Model:     anthropic.ModelClaude3_7SonnetLatest,
		MaxTokens: 1024,
		System:    []anthropic.TextBlockParam{{Text: "Be brief."}},
		Messages:  []anthropic.MessageParam{anthropic.NewUserMessage(anthropic.NewTextBlock(q))},
	})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/anthropics/anthropic-sdk-go', line: 6 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-3-7-sonnet-latest', line: 12, provider: 'anthropic' },
        { kind: 'prompt', name: 'ask.System.Text', line: 14 },
      ],
    },
  ],
  nearMisses: [
    { why: "Go: a package of one's own called anthropic", path: 'a.go', text: 'package a\n\nimport "example.com/acme/llm/anthropic"\n\nvar p = anthropic.MessageNewParams{Model: "claude-3-opus-20240229"}\n' },
  ],
};
