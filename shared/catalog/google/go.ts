/** Google in Go. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const packages: CatalogPackage[] = [
  { ecosystem: 'golang', name: 'google.golang.org/genai', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'github.com/google/generative-ai-go', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'cloud.google.com/go/vertexai', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'cloud.google.com/go/aiplatform', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'cloud.google.com/go/ai', role: 'sdk', provider: 'google' },
  { ecosystem: 'golang', name: 'google.golang.org/adk', role: 'framework' },
];

const formerSdks = ['github.com/google/generative-ai-go/genai', 'cloud.google.com/go/vertexai/genai'];

/** The client is often a field of a struct in another file, but a call below it is at least below a client of the package. */
const uses: UseRule[] = [
  {
    ecosystem: 'golang',
    call: 'google.golang.org/genai#{NewClient,Client}().Models.{GenerateContent,GenerateContentStream,CountTokens,GenerateImages,GenerateVideos,EditImage}',
    gives: [{ kind: 'model', from: '#1', provider: 'google' }],
  },
  { ecosystem: 'golang', call: 'google.golang.org/genai#{NewClient,Client}().{Chats.Create,Live.Connect}', gives: [{ kind: 'model', from: '#1', provider: 'google' }] },
  { ecosystem: 'golang', call: 'google.golang.org/genai#{NewClient,Client}().Models.EmbedContent', gives: [{ kind: 'embedding_model', from: '#1', provider: 'google' }] },
  { ecosystem: 'golang', call: 'google.golang.org/genai#GenerateContentConfig', gives: [{ kind: 'prompt', from: 'SystemInstruction.Parts[].Text' }] },
  ...['google.golang.org/genai', ...formerSdks].map((module): UseRule => ({ ecosystem: 'golang', call: `${module}#FunctionDeclaration`, gives: [{ kind: 'tool', name: 'Name' }] })),
  ...formerSdks.flatMap((module): UseRule[] => [
    { ecosystem: 'golang', call: `${module}#{NewClient,Client}().GenerativeModel`, gives: [{ kind: 'model', from: '#0', provider: 'google' }] },
    { ecosystem: 'golang', call: `${module}#{NewClient,Client}().EmbeddingModel`, gives: [{ kind: 'embedding_model', from: '#0', provider: 'google' }] },
  ]),
  { ecosystem: 'golang', call: 'google.golang.org/adk/model/gemini#NewModel', gives: [{ kind: 'model', from: '#1', provider: 'google' }] },
  {
    ecosystem: 'golang',
    call: 'google.golang.org/adk/agent/llmagent#New',
    gives: [{ kind: 'agent', name: ['#0.Name', '@assigned'], model: '#0.Model', tools: '#0.Tools[]', prompt: '#0.Instruction', agents: '#0.SubAgents[]' }],
  },
  {
    ecosystem: 'golang',
    call: 'google.golang.org/adk/agent/workflowagents/{sequentialagent#New,parallelagent#New,loopagent#New}',
    gives: [{ kind: 'agent', name: ['#0.AgentConfig.Name', '@assigned', '@within'], agents: '#0.AgentConfig.SubAgents[]' }],
  },
  { ecosystem: 'golang', call: 'google.golang.org/adk/agent#New', gives: [{ kind: 'agent', name: ['#0.Name', '@assigned', '@within'], agents: '#0.SubAgents[]' }] },
  { ecosystem: 'golang', call: 'google.golang.org/adk/tool/functiontool#New', gives: [{ kind: 'tool', name: ['#0.Name', '@assigned'] }] },
];

export const go: EntryPart = {
  packages,
  uses,
  examples: [
    {
      why: 'Go: the model stands behind the context',
      path: 'gemini.go',
      text: `package main

import (
	"context"

	"google.golang.org/genai"
)

type bot struct{ client *genai.Client }

func (b *bot) ask(ctx context.Context, q string) (string, error) {
	res, err := b.client.Models.GenerateContent(ctx, "gemini-2.5-flash", genai.Text(q), nil)
	return res.Text(), err
}
`,
      finds: [
        { kind: 'sdk', name: 'google.golang.org/genai', line: 6 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 12, provider: 'google' },
      ],
    },
    {
      why: 'Go: the former SDK, its client one of two results',
      path: 'old.go',
      text: `package main

import (
	"context"

	"github.com/google/generative-ai-go/genai"
	"google.golang.org/api/option"
)

func main() {
	client, err := genai.NewClient(context.Background(), option.WithAPIKey("k"))
	if err != nil {
		panic(err)
	}
	model := client.GenerativeModel("gemini-1.5-pro")
	model.StartChat()
	client.EmbeddingModel("text-embedding-004")
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/google/generative-ai-go', line: 6 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-1.5-pro', line: 15, provider: 'google' },
        { kind: 'embedding_model', name: 'text-embedding-004', line: 17, provider: 'google' },
      ],
    },
    {
      why: 'Go: functions that a model may call, described by a schema of the SDK and by one of JSON',
      path: 'functions.go',
      text: `package main

import "google.golang.org/genai"

var tools = []*genai.Tool{{FunctionDeclarations: []*genai.FunctionDeclaration{
	{Name: "open_gate", Description: "Opens a gate", Parameters: &genai.Schema{Type: genai.TypeObject}},
	{Name: "close_gate", Description: "Closes a gate", ParametersJsonSchema: map[string]any{"type": "object", "properties": map[string]any{}}},
}}}
`,
      finds: [
        { kind: 'sdk', name: 'google.golang.org/genai', line: 3 },
        { kind: 'provider', name: 'google' },
        { kind: 'tool', name: 'open_gate' },
        { kind: 'tool', name: 'close_gate' },
      ],
    },
    {
      why: 'Go: a function of the former SDK',
      path: 'gate.go',
      text: `package main

import "github.com/google/generative-ai-go/genai"

var gate = &genai.Tool{FunctionDeclarations: []*genai.FunctionDeclaration{{
	Name:        "gate_state",
	Description: "Says whether a gate is open",
}}}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/google/generative-ai-go', line: 3 },
        { kind: 'provider', name: 'google' },
        { kind: 'tool', name: 'gate_state', line: 5 },
      ],
    },
    {
      why: 'Go: a function of the former SDK of Vertex AI, and what a model answered with, which is none',
      path: 'calls.go',
      text: `package main

import "cloud.google.com/go/vertexai/genai"

var lock = &genai.FunctionDeclaration{Name: "lock_gate", Description: "Locks a gate"}

var call = genai.FunctionCall{Name: "unlock_gate", Args: map[string]any{"gate": "north"}}
`,
      finds: [
        { kind: 'sdk', name: 'cloud.google.com/go/vertexai', line: 3 },
        { kind: 'provider', name: 'google' },
        { kind: 'tool', name: 'lock_gate', line: 5 },
      ],
    },
    {
      why: 'Go: agents that run other agents, one of them made of a configuration before, one under no literal name',
      path: 'pipeline.go',
      text: `package pipeline

import (
	"google.golang.org/adk/agent"
	"google.golang.org/adk/agent/workflowagents/loopagent"
	"google.golang.org/adk/agent/workflowagents/parallelagent"
	"google.golang.org/adk/agent/workflowagents/sequentialagent"
)

func NewNewsroom(c Config, reporters []agent.Agent) (agent.Agent, error) {
	cfg := parallelagent.Config{AgentConfig: agent.Config{Name: "gather_news", SubAgents: reporters}}
	gather, err := parallelagent.New(cfg)
	printer, err := agent.New(agent.Config{Name: "printer", Run: c.Print})
	polish, err := loopagent.New(loopagent.Config{MaxIterations: 3, AgentConfig: agent.Config{Name: "polish", SubAgents: c.Editors}})
	if err != nil {
		return nil, err
	}
	return sequentialagent.New(sequentialagent.Config{
		AgentConfig: agent.Config{Name: c.Name, SubAgents: []agent.Agent{gather, polish, printer}},
	})
}
`,
      finds: [
        { kind: 'sdk', name: 'google.golang.org/adk', line: 4 },
        { kind: 'agent', name: 'gather_news', line: 12 },
        { kind: 'agent', name: 'printer', line: 13 },
        { kind: 'agent', name: 'polish', line: 14 },
        { kind: 'agent', name: 'NewNewsroom', line: 18 },
      ],
    },
  ],
  nearMisses: [
    { why: "Go: runners of one's own that are called alike", path: 'c.go', text: 'package a\n\nimport (\n\t"example.com/build/agent"\n\t"example.com/build/sequentialagent"\n)\n\nvar a, err = sequentialagent.New(sequentialagent.Config{AgentConfig: agent.Config{Name: "compile"}})\n' },
    { why: "Go: declarations of functions in a compiler of one's own", path: 'b.go', text: 'package a\n\nimport "example.com/compiler/genai"\n\nvar f = genai.FunctionDeclaration{Name: "main", Description: "entry"}\n' },
    { why: 'Go: other clients of the same cloud', path: 'a.go', text: 'package a\n\nimport (\n\t"cloud.google.com/go/storage"\n\t"google.golang.org/api/option"\n)\n\nvar c = storage.NewClient(nil, option.WithEndpoint("x"))\n' },
  ],
};
