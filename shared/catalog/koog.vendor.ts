import { defineVendor } from './catalog-entry.ts';
import { prompt } from './gives.ts';

export default defineVendor({
  id: 'koog',
  name: 'Koog',
  url: 'https://docs.koog.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'maven', name: 'ai.koog:koog-agents', modules: ['ai.koog'], role: 'framework' },
    { ecosystem: 'maven', name: 'ai.koog:*', modules: [], role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'maven',
      call: 'ai.koog.agents.**.AIAgent',
      gives: [
        { kind: 'agent', name: ['id', '@variable', '@callee'], model: 'llmModel', prompt: 'systemPrompt' },
        { kind: 'model', from: 'llmModel', provider: 'prefix' },
        prompt('systemPrompt'),
      ],
    },
    { ecosystem: 'maven', call: 'ai.koog.agents.core.agent.config.AIAgentConfig', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
    { ecosystem: 'maven', call: 'ai.koog.**.{simpleOpenAIExecutor,OpenAILLMClient}', gives: [{ kind: 'provider', provider: 'openai' }] },
    { ecosystem: 'maven', call: 'ai.koog.**.{simpleAnthropicExecutor,AnthropicLLMClient}', gives: [{ kind: 'provider', provider: 'anthropic' }] },
    { ecosystem: 'maven', call: 'ai.koog.**.{simpleGoogleAIExecutor,GoogleLLMClient}', gives: [{ kind: 'provider', provider: 'google' }] },
    { ecosystem: 'maven', call: 'ai.koog.**.{simpleOllamaAIExecutor,OllamaClient}', gives: [{ kind: 'provider', provider: 'ollama' }] },
    { ecosystem: 'maven', call: 'ai.koog.prompt.dsl.prompt().system', gives: [prompt('#0')] },
    { ecosystem: 'maven', call: 'ai.koog.agents.mcp.**.McpToolRegistryProvider.{fromTransport,fromClient,fromProcess,fromSseUrl}', gives: [{ kind: 'mcp_client', name: ['@variable', '@class'] }] },
    { ecosystem: 'maven', call: 'ai.koog.agents.mcp.server.{startStdioMcpServer,startSseMcpServer}', gives: [{ kind: 'mcp_server', name: ['@variable', '@within'] }] },
  ],
  definitions: [
    { ecosystem: 'maven', decorated: 'ai.koog.agents.core.tools.annotations.Tool', gives: 'tool', name: ['customName', '#0'] },
    { ecosystem: 'maven', extends: 'ai.koog.agents.core.tools.{SimpleTool,Tool}', gives: 'tool' },
  ],
  constants: [
    { ecosystem: 'maven', constant: 'ai.koog.prompt.executor.clients.openai.OpenAIModels.**.*', provider: 'openai' },
    {
      ecosystem: 'maven',
      constant: 'ai.koog.prompt.executor.clients.anthropic.AnthropicModels.*',
      provider: 'anthropic',
      // AnthropicModels.kt of koog 0.2.1 and of the branch for 1.0 (read 2026-11-30).
      ids: { Opus_4_1: 'claude-opus-4-1', Sonnet_4_5: 'claude-sonnet-4-5', Haiku_4_5: 'claude-haiku-4-5', Opus_4_5: 'claude-opus-4-5', Sonnet_4_6: 'claude-sonnet-4-6', Opus_3: 'claude-3-opus', Haiku_3: 'claude-3-haiku', Sonnet_3_5: 'claude-3-5-sonnet', Sonnet_3_7: 'claude-3-7-sonnet', Sonnet_4: 'claude-sonnet-4-0', Opus_4: 'claude-opus-4-0', Haiku_3_5: 'claude-3-5-haiku' },
    },
    { ecosystem: 'maven', constant: 'ai.koog.prompt.executor.clients.google.GoogleModels.*', provider: 'google', ids: { Gemini2_0Flash: 'gemini-2.0-flash', Gemini2_5Pro: 'gemini-2.5-pro', Gemini2_5Flash: 'gemini-2.5-flash' } },
  ],
  examples: [
    {
      why: 'a prompt in a block, and a model that is handed to a function of the project',
      path: 'src/Plan.kt',
      text: `import ai.koog.prompt.dsl.prompt
import ai.koog.prompt.executor.clients.openai.OpenAIModels

fun plan() = acme.run(OpenAIModels.CostOptimized.GPT4oMini, prompt("plan") { system("You plan trips.") })
`,
      finds: [
        { kind: 'sdk', name: 'ai.koog:koog-agents', line: 1 },
        { kind: 'model', name: 'gpt-4o-mini', line: 4, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'plan.system', line: 4 },
      ],
    },
    {
      why: 'an agent with a model of the framework, a prompt and tools by annotation',
      path: 'src/Main.kt',
      text: `import ai.koog.agents.core.agent.AIAgent
import ai.koog.agents.core.tools.annotations.Tool
import ai.koog.agents.core.tools.reflect.ToolSet
import ai.koog.prompt.executor.clients.openai.OpenAIModels
import ai.koog.prompt.executor.llms.all.simpleOpenAIExecutor

class Switch : ToolSet {
    @Tool
    fun toggle(on: Boolean): String = "ok"
}

val agent = AIAgent(
    executor = simpleOpenAIExecutor(System.getenv("KEY")),
    systemPrompt = "You control a switch.",
    llmModel = OpenAIModels.Chat.GPT4o
)
`,
      finds: [
        { kind: 'sdk', name: 'ai.koog:koog-agents', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'toggle', line: 9 },
        { kind: 'agent', name: 'agent', line: 12 },
        { kind: 'prompt', name: 'agent.systemPrompt', line: 14 },
        { kind: 'model', name: 'gpt-4o', line: 15, provider: 'openai' },
      ],
    },
    { why: 'a tool as a class', path: 'T.kt', text: 'import ai.koog.agents.core.tools.SimpleTool\n\nobject Ask : SimpleTool<Args>() { }\n', finds: [{ kind: 'sdk', name: 'ai.koog:koog-agents', line: 1 }, { kind: 'tool', name: 'Ask', line: 3 }] },
    {
      why: 'tools of an MCP server that is started, for an agent with a newer model',
      path: 'src/Desk.kt',
      text: `import ai.koog.agents.core.agent.AIAgent
import ai.koog.agents.mcp.McpToolRegistryProvider
import ai.koog.agents.mcp.fromProcess
import ai.koog.prompt.executor.clients.anthropic.AnthropicModels

val trains = McpToolRegistryProvider.fromProcess(ProcessBuilder("./trains").start())
val desk = AIAgent(promptExecutor = ex, llmModel = AnthropicModels.Sonnet_4_5, toolRegistry = trains)
`,
      finds: [
        { kind: 'sdk', name: 'ai.koog:koog-agents', line: 1 },
        { kind: 'mcp_client', name: 'trains', line: 6 },
        { kind: 'agent', name: 'desk', line: 7 },
        { kind: 'model', name: 'claude-sonnet-4-5', line: 7, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    {
      why: 'models that the project keeps under names of its own, one of them in a branch',
      path: 'src/Models.kt',
      text: `import ai.koog.prompt.executor.clients.google.GoogleModels

object Models {
    val fast = when (System.getenv("FAST")) {
        "old" -> GoogleModels.Gemini2_5Flash
        else -> GoogleModels.Gemini3_5Flash
    }
}
`,
      finds: [
        { kind: 'sdk', name: 'ai.koog:koog-agents', line: 1 },
        { kind: 'model', name: 'gemini-2.5-flash', line: 5, provider: 'google' },
        { kind: 'model', name: 'gemini-3.5-flash', line: 6, provider: 'google' },
        { kind: 'provider', name: 'google' },
      ],
    },
    { why: 'a server of MCP', path: 'Serve.kt', text: 'import ai.koog.agents.mcp.server.startStdioMcpServer\n\nfun main() {\n    startStdioMcpServer(tools)\n}\n', finds: [{ kind: 'sdk', name: 'ai.koog:koog-agents', line: 1 }, { kind: 'mcp_server', name: 'main', line: 4 }] },
    { why: 'a star import', path: 'S.kt', text: 'import ai.koog.agents.core.agent.*\n\nval helper = AIAgent(promptExecutor = ex, systemPrompt = "Help.")\n', finds: [{ kind: 'sdk', name: 'ai.koog:koog-agents', line: 1 }, { kind: 'agent', name: 'helper', line: 3 }, { kind: 'prompt', name: 'helper.systemPrompt', line: 3 }] },
    { why: 'an executor of another provider', path: 'E.kt', text: 'import ai.koog.prompt.executor.llms.all.simpleOllamaAIExecutor\n\nval ex = simpleOllamaAIExecutor()\n', finds: [{ kind: 'sdk', name: 'ai.koog:koog-agents', line: 1 }, { kind: 'provider', name: 'ollama', line: 3 }] },
    { why: 'an import that is all', path: 'I.kt', text: 'import ai.koog.agents.core.tools.ToolRegistry\n\nval r = ToolRegistry.EMPTY\n', finds: [{ kind: 'sdk', name: 'ai.koog:koog-agents', line: 1 }] },
  ],
  nearMisses: [
    { why: 'an own agent', path: 'Own.kt', text: 'import acme.koog.AIAgent\nval agent = AIAgent(systemPrompt = "x")\n' },
    { why: 'an import in a comment', path: 'C.kt', text: '// import ai.koog.agents.core.agent.AIAgent\nval x = 1\n' },
    { why: 'a process of the project', path: 'P.kt', text: 'import acme.fromProcess\nval trains = Registry.fromProcess(ProcessBuilder("./trains").start())\nfun main() { startStdioMcpServer(tools) }\n' },
    { why: 'a name in a text', path: 'T.kt', text: 'val t = "ai.koog.agents"\n' },
    { why: 'a package that only starts alike', path: 'A.kt', text: 'import ai.koogle.Agent\nval a = Agent("x")\n' },
  ],
});
