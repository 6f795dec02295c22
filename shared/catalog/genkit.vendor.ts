import { defineVendor, type UseRule } from './catalog-entry.ts';

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

export default defineVendor({
  id: 'genkit',
  name: 'Genkit',
  url: 'https://genkit.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/firebase/genkit/go', role: 'framework' },
    { ecosystem: 'npm', name: 'genkit', role: 'framework' },
    { ecosystem: 'npm', name: '@genkit-ai/*', role: 'framework' },
  ],
  uses: [
    ...goUses,
    { ecosystem: 'npm', call: 'genkit#genkit', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
    { ecosystem: 'npm', call: 'genkit#genkit().{generate,generateStream}', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }, { kind: 'prompt', from: 'system' }] },
    { ecosystem: 'npm', call: 'genkit#genkit().defineTool', gives: [{ kind: 'tool', name: ['#0.name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@genkit-ai/{googleai,google-genai,vertexai}#{googleAI,vertexAI}.model', gives: [{ kind: 'model', from: '#0', provider: 'google' }] },
    { ecosystem: 'npm', call: '@genkit-ai/{googleai,google-genai,vertexai}#{googleAI,vertexAI}.embedder', gives: [{ kind: 'embedding_model', from: '#0', provider: 'google' }] },
  ],
  examples: [
    {
      why: 'a manifest',
      path: 'package.json',
      text: `{
  "dependencies": {
    "genkit": "^1.20.0"
  }
}
`,
      finds: [
        { kind: 'dependency', name: 'genkit', line: 3 },
      ],
    },
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
        { kind: 'prompt', name: 'main.argument0', line: 15 },
      ],
    },
    {
      why: 'TypeScript: a model of a plugin, a tool of the instance',
      path: 'src/index.ts',
      text: `import { googleAI } from '@genkit-ai/google-genai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [googleAI()] });
const menu = ai.defineTool({ name: 'menu', description: 'today' }, async () => 'soup');
await ai.generate({ model: googleAI.model('gemini-2.5-flash'), prompt: 'Hi', tools: [menu] });
`,
      finds: [
        { kind: 'sdk', name: '@genkit-ai/google-genai', line: 1 },
        { kind: 'sdk', name: 'genkit', line: 2 },
        { kind: 'tool', name: 'menu', line: 5 },
        { kind: 'model', name: 'gemini-2.5-flash', line: 6, provider: 'google' },
        { kind: 'provider', name: 'google' },
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
});
