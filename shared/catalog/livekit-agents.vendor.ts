import { defineVendor, type UseRule } from './catalog-entry.ts';

const plugins: readonly { module: string; classes: string; provider: string }[] = [
  { module: 'openai', classes: 'LLM,STT,TTS,realtime.RealtimeModel', provider: 'openai' },
  { module: 'anthropic', classes: 'LLM', provider: 'anthropic' },
  { module: 'google', classes: 'LLM,beta.realtime.RealtimeModel,realtime.RealtimeModel', provider: 'google' },
  { module: 'aws', classes: 'LLM', provider: 'aws-bedrock' },
  { module: 'mistralai', classes: 'LLM', provider: 'mistral' },
  { module: 'groq', classes: 'LLM,STT,TTS', provider: 'groq' },
  { module: 'deepgram', classes: 'STT,STTv2,TTS', provider: 'deepgram' },
  { module: 'assemblyai', classes: 'STT', provider: 'assemblyai' },
  { module: 'elevenlabs', classes: 'STT,TTS', provider: 'elevenlabs' },
  { module: 'cartesia', classes: 'STT,TTS', provider: 'cartesia' },
];

export default defineVendor({
  id: 'livekit-agents',
  name: 'LiveKit Agents',
  url: 'https://docs.livekit.io/agents/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'livekit-agents', modules: ['livekit.agents'], role: 'framework' },
    { ecosystem: 'pypi', name: 'livekit-plugins-*', modules: ['livekit.plugins'], role: 'framework' },
    { ecosystem: 'npm', name: '@livekit/agents', role: 'framework' },
    { ecosystem: 'npm', name: '@livekit/agents-plugin-*', role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'livekit.agents.**.Agent',
      gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', tools: 'tools[]', prompt: 'instructions' }, { kind: 'model', from: 'llm', provider: 'prefix' }, { kind: 'prompt', from: 'instructions' }],
    },
    { ecosystem: 'pypi', call: 'livekit.agents.**.AgentSession', gives: [{ kind: 'model', from: ['llm'], provider: 'prefix' }, { kind: 'model', from: ['stt'], provider: 'prefix' }, { kind: 'model', from: ['tts'], provider: 'prefix' }] },
    {
      ecosystem: 'pypi',
      call: 'livekit.agents.**.{MCPServerHTTP,MCPServerStdio}',
      gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', command: ['command', '#0'], args: ['args', '#1'], url: ['url', '#0'] }],
    },
    ...plugins.map(({ module, classes, provider }): UseRule => ({
      ecosystem: 'pypi',
      call: `livekit.plugins.${module}.**.{${classes}}`,
      gives: [{ kind: 'provider', provider }, { kind: 'model', from: ['model', '#0'], provider }, { kind: 'endpoint', from: 'base_url' }],
    })),
    { ecosystem: 'npm', call: '@livekit/agents#voice.Agent', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', tools: 'tools', prompt: 'instructions' }, { kind: 'prompt', from: 'instructions' }] },
    { ecosystem: 'npm', call: '@livekit/agents#llm.tool', gives: [{ kind: 'tool', name: ['name', '@assigned'] }] },
    { ecosystem: 'npm', call: '@livekit/agents-plugin-openai#{LLM,STT,TTS,realtime.RealtimeModel}', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: 'model', provider: 'openai' }] },
  ],
  definitions: [
    { ecosystem: 'pypi', extends: 'livekit.agents.**.Agent', gives: 'agent' },
    { ecosystem: 'pypi', decorated: 'livekit.agents.**.{function_tool,ai_callable}', gives: 'tool', name: 'name' },
    { ecosystem: 'npm', extends: '@livekit/agents#voice.Agent', gives: 'agent' },
  ],
  images: ['livekit/agent-*'],
  examples: [
    {
      why: 'an agent as a class with a tool in it; its instructions go to the base class',
      path: 'agent.py',
      text: `from livekit.agents import Agent, AgentSession, function_tool
from livekit.plugins import openai, silero

class Assistant(Agent):
    def __init__(self):
        super().__init__(instructions="You are a voice assistant.")

    @function_tool
    async def weather(self, place: str) -> str:
        return "sunny"

session = AgentSession(llm=openai.LLM(model="gpt-4o-mini"), vad=silero.VAD.load())
`,
      finds: [
        { kind: 'sdk', name: 'livekit-agents', line: 1 },
        { kind: 'sdk', name: 'livekit-plugins-openai', line: 2 },
        { kind: 'sdk', name: 'livekit-plugins-silero', line: 2 },
        { kind: 'agent', name: 'Assistant', line: 4 },
        { kind: 'prompt', name: 'Assistant.__init__.instructions', line: 6 },
        { kind: 'tool', name: 'weather', line: 9 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 12, provider: 'openai' },
      ],
    },
    {
      why: 'servers of tools, and who listens and speaks',
      path: 'desk.py',
      text: `from livekit.agents import AgentSession, mcp
from livekit.plugins import deepgram, elevenlabs

session = AgentSession(
    stt=deepgram.STT(model="nova-3"),
    tts=elevenlabs.TTS(model="eleven_flash_v2_5"),
    mcp_servers=[mcp.MCPServerHTTP("http://localhost:9000/sse")],
)
`,
      finds: [
        { kind: 'sdk', name: 'livekit-agents', line: 1 },
        { kind: 'sdk', name: 'livekit-plugins-deepgram', line: 2 },
        { kind: 'sdk', name: 'livekit-plugins-elevenlabs', line: 2 },
        { kind: 'provider', name: 'deepgram' },
        { kind: 'model', name: 'nova-3', line: 5, provider: 'deepgram' },
        { kind: 'provider', name: 'elevenlabs' },
        { kind: 'model', name: 'eleven_flash_v2_5', line: 6, provider: 'elevenlabs' },
        { kind: 'mcp_client', name: 'MCPServerHTTP', line: 7 },
        { kind: 'mcp_server', name: 'localhost:9000', line: 7 },
      ],
    },
    { why: 'models by their ids', path: 'session.py', text: 'from livekit.agents import AgentSession\n\nsession = AgentSession(llm="openai/gpt-4.1-mini")\n', finds: [{ kind: 'sdk', name: 'livekit-agents', line: 1 }, { kind: 'model', name: 'openai/gpt-4.1-mini', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    {
      why: 'TypeScript',
      path: 'src/agent.ts',
      text: "import { voice } from '@livekit/agents';\nimport * as openai from '@livekit/agents-plugin-openai';\n\nexport const agent = new voice.Agent({ instructions: 'Be kind.', llm: new openai.LLM({ model: 'gpt-4o' }) });\n",
      finds: [{ kind: 'sdk', name: '@livekit/agents', line: 1 }, { kind: 'sdk', name: '@livekit/agents-plugin-openai', line: 2 }, { kind: 'agent', name: 'agent', line: 4 }, { kind: 'prompt', name: 'agent.instructions', line: 4 }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' }],
    },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@livekit/agents": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@livekit/agents', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'livekit-agents[openai]~=1.2\nlivekit-plugins-silero\nlivekit-api\n', finds: [{ kind: 'dependency', name: 'livekit-agents', line: 1 }, { kind: 'dependency', name: 'livekit-plugins-silero', line: 2 }] },
  ],
  nearMisses: [
    { why: 'video rooms without an agent', path: 'a.py', text: 'from livekit import api, rtc\napi.LiveKitAPI()\n' },
    { why: 'the client for browsers', path: 'b.ts', text: "import { Room } from 'livekit-client';\nnew Room();\n" },
    { why: 'a package for rooms', path: 'requirements.txt', text: 'livekit\nlivekit-api\n' },
    { why: 'agents of another project', path: 'c.py', text: 'from kit.agents import Agent\nAgent(instructions="x")\n' },
  ],
});
