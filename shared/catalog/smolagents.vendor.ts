import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'smolagents',
  name: 'smolagents',
  url: 'https://huggingface.co/docs/smolagents',
  type: 'framework',
  packages: [{ ecosystem: 'pypi', name: 'smolagents', role: 'framework' }],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'smolagents.**.{CodeAgent,ToolCallingAgent,MultiStepAgent}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: ['instructions', 'system_prompt'], agents: 'managed_agents[]' },
        { kind: 'prompt', from: ['instructions', 'system_prompt'] },
      ],
    },
    { ecosystem: 'pypi', call: 'smolagents.**.{InferenceClientModel,HfApiModel,TransformersModel,VLLMModel,MLXModel}', gives: [{ kind: 'model', from: ['model_id', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'smolagents.**.LiteLLMModel', gives: [{ kind: 'model', from: ['model_id', '#0'], provider: 'prefix' }, { kind: 'endpoint', from: 'api_base' }] },
    { ecosystem: 'pypi', call: 'smolagents.**.{OpenAIServerModel,OpenAIModel}', gives: [{ kind: 'model', from: ['model_id', '#0'] }, { kind: 'endpoint', from: 'api_base' }] },
    { ecosystem: 'pypi', call: 'smolagents.**.{AzureOpenAIServerModel,AzureOpenAIModel}', gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'model', from: 'model_id', provider: 'azure-openai' }] },
    { ecosystem: 'pypi', call: 'smolagents.**.{AmazonBedrockServerModel,AmazonBedrockModel}', gives: [{ kind: 'provider', provider: 'aws-bedrock' }, { kind: 'model', from: 'model_id', provider: 'aws-bedrock' }] },
    { ecosystem: 'pypi', call: 'smolagents.**.{DuckDuckGoSearchTool,GoogleSearchTool,WebSearchTool,VisitWebpageTool,PythonInterpreterTool,WikipediaSearchTool,SpeechToTextTool,UserInputTool}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'smolagents.**.{MCPClient,ToolCollection.from_mcp}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', url: ['#0.url', 'server_parameters.url'] }] },
    { ecosystem: 'pypi', call: 'smolagents.**.{load_tool,Tool.from_space}', gives: [{ kind: 'tool', name: ['name', '@assigned', '#0'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'smolagents.**.tool', gives: 'tool' },
    { ecosystem: 'pypi', extends: 'smolagents.**.Tool', gives: 'tool' },
  ],
  examples: [
    {
      why: 'an agent with a tool of the package and a model of the hub',
      path: 'agent.py',
      text: `from smolagents import CodeAgent, DuckDuckGoSearchTool, InferenceClientModel

model = InferenceClientModel(model_id="meta-llama/Llama-3.3-70B-Instruct")
agent = CodeAgent(tools=[DuckDuckGoSearchTool()], model=model)
`,
      finds: [
        { kind: 'sdk', name: 'smolagents', line: 1 },
        { kind: 'provider', name: 'hugging-face' },
        { kind: 'model', name: 'meta-llama/Llama-3.3-70B-Instruct', line: 3, provider: 'hugging-face' },
        { kind: 'agent', name: 'agent', line: 4 },
        { kind: 'tool', name: 'DuckDuckGoSearchTool', line: 4 },
      ],
    },
    {
      why: 'tools by decorator and by class, a managed agent',
      path: 'team.py',
      text: `from smolagents import LiteLLMModel, Tool, ToolCallingAgent, tool

@tool
def get_time(zone: str) -> str:
    """Tells the time."""
    return ""

class Lookup(Tool):
    name = "lookup"

web = ToolCallingAgent(tools=[get_time, Lookup()], model=LiteLLMModel(model_id="anthropic/claude-sonnet-4-5"), name="web")
boss = ToolCallingAgent(tools=[], managed_agents=[web])
`,
      finds: [
        { kind: 'sdk', name: 'smolagents', line: 1 },
        { kind: 'tool', name: 'get_time', line: 4 },
        { kind: 'tool', name: 'Lookup', line: 8 },
        { kind: 'model', name: 'anthropic/claude-sonnet-4-5', line: 11, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'agent', name: 'web', line: 11 },
        { kind: 'agent', name: 'boss', line: 12 },
      ],
    },
    { why: 'tools of a server', path: 'mcp_tools.py', text: 'from smolagents import MCPClient\n\nclient = MCPClient({"url": "http://127.0.0.1:8000/mcp"})\n', finds: [{ kind: 'sdk', name: 'smolagents', line: 1 }, { kind: 'mcp_client', name: 'client', line: 3 }, { kind: 'mcp_server', name: '127.0.0.1:8000', line: 3 }] },
    { why: 'another vendor behind the API of OpenAI', path: 'bedrock.py', text: 'from smolagents import AmazonBedrockModel\n\nmodel = AmazonBedrockModel(model_id="us.amazon.nova-pro-v1:0")\n', finds: [{ kind: 'sdk', name: 'smolagents', line: 1 }, { kind: 'provider', name: 'aws-bedrock' }, { kind: 'model', name: 'us.amazon.nova-pro-v1:0', line: 3, provider: 'aws-bedrock' }] },
    { why: 'requirements', path: 'requirements.txt', text: 'smolagents[toolkit]==1.20\n', finds: [{ kind: 'dependency', name: 'smolagents', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a decorator of another module', path: 'a.py', text: 'from workshop import tool\n\n@tool\ndef hammer():\n    pass\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'from smolagents_ui import CodeAgent\nCodeAgent(tools=[])\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .smolagents import CodeAgent\nCodeAgent(tools=[])\n' },
    { why: 'the name in a docstring', path: 'd.py', text: '"""from smolagents import CodeAgent"""\n' },
  ],
});
