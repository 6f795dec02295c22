/** Genkit in Go and Rust. */
import type { SystemsPart } from './part.ts';
import type { UseRule } from '../catalog-entry.ts';

const goUses: UseRule[] = [
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/genkit#WithDefaultModel', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/ai#{WithModelName,NewModelRef}', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/plugins/{googlegenai,googleai,vertexai}#{GoogleAIModel,VertexAIModel,Model}', gives: [{ kind: 'model', from: ['#1', '#0'], provider: 'google' }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/plugins/{googlegenai,googleai,vertexai}#{GoogleAIModelRef,VertexAIModelRef,ModelRef}', gives: [{ kind: 'model', from: '#0', provider: 'google' }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/plugins/{googlegenai,googleai,vertexai}#{GoogleAIEmbedder,VertexAIEmbedder,Embedder}', gives: [{ kind: 'embedding_model', from: ['#1', '#0'], provider: 'google' }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/plugins/compat_oai/openai#OpenAI().Model', gives: [{ kind: 'model', from: '#1', provider: 'openai' }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/plugins/ollama#ModelDefinition', gives: [{ kind: 'model', from: 'Name', provider: 'ollama' }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/genkit#{DefineTool,DefineToolWithInputSchema}', gives: [{ kind: 'tool', name: ['#1', '@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/ai#{NewTool,DefineTool}', gives: [{ kind: 'tool', name: ['#0', '@assigned', '@within'] }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/ai#{WithSystem,WithSystemText,NewSystemTextMessage}', gives: [{ kind: 'prompt', from: '#0' }] },
  { ecosystem: 'golang', call: 'github.com/firebase/genkit/go/plugins/mcp#{NewGenkitMCPClient,NewMCPHost}', gives: [{ kind: 'mcp_client', name: ['#0.Name', '@assigned', '@within'] }] },
];


export const genkit = {
  packages: [
    { ecosystem: 'golang', name: 'github.com/firebase/genkit/go', role: 'framework' },
  ],
  uses: [
    ...goUses,
  ],
  examples: [
    {
      why: 'Go: a default model with the provider before it, a tool and a system text',
      path: 'main.go',
      text: `package main

import (
	"context"

	"github.com/firebase/genkit/go/ai"
	"github.com/firebase/genkit/go/genkit"
	"github.com/firebase/genkit/go/plugins/googlegenai"
)

func main() {
	ctx := context.Background()
	g := genkit.Init(ctx, genkit.WithPlugins(&googlegenai.GoogleAI{}), genkit.WithDefaultModel("googleai/gemini-2.5-flash"))
	weather := genkit.DefineTool(g, "getWeather", "the weather in a place", forecast)
	genkit.Generate(ctx, g, ai.WithSystem("Answer briefly."), ai.WithTools(weather))
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/firebase/genkit/go', line: 6 },
        { kind: 'model', name: 'googleai/gemini-2.5-flash', line: 13, provider: 'google' },
        { kind: 'provider', name: 'google' },
        { kind: 'tool', name: 'getWeather', line: 14 },
        { kind: 'prompt', name: 'main.WithSystem', line: 15 },
      ],
    },
    {
      why: 'Go: under another name',
      path: 'renamed.go',
      text: `package a

import x "github.com/firebase/genkit/go/core"

var a = x.Thing
`,
      finds: [
        { kind: 'sdk', name: 'github.com/firebase/genkit/go', line: 3 },
      ],
    },
    {
      why: 'Go: for its effects',
      path: 'blank.go',
      text: `package a

import _ "github.com/firebase/genkit/go/core"
`,
      finds: [
        { kind: 'sdk', name: 'github.com/firebase/genkit/go', line: 3 },
      ],
    },
    {
      why: 'Go: with all its names',
      path: 'dot.go',
      text: `package a

import . "github.com/firebase/genkit/go/core"
`,
      finds: [
        { kind: 'sdk', name: 'github.com/firebase/genkit/go', line: 3 },
      ],
    },
    {
      why: 'Go: one of a block',
      path: 'block.go',
      text: `package a

import (
	"fmt"

	"github.com/firebase/genkit/go/core"
)

func f() { fmt.Println(core.Thing) }
`,
      finds: [
        { kind: 'sdk', name: 'github.com/firebase/genkit/go', line: 6 },
      ],
    },
  ],
  nearMisses: [
    { why: 'the names in text', path: 'a.go', text: 'package a\n\nvar words = "github.com/firebase/genkit/go"\n' },
    { why: "a module of one's own with the same last name", path: 'b.go', text: 'package b\n\nimport "example.com/x/genkit"\n\nvar m = genkit.WithDefaultModel("googleai/gemini-2.5-flash")\n' },
    { why: 'Go: in a comment', path: 'comment.go', text: 'package a\n\n// import "github.com/firebase/genkit/go/core"\nvar a = 1\n' },
    { why: 'Go: in a list of strings', path: 'strings.go', text: 'package a\n\nvar list = []string{\n\t"github.com/firebase/genkit/go/core",\n}\n' },
    { why: 'Go: the same path elsewhere', path: 'elsewhere.go', text: 'package a\n\nimport "example.com/github.com/firebase/genkit/go/core"\n\nvar a = core.Thing\n' },
  ],
} satisfies SystemsPart;
