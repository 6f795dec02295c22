import { defineVendor, type CatalogPackage, type UseRule } from './catalog-entry.ts';

/** Packages that bring the models of a vendor, with the service that is told which; nothing tells those that wrap a coding agent. */
const bridges: readonly { readonly part: string; readonly provider: string; readonly manager?: string; readonly takesUrl?: true }[] = [
  { part: 'anthropic', provider: 'anthropic', manager: 'AnthropicLanguageModelsManager', takesUrl: true },
  { part: 'google', provider: 'google', manager: 'GoogleLanguageModelsManager' },
  { part: 'huggingface', provider: 'hugging-face', manager: 'HuggingFaceLanguageModelsManager' },
  { part: 'ollama', provider: 'ollama', manager: 'OllamaLanguageModelsManager' },
  { part: 'openai', provider: 'openai', manager: 'OpenAiLanguageModelsManager', takesUrl: true },
  { part: 'claude-code', provider: 'anthropic' },
  { part: 'codex', provider: 'openai' },
];

/** Extensions are imported by the folder of the file: `@theia/ai-openai/lib/common/openai-language-models-manager`. */
const modelUses = bridges.flatMap(({ part, provider, manager, takesUrl }): UseRule[] =>
  manager === undefined
    ? []
    : [
        {
          ecosystem: 'npm',
          call: `@theia/ai-${part}**#${manager}().createOrUpdateLanguageModels`,
          gives: [...(takesUrl ? [{ kind: 'endpoint', from: '#0.url' } as const] : []), { kind: 'model', from: '#0.model', provider }, { kind: 'model', from: '#1.model', provider }],
        },
      ],
);

/**
 * Agents are no rule here: a class that extends one of the abstract chat agents says its own name, and is known by that
 * (`recognise/own-agent.ts`); so are tools, by their schema.
 */
export default defineVendor({
  id: 'theia-ai',
  name: 'Theia AI',
  url: 'https://theia-ide.org/docs/theia_ai/',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: '@theia/ai-*', role: 'framework' },
    ...bridges.map(({ part, provider }): CatalogPackage => ({ ecosystem: 'npm', name: `@theia/ai-${part}`, role: 'sdk', provider })),
  ],
  uses: [
    ...modelUses,
    {
      ecosystem: 'npm',
      call: '@theia/ai-mcp**#{MCPServerManager,MCPFrontendService}().addOrUpdateServer',
      gives: [{ kind: 'configured_server', name: '#0.name', command: '#0.command', args: '#0.args', url: '#0.serverUrl' }],
    },
    {
      ecosystem: 'npm',
      call: '@theia/ai-core**#PromptService().addBuiltInPromptFragment',
      when: { argument: '#0.id' },
      gives: [{ kind: 'prompt', name: ['#0.id', '&#0.id'] }],
    },
  ],
  examples: [
    {
      why: 'an agent of the chat under the name that it says, with the variant of its prompt',
      path: 'src/browser/harbour-agent.ts',
      text: `import { AbstractStreamParsingChatAgent } from '@theia/ai-chat/lib/common';
import { LanguageModelRequirement } from '@theia/ai-core';
import { injectable } from '@theia/core/shared/inversify';

@injectable()
export class HarbourAgent extends AbstractStreamParsingChatAgent {
    id = 'harbour';
    name = 'Harbour master';
    description = 'Knows the berths of the harbour.';
    languageModelRequirements: LanguageModelRequirement[] = [{ purpose: 'chat', identifier: 'default/universal' }];
    protected defaultLanguageModelPurpose = 'chat';
}
`,
      finds: [
        { kind: 'sdk', name: '@theia/ai-chat', line: 1 },
        { kind: 'sdk', name: '@theia/ai-core', line: 2 },
        { kind: 'agent', name: 'Harbour master', line: 6 },
      ],
    },
    {
      why: 'a tool by its schema, once',
      path: 'src/browser/berth-tool.ts',
      text: `import { ToolProvider, ToolRequest } from '@theia/ai-core/lib/common';

export class BerthTool implements ToolProvider {
    getTool(): ToolRequest {
        return {
            id: 'freeBerth',
            name: 'freeBerth',
            description: 'Finds a free berth.',
            parameters: { type: 'object', properties: { metres: { type: 'number' } } },
            handler: async args => find(args),
        };
    }
}
`,
      finds: [
        { kind: 'sdk', name: '@theia/ai-core', line: 1 },
        { kind: 'tool', name: 'freeBerth' },
      ],
    },
    {
      why: 'prompts that a service of a class is given, one under a constant of another package',
      path: 'src/browser/prompts.ts',
      text: `import { PromptService } from '@theia/ai-core/lib/common';
import { inject, injectable } from '@theia/core/shared/inversify';
import { LOG_PROMPT_ID } from '@acme/harbour-ids';

@injectable()
export class HarbourPrompts {
    @inject(PromptService)
    protected readonly promptService: PromptService;

    onStart(): void {
        this.promptService.addBuiltInPromptFragment({ id: 'harbour-rules', template: this.rules() });
        this.promptService.addBuiltInPromptFragment({ id: LOG_PROMPT_ID, template: this.log() });
    }
}
`,
      finds: [
        { kind: 'sdk', name: '@theia/ai-core', line: 1 },
        { kind: 'prompt', name: 'harbour-rules', line: 11 },
        { kind: 'prompt', name: 'LOG_PROMPT_ID', line: 12 },
      ],
    },
    {
      why: 'servers of MCP, started and reached',
      path: 'src/browser/servers.ts',
      text: `import { MCPFrontendService } from '@theia/ai-mcp/lib/common/mcp-server-manager';

export async function connect(mcp: MCPFrontendService): Promise<void> {
    await mcp.addOrUpdateServer({ name: 'charts', command: 'npx', args: ['-y', '@acme/charts-mcp'] });
    await mcp.addOrUpdateServer({ name: 'weather', serverUrl: 'https://weather.example.com/mcp' });
}
`,
      finds: [
        { kind: 'sdk', name: '@theia/ai-mcp', line: 1 },
        { kind: 'mcp_server', name: 'charts', line: 4 },
        { kind: 'mcp_server', name: 'weather', line: 5 },
      ],
    },
    {
      why: 'models that an extension adds, some of them behind an address',
      path: 'src/browser/models.ts',
      text: `import { AnthropicLanguageModelsManager } from '@theia/ai-anthropic/lib/common';
import { OpenAiLanguageModelsManager } from '@theia/ai-openai/lib/common/openai-language-models-manager';

export function addModels(claude: AnthropicLanguageModelsManager, gpt: OpenAiLanguageModelsManager): void {
    claude.createOrUpdateLanguageModels({ id: 'anthropic/a', model: 'claude-sonnet-5', url: 'https://claude.example.com', apiKey: true }, { id: 'anthropic/b', model: 'claude-haiku-5-5', apiKey: true });
    gpt.createOrUpdateLanguageModels({ id: 'groq/c', model: 'llama-3.3-70b-versatile', url: 'https://api.groq.com/openai/v1', apiKey: true });
}
`,
      finds: [
        { kind: 'sdk', name: '@theia/ai-anthropic', line: 1 },
        { kind: 'sdk', name: '@theia/ai-openai', line: 2 },
        { kind: 'provider', name: 'anthropic', line: 1 },
        { kind: 'endpoint', name: 'claude.example.com', line: 5 },
        { kind: 'model', name: 'claude-sonnet-5', line: 5, provider: 'anthropic' },
        { kind: 'model', name: 'claude-haiku-5-5', line: 5, provider: 'anthropic' },
        { kind: 'endpoint', name: 'api.groq.com/openai/v1', line: 6, provider: 'groq' },
        { kind: 'model', name: 'llama-3.3-70b-versatile', line: 6, provider: 'groq' },
        { kind: 'provider', name: 'groq' },
      ],
    },
    {
      why: 'models of the other extensions',
      path: 'src/browser/others.ts',
      text: `import { GoogleLanguageModelsManager } from '@theia/ai-google/lib/common';
import { HuggingFaceLanguageModelsManager } from '@theia/ai-huggingface/lib/common';
import { OllamaLanguageModelsManager } from '@theia/ai-ollama/lib/common';

export function addOthers(gemini: GoogleLanguageModelsManager, hub: HuggingFaceLanguageModelsManager, local: OllamaLanguageModelsManager): void {
    gemini.createOrUpdateLanguageModels({ id: 'google/a', model: 'gemini-2.5-pro', apiKey: true });
    hub.createOrUpdateLanguageModels({ id: 'huggingface/b', model: 'bigcode/starcoder2-15b' });
    local.createOrUpdateLanguageModels({ id: 'ollama/c', model: 'llama3.2' });
}
`,
      finds: [
        { kind: 'sdk', name: '@theia/ai-google', line: 1 },
        { kind: 'sdk', name: '@theia/ai-huggingface', line: 2 },
        { kind: 'sdk', name: '@theia/ai-ollama', line: 3 },
        { kind: 'provider', name: 'google', line: 1 },
        { kind: 'provider', name: 'hugging-face', line: 2 },
        { kind: 'provider', name: 'ollama', line: 3 },
        { kind: 'model', name: 'gemini-2.5-pro', line: 6, provider: 'google' },
        { kind: 'model', name: 'bigcode/starcoder2-15b', line: 7, provider: 'hugging-face' },
        { kind: 'model', name: 'llama3.2', line: 8, provider: 'ollama' },
      ],
    },
    {
      why: 'extensions that wrap the coding agents of vendors',
      path: 'src/node/agents.ts',
      text: `import { ClaudeCodeService } from '@theia/ai-claude-code/lib/common';
import { CodexService } from '@theia/ai-codex/lib/common';

export type Services = [ClaudeCodeService, CodexService];
`,
      finds: [
        { kind: 'sdk', name: '@theia/ai-claude-code', line: 1 },
        { kind: 'sdk', name: '@theia/ai-codex', line: 2 },
        { kind: 'provider', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'openai', line: 2 },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@theia/ai-chat-ui": "1.74.1",\n    "@theia/ai-openai": "1.74.1",\n    "@theia/core": "1.74.1"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: '@theia/ai-chat-ui', line: 3 },
        { kind: 'dependency', name: '@theia/ai-openai', line: 4 },
      ],
    },
  ],
  nearMisses: [
    { why: 'the rest of Theia', path: 'package.json', text: '{\n  "dependencies": {\n    "@theia/core": "1.74.1",\n    "@theia/terminal": "1.74.1"\n  }\n}\n' },
    { why: 'an extension of the editor', path: 'src/browser/view.ts', text: "import { AbstractViewContribution } from '@theia/core/lib/browser';\n\nexport class HarbourView extends AbstractViewContribution {\n    id = 'harbour';\n    name = 'Harbour';\n    description = 'Shows the berths.';\n}\n" },
    { why: 'a scope of somebody else', path: 'src/a.ts', text: "import { PromptService } from '@thea/ai-core';\n\nexport const add = (service: PromptService) => service.addBuiltInPromptFragment({ id: 'x', template: 'y' });\n" },
    { why: 'a relative module', path: 'src/b.ts', text: "import { MCPServerManager } from './ai-mcp';\n\nexport const add = (manager: MCPServerManager) => manager.addOrUpdateServer({ name: 'charts', command: 'npx' });\n" },
  ],
});
