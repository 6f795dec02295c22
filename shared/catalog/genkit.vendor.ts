import { defineVendor, type UseRule } from './catalog-entry.ts';

/** `genkit({ plugins })` gives an instance whose methods define everything else. */
const instances = ['genkit#genkit()', '@genkit-ai/ai#genkit()'];

export default defineVendor({
  id: 'genkit',
  name: 'Genkit',
  url: 'https://genkit.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/firebase/genkit/go', role: 'framework' },
    { ecosystem: 'npm', name: 'genkit', role: 'framework' },
    { ecosystem: 'npm', name: 'genkit-cli', role: 'framework' },
    { ecosystem: 'npm', name: '@genkit-ai/googleai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@genkit-ai/google-genai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@genkit-ai/vertexai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@genkit-ai/evaluator', role: 'evaluation' },
    { ecosystem: 'npm', name: '@genkit-ai/*', role: 'framework' },
    { ecosystem: 'npm', name: 'genkitx-*', role: 'framework' },
    { ecosystem: 'pypi', name: 'genkit', role: 'framework' },
    { ecosystem: 'pypi', name: 'genkit-plugin-*', modules: [], role: 'framework' },
  ],
  uses: [
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
    ...instances.flatMap((instance): UseRule[] => [
      { ecosystem: 'npm', call: `${instance}.{generate,generateStream}`, gives: [{ kind: 'model', from: 'model', provider: 'prefix' }, { kind: 'prompt', from: 'system' }] },
      { ecosystem: 'npm', call: `${instance}.definePrompt`, gives: [{ kind: 'model', from: '#0.model', provider: 'prefix' }, { kind: 'prompt', from: ['#0.system', '#0.prompt', '#1'] }] },
      { ecosystem: 'npm', call: `${instance}.defineTool`, gives: [{ kind: 'tool', name: ['#0.name', '@assigned'] }] },
      { ecosystem: 'npm', call: `${instance}.{embed,embedMany}`, gives: [{ kind: 'embedding_model', from: 'embedder', provider: 'prefix' }] },
    ]),
    { ecosystem: 'npm', call: 'genkit#genkit', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
    ...['@genkit-ai/googleai', '@genkit-ai/google-genai', '@genkit-ai/vertexai'].flatMap((module): UseRule[] => {
      const factory = module.endsWith('vertexai') ? 'vertexAI' : 'googleAI';
      return [
        { ecosystem: 'npm', call: `${module}#${factory}.model`, gives: [{ kind: 'model', from: '#0', provider: 'google' }] },
        { ecosystem: 'npm', call: `${module}#${factory}.embedder`, gives: [{ kind: 'embedding_model', from: '#0', provider: 'google' }] },
      ];
    }),
    { ecosystem: 'pypi', call: 'genkit.**.Genkit', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'genkit.**.Genkit().{generate,generate_stream}', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }, { kind: 'prompt', from: 'system' }] },
  ],
  definitions: [{ ecosystem: 'pypi', decorated: 'genkit.**.Genkit().tool', gives: 'tool', name: 'name' }],
  declarations: [
    { format: 'dotprompt-prompt', gives: [{ kind: 'prompt', from: 'text' }] },
    { format: 'dotprompt-model', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
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
    {
      why: 'an instance with a model of a plugin, and a tool',
      path: 'src/flow.ts',
      text: `import { googleAI } from '@genkit-ai/google-genai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [googleAI()], model: googleAI.model('gemini-2.5-flash') });
const menu = ai.defineTool({ name: 'menu', description: 'The menu' }, async () => []);
await ai.generate({ system: 'Suggest a dish.', prompt: 'x', tools: [menu] });
`,
      finds: [
        { kind: 'sdk', name: '@genkit-ai/google-genai', line: 1 },
        { kind: 'sdk', name: 'genkit', line: 2 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 4, provider: 'google' },
        { kind: 'tool', name: 'menu', line: 5 },
        { kind: 'prompt', name: 'generate.system', line: 6 },
      ],
    },
    { why: 'a model by its id', path: 'src/id.ts', text: "import { genkit } from 'genkit';\n\nconst ai = genkit({ plugins: [] });\nawait ai.generate({ model: 'vertexai/gemini-2.5-pro', prompt: 'x' });\n", finds: [{ kind: 'sdk', name: 'genkit', line: 1 }, { kind: 'model', name: 'vertexai/gemini-2.5-pro', line: 4 }, { kind: 'provider', name: 'google' }] },
    {
      why: 'Python',
      path: 'flow.py',
      text: 'from genkit.ai import Genkit\n\nai = Genkit(model="google/gemini-2.5-flash")\n\n@ai.tool("lookup")\ndef lookup(q: str) -> str:\n    return q\n',
      finds: [{ kind: 'sdk', name: 'genkit', line: 1 }, { kind: 'model', name: 'google/gemini-2.5-flash', line: 3, provider: 'google' }, { kind: 'provider', name: 'google' }, { kind: 'tool', name: 'lookup', line: 6 }],
    },
    { why: 'a prompt file', path: 'prompts/dish.prompt', text: '---\nmodel: google/gemini-2.5-flash\ninput:\n  schema:\n    theme: string\n---\nName a dish of a {{theme}} restaurant.\n', finds: [{ kind: 'prompt', name: 'dish', line: 7 }, { kind: 'model', name: 'google/gemini-2.5-flash', line: 2, provider: 'google' }, { kind: 'provider', name: 'google' }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "genkit": "^1.20.0",\n    "@genkit-ai/google-genai": "^1.20.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: 'genkit', line: 3 }, { kind: 'dependency', name: '@genkit-ai/google-genai', line: 4 }] },
  ],
  nearMisses: [
    { why: 'the names in text', path: 'a.go', text: 'package a\n\nvar words = "github.com/firebase/genkit/go"\n' },
    { why: "a module of one's own with the same last name", path: 'b.go', text: 'package b\n\nimport "example.com/x/genkit"\n\nvar m = genkit.WithDefaultModel("googleai/gemini-2.5-flash")\n' },
    { why: 'Go: in a comment', path: 'comment.go', text: 'package a\n\n// import "github.com/firebase/genkit/go/core"\nvar a = 1\n' },
    { why: 'Go: in a list of strings', path: 'strings.go', text: 'package a\n\nvar list = []string{\n\t"github.com/firebase/genkit/go/core",\n}\n' },
    { why: 'Go: the same path elsewhere', path: 'elsewhere.go', text: 'package a\n\nimport "example.com/github.com/firebase/genkit/go/core"\n\nvar a = core.Thing\n' },
    { why: 'a prompt of a shell', path: 'etc/zsh.prompt', text: 'PROMPT="%n@%m"\n' },
    { why: 'a tool of another kit', path: 'a.ts', text: "import { genkit } from 'genetics-kit';\nconst ai = genkit({});\nai.defineTool({ name: 'x' });\n" },
    { why: 'a relative module', path: 'b.ts', text: "import { genkit } from './genkit';\ngenkit({ model: 'googleai/gemini-2.5-flash' });\n" },
    { why: 'Firebase alone', path: 'package.json', text: '{\n  "dependencies": {\n    "firebase": "^11.0.0"\n  }\n}\n' },
  ],
});
