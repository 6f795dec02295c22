import { defineVendor } from './catalog-entry.ts';

/** Names of its packages and classes as they stand in the templates of `@microsoft/m365agentstoolkit-cli` 1.1.17, read 2026-11-30. */
export default defineVendor({
  id: 'teams-ai',
  name: 'Microsoft Teams AI Library',
  url: 'https://microsoft.github.io/teams-ai/',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: '@microsoft/teams.ai', role: 'framework' },
    { ecosystem: 'npm', name: '@microsoft/teams.openai', role: 'framework' },
    { ecosystem: 'npm', name: '@microsoft/teams-ai', role: 'framework' },
    { ecosystem: 'pypi', name: 'microsoft-teams-ai', modules: ['microsoft_teams.ai'], role: 'framework' },
    { ecosystem: 'pypi', name: 'microsoft-teams-openai', modules: ['microsoft_teams.openai'], role: 'framework' },
    { ecosystem: 'pypi', name: 'teams-ai', modules: ['teams.ai'], role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.Teams.AI', modules: ['Microsoft.Teams.AI'], role: 'framework' },
    { ecosystem: 'nuget', name: 'Microsoft.Teams.AI.*', modules: ['Microsoft.Teams.AI.*'], role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'npm',
      call: '@microsoft/teams.openai#OpenAIChatModel',
      gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: 'model', provider: 'openai' }, { kind: 'endpoint', from: ['endpoint', 'baseUrl'] }],
    },
    { ecosystem: 'npm', call: '@microsoft/teams.ai#ChatPrompt', gives: [{ kind: 'agent', name: ['name', '@assigned', '@within'], model: 'model', prompt: 'instructions' }, { kind: 'prompt', from: 'instructions' }] },
    { ecosystem: 'npm', call: '@microsoft/teams.ai#ChatPrompt().**.function', gives: [{ kind: 'tool', name: ['#0.name', '#0'] }] },
    {
      ecosystem: 'pypi',
      call: 'microsoft_teams.openai.{OpenAICompletionsAIModel,OpenAIResponsesAIModel}',
      gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: 'model', provider: 'openai' }, { kind: 'endpoint', from: ['azure_endpoint', 'base_url'] }],
    },
    { ecosystem: 'pypi', call: 'microsoft_teams.ai.ChatPrompt', gives: [{ kind: 'agent', name: ['@assigned', '@within'], model: ['model', '#0'], tools: ['functions[]'] }] },
    { ecosystem: 'pypi', call: 'microsoft_teams.ai.ChatPrompt().send', gives: [{ kind: 'prompt', from: 'instructions' }] },
    { ecosystem: 'pypi', call: 'microsoft_teams.ai.Function', gives: [{ kind: 'tool', name: ['name', '#0'] }] },
    { ecosystem: 'pypi', call: 'microsoft_teams.ai.ListMemory', gives: [{ kind: 'memory', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'pypi', call: 'teams.ai.models.OpenAIModelOptions', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: 'default_model', provider: 'openai' }] },
    { ecosystem: 'pypi', call: 'teams.ai.models.AzureOpenAIModelOptions', gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'model', from: 'default_model', provider: 'azure-openai' }] },
    { ecosystem: 'pypi', call: 'teams.ai.planners.ActionPlanner', gives: [{ kind: 'agent', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '@microsoft/teams-ai#OpenAIModel', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: ['defaultModel', 'azureDefaultDeployment'], provider: 'openai' }, { kind: 'endpoint', from: ['azureEndpoint', 'endpoint'] }] },
    { ecosystem: 'npm', call: '@microsoft/teams-ai#ActionPlanner', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: 'model' }] },
    { ecosystem: 'nuget', call: 'Microsoft.Teams.AI.**.OpenAIChatModel', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: ['model', '#1'], provider: 'openai' }] },
    { ecosystem: 'nuget', call: 'Microsoft.Teams.AI.**.OpenAIChatPrompt', gives: [{ kind: 'agent', name: ['@variable', '@callee'], model: ['model', '#0'] }] },
    { ecosystem: 'nuget', call: 'Microsoft.Teams.AI.**.OpenAIChatPrompt().**.Function', gives: [{ kind: 'tool', name: ['name', '#0'] }] },
    { ecosystem: 'nuget', call: 'Microsoft.Teams.AI.**.ChatPromptOptions().**.WithInstructions', gives: [{ kind: 'prompt', from: '#0' }] },
  ],
  examples: [
    {
      why: 'a prompt with a model and a function in TypeScript',
      path: 'src/app.ts',
      text: `import { ChatPrompt } from '@microsoft/teams.ai';
import { OpenAIChatModel } from '@microsoft/teams.openai';

const INSTRUCTIONS = 'You answer what guests of the hotel ask.';
const desk = new ChatPrompt({ instructions: INSTRUCTIONS, model: new OpenAIChatModel({ model: 'gpt-4o', apiKey: key }) });
desk.function('book_table', 'Books a table', async () => true);
`,
      finds: [
        { kind: 'sdk', name: '@microsoft/teams.ai', line: 1 },
        { kind: 'sdk', name: '@microsoft/teams.openai', line: 2 },
        { kind: 'prompt', name: 'INSTRUCTIONS', line: 4 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 5, provider: 'openai' },
        { kind: 'agent', name: 'desk', line: 5 },
        { kind: 'tool', name: 'book_table', line: 6 },
      ],
    },
    {
      why: 'a prompt that keeps its conversation in Python',
      path: 'app.py',
      text: `from microsoft_teams.ai import ChatPrompt, ListMemory
from microsoft_teams.openai import OpenAICompletionsAIModel

model = OpenAICompletionsAIModel(key=key, model="gpt-4o-mini")
memory = ListMemory()
desk = ChatPrompt(model)
answer = desk.send(input=text, memory=memory, instructions="You answer what guests of the hotel ask.")
`,
      finds: [
        { kind: 'sdk', name: 'microsoft-teams-ai', line: 1 },
        { kind: 'sdk', name: 'microsoft-teams-openai', line: 2 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-mini', line: 4, provider: 'openai' },
        { kind: 'memory', name: 'memory', line: 5 },
        { kind: 'agent', name: 'desk', line: 6 },
        { kind: 'prompt', name: 'answer.instructions', line: 7 },
      ],
    },
    {
      why: 'a planner of the older library',
      path: 'bot.py',
      text: `from teams.ai.models import OpenAIModel, OpenAIModelOptions
from teams.ai.planners import ActionPlanner, ActionPlannerOptions

model = OpenAIModel(OpenAIModelOptions(api_key=key, default_model="gpt-4o"))
planner = ActionPlanner(ActionPlannerOptions(model=model, prompts=prompts))
`,
      finds: [
        { kind: 'sdk', name: 'teams-ai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' },
        { kind: 'agent', name: 'planner', line: 5 },
      ],
    },
    {
      why: 'a prompt with a function in .NET',
      path: 'Desk.cs',
      text: `using Microsoft.Teams.AI.Models.OpenAI;
using Microsoft.Teams.AI.Prompts;

var model = new OpenAIChatModel(key, "gpt-4o");
var desk = new OpenAIChatPrompt(model, options);
desk.Function("book_table", "Books a table", () => true);
`,
      finds: [
        { kind: 'sdk', name: 'Microsoft.Teams.AI', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' },
        { kind: 'agent', name: 'desk', line: 5 },
        { kind: 'tool', name: 'book_table', line: 6 },
      ],
    },
    { why: 'a manifest', path: 'requirements.txt', text: 'microsoft-teams-ai>=2\n', finds: [{ kind: 'dependency', name: 'microsoft-teams-ai', line: 1 }] },
  ],
  nearMisses: [
    { why: 'other parts of the same family', path: 'a.ts', text: "import { App } from '@microsoft/teams.apps';\nnew App();\n" },
    { why: 'a package of teams of people', path: 'b.py', text: 'from teams import roster\nroster.ChatPrompt(model="gpt-4o")\n' },
    { why: 'a package that only begins alike', path: 'requirements.txt', text: 'teams-airtable\nmicrosoft-teams-apps\n' },
    { why: 'another module of Teams', path: 'C.cs', text: 'using Microsoft.Teams.Apps;\nvar app = new App();\n' },
  ],
});
