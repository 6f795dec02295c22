import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'crewai',
  name: 'CrewAI',
  url: 'https://www.crewai.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'crewai', role: 'framework' },
    { ecosystem: 'pypi', name: 'crewai-tools', modules: ['crewai_tools'], role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'crewai.**.{Agent,LiteAgent}',
      gives: [
        { kind: 'agent', name: ['role', '@assigned'], model: 'llm', tools: 'tools[]', prompt: ['backstory', 'system_template'], uses: ['memory', 'knowledge_sources[]', 'guardrail'] },
        { kind: 'model', from: 'llm', provider: 'prefix' },
        { kind: 'prompt', from: ['backstory', 'system_template'] },
      ],
    },
    { ecosystem: 'pypi', call: 'crewai.**.Crew', gives: [{ kind: 'agent', name: ['name', '@assigned'], model: 'manager_llm', agents: 'agents[]', uses: ['memory', 'short_term_memory', 'long_term_memory', 'entity_memory', 'external_memory'] }, { kind: 'model', from: ['manager_llm', 'planning_llm'], provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'crewai.**.LLM', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'prefix' }, { kind: 'endpoint', from: ['base_url', 'api_base'] }] },
    { ecosystem: 'pypi', call: 'crewai_tools.*Tool', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'crewai_tools.MCPServerAdapter', gives: [{ kind: 'mcp_client', name: ['@assigned', '@callee'] }, { kind: 'configured_server', url: ['#0.url', '#0[].url'] }] },
    { ecosystem: 'pypi', call: 'crewai.memory.**.{ShortTermMemory,LongTermMemory,EntityMemory,ExternalMemory}', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'crewai.**.tools.tool', gives: 'tool' },
    { ecosystem: 'pypi', decorated: 'crewai_tools.tool', gives: 'tool' },
    { ecosystem: 'pypi', extends: 'crewai.flow.**.Flow', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'crewai.tools.**.BaseTool', gives: 'tool' },
    { ecosystem: 'pypi', extends: 'crewai_tools.BaseTool', gives: 'tool' },
    { ecosystem: 'pypi', decorated: 'crewai.project.**.{agent,crew}', gives: 'agent' },
  ],
  declarations: [
    {
      format: 'crewai-agent',
      gives: [
        { kind: 'agent', name: '@assigned', model: 'llm', prompt: 'backstory' },
        { kind: 'model', from: 'llm', provider: 'prefix' },
        { kind: 'prompt', from: 'backstory' },
      ],
    },
  ],
  examples: [
    {
      why: 'agents of a configuration, each with its model and backstory; tasks are none',
      path: 'src/crew/config/agents.yaml',
      text: 'researcher:\n  role: Researcher\n  goal: Find sources\n  backstory: Ten years in archives.\n  llm: openai/gpt-4o-mini\nwriter:\n  role: Writer\n  goal: Write\n  backstory: Wrote novels.\n',
      finds: [
        { kind: 'agent', name: 'researcher', line: 1 },
        { kind: 'prompt', name: 'researcher.backstory', line: 4 },
        { kind: 'model', name: 'openai/gpt-4o-mini', line: 5, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'agent', name: 'writer', line: 6 },
        { kind: 'prompt', name: 'writer.backstory', line: 9 },
      ],
    },
    {
      why: 'a flow, which is a class of steps',
      path: 'flow.py',
      text: 'from crewai.flow.flow import Flow, listen, start\n\nclass Poem(Flow):\n    @start()\n    def pick(self):\n        return 1\n',
      finds: [{ kind: 'sdk', name: 'crewai', line: 1 }, { kind: 'agent', name: 'Poem', line: 3 }],
    },
    {
      why: 'an agent, its model with a provider prefix, and a crew; a task is no tool',
      path: 'crew.py',
      text: `from crewai import LLM, Agent, Crew, Task

BACKSTORY = "Ten years in archives."
llm = LLM(model="openai/gpt-4o")
researcher = Agent(role="Researcher", goal="Find sources", backstory=BACKSTORY, llm=llm)
task = Task(description="Find three sources", agent=researcher)
team = Crew(agents=[researcher], tasks=[task])
`,
      finds: [
        { kind: 'sdk', name: 'crewai', line: 1 },
        { kind: 'prompt', name: 'BACKSTORY', line: 3 },
        { kind: 'model', name: 'openai/gpt-4o', line: 4, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'agent', name: 'Researcher', line: 5 },
        { kind: 'agent', name: 'team', line: 7 },
      ],
    },
    {
      why: 'tools by decorator and by class',
      path: 'tools.py',
      text: `from crewai.tools import BaseTool, tool

@tool("Search the index")
def search(query: str) -> str:
    """Searches."""
    return query

class Fetch(BaseTool):
    name: str = "fetch"

    def _run(self, url: str) -> str:
        return url
`,
      finds: [
        { kind: 'sdk', name: 'crewai', line: 1 },
        { kind: 'tool', name: 'search', line: 4 },
        { kind: 'tool', name: 'Fetch', line: 8 },
      ],
    },
    {
      why: 'a crew as a class: its agents are methods',
      path: 'project.py',
      text: `from crewai import Agent, Crew
from crewai.project import CrewBase, agent, crew

@CrewBase
class Newsroom:
    @agent
    def editor(self):
        return Agent(config=self.agents_config["editor"])

    @crew
    def team(self):
        return Crew(agents=self.agents, tasks=self.tasks)
`,
      finds: [
        { kind: 'sdk', name: 'crewai', line: 1 },
        { kind: 'agent', name: 'editor', line: 7 },
        { kind: 'agent', name: 'team', line: 11 },
      ],
    },
    {
      why: 'a ready-made tool and a model named by its id alone',
      path: 'ready.py',
      text: `from crewai import Agent
from crewai_tools import SerperDevTool

search = SerperDevTool()
writer = Agent(role="Writer", goal="Write", backstory="", llm="claude-opus-4-6", tools=[search])
`,
      finds: [
        { kind: 'sdk', name: 'crewai', line: 1 },
        { kind: 'sdk', name: 'crewai-tools', line: 2 },
        { kind: 'tool', name: 'search', line: 4 },
        { kind: 'agent', name: 'Writer', line: 5 },
        { kind: 'model', name: 'claude-opus-4-6', line: 5, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    {
      why: 'a project file',
      path: 'pyproject.toml',
      text: '[project]\nname = "newsroom"\nversion = "0.1.0"\ndependencies = ["crewai[tools]>=0.80,<1"]\n',
      finds: [{ kind: 'dependency', name: 'crewai', line: 4 }],
    },
  ],
  nearMisses: [
    { why: 'tasks of a crew', path: 'src/crew/config/tasks.yaml', text: 'find:\n  description: Find three sources\n  expected_output: A list\n  agent: researcher\n' },
    { why: 'people of a sales team', path: 'config/agents.yaml', text: 'jo:\n  role: seller\n  region: north\n  goals: [10, 20]\n' },
    { why: 'a task of a job queue', path: 'a.py', text: 'from celery import Task, shared_task\n\n@shared_task\ndef agent():\n    return Task("x")\n' },
    { why: 'a local agent and crew', path: 'b.py', text: 'from airline import Agent, Crew\nCrew(agents=[Agent(role="Pilot", llm="gpt-4o")])\n' },
    { why: 'a module whose name only starts alike', path: 'c.py', text: 'from crewairline.project import agent\n\n@agent\ndef pilot():\n    pass\n' },
    { why: 'an import in a docstring', path: 'd.py', text: '"""\nfrom crewai import Agent\nAgent(role="x")\n"""\n' },
  ],
});
