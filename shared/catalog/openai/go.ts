/** OpenAI in Go. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';
import { goConstants } from './go-constants.ts';

/** Major versions of the Go SDK have paths of their own. */
const goSdks = ['', '/v2', '/v3'].map((major) => `github.com/openai/openai-go${major}`);

const packages: CatalogPackage[] = [
  ...goSdks.map((name): CatalogPackage => ({ ecosystem: 'golang', name, role: 'sdk', provider: 'openai' })),
  { ecosystem: 'golang', name: 'github.com/sashabaranov/go-openai', role: 'sdk', provider: 'openai' },
  { ecosystem: 'golang', name: 'github.com/pkoukk/tiktoken-go', role: 'sdk' },
];

/** A request is a struct, so its literal tells the model wherever the client is. */
const uses: UseRule[] = [
  {
    ecosystem: 'golang',
    call: 'github.com/sashabaranov/go-openai#{ChatCompletionRequest,CompletionRequest,AssistantRequest,RunRequest,AudioRequest,CreateSpeechRequest,ImageRequest,FineTuningJobRequest,ModerationRequest,EditsRequest,CreateResponseRequest}',
    gives: [
      { kind: 'model', from: 'Model', provider: 'openai' },
      { kind: 'prompt', from: ['Instructions', 'Messages[Role=system].Content', 'Messages[Role=developer].Content'] },
    ],
  },
  { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#{EmbeddingRequest,EmbeddingRequestStrings,EmbeddingRequestTokens}', gives: [{ kind: 'embedding_model', from: 'Model', provider: 'openai' }] },
  { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#NewClient', gives: [{ kind: 'endpoint', from: '@none' }] },
  { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#NewClientWithConfig', gives: [{ kind: 'endpoint', from: '#0.BaseURL' }] },
  { ecosystem: 'golang', call: 'github.com/sashabaranov/go-openai#FunctionDefinition', gives: [{ kind: 'tool', name: 'Name' }] },
  ...goSdks.flatMap((sdk): UseRule[] => [
    { ecosystem: 'golang', call: `${sdk}{,/shared}#FunctionDefinitionParam`, gives: [{ kind: 'tool', name: 'Name' }] },
    {
      ecosystem: 'golang',
      call: `${sdk}#{ChatCompletionNewParams,CompletionNewParams,BetaAssistantNewParams,BetaThreadRunNewParams,AudioSpeechNewParams,AudioTranscriptionNewParams,ImageGenerateParams,ModerationNewParams,FineTuningJobNewParams}`,
      gives: [
        { kind: 'model', from: 'Model', provider: 'openai' },
        { kind: 'prompt', from: 'Instructions' },
      ],
    },
    { ecosystem: 'golang', call: `${sdk}/responses#ResponseNewParams`, gives: [{ kind: 'model', from: 'Model', provider: 'openai' }, { kind: 'prompt', from: 'Instructions' }] },
    { ecosystem: 'golang', call: `${sdk}#EmbeddingNewParams`, gives: [{ kind: 'embedding_model', from: 'Model', provider: 'openai' }] },
    { ecosystem: 'golang', call: `${sdk}#{SystemMessage,DeveloperMessage}`, gives: [{ kind: 'prompt', from: '#0' }] },
    { ecosystem: 'golang', call: `${sdk}#NewClient`, gives: [{ kind: 'endpoint', from: ':WithBaseURL.#0' }] },
    { ecosystem: 'golang', call: `${sdk}/option#WithBaseURL`, gives: [{ kind: 'endpoint', from: '#0' }] },
  ]),
];

export const go: EntryPart = {
  packages,
  uses,
  constants: goConstants,
  examples: [
    {
      why: 'Go: a constant of the SDK that the project keeps under a name of its own',
      path: 'models.go',
      text: `package ask

import openai "github.com/sashabaranov/go-openai"

const Fast = openai.GPT4oMini
`,
      finds: [
        { kind: 'sdk', name: 'github.com/sashabaranov/go-openai', line: 3 },
        { kind: 'model', name: 'gpt-4o-mini', line: 5, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'Go: a list of what may be chosen is no use of a model',
      path: 'choices.go',
      text: `package ask

import openai "github.com/sashabaranov/go-openai"

var choices = []string{openai.GPT4oMini, openai.O3Mini}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/sashabaranov/go-openai', line: 3 },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'Go: the engine in an address of the first release',
      path: 'search.go',
      text: `package ask

const address = "https://api.openai.com/v1/engines/davinci/completions"
`,
      finds: [
        { kind: 'endpoint', name: 'api.openai.com/v1/engines/davinci/completions', line: 3, provider: 'openai' },
        { kind: 'model', name: 'davinci', line: 3, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'Go: the address is set on the configuration, and whoever answers there serves the model',
      path: 'ask.go',
      text: `package ask

import openai "github.com/sashabaranov/go-openai"

func ask(key string) {
	config := openai.DefaultConfig(key)
	config.BaseURL = "https://api.groq.com/openai/v1"
	client := openai.NewClientWithConfig(config)
	client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Model: "llama-3.3-70b-versatile"})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/sashabaranov/go-openai', line: 3 },
        { kind: 'endpoint', name: 'api.groq.com/openai/v1', line: 7, provider: 'groq' },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'llama-3.3-70b-versatile', line: 9, provider: 'groq' },
      ],
    },
    {
      why: 'Go: one of two clients is pointed elsewhere, so a request says nothing but its usual vendor',
      path: 'both.go',
      text: `package ask

import (
	"github.com/openai/openai-go"
	"github.com/openai/openai-go/option"
)

func ask() {
	own := openai.NewClient(option.WithBaseURL("https://llm.internal.example/v1"))
	usual := openai.NewClient(option.WithAPIKey(key))
	run(own, usual, openai.ChatCompletionNewParams{Model: "gpt-4o-mini"})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/openai/openai-go', line: 4 },
        { kind: 'endpoint', name: 'llm.internal.example/v1', line: 9 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 11, provider: 'openai' },
      ],
    },
    {
      why: 'Go: a constant of the package is the model, a constant of the role tells the prompt',
      path: 'internal/chat/chat.go',
      text: `package chat

import (
	"context"

	"github.com/sashabaranov/go-openai"
)

const systemPrompt = "You answer briefly."

type Service struct{ client *openai.Client }

func (s *Service) Ask(ctx context.Context, q string) (string, error) {
	resp, err := s.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model: openai.GPT4oMini,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: systemPrompt},
			{Role: openai.ChatMessageRoleUser, Content: q},
		},
	})
	return resp.Choices[0].Message.Content, err
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/sashabaranov/go-openai', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 15, provider: 'openai' },
        { kind: 'prompt', name: 'systemPrompt', line: 9 },
      ],
    },
    {
      why: 'Go: functions in a list whose elements leave their type out',
      path: 'tools.go',
      text: `package main

import "github.com/sashabaranov/go-openai"

var tools = []openai.Tool{
	{
		Type: openai.ToolTypeFunction,
		Function: &openai.FunctionDefinition{
			Name: "water_plants",
		},
	},
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/sashabaranov/go-openai', line: 3 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'water_plants' },
      ],
    },
    {
      why: 'Go: the official SDK with options, a wrapped field and a major version in its path',
      path: 'main.go',
      text: `package main

import (
	"context"

	"github.com/openai/openai-go/v2"
	"github.com/openai/openai-go/v2/option"
)

func main() {
	client := openai.NewClient(option.WithBaseURL("https://llm.internal.example/v1"))
	client.Chat.Completions.New(context.TODO(), openai.ChatCompletionNewParams{
		Messages: []openai.ChatCompletionMessageParamUnion{openai.SystemMessage("Be kind."), openai.UserMessage("Hi")},
		Model:    openai.ChatModelGPT4o,
	})
	client.Embeddings.New(context.TODO(), openai.EmbeddingNewParams{Model: openai.F("text-embedding-3-small")})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/openai/openai-go/v2', line: 6 },
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'llm.internal.example/v1', line: 11 },
        { kind: 'prompt', name: 'main.SystemMessage', line: 13 },
        { kind: 'model', name: 'gpt-4o', line: 14, provider: 'openai' },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 16, provider: 'openai' },
      ],
    },
    {
      why: 'Go: a switch gives one of several; what it gives for another vendor is not this one\'s',
      path: 'switch.go',
      text: `package main

import "github.com/openai/openai-go"

func params(size string) openai.ChatCompletionNewParams {
	var model openai.ChatModel
	switch size {
	case "large":
		model = openai.ChatModelGPT4_1
	case "other":
		model = "claude-3-5-haiku-latest"
	default:
		model = openai.ChatModel("gpt-4.1-nano")
	}
	return openai.ChatCompletionNewParams{Model: model}
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/openai/openai-go', line: 3 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4.1', line: 9, provider: 'openai' },
        { kind: 'model', name: 'gpt-4.1-nano', line: 13, provider: 'openai' },
      ],
    },
    {
      why: 'Go without an SDK: JSON as text, a reader around it, the address put together',
      path: 'cmd/raw/main.go',
      text: `package main

import (
	"fmt"
	"net/http"
	"strings"
)

const base = "https://api.openai.com/v1"

func ask(q string) (*http.Response, error) {
	body := fmt.Sprintf(\`{
  "model": "gpt-4o-2024-08-06",
  "messages": [{"role": "user", "content": %q}]
}\`, q)
	return http.Post(base+"/chat/completions", "application/json", strings.NewReader(body))
}
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1', line: 9 },
        { kind: 'model', name: 'gpt-4o-2024-08-06', line: 13, provider: 'openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'Go: a body with a model of a car', path: 'car.go', text: 'package a\n\nimport "net/http"\n\nfunc f() {\n\thttp.Post("https://cars.example.com/orders", "application/json", body(map[string]any{"model": "gpt-4o", "input": "x"}))\n}\n' },
    { why: 'Go: the import in a comment and in a list of words', path: 'a.go', text: 'package a\n\n// import "github.com/openai/openai-go"\nvar known = []string{\n\t"github.com/openai/openai-go",\n\t"gpt-4o",\n}\n' },
    { why: "Go: a package of one's own with the same last name", path: 'b.go', text: 'package b\n\nimport "example.com/acme/openai"\n\nvar c = openai.NewClient("k", openai.Request{Model: "gpt-4o"})\n' },
  ],
};
