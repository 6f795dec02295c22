/** Anthropic in Go. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';
import { goConstants } from './go-constants.ts';

const sdk = 'github.com/anthropics/anthropic-sdk-go';

/** Options of a client that send it to another cloud. */
const bedrock = ['WithLoadDefaultConfig', 'WithConfig'];
const vertex = ['WithGoogleAuth', 'WithCredentials'];

const packages: CatalogPackage[] = [
  {
    ecosystem: 'golang',
    name: sdk,
    role: 'sdk',
    provider: 'anthropic',
    providers: { ...Object.fromEntries(bedrock.map((option) => [option, 'aws-bedrock'])), ...Object.fromEntries(vertex.map((option) => [option, 'google'])) },
  },
  { ecosystem: 'golang', name: 'github.com/liushuangls/go-anthropic/v2', modules: ['github.com/liushuangls/go-anthropic', 'github.com/liushuangls/go-anthropic/v2'], role: 'sdk', provider: 'anthropic' },
];

/** Structs of tools that the vendor defines; in the beta API, which has more of them, with `Beta` before the name. */
const vendorTools = [
  'ToolBash20241022Param',
  'ToolBash20250124Param',
  'ToolTextEditor20241022Param',
  'ToolTextEditor20250124Param',
  'ToolTextEditor20250429Param',
  'ToolTextEditor20250728Param',
  'ToolComputerUse20241022Param',
  'ToolComputerUse20250124Param',
  'ToolComputerUse20251124Param',
  'ToolSearchToolBm25_20251119Param',
  'ToolSearchToolRegex20251119Param',
  'CodeExecutionTool20250522Param',
  'CodeExecutionTool20250825Param',
  'CodeExecutionTool20260120Param',
  'MemoryTool20250818Param',
  'WebFetchTool20250910Param',
  'WebFetchTool20260209Param',
  'WebFetchTool20260309Param',
  'WebSearchTool20250305Param',
  'WebSearchTool20260209Param',
];

/** A request is a struct, so its literal tells the model wherever the client is. */
const uses: UseRule[] = [
  {
    ecosystem: 'golang',
    call: `${sdk}#{MessageNewParams,MessageCountTokensParams,MessageBatchNewParamsRequestParams,BetaMessageNewParams,BetaMessageCountTokensParams,BetaMessageBatchNewParamsRequestParams,CompletionNewParams}`,
    gives: [
      { kind: 'model', from: 'Model', provider: 'anthropic' },
      // A count of tokens takes a union.
      { kind: 'prompt', from: ['System[].Text', 'System.OfTextBlockArray[].Text', 'System.OfBetaTextBlockArray[].Text', 'System.OfString'] },
    ],
  },
  { ecosystem: 'golang', call: `${sdk}/option#WithBaseURL`, gives: [{ kind: 'endpoint', from: '#0' }] },
  // The address is made of the configuration of the cloud, which has ids of its own: they tell who serves the model.
  { ecosystem: 'golang', call: `${sdk}/bedrock#{${bedrock.join(',')}}`, gives: [{ kind: 'endpoint', from: '#0' }] },
  { ecosystem: 'golang', call: `${sdk}#{,Beta}ToolParam`, gives: [{ kind: 'tool', name: 'Name' }] },
  { ecosystem: 'golang', call: `${sdk}#{ToolUnionParamOfTool,BetaToolUnionParamOfTool,MessageCountTokensToolParamOfTool}`, gives: [{ kind: 'tool', name: '#1' }] },
  { ecosystem: 'golang', call: `${sdk}/toolrunner#{NewBetaTool,NewBetaToolFromBytes,NewBetaToolFromJSONSchema}`, gives: [{ kind: 'tool', name: '#0' }] },
  { ecosystem: 'golang', call: `${sdk}#{,Beta}{${vendorTools.join(',')}}`, gives: [{ kind: 'tool', name: '@callee' }] },
  {
    ecosystem: 'golang',
    call: `${sdk}#{NewClient,Client}().Beta.Messages.{NewToolRunner,NewToolRunnerStreaming}`,
    when: { argument: '#0' },
    gives: [{ kind: 'agent', name: ['@assigned', '@within'], model: '#1.BetaMessageNewParams.Model', tools: '#0[]' }],
  },
  { ecosystem: 'golang', call: `${sdk}#BetaRequestMCPServerURLDefinitionParam`, gives: [{ kind: 'configured_server', name: 'Name', url: 'URL' }] },
  ...['', '/v2'].flatMap((major): UseRule[] => [
    {
      ecosystem: 'golang',
      call: `github.com/liushuangls/go-anthropic${major}#{MessagesRequest,MessagesStreamRequest,CompleteRequest}`,
      gives: [
        { kind: 'model', from: 'Model', provider: 'anthropic' },
        { kind: 'prompt', from: 'System' },
      ],
    },
    { ecosystem: 'golang', call: `github.com/liushuangls/go-anthropic${major}#ToolDefinition`, gives: [{ kind: 'tool', name: 'Name' }] },
  ]),
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
    {
      why: 'Go: a runner of tools is an agent, its tools made in three ways',
      path: 'runner.go',
      text: `package tides

import (
	"context"
	"encoding/json"

	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/toolrunner"
)

func watch(ctx context.Context, client anthropic.Client, schema anthropic.BetaToolInputSchemaParam) error {
	tide, err := toolrunner.NewBetaToolFromJSONSchema("tide_at", "Height of the tide at a harbour", tideAt)
	if err != nil {
		return err
	}
	wind, _ := toolrunner.NewBetaToolFromBytes[json.RawMessage]("wind_at", "Wind at a harbour", windSchema, windAt)
	runner := client.Beta.Messages.NewToolRunner([]anthropic.BetaTool{tide, wind, toolrunner.NewBetaTool("moon_phase", "Phase of the moon", schema, moonPhase)}, anthropic.BetaToolRunnerParams{
		BetaMessageNewParams: anthropic.BetaMessageNewParams{
			Model:  anthropic.ModelClaudeSonnet4_6,
			System: []anthropic.BetaTextBlockParam{{Text: "You warn sailors."}},
		},
	})
	_, err = runner.RunToCompletion(ctx)
	return err
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/anthropics/anthropic-sdk-go', line: 7 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'tool', name: 'tide_at', line: 12 },
        { kind: 'tool', name: 'wind_at', line: 16 },
        { kind: 'tool', name: 'moon_phase', line: 17 },
        { kind: 'agent', name: 'runner', line: 17 },
        { kind: 'model', name: 'claude-sonnet-4-6', line: 19, provider: 'anthropic' },
        { kind: 'prompt', name: 'watch.System.Text', line: 20 },
      ],
    },
    {
      why: 'Go: tools as structs, as elements of a list and by a function, and those that the vendor defines',
      path: 'tools.go',
      text: `package tides

import "github.com/anthropics/anthropic-sdk-go"

var listed = []anthropic.ToolParam{{Name: "list_harbours", Description: anthropic.String("Harbours near a place"), InputSchema: harbourSchema}}

var beta = anthropic.BetaToolParam{Name: "book_berth", Description: anthropic.String("Books a berth")}

func params() anthropic.MessageNewParams {
	return anthropic.MessageNewParams{Tools: []anthropic.ToolUnionParam{
		{OfTool: &anthropic.ToolParam{
			Name: "depth_at",
			InputSchema: anthropic.ToolInputSchemaParam{Type: "object", Properties: map[string]any{"place": "string"}},
		}},
		anthropic.ToolUnionParamOfTool(harbourSchema, "harbour_of"),
		{OfWebSearchTool20250305: &anthropic.WebSearchTool20250305Param{MaxUses: anthropic.Int(3)}},
	}}
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/anthropics/anthropic-sdk-go', line: 3 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'tool', name: 'list_harbours', line: 5 },
        { kind: 'tool', name: 'book_berth', line: 7 },
        { kind: 'tool', name: 'depth_at', line: 11 },
        { kind: 'tool', name: 'harbour_of', line: 15 },
        { kind: 'tool', name: 'WebSearchTool20250305Param', line: 16 },
      ],
    },
    {
      why: 'Go: what a batch and a count of tokens are told, and a server of MCP that the vendor calls',
      path: 'batch.go',
      text: `package tides

import "github.com/anthropics/anthropic-sdk-go"

var batch = anthropic.MessageBatchNewParamsRequestParams{
	Model:  "claude-haiku-4-5",
	System: []anthropic.TextBlockParam{{Text: "Sum up the log of the day."}},
}

var count = anthropic.MessageCountTokensParams{
	Model:  "claude-haiku-4-5",
	System: anthropic.MessageCountTokensParamsSystemUnion{OfString: anthropic.String("Name the ships.")},
}

var blocks = anthropic.MessageCountTokensParams{
	System: anthropic.MessageCountTokensParamsSystemUnion{OfTextBlockArray: []anthropic.TextBlockParam{{Text: "Name the harbours."}}},
}

var beta = anthropic.BetaMessageCountTokensParams{
	System: anthropic.BetaMessageCountTokensParamsSystemUnion{OfBetaTextBlockArray: []anthropic.BetaTextBlockParam{{Text: "Name the pilots."}}},
}

var request = anthropic.BetaMessageNewParams{
	MCPServers: []anthropic.BetaRequestMCPServerURLDefinitionParam{{Name: "charts", URL: "https://charts.example.com/mcp"}},
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/anthropics/anthropic-sdk-go', line: 3 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-haiku-4-5', line: 6, provider: 'anthropic' },
        { kind: 'prompt', name: 'batch.System.Text', line: 7 },
        { kind: 'prompt', name: 'count.System.OfString', line: 12 },
        { kind: 'prompt', name: 'blocks.System.OfTextBlockArray.Text', line: 16 },
        { kind: 'prompt', name: 'beta.System.OfBetaTextBlockArray.Text', line: 20 },
        { kind: 'mcp_server', name: 'charts', line: 24 },
      ],
    },
    {
      why: 'Go: an option sends the client to another cloud, whose models have ids of its own',
      path: 'cloud.go',
      text: `package tides

import (
	"context"

	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/bedrock"
)

func ask(ctx context.Context) {
	client := anthropic.NewClient(bedrock.WithLoadDefaultConfig(ctx))
	client.Messages.New(ctx, anthropic.MessageNewParams{Model: "us.anthropic.claude-sonnet-4-5-20250929-v1:0"})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/anthropics/anthropic-sdk-go', line: 6 },
        { kind: 'provider', name: 'anthropic', line: 6 },
        { kind: 'provider', name: 'aws-bedrock', line: 7 },
        { kind: 'model', name: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0', line: 12, provider: 'aws-bedrock' },
      ],
    },
    {
      why: 'Go: an option of the other cloud',
      path: 'vertex.go',
      text: `package tides

import "github.com/anthropics/anthropic-sdk-go/vertex"

var option = vertex.WithGoogleAuth(ctx, "europe-west1", "harbour")
`,
      finds: [
        { kind: 'sdk', name: 'github.com/anthropics/anthropic-sdk-go', line: 3 },
        { kind: 'provider', name: 'google', line: 3 },
      ],
    },
    {
      why: 'Go: the other SDK, with a tool',
      path: 'other.go',
      text: `package tides

import "github.com/liushuangls/go-anthropic/v2"

var request = anthropic.MessagesRequest{
	Model: "claude-3-haiku-20240307",
	Tools: []anthropic.ToolDefinition{{Name: "swell_at", Description: "Height of the swell", InputSchema: swellSchema}},
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/liushuangls/go-anthropic/v2', line: 3 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-3-haiku-20240307', line: 6, provider: 'anthropic' },
        { kind: 'tool', name: 'swell_at', line: 7 },
      ],
    },
    {
      why: 'Go: the other SDK before its second version',
      path: 'former.go',
      text: `package tides

import "github.com/liushuangls/go-anthropic"

var request = anthropic.MessagesRequest{Model: "claude-3-haiku-20240307", Tools: []anthropic.ToolDefinition{{Name: "ebb_at", Description: "Time of the ebb"}}}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/liushuangls/go-anthropic/v2', line: 3 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-3-haiku-20240307', line: 5, provider: 'anthropic' },
        { kind: 'tool', name: 'ebb_at', line: 5 },
      ],
    },
    {
      why: 'Go: a tool whose name is handed in, a choice of a tool, and a runner without tools are no tools and no agent',
      path: 'wrap.go',
      text: `package tides

import (
	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/toolrunner"
)

func wrap(name string, client anthropic.Client) anthropic.BetaTool {
	choice := anthropic.ToolChoiceToolParam{Name: "depth_at"}
	client.Beta.Messages.NewToolRunner(nil, anthropic.BetaToolRunnerParams{})
	return toolrunner.NewBetaTool(name, "Wrapped "+choice.Name, schema, handler)
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/anthropics/anthropic-sdk-go', line: 4 },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
  ],
  nearMisses: [
    { why: "Go: tools of somebody's own SDK under the same name", path: 'b.go', text: 'package a\n\nimport "example.com/acme/anthropic-sdk-go/toolrunner"\n\nvar hammer = toolrunner.NewBetaTool("hammer", "Hits nails", schema, hit)\n' },
    { why: "Go: a package of one's own called anthropic", path: 'a.go', text: 'package a\n\nimport "example.com/acme/llm/anthropic"\n\nvar p = anthropic.MessageNewParams{Model: "claude-3-opus-20240229"}\n' },
  ],
};
