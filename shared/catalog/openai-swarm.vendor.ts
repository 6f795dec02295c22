import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'openai-swarm',
  name: 'OpenAI Swarm',
  url: 'https://github.com/openai/swarm',
  type: 'framework',
  packages: [
    // Installed from its repository; the name on the package index is another project's. `swarm` is also what simulations call themselves.
    { ecosystem: 'pypi', name: 'openai-swarm', modules: ['swarm'], role: 'framework', names: ['Swarm', 'Agent'] },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'swarm.Agent',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'functions[]', prompt: 'instructions' },
        { kind: 'model', from: 'model' },
        { kind: 'prompt', from: 'instructions' },
      ],
    },
    { ecosystem: 'pypi', call: 'swarm.Swarm', gives: [{ kind: 'provider', provider: 'openai' }] },
    { ecosystem: 'pypi', call: 'swarm.Swarm().run', gives: [{ kind: 'model', from: 'model_override' }] },
  ],
  examples: [
    {
      why: 'two agents, one of which hands over to the other by a function',
      path: 'app.py',
      text: `from swarm import Swarm, Agent

client = Swarm()

def transfer_to_b():
    return agent_b

agent_a = Agent(name="Agent A", instructions="You are helpful.", functions=[transfer_to_b])
agent_b = Agent(name="Agent B", model="gpt-4o-mini")
`,
      finds: [
        { kind: 'sdk', name: 'openai-swarm', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'transfer_to_b', line: 5 },
        { kind: 'agent', name: 'Agent A', line: 8 },
        { kind: 'prompt', name: 'agent_a.instructions', line: 8 },
        { kind: 'agent', name: 'Agent B', line: 9 },
        { kind: 'model', name: 'gpt-4o-mini', line: 9, provider: 'openai' },
      ],
    },
    {
      why: 'the module as a whole',
      path: 'whole.py',
      text: 'import swarm\n\nhelper = swarm.Agent(name="Helper")\n',
      finds: [{ kind: 'sdk', name: 'openai-swarm', line: 1 }, { kind: 'agent', name: 'Helper', line: 3 }],
    },
    {
      why: 'a run with another model',
      path: 'override.py',
      text: 'from swarm import Swarm\n\nSwarm().run(agent=a, messages=[], model_override="gpt-4o")\n',
      finds: [{ kind: 'sdk', name: 'openai-swarm', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }],
    },
    { why: 'instructions in a constant', path: 'rules.py', text: 'from swarm import Agent\n\nRULES = "Triage the user."\ntriage = Agent(name="Triage", instructions=RULES)\n', finds: [{ kind: 'sdk', name: 'openai-swarm', line: 1 }, { kind: 'prompt', name: 'RULES', line: 3 }, { kind: 'agent', name: 'Triage', line: 4 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'openai-swarm==0.1.1\n', finds: [{ kind: 'dependency', name: 'openai-swarm', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a particle swarm', path: 'a.py', text: 'import swarm\n\nswarm.optimize(particles=30)\n' },
    { why: 'another name of such a module', path: 'b.py', text: 'from swarm import Particle\nParticle(name="p")\n' },
    { why: 'Docker Swarm in a compose file', path: 'compose.yaml', text: 'services:\n  swarm:\n    image: dockerswarm/dind:latest\n' },
    { why: 'a module below one of the project', path: 'c.py', text: 'from game.swarm import Agent\nAgent(name="bee")\n' },
  ],
});
