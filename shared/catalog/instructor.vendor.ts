import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'instructor',
  name: 'Instructor',
  url: 'https://python.useinstructor.com',
  type: 'framework',
  packages: [
    {
      ecosystem: 'pypi',
      name: 'instructor',
      role: 'framework',
      // Schools have instructors.
      names: ['patch', 'apatch', 'from_openai', 'from_anthropic', 'from_gemini', 'from_genai', 'from_litellm', 'from_mistral', 'from_cohere', 'from_groq', 'from_bedrock', 'from_vertexai', 'from_provider', 'from_fireworks', 'from_cerebras', 'from_xai', 'Mode', 'Instructor', 'AsyncInstructor', 'OpenAISchema', 'openai_schema', 'llm_validator', 'Partial', 'Maybe', 'IterableModel', 'exceptions', 'dsl', 'function_calls', 'multimodal', 'hooks'],
    },
    { ecosystem: 'npm', name: '@instructor-ai/instructor', role: 'framework' },
    { ecosystem: 'golang', name: 'github.com/instructor-ai/instructor-go', role: 'framework' },
    { ecosystem: 'gem', name: 'instructor-rb', modules: ['Instructor'], role: 'framework' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'instructor.**.from_provider', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'prefix' }] },
    ...(['from_openai', 'patch', 'apatch'] as const).map((maker) => ({
      ecosystem: 'pypi' as const,
      call: `instructor.${maker}().**.{create,create_partial,create_iterable,create_with_completion,parse}`,
      gives: [{ kind: 'model' as const, from: 'model' }, { kind: 'prompt' as const, from: 'messages[role=system].content' }],
    })),
    {
      ecosystem: 'pypi',
      call: 'instructor.from_anthropic().**.{create,create_partial,create_iterable,create_with_completion}',
      gives: [{ kind: 'model', from: 'model', provider: 'anthropic' }, { kind: 'prompt', from: ['system', 'messages[role=system].content'] }],
    },
    { ecosystem: 'npm', call: '@instructor-ai/instructor#default().chat.completions.create', gives: [{ kind: 'model', from: 'model' }, { kind: 'prompt', from: 'messages[role=system].content' }] },
  ],
  examples: [
    {
      why: 'a patched client: the model of the call, and its system message',
      path: 'extract.py',
      text: `import instructor
from openai import OpenAI

client = instructor.from_openai(OpenAI())
user = client.chat.completions.create(
    model="gpt-4o-mini",
    response_model=dict,
    messages=[{"role": "system", "content": "Extract the user."}, {"role": "user", "content": "Jo is 30."}],
)
`,
      finds: [
        { kind: 'sdk', name: 'instructor', line: 1 },
        { kind: 'sdk', name: 'openai', line: 2 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 6, provider: 'openai' },
        { kind: 'prompt', name: 'user.messages.content', line: 8 },
      ],
    },
    { why: 'a provider by its id', path: 'short.py', text: 'import instructor\n\nclient = instructor.from_provider("anthropic/claude-sonnet-4-5")\n', finds: [{ kind: 'sdk', name: 'instructor', line: 1 }, { kind: 'model', name: 'anthropic/claude-sonnet-4-5', line: 3, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }] },
    {
      why: 'Anthropic',
      path: 'claude.py',
      text: `import anthropic
import instructor

client = instructor.from_anthropic(anthropic.Anthropic())
client.messages.create(model="claude-haiku-4-5", max_tokens=100, response_model=dict, messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'sdk', name: 'instructor', line: 2 },
        { kind: 'model', name: 'claude-haiku-4-5', line: 5, provider: 'anthropic' },
      ],
    },
    {
      why: 'JavaScript',
      path: 'src/extract.ts',
      text: `import Instructor from '@instructor-ai/instructor';
import OpenAI from 'openai';

const client = Instructor({ client: new OpenAI(), mode: 'TOOLS' });
await client.chat.completions.create({ model: 'gpt-4o', messages: [] });
`,
      finds: [
        { kind: 'sdk', name: '@instructor-ai/instructor', line: 1 },
        { kind: 'sdk', name: 'openai', line: 2 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 5, provider: 'openai' },
      ],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'instructor==1.10\n', finds: [{ kind: 'dependency', name: 'instructor', line: 1 }] },
  ],
  nearMisses: [
    { why: 'the people of a school', path: 'a.py', text: 'import instructor\n\ninstructor.assign("Smith", course=3)\n' },
    { why: 'their model', path: 'b.py', text: 'from instructor import Course\nCourse(name="x")\n' },
    { why: 'an application of Django', path: 'c.py', text: 'from school.instructor import patch\npatch(model="gpt-4o")\n' },
    { why: 'a relative module', path: 'd.ts', text: "import Instructor from './instructor';\nInstructor({});\n" },
  ],
});
