/** Swarms and Agency Swarm. */
import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'swarms',
  name: 'Swarms',
  url: 'https://docs.swarms.world',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'swarms', role: 'framework', names: ['Agent', 'SequentialWorkflow', 'ConcurrentWorkflow', 'AgentRearrange', 'MixtureOfAgents', 'SwarmRouter', 'GroupChat', 'HierarchicalSwarm', 'SpreadSheetSwarm', 'ForestSwarm', 'MajorityVoting', 'structs', 'prompts', 'tools'] },
    { ecosystem: 'pypi', name: 'agency-swarm', modules: ['agency_swarm'], role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'swarms.**.Agent',
      gives: [{ kind: 'agent', name: ['agent_name', '@assigned'], model: ['model_name', 'llm'], tools: 'tools[]', prompt: 'system_prompt', uses: ['long_term_memory'] }, { kind: 'model', from: 'model_name', provider: 'prefix' }, { kind: 'prompt', from: 'system_prompt' }],
    },
    { ecosystem: 'pypi', call: 'swarms.**.{SequentialWorkflow,ConcurrentWorkflow,AgentRearrange,MixtureOfAgents,SwarmRouter,GroupChat,HierarchicalSwarm,MajorityVoting}', gives: [{ kind: 'agent', name: ['name', '@assigned'], agents: 'agents[]' }] },
    {
      ecosystem: 'pypi',
      call: 'agency_swarm.**.Agent',
      gives: [{ kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instructions' }, { kind: 'model', from: 'model', provider: 'prefix' }],
    },
    { ecosystem: 'pypi', call: 'agency_swarm.**.Agency', gives: [{ kind: 'agent', name: ['name', '@assigned'], agents: ['#0[]', 'agency_chart[]'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', extends: 'agency_swarm.**.Agent', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'agency_swarm.tools.**.BaseTool', gives: 'tool' },
    { ecosystem: 'pypi', decorated: 'agency_swarm.**.function_tool', gives: 'tool' },
  ],
  examples: [
    {
      why: 'an agent and a workflow of it',
      path: 'flow.py',
      text: `from swarms import Agent, SequentialWorkflow

writer = Agent(agent_name="Writer", system_prompt="You write.", model_name="gpt-4o-mini")
flow = SequentialWorkflow(agents=[writer])
`,
      finds: [
        { kind: 'sdk', name: 'swarms', line: 1 },
        { kind: 'agent', name: 'Writer', line: 3 },
        { kind: 'prompt', name: 'writer.system_prompt', line: 3 },
        { kind: 'model', name: 'gpt-4o-mini', line: 3, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'agent', name: 'flow', line: 4 },
      ],
    },
    {
      why: 'an agency: an agent as a class, a tool as a class',
      path: 'agency.py',
      text: `from agency_swarm import Agency, Agent
from agency_swarm.tools import BaseTool

class Lookup(BaseTool):
    pass

class CEO(Agent):
    pass

ceo = CEO()
agency = Agency([ceo])
`,
      finds: [{ kind: 'sdk', name: 'agency-swarm', line: 1 }, { kind: 'tool', name: 'Lookup', line: 4 }, { kind: 'agent', name: 'CEO', line: 7 }, { kind: 'agent', name: 'agency', line: 11 }],
    },
    { why: 'from its inner module', path: 'inner.py', text: 'from swarms.structs.agent import Agent\n\nagent = Agent(model_name="anthropic/claude-sonnet-4-5")\n', finds: [{ kind: 'sdk', name: 'swarms', line: 1 }, { kind: 'agent', name: 'agent', line: 3 }, { kind: 'model', name: 'anthropic/claude-sonnet-4-5', line: 3, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }] },
    { why: 'an agent with a model by name', path: 'named.py', text: 'from agency_swarm import Agent\n\ndev = Agent(name="Dev", model="gpt-4.1")\n', finds: [{ kind: 'sdk', name: 'agency-swarm', line: 1 }, { kind: 'agent', name: 'Dev', line: 3 }, { kind: 'model', name: 'gpt-4.1', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'requirements', path: 'requirements.txt', text: 'swarms==8.0\nagency-swarm\n', finds: [{ kind: 'dependency', name: 'swarms', line: 1 }, { kind: 'dependency', name: 'agency-swarm', line: 2 }] },
  ],
  nearMisses: [
    { why: 'swarms of particles', path: 'a.py', text: 'from swarms import Particle, optimize\noptimize(Particle())\n' },
    { why: 'particle swarms in a package', path: 'requirements.txt', text: 'pyswarms\n' },
    { why: 'a travel agency', path: 'b.py', text: 'from travel import Agency\nAgency(name="x")\n' },
    { why: 'an agent below a folder of that name', path: 'c.py', text: 'from swarms.birds import Agent\nAgentTable = {}\n' },
  ],
});
