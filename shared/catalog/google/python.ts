/** Google in Python. */
import type { EntryPart } from '../entry-part.ts';

export const python: EntryPart = {
  packages: [
    { ecosystem: 'pypi', name: 'google-genai', modules: ['google.genai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'pypi', name: 'google-generativeai', modules: ['google.generativeai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'pypi', name: 'google-cloud-aiplatform', modules: ['google.cloud.aiplatform', 'google.cloud.aiplatform_v1', 'google.cloud.aiplatform_v1beta1', 'vertexai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'pypi', name: 'google-adk', modules: ['google.adk'], role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'google.genai.Client().**.{generate_content,generate_content_stream,generate_images,edit_image,upscale_image,generate_videos,count_tokens,chats.create,live.connect,caches.create,batches.create}',
      gives: [
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: 'config.system_instruction' },
      ],
    },
    { ecosystem: 'pypi', call: 'google.genai.Client().**.embed_content', gives: [{ kind: 'embedding_model', from: 'model', provider: 'google' }] },
    {
      ecosystem: 'pypi',
      call: 'google.genai.types.{GenerateContentConfig,LiveConnectConfig,CreateCachedContentConfig}',
      gives: [{ kind: 'prompt', from: 'system_instruction' }],
    },
    {
      ecosystem: 'pypi',
      call: 'google.generativeai.**.GenerativeModel',
      gives: [
        { kind: 'model', from: ['model_name', '#0'], provider: 'google' },
        { kind: 'prompt', from: 'system_instruction' },
      ],
    },
    { ecosystem: 'pypi', call: 'google.generativeai.**.{embed_content,embed_content_async}', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'google' }] },
    { ecosystem: 'pypi', call: 'google.generativeai.{generate_text,chat,generate_images}', gives: [{ kind: 'model', from: 'model', provider: 'google' }] },
    {
      ecosystem: 'pypi',
      call: 'vertexai.**.GenerativeModel',
      gives: [
        { kind: 'model', from: ['model_name', '#0'], provider: 'google' },
        { kind: 'prompt', from: 'system_instruction' },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'vertexai.**.{TextGenerationModel,ChatModel,CodeGenerationModel,CodeChatModel,ImageGenerationModel,ImageTextModel}.from_pretrained',
      gives: [{ kind: 'model', from: ['model_name', '#0'], provider: 'google' }],
    },
    {
      ecosystem: 'pypi',
      call: 'vertexai.**.{TextEmbeddingModel,MultiModalEmbeddingModel}.from_pretrained',
      gives: [{ kind: 'embedding_model', from: ['model_name', '#0'], provider: 'google' }],
    },
    {
      ecosystem: 'pypi',
      call: 'google.adk.**.{Agent,LlmAgent}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instruction', agents: 'sub_agents[]' },
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: 'instruction' },
      ],
    },
    { ecosystem: 'pypi', call: 'google.adk.**.{SequentialAgent,ParallelAgent,LoopAgent}', gives: [{ kind: 'agent', name: ['name', '@assigned'], agents: 'sub_agents[]' }] },
    { ecosystem: 'pypi', call: 'google.adk.**.RemoteA2aAgent', gives: [{ kind: 'agent', name: ['name', '@assigned'] }, { kind: 'endpoint', from: 'agent_card' }] },
    { ecosystem: 'pypi', call: 'google.adk.tools.**.{FunctionTool,LongRunningFunctionTool}', gives: [{ kind: 'tool', name: ['&func', '&#0'] }] },
    { ecosystem: 'pypi', call: 'google.adk.tools.**.{MCPToolset,McpToolset}', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }] },
    {
      ecosystem: 'pypi',
      call: 'google.adk.tools.mcp_tool.**.{StdioServerParameters,SseServerParams,SseConnectionParams,StreamableHTTPServerParams,StreamableHTTPConnectionParams}',
      gives: [{ kind: 'configured_server', command: 'command', args: 'args', url: 'url' }],
    },
    { ecosystem: 'pypi', call: 'google.adk.**.{InMemoryMemoryService,VertexAiMemoryBankService,VertexAiRagMemoryService}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
  ],
  examples: [
    {
      why: 'a tool that the vendor runs, as classes of the SDK',
      path: 'search.py',
      text: `from google import genai
from google.genai import types

client = genai.Client()
client.models.generate_content(model="gemini-2.5-flash", contents="When?", config=types.GenerateContentConfig(
    tools=[types.Tool(google_search=types.GoogleSearch())],
))
`,
      finds: [
        { kind: 'sdk', name: 'google-genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 5 },
        { kind: 'tool', name: 'google_search', line: 6 },
      ],
    },
    {
      why: 'agents of the kit with functions, another agent and MCP servers as tools',
      path: 'kit.py',
      text: `from google.adk.agents import LlmAgent, SequentialAgent
from google.adk.tools import FunctionTool
from google.adk.tools.mcp_tool.mcp_toolset import MCPToolset, StdioServerParameters
from google.adk.tools.mcp_tool.mcp_session_manager import StreamableHTTPConnectionParams

def lookup(order_id: str) -> dict:
    return {}

files = MCPToolset(connection_params=StdioServerParameters(command="npx", args=["-y", "@acme/mcp-files"]))
docs = MCPToolset(connection_params=StreamableHTTPConnectionParams(url="https://docs.acme.example/mcp"))
clerk = LlmAgent(name="clerk", model="gemini-2.0-flash", tools=[FunctionTool(lookup), files])
desk = SequentialAgent(name="desk", sub_agents=[clerk])
`,
      finds: [
        { kind: 'sdk', name: 'google-adk', line: 1 },
        { kind: 'mcp_client', name: 'files', line: 9 },
        { kind: 'mcp_server', name: '@acme/mcp-files', line: 9 },
        { kind: 'mcp_client', name: 'docs', line: 10 },
        { kind: 'mcp_server', name: 'docs.acme.example', line: 10 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.0-flash', line: 11, provider: 'google' },
        { kind: 'tool', name: 'lookup', line: 11 },
        { kind: 'agent', name: 'clerk', line: 11 },
        { kind: 'agent', name: 'desk', line: 12 },
      ],
    },
    {
      why: 'through its address in the form of OpenAI',
      path: 'compatible.py',
      text: `from openai import OpenAI

client = OpenAI(base_url="https://generativelanguage.googleapis.com/v1beta/openai/")
client.chat.completions.create(model="gemini-2.5-flash", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'endpoint', name: 'generativelanguage.googleapis.com/v1beta/openai', line: 3, provider: 'google' },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 4, provider: 'google' },
      ],
    },
    {
      why: 'the unified client, imported from the namespace package',
      path: 'app.py',
      text: `from google import genai
from google.genai import types

RULES = "Answer in one sentence."
client = genai.Client()
response = client.models.generate_content(
    model="gemini-2.5-flash",
    contents="Hello",
    config=types.GenerateContentConfig(system_instruction=RULES),
)
`,
      finds: [
        { kind: 'sdk', name: 'google-genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'prompt', name: 'RULES', line: 4 },
        { kind: 'model', name: 'gemini-2.5-flash', line: 7, provider: 'google' },
      ],
    },
    {
      why: 'the older client with an embedding',
      path: 'old.py',
      text: `import google.generativeai as palm

model = palm.GenerativeModel("gemini-1.5-pro-002")
palm.embed_content(model="models/text-embedding-004", content="x")
`,
      finds: [
        { kind: 'sdk', name: 'google-generativeai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-1.5-pro-002', line: 3, provider: 'google' },
        { kind: 'embedding_model', name: 'models/text-embedding-004', line: 4, provider: 'google' },
      ],
    },
    {
      why: 'Vertex AI',
      path: 'vertex.py',
      text: `import vertexai
from vertexai.generative_models import GenerativeModel

vertexai.init(project="p", location="europe-west1")
model = GenerativeModel(model_name="gemini-2.0-flash-001")
`,
      finds: [
        { kind: 'sdk', name: 'google-cloud-aiplatform', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.0-flash-001', line: 5, provider: 'google' },
      ],
    },
    {
      why: 'a regional Vertex endpoint',
      path: 'curl.py',
      text: `import requests
requests.post("https://europe-west1-aiplatform.googleapis.com/v1/projects/p")
`,
      finds: [
        { kind: 'provider', name: 'google' },
        { kind: 'endpoint', name: 'europe-west1-aiplatform.googleapis.com/v1/projects/p', line: 2 },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'google-genai>=1.0\ngoogle-cloud-storage\n',
      finds: [{ kind: 'dependency', name: 'google-genai', line: 1 }],
    },
  ],
  nearMisses: [
    { why: 'another Google library', path: 'a.py', text: 'from google.cloud import storage\nstorage.Client().bucket("gemini-2.5-pro")\n' },
    { why: 'the protobuf namespace', path: 'b.py', text: 'from google.protobuf import message\nimport google.auth\n' },
    { why: 'an import in a comment', path: 'c.py', text: '# from google import genai\nname = "gemini-1.5-pro"\n' },
  ],
};
