import { defineVendor } from './catalog-entry.ts';

const chats: readonly { classes: string; provider?: string }[] = [
  { classes: 'ChatOpenAI', provider: 'openai' },
  { classes: 'ChatAzureOpenAI', provider: 'azure-openai' },
  { classes: 'ChatAnthropic', provider: 'anthropic' },
  { classes: 'ChatGoogle', provider: 'google' },
  { classes: 'ChatAWSBedrock,ChatAnthropicBedrock', provider: 'aws-bedrock' },
  { classes: 'ChatOllama', provider: 'ollama' },
  { classes: 'ChatGroq,ChatOpenRouter,ChatDeepSeek' },
];

export default defineVendor({
  id: 'browser-use',
  name: 'Browser Use',
  url: 'https://browser-use.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'browser-use', modules: ['browser_use'], role: 'framework' },
    { ecosystem: 'pypi', name: 'browser-use-sdk', modules: ['browser_use_sdk'], role: 'sdk' },
    { ecosystem: 'npm', name: 'browser-use-sdk', role: 'sdk' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'browser_use.**.{Agent,CodeAgent}',
      gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'llm', prompt: ['override_system_message', 'extend_system_message'] }, { kind: 'prompt', from: ['override_system_message', 'extend_system_message'] }],
    },
    ...chats.map(({ classes, provider }) => ({
      ecosystem: 'pypi' as const,
      call: `browser_use.**.{${classes}}`,
      gives: [...(provider === undefined ? [] : [{ kind: 'provider' as const, provider }]), { kind: 'model' as const, from: ['model', '#0'], ...(provider !== undefined && { provider }) }, { kind: 'endpoint' as const, from: ['base_url', 'azure_endpoint'] }],
    })),
  ],
  definitions: [{ ecosystem: 'pypi', decorated: 'browser_use.**.{Controller,Tools}().{action,registry.action}', gives: 'tool' }],
  images: ['browseruse/browseruse'],
  examples: [
    {
      why: 'an agent in a browser with its model',
      path: 'agent.py',
      text: `from browser_use import Agent, ChatOpenAI

agent = Agent(task="Compare prices", llm=ChatOpenAI(model="gpt-4.1-mini"), extend_system_message="Never buy.")
`,
      finds: [
        { kind: 'sdk', name: 'browser-use', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4.1-mini', line: 3, provider: 'openai' },
        { kind: 'agent', name: 'agent', line: 3 },
        { kind: 'prompt', name: 'agent.extend_system_message', line: 3 },
      ],
    },
    {
      why: 'a model of LangChain, as before version 0.3, and an action as a tool',
      path: 'old.py',
      text: `from browser_use import Agent, Controller
from langchain_anthropic import ChatAnthropic

controller = Controller()

@controller.action("Ask the user")
def ask(question: str) -> str:
    return input(question)

agent = Agent(task="Book", llm=ChatAnthropic(model="claude-sonnet-4-5"), controller=controller)
`,
      finds: [
        { kind: 'sdk', name: 'browser-use', line: 1 },
        { kind: 'sdk', name: 'langchain-anthropic', line: 2 },
        { kind: 'tool', name: 'ask', line: 7 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-sonnet-4-5', line: 10, provider: 'anthropic' },
        { kind: 'agent', name: 'agent', line: 10 },
      ],
    },
    { why: 'an agent that is run where it is made', path: 'inline.py', text: 'from browser_use.agent.service import Agent\n\nasync def main():\n    await Agent(task="x", llm=llm).run()\n', finds: [{ kind: 'sdk', name: 'browser-use', line: 1 }, { kind: 'agent', name: 'Agent', line: 4 }] },
    { why: 'the cloud client', path: 'src/cloud.ts', text: "import { BrowserUseClient } from 'browser-use-sdk';\n\nexport const client = new BrowserUseClient({ apiKey: 'x' });\n", finds: [{ kind: 'sdk', name: 'browser-use-sdk', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'browser-use==0.7.0\nplaywright\n', finds: [{ kind: 'dependency', name: 'browser-use', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a user agent of a browser', path: 'a.py', text: 'from fake_useragent import UserAgent\nUserAgent().random\n' },
    { why: 'Playwright alone', path: 'b.py', text: 'from playwright.sync_api import sync_playwright\nsync_playwright()\n' },
    { why: 'a module whose name goes on', path: 'c.py', text: 'from browser_user import Agent\nAgent(task="x")\n' },
    { why: 'a browser of the project', path: 'd.py', text: 'from .browser_use import Agent\nAgent(task="x")\n' },
  ],
});
