import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Chat models of the extension module, with the catalog id of the vendor that each one asks. */
const chatModels: readonly { readonly part: string; readonly config: string; readonly provider?: string }[] = [
  { part: 'openai', config: 'ChatModelConfig', provider: 'openai' },
  { part: 'claude', config: 'Config', provider: 'anthropic' },
  { part: 'gemini', config: 'Config', provider: 'google' },
  { part: 'ollama', config: 'ChatModelConfig', provider: 'ollama' },
  { part: 'ark', config: 'ChatModelConfig' },
  { part: 'deepseek', config: 'ChatModelConfig' },
  { part: 'openrouter', config: 'Config' },
  { part: 'qianfan', config: 'ChatModelConfig' },
  { part: 'qwen', config: 'ChatModelConfig' },
];

const embedders: readonly { readonly part: string; readonly provider?: string }[] = [
  { part: 'openai', provider: 'openai' },
  { part: 'ollama', provider: 'ollama' },
  { part: 'gemini', provider: 'google' },
  { part: 'ark' },
  { part: 'dashscope' },
];

const models: UseRule[] = [
  ...chatModels.map(({ part, config, provider }): UseRule => ({
    ecosystem: 'golang',
    call: `github.com/cloudwego/eino-ext/components/model/${part}#${config}`,
    gives: [
      { kind: 'model', from: 'Model', ...(provider !== undefined && { provider }) },
      { kind: 'endpoint', from: 'BaseURL' },
    ],
  })),
  ...embedders.map(({ part, provider }): UseRule => ({
    ecosystem: 'golang',
    call: `github.com/cloudwego/eino-ext/components/embedding/${part}#EmbeddingConfig`,
    gives: [{ kind: 'embedding_model', from: 'Model', ...(provider !== undefined && { provider }) }],
  })),
];

export default defineVendor({
  id: 'eino',
  name: 'Eino',
  url: 'https://www.cloudwego.io/docs/eino/',
  type: 'framework',
  packages: [
    { ecosystem: 'golang', name: 'github.com/cloudwego/eino', role: 'framework' },
    // Every component of the extensions is a module of its own in go.mod.
    { ecosystem: 'golang', name: 'github.com/cloudwego/eino-ext/*', role: 'framework' },
  ],
  uses: [
    ...models,
    { ecosystem: 'golang', call: 'github.com/cloudwego/eino/flow/agent/react#NewAgent', gives: [{ kind: 'agent', name: ['@assigned', '@within'], model: ['#1.ToolCallingModel', '#1.Model'], tools: '#1.ToolsConfig.Tools[]' }] },
    { ecosystem: 'golang', call: 'github.com/cloudwego/eino/flow/agent/multiagent/host#NewMultiAgent', gives: [{ kind: 'agent', name: ['#1.Name', '@assigned', '@within'] }] },
    { ecosystem: 'golang', call: 'github.com/cloudwego/eino/adk#NewChatModelAgent', gives: [{ kind: 'agent', name: ['#1.Name', '@assigned', '@within'], model: '#1.Model', prompt: '#1.Instruction' }] },
    { ecosystem: 'golang', call: 'github.com/cloudwego/eino/components/tool/utils#{InferTool,InferStreamTool,InferOptionableTool}', gives: [{ kind: 'tool', name: ['#0', '@assigned'] }] },
    { ecosystem: 'golang', call: 'github.com/cloudwego/eino/components/tool/utils#{NewTool,NewStreamTool}', gives: [{ kind: 'tool', name: ['#0.Name', '@assigned'] }] },
    { ecosystem: 'golang', call: 'github.com/cloudwego/eino/schema#SystemMessage', gives: [{ kind: 'prompt', from: '#0' }] },
  ],
  examples: [
    {
      why: 'a chat model, a tool and the agent that has both',
      path: 'agent.go',
      text: `package main

import (
	"context"

	"github.com/cloudwego/eino-ext/components/model/openai"
	"github.com/cloudwego/eino/components/tool"
	"github.com/cloudwego/eino/components/tool/utils"
	"github.com/cloudwego/eino/compose"
	"github.com/cloudwego/eino/flow/agent/react"
)

func build(ctx context.Context) (*react.Agent, error) {
	chat, err := openai.NewChatModel(ctx, &openai.ChatModelConfig{Model: "gpt-4o-mini"})
	if err != nil {
		return nil, err
	}
	search, _ := utils.InferTool("search", "searches the shop", find)
	agent, err := react.NewAgent(ctx, &react.AgentConfig{
		ToolCallingModel: chat,
		ToolsConfig:      compose.ToolsNodeConfig{Tools: []tool.BaseTool{search}},
	})
	return agent, err
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/cloudwego/eino-ext/components/model/openai', line: 6 },
        { kind: 'sdk', name: 'github.com/cloudwego/eino', line: 7 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 14, provider: 'openai' },
        { kind: 'tool', name: 'search', line: 18 },
        { kind: 'agent', name: 'build.agent', line: 19 },
      ],
    },
    {
      why: 'Go: under another name',
      path: 'renamed.go',
      text: `package a

import x "github.com/cloudwego/eino/compose"

var a = x.Thing
`,
      finds: [
        { kind: 'sdk', name: 'github.com/cloudwego/eino', line: 3 },
      ],
    },
    {
      why: 'Go: for its effects',
      path: 'blank.go',
      text: `package a

import _ "github.com/cloudwego/eino/compose"
`,
      finds: [
        { kind: 'sdk', name: 'github.com/cloudwego/eino', line: 3 },
      ],
    },
    {
      why: 'Go: with all its names',
      path: 'dot.go',
      text: `package a

import . "github.com/cloudwego/eino/compose"
`,
      finds: [
        { kind: 'sdk', name: 'github.com/cloudwego/eino', line: 3 },
      ],
    },
    {
      why: 'Go: one of a block',
      path: 'block.go',
      text: `package a

import (
	"fmt"

	"github.com/cloudwego/eino/compose"
)

func f() { fmt.Println(compose.Thing) }
`,
      finds: [
        { kind: 'sdk', name: 'github.com/cloudwego/eino', line: 6 },
      ],
    },
  ],
  nearMisses: [
    { why: 'another part of the same family', path: 'a.go', text: 'package a\n\nimport "github.com/cloudwego/hertz/pkg/app"\n\nvar agent = app.NewContext(0)\n' },
    { why: 'Go: in a comment', path: 'comment.go', text: 'package a\n\n// import "github.com/cloudwego/eino/compose"\nvar a = 1\n' },
    { why: 'Go: in a list of strings', path: 'strings.go', text: 'package a\n\nvar list = []string{\n\t"github.com/cloudwego/eino/compose",\n}\n' },
    { why: 'Go: the same path elsewhere', path: 'elsewhere.go', text: 'package a\n\nimport "example.com/github.com/cloudwego/eino/compose"\n\nvar a = compose.Thing\n' },
  ],
});
