/** Examples and near misses of the Go reader; one long table. */
import type { ReaderExample } from '../reader.ts';

export const goExamples: readonly ReaderExample[] = [
  {
    why: 'constants of a package that are kept under other names; own ones, variables and lists of them are none',
    path: 'stored.go',
    text: `package a

import sdk "example.com/sdk"

const Fast = sdk.Small

var own = local.Small
var lower = sdk.small
var all = []string{sdk.Small, sdk.Large}
`,
    facts: [{ type: 'stored_constant', name: 'Fast', path: 'example.com/sdk#Small', line: 5 }],
  },
  {
    why: 'a tool of whoever serves the model, in a list of types of the project; other lists of types are none',
    path: 'hosted.go',
    text: 'package a\n\nfunc ask() {\n\treq.Tools = []Tool{{Type: "web_search"}}\n\treq.Parts = []Part{{Type: "text"}}\n}\n',
    facts: [{ type: 'hosted_tool', word: 'web_search', line: 4 }],
  },
  { why: 'no constant of a package is kept', path: 'none.go', text: 'package a\n\nimport sdk "example.com/sdk"\n\nvar own = local.Small\nvar lower = sdk.small\nvar all = []string{sdk.Small, sdk.Large}\n', none: ['stored_constant'] },
  {
    why: 'files that the compiler puts into a variable; a comment that is no directive names none',
    path: 'embed.go',
    text: 'package a\n\nimport (\n\t_ "embed"\n\t"example.com/sdk"\n)\n\n// See //go:embed other.txt\n//go:embed texts/clerk.md texts/*.tmpl\nvar files string\n\nvar client = sdk.New()\n',
    facts: [{ type: 'text_file', path: 'texts/clerk.md', line: 9 }, { type: 'text_file', path: 'texts/*.tmpl', line: 9 }],
  },
  {
    why: 'what is set on a thing after it was made is as if it had been made with it',
    path: 'set.go',
    text: `package a

import sdk "example.com/sdk"

func ask() {
	config := sdk.DefaultConfig("k")
	config.BaseURL = "https://llm.example.com/v1"
	sdk.NewClient(config)
	other.BaseURL = "https://other.example.com"
}
`,
    facts: [
      { type: 'call', path: 'example.com/sdk#DefaultConfig', args: [{ value: { text: 'k' } }, { name: 'BaseURL', value: { text: 'https://llm.example.com/v1', line: 7 } }] },
      { type: 'call', path: 'example.com/sdk#NewClient', args: [{ value: { kind: 'call', args: [{}, { name: 'BaseURL' }] } }] },
    ],
  },
  {
    why: 'imports: alone, in a block, with an alias, blank and with a dot',
    path: 'imports.go',
    text: `package main

import "fmt"
import (
	oai "github.com/sashabaranov/go-openai"
	_ "github.com/lib/pq"
	. "github.com/onsi/gomega"
)
`,
    facts: [
      { type: 'import', ecosystem: 'golang', module: 'fmt', names: [], line: 3 },
      { type: 'import', module: 'github.com/sashabaranov/go-openai', names: [], line: 5 },
      { type: 'import', module: 'github.com/lib/pq', names: [], line: 6 },
      { type: 'import', module: 'github.com/onsi/gomega', names: ['*'], line: 7 },
    ],
    none: ['call', 'definition', 'url', 'env', 'request'],
  },
  {
    why: "a package whose path cannot be its name is found by the name that the file uses; the version of a major is no name",
    path: 'names.go',
    text: `package main

import (
	"github.com/anthropics/anthropic-sdk-go"
	"github.com/cohere-ai/cohere-go/v2"
	"github.com/sashabaranov/go-openai"
	"gopkg.in/yaml.v3"
)

func main() {
	anthropic.NewClient()
	cohere.String("x")
	openai.NewClient("k")
	yaml.Marshal(1)
}
`,
    facts: [
      { type: 'import' },
      { type: 'import' },
      { type: 'import' },
      { type: 'import' },
      { type: 'call', path: 'github.com/anthropics/anthropic-sdk-go#NewClient', line: 11, within: 'main' },
      { type: 'call', path: 'github.com/cohere-ai/cohere-go/v2#String' },
      { type: 'call', path: 'github.com/sashabaranov/go-openai#NewClient', args: [{ value: { kind: 'string', text: 'k' } }] },
      { type: 'call', path: 'gopkg.in/yaml.v3#Marshal' },
    ],
  },
  {
    why: 'the one import that is left over belongs to the one name that is left over, since an import must be used',
    path: 'left.go',
    text: `package main

import (
	"context"

	"example.com/acme/client-for-things"
)

func main() {
	things.Open(context.Background())
}
`,
    facts: [{ type: 'import' }, { type: 'import' }, { type: 'call', path: 'example.com/acme/client-for-things#Open', line: 10 }, { type: 'call', path: 'context#Background' }],
  },
  {
    why: 'two imports and one name left over say nothing',
    path: 'unsure.go',
    text: `package main

import (
	"example.com/acme/one-thing.go"
	"example.com/acme/other-thing.go"
)

func main() {
	stuff.Open()
}
`,
    facts: [{ type: 'import' }, { type: 'import' }],
    none: ['call'],
  },
  {
    why: 'a struct literal is a call of its type, an object as an argument; constants of packages are references, constants of the file their text',
    path: 'literal.go',
    text: `package main

import (
	"context"

	"github.com/sashabaranov/go-openai"
)

const (
	prompt, other = "You are brief.", \`raw\`
)

func ask(ctx context.Context, c *openai.Client) {
	resp, err := c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model:    openai.GPT4o,
		Messages: []openai.ChatCompletionMessage{{Role: "system", Content: prompt}},
	})
	_, _ = resp, err
}
`,
    facts: [
      { type: 'import', module: 'context' },
      { type: 'import' },
      {
        type: 'call',
        path: 'github.com/sashabaranov/go-openai#Client().CreateChatCompletion',
        assigned: 'ask.resp',
        within: 'ask',
        args: [
          { value: { kind: 'ref', path: 'context#Context()' } },
          {
            value: {
              kind: 'object',
              entries: {
                Model: { kind: 'ref', path: 'github.com/sashabaranov/go-openai#GPT4o', line: 15 },
                Messages: { kind: 'list', items: [{ kind: 'object', entries: { Content: { kind: 'string', text: 'You are brief.', line: 10, name: 'prompt' } } }] },
              },
            },
          },
        ],
      },
      { type: 'call', path: 'github.com/sashabaranov/go-openai#ChatCompletionRequest', line: 14 },
      { type: 'call', path: 'github.com/sashabaranov/go-openai#ChatCompletionMessage', line: 16 },
    ],
  },
  {
    why: 'fields of a receiver: by their type, by a literal, by an assignment; of two results the first is what was asked for',
    path: 'service.go',
    text: `package service

import "example.com/llm"

func New() (*Service, error) {
	client, err := llm.Dial("x")
	if err != nil {
		return nil, err
	}
	return &Service{client: client, model: "m-1"}, nil
}

type Service struct {
	client *llm.Conn
	model  string
	cache  map[string]*llm.Cache
}

func (s *Service) Ask(q string) {
	s.client.Run(s.model)
	s.cache[q].Put(q)
}

func (s *Service) Reset() {
	s.other = llm.Other()
	s.other.Use()
}

func use() {
	s, _ := New()
	s.client.Stop()
}
`,
    facts: [
      { type: 'import' },
      { type: 'call', path: 'example.com/llm#Dial', assigned: 'New.client' },
      { type: 'call', path: 'example.com/llm#Dial().Run', within: 'Service.Ask', args: [{ value: { kind: 'string', text: 'm-1', line: 10 } }] },
      { type: 'call', path: 'example.com/llm#Cache().Put' },
      { type: 'call', path: 'example.com/llm#Other', assigned: 'Service.other' },
      { type: 'call', path: 'example.com/llm#Other().Use' },
      { type: 'call', path: 'example.com/llm#Dial().Stop' },
    ],
  },
  {
    why: 'pointer helpers give their one argument, conversions and formats their text',
    path: 'wrapped.go',
    text: `package main

import (
	"fmt"

	"example.com/sdk"
	"example.com/sdk/aws"
)

func main() {
	name := fmt.Sprintf("%s-%d", "base", 2)
	sdk.Call(aws.String("text"), sdk.F(name), []byte(\`raw\`), sdk.Pair("a", "b"), sdk.Name("n"))
}
`,
    facts: [
      { type: 'import' },
      { type: 'import' },
      { type: 'import' },
      { type: 'call', path: 'fmt#Sprintf' },
      {
        type: 'call',
        path: 'example.com/sdk#Call',
        args: [
          { value: { kind: 'string', text: 'text' } },
          { value: { kind: 'string', text: 'base-2' } },
          { value: { kind: 'string', text: 'raw' } },
          { value: { kind: 'call', path: 'example.com/sdk#Pair' } },
          { value: { kind: 'call', path: 'example.com/sdk#Name' } },
        ],
      },
    ],
  },
  {
    why: 'what a variable is when nothing else is said: flags, tags of configuration, a local function with a fallback, an assignment in a branch',
    path: 'defaults.go',
    text: `package main

import (
	"flag"
	"os"

	"example.com/sdk"
)

type Config struct {
	Model string \`env:"MODEL" envDefault:"from-tag"\`
}

func getenv(key, fallback string) string {
	if value := os.Getenv(key); value != "" {
		return value
	}
	return fallback
}

func main() {
	model := flag.String("model", "from-flag", "which one")
	var second string
	flag.StringVar(&second, "second", "from-var", "which other")
	third := os.Getenv("THIRD")
	if third == "" {
		third = "from-branch"
	}
	var cfg Config
	sdk.Use(*model, second, third, cfg.Model, getenv("FOURTH", "from-call"))
}
`,
    facts: [
      { type: 'import' },
      { type: 'import' },
      { type: 'import' },
      { type: 'call', path: 'os#Getenv' },
      { type: 'call', path: 'flag#String' },
      { type: 'call', path: 'flag#StringVar' },
      { type: 'call', path: 'os#Getenv' },
      { type: 'env', name: 'THIRD', access: 'read', line: 25 },
      {
        type: 'call',
        path: 'example.com/sdk#Use',
        args: [
          { value: { kind: 'string', text: 'from-flag' } },
          { value: { kind: 'string', text: 'from-var' } },
          { value: { kind: 'string', text: 'from-branch' } },
          { value: { kind: 'string', text: 'from-tag' } },
          { value: { kind: 'string', text: 'from-call' } },
        ],
      },
    ],
  },
  {
    why: 'embedded types and claims of an interface are bases',
    path: 'bases.go',
    text: `package main

import (
	"example.com/rt"
	"example.com/tools"
)

type Embedded struct {
	rt.Base
	name string
}

type Wider interface {
	rt.Runner
	Stop()
}

type Clock struct{}

var _ tools.Tool = (*Clock)(nil)

type Alias = rt.Base

func (e *Embedded) Run() { e.Start() }
func plain(a Alias)      { a.Start() }
`,
    facts: [
      { type: 'import' },
      { type: 'import' },
      { type: 'definition', what: 'class', name: 'Embedded', bases: ['example.com/rt#Base'], line: 8 },
      { type: 'definition', name: 'Wider', bases: ['example.com/rt#Runner'] },
      { type: 'definition', name: 'Clock', bases: ['example.com/tools#Tool'], line: 18 },
      { type: 'call', path: 'example.com/rt#Base().Start', within: 'Embedded.Run' },
      { type: 'call', path: 'example.com/rt#Base().Start', within: 'plain' },
    ],
  },
  {
    why: 'an address and a body that go to one call, and a body in another call of the function',
    path: 'post.go',
    text: `package main

import (
	"bytes"
	"encoding/json"
	"net/http"
)

const host = "https://api.example.com"

func one() {
	body, _ := json.Marshal(map[string]any{"model": "m-1", "messages": []string{"x"}})
	req, _ := http.NewRequest("POST", host+"/v1/chat", bytes.NewBuffer(body))
	http.DefaultClient.Do(req)
}
`,
    facts: [
      { type: 'import' },
      { type: 'import' },
      { type: 'import' },
      { type: 'url', url: 'https://api.example.com', line: 9 },
      { type: 'request', urls: [], models: [{ kind: 'string', text: 'm-1', line: 12 }], asks: true, within: 'one' },
      { type: 'call', path: 'encoding/json#Marshal' },
      { type: 'request', urls: ['https://api.example.com/v1/chat'], models: [{ kind: 'string', text: 'm-1' }], within: 'one' },
      { type: 'call', path: 'net/http#NewRequest' },
      { type: 'call', path: 'bytes#NewBuffer' },
      { type: 'call', path: 'net/http#DefaultClient.Do' },
    ],
  },
  {
    why: 'closures, loops, switches and generics are walked',
    path: 'walk.go',
    text: `package main

import "example.com/sdk"

func main() {
	for i, c := range sdk.Clients() {
		go func() { defer c.Close(i) }()
	}
	switch x := sdk.Any().(type) {
	case *sdk.One:
		x.Two()
	default:
		sdk.Generic[string](x)
	}
	select {
	case v := <-sdk.Channel():
		sdk.Seen(v)
	}
}
`,
    facts: [
      { type: 'import' },
      { type: 'call', path: 'example.com/sdk#Clients' },
      { type: 'call', path: 'example.com/sdk#Clients().Close' },
      { type: 'call', path: 'example.com/sdk#Any' },
      { type: 'call', path: 'example.com/sdk#Any().Two' },
      { type: 'call', path: 'example.com/sdk#Generic' },
      { type: 'call', path: 'example.com/sdk#Channel' },
      { type: 'call', path: 'example.com/sdk#Seen' },
    ],
  },
  {
    why: 'comments, strings and words are no code',
    path: 'words.go',
    text: `// Package words: import "github.com/sashabaranov/go-openai"
package words

/*
client := openai.NewClient("k")
*/

var list = []string{"github.com/openai/openai-go", "openai.NewClient(key)", \`import "x"\`}

func openaiClient(openai string) string { return openai + "NewClient" }
`,
    none: 'all',
  },
  {
    why: 'a variable that has the name of an import is not that import',
    path: 'shadow.go',
    text: `package main

import "example.com/openai"

type own struct{}

func (own) NewClient() {}

func main() {
	openai := own{}
	openai.NewClient()
}

func keep() { openai.Keep() }
`,
    facts: [{ type: 'import' }, { type: 'call', path: 'example.com/openai#Keep', line: 14 }],
    none: ['definition', 'url', 'env'],
  },
  {
    why: 'a name of another file of the package is no import',
    path: 'other.go',
    text: `package main

func main() {
	service.Client.Chat.Completions.New("gpt-4o")
	run("https://example.com")
}
`,
    facts: [{ type: 'url', url: 'https://example.com' }],
    none: ['import', 'call', 'definition'],
  },
  { why: 'what is no Go at all is trouble', path: 'broken.go', text: '<html>\n<body>package</body>\n', trouble: 'parse_error', none: 'all' },
  {
    why: 'constants, defaults, fields and small tables whose names say model or prompt are told, though another file uses them',
    path: 'settings.go',
    text: `package settings

import "github.com/acme/chat"

const DefaultModel = "small-1"
const systemPrompt = "You are a careful clerk, and you answer in one short sentence."

type Config struct {
	Model string \`env:"MODEL" envDefault:"small-2"\`
}

func load() Config {
	model := os.Getenv("MODEL")
	if model == "" {
		model = "small-3"
	}
	name := flag.String("model", "small-4", "which one answers")
	body := map[string]any{"model": "small-5", "stream": true}
	return Config{Model: "small-6"}
}
`,
    facts: [
      { type: 'named_text', name: 'DefaultModel', value: { kind: 'string', text: 'small-1' }, isDefault: false },
      { type: 'named_text', name: 'systemPrompt', says: 'prompt' },
      { type: 'named_text', name: 'Config.Model', value: { kind: 'string', text: 'small-2' }, isDefault: true },
      { type: 'named_text', name: 'load.model', value: { kind: 'string', text: 'small-3' } },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-4' }, isDefault: true },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-5' } },
      { type: 'named_text', name: 'Model', value: { kind: 'string', text: 'small-6' } },
    ],
  },
  {
    why: 'a label, a table of prices, a list of choices and a comparison set no model',
    path: 'near_settings.go',
    text: `package settings

import "github.com/acme/chat"

var modelPrices = map[string]int{"small-1": 5}
var supportedModels = []string{"small-2", "small-3"}

func isSmall(model string) bool {
	return model == "small-4" || strings.HasPrefix(model, "small-5")
}
`,
    none: ['named_text'],
  },
  {
    why: 'functions that are described to a model: a type by its methods, an object with a schema; without a schema it is none',
    path: 'tools/read.go',
    text: `package tools

type Read struct{}

func (r *Read) Name() string { return "read_note" }

func (r *Read) Description() string { return "Reads a note" }

func (r *Read) Parameters() map[string]any {
	return map[string]any{"type": "object", "properties": map[string]any{"id": map[string]any{"type": "string"}}}
}

var write = Tool{Name: "write_note", Description: "Writes a note", Parameters: map[string]any{"type": "object"}}
var flag = Option{Name: "verbose", Description: "Says more", Parameters: []string{"level"}}
`,
    facts: [
      { type: 'named_text', name: 'Read', shortName: 'read_note', says: 'tool', line: 5 },
      { type: 'named_text', name: 'write_note', says: 'tool', line: 13 },
    ],
  },
  {
    why: 'a prompt that is put together of literals and formatted',
    path: 'format.go',
    text: `package a

import "fmt"

func letter(note string) string {
	letterPrompt := fmt.Sprintf("Shorten this note to two sentences. "+
		"Leave all names out.\n%s", note)
	return letterPrompt
}
`,
    facts: [{ type: 'named_text', name: 'letter.letterPrompt', says: 'prompt', line: 6 }],
  },
];
