import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'laravel-ai',
  name: 'Laravel AI and LarAgent',
  url: 'https://laravel.com/docs/ai-sdk',
  type: 'framework',
  packages: [
    { ecosystem: 'composer', name: 'laravel/ai', modules: ['Laravel.Ai'], role: 'framework' },
    { ecosystem: 'composer', name: 'laravel/boost', modules: ['Laravel.Boost'], role: 'protocol' },
    { ecosystem: 'composer', name: 'maestroerror/laragent', modules: ['LarAgent'], role: 'framework' },
  ],
  uses: [
    { ecosystem: 'composer', call: 'Laravel.Ai.agent', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], prompt: ['instructions', '#0'], tools: 'tools' }] },
    { ecosystem: 'composer', call: 'Laravel.Ai.Attributes.Model', gives: [{ kind: 'model', from: ['#0', 'model'] }] },
    { ecosystem: 'composer', call: 'Laravel.Ai.agent().{prompt,stream,queue}', gives: [{ kind: 'model', from: 'model' }] },
    { ecosystem: 'composer', call: 'Laravel.Ai.Embeddings.for().**.generate', gives: [{ kind: 'embedding_model', from: ['model', '#1'] }] },
    { ecosystem: 'composer', call: 'Laravel.Ai.{Image,Audio,Transcription}.*().**.generate', gives: [{ kind: 'model', from: ['model', '#1'] }] },
  ],
  definitions: [
    { ecosystem: 'composer', extends: '{Laravel.Ai.Contracts.Agent,LarAgent.Agent}', gives: 'agent' },
    { ecosystem: 'composer', extends: '{Laravel.Ai.Contracts.Tool,LarAgent.Tool}', gives: 'tool' },
    { ecosystem: 'composer', decorated: 'LarAgent.Attributes.Tool', gives: 'tool' },
  ],
  examples: [
    {
      why: 'an agent, its model as an attribute, and a tool',
      path: 'app/Ai/Agents/SalesCoach.php',
      text: `<?php

namespace App\\Ai\\Agents;

use Laravel\\Ai\\Attributes\\Model;
use Laravel\\Ai\\Contracts\\{Agent, Tool};
use Laravel\\Ai\\Promptable;

#[Model('claude-sonnet-4-20250514')]
class SalesCoach implements Agent
{
    use Promptable;
}

class Search implements Tool {}
`,
      finds: [
        { kind: 'sdk', name: 'laravel/ai', line: 5 },
        { kind: 'model', name: 'claude-sonnet-4-20250514', line: 9, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'agent', name: 'SalesCoach', line: 10 },
        { kind: 'tool', name: 'Search', line: 15 },
      ],
    },
    {
      why: 'an agent of LarAgent',
      path: 'app/AiAgents/Weather.php',
      text: `<?php
namespace App\\AiAgents;

use LarAgent\\Agent;
use LarAgent\\Attributes\\Tool;

class Weather extends Agent
{
    #[Tool('The weather of a city')]
    public function forecast(string $city): string { return 'sunny'; }
}
`,
      finds: [
        { kind: 'sdk', name: 'maestroerror/laragent', line: 4 },
        { kind: 'agent', name: 'Weather', line: 7 },
        { kind: 'tool', name: 'forecast', line: 10 },
      ],
    },
    { why: 'an agent without a class', path: 'a.php', text: '<?php\nnamespace App;\nuse function Laravel\\Ai\\agent;\n$coach = agent(instructions: \'You coach.\');\n', finds: [{ kind: 'sdk', name: 'laravel/ai', line: 3 }, { kind: 'agent', name: 'coach', line: 4 }, { kind: 'prompt', name: 'coach.instructions', line: 4 }] },
    { why: 'only taken', path: 'b.php', text: '<?php\nuse Laravel\\Ai\\Enums\\Lab;\n', finds: [{ kind: 'sdk', name: 'laravel/ai', line: 2 }] },
    { why: 'a tool of LarAgent', path: 'c.php', text: '<?php\nuse LarAgent\\Tool;\nclass T extends Tool {}\n', finds: [{ kind: 'sdk', name: 'maestroerror/laragent', line: 2 }, { kind: 'tool', name: 'T', line: 3 }] },
  ],
  nearMisses: [
    { why: 'a model of the database', path: 'a.php', text: "<?php\nnamespace App\\Models;\nuse Illuminate\\Database\\Eloquent\\Model;\nclass Agent extends Model { protected $model = 'gpt-4o'; }\n" },
    { why: 'an agent of the project', path: 'b.php', text: '<?php\nnamespace App;\nuse App\\Contracts\\Agent;\nclass Estate implements Agent {}\n' },
    { why: 'a text and a comment', path: 'x1.php', text: '<?php\n// use Laravel\\Ai\\Model;\n$x = \'use Laravel\\Ai\\\\Model;\';\n' },
    { why: 'a class of the own namespace', path: 'x2.php', text: '<?php\nnamespace App;\nnew Model(\'gpt-4o\');\n' },
  ],
});
