import { defineVendor, type ModelConstantRule, type UseRule } from './catalog-entry.ts';
import { embeddingModel, model, prompt } from './gives.ts';

/** Classes of constants of `api/models`, read in the framework's sources (2026-12). */
const constants: readonly (Pick<ModelConstantRule, 'ids'> & { readonly type: string; readonly provider: string })[] = [
  { type: 'OpenAiModels', provider: 'openai' },
  { type: 'AnthropicModels', provider: 'anthropic', ids: { CLAUDE_37_SONNET: 'claude-3-7-sonnet-latest', CLAUDE_35_HAIKU: 'claude-3-5-haiku-latest', CLAUDE_40_OPUS: 'claude-opus-4-20250514' } },
  { type: 'GoogleGenAiModels', provider: 'google' },
  { type: 'MistralAiModels', provider: 'mistral', ids: { MISTRAL_MEDIUM_31: 'mistral-medium-2508', MISTRAL_SMALL_32: 'mistral-small-2506', MINISTRAL_8B: 'ministral-8b-2410', MINISTRAL_3B: 'ministral-3b-2410', CODESTRAL: 'codestral-2508', MISTRAL_LARGE_21: 'mistral-large-2411', MISTRAL_LARGE_3: 'mistral-large-2512', MAGISTRAL_MEDIUM_12: 'magistral-medium-2509', MAGISTRAL_SMALL_12: 'magistral-small-2509' } },
];

/** What is told a model beside what it is asked, and the part of each that says what to do. */
const contributors: readonly (readonly [call: string, ...text: string[]])[] = [
  ['com.embabel.agent.prompt.persona.{Persona,PersonaSpec}{,.create}', 'objective', '#3'],
  ['com.embabel.agent.prompt.persona.{RoleGoalBackstory,RoleGoalBackstorySpec}{,.create}', 'backstory', '#2'],
  ['com.embabel.agent.prompt.persona.RoleGoalBackstory.withRole().andGoal().andBackstory', '#0'],
  ['com.embabel.agent.prompt.persona.CoStar', 'objective', '#1'],
  ['com.embabel.agent.prompt.persona.Instruction', 'instruction', '#0'],
  ['com.embabel.common.ai.prompt.PromptContributor.fixed', 'content', '#0'],
];

export default defineVendor({
  id: 'embabel',
  name: 'Embabel',
  url: 'https://github.com/embabel/embabel-agent',
  type: 'framework',
  packages: [
    { ecosystem: 'maven', name: 'com.embabel.agent:embabel-agent-api', modules: ['com.embabel.agent', 'com.embabel.common.ai'], role: 'framework' },
    { ecosystem: 'maven', name: 'com.embabel.agent:*', modules: [], role: 'framework' },
    { ecosystem: 'maven', name: 'com.embabel.common:embabel-common-ai', modules: [], role: 'framework' },
  ],
  uses: [
    // What is asked is begun at `OperationContext`, `ActionContext`, `Ai` or `PromptRunner`, and goes on over any number of settings.
    { ecosystem: 'maven', call: 'com.embabel.agent.api.common.**.{createObject,createObjectIfPossible,generateText,fromPrompt}', gives: [prompt('prompt', '#0')] },
    { ecosystem: 'maven', call: 'com.embabel.agent.api.common.**.withSystemPrompt', gives: [prompt('systemPrompt', '#0')] },
    ...contributors.map(([call, ...text]): UseRule => ({ ecosystem: 'maven', call, gives: [prompt(...text)] })),
    { ecosystem: 'maven', call: 'com.embabel.agent.api.common.**.withLlm', gives: [model(['model', '#0'])] },
    { ecosystem: 'maven', call: 'com.embabel.agent.api.common.**.withFirstAvailableLlmOf', gives: [model('#0'), model('#1'), model('#2')] },
    { ecosystem: 'maven', call: 'com.embabel.agent.api.common.**.withEmbeddingService', gives: [embeddingModel(['model', '#0'])] },
    { ecosystem: 'maven', call: 'com.embabel.common.ai.model.LlmOptions{,.withModel}', gives: [model(['model', '#0'])] },
    { ecosystem: 'maven', call: 'com.embabel.agent.api.dsl.agent', gives: [{ kind: 'agent', name: ['name', '#0', '@variable'] }] },
    // The tools of an MCP client that go by one name.
    { ecosystem: 'maven', call: 'com.embabel.agent.tools.mcp.McpToolGroup', gives: [{ kind: 'tool', name: ['name', '#2', '@within'] }] },
  ],
  definitions: [
    { ecosystem: 'maven', decorated: 'com.embabel.agent.api.annotation.Agent', gives: 'agent', name: 'name' },
    { ecosystem: 'maven', decorated: 'com.embabel.agent.api.annotation.LlmTool', gives: 'tool', name: 'name' },
    { ecosystem: 'maven', extends: 'com.embabel.agent.api.validation.guardrails.{GuardRail,UserInputGuardRail,AssistantMessageGuardRail}', gives: 'guardrail' },
  ],
  constants: constants.map(({ type, ...rest }) => ({ ecosystem: 'maven', constant: `com.embabel.agent.{api,config}.models.${type}.*`, ...rest })),
  settings: [{ key: 'application.embabel.models.defaultembeddingmodel', gives: 'embedding_model' }],
  examples: [
    {
      why: 'an agent in Java whose action asks with a persona, and the model by a constant',
      path: 'src/main/java/acme/Gardener.java',
      text: `package acme;

import com.embabel.agent.api.annotation.Action;
import com.embabel.agent.api.annotation.Agent;
import com.embabel.agent.api.common.OperationContext;
import com.embabel.agent.api.models.OpenAiModels;
import com.embabel.agent.prompt.persona.Persona;

@Agent(name = "Garden planner", description = "Plans a garden")
public class Gardener {
    static final Persona BOTANIST = new Persona("Botanist", "Knows every plant", "Calm", "Help people to pick plants that will live");

    @Action
    Plan plan(Plot plot, OperationContext context) {
        return context.ai().withLlm(OpenAiModels.GPT_41_MINI).withPromptContributor(BOTANIST).createObject(String.format("""
            Plan a garden for this plot of land.
            %s
            """, plot.describe()).trim(), Plan.class);
    }
}
`,
      finds: [
        { kind: 'sdk', name: 'com.embabel.agent:embabel-agent-api', line: 3 },
        { kind: 'agent', name: 'Garden planner', line: 10 },
        { kind: 'prompt', name: 'Gardener.BOTANIST', line: 11 },
        { kind: 'model', name: 'gpt-4.1-mini', line: 15, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'Gardener.plan.createObject', line: 15 },
      ],
    },
    {
      why: 'an agent in Kotlin with a tool, models by name, and other ways to ask',
      path: 'src/main/kotlin/acme/Clerk.kt',
      text: `package acme

import com.embabel.agent.api.annotation.Agent
import com.embabel.agent.api.annotation.LlmTool
import com.embabel.agent.api.common.Ai
import com.embabel.common.ai.model.LlmOptions

@Agent(description = "Writes letters")
class Clerk(private val ai: Ai) {
    fun title(topic: Topic): String = ai.withLlm("gpt-4o").generateText("Find a title for a letter about $topic.")

    fun sender() = ai.withLlm(LlmOptions.withModel("gpt-4o-mini")).creating(Sender::class.java).fromPrompt("Make up a sender.")

    fun stamp(letter: Letter) = ai.withFirstAvailableLlmOf("gpt-5", "gpt-5-mini", "gpt-5-nano").withSystemPrompt("You know all stamps.").createObjectIfPossible("Pick a stamp for $letter", Stamp::class.java)

    fun near() = ai.withEmbeddingService("text-embedding-3-small")

    @LlmTool(name = "post", description = "Posts a letter")
    fun send(letter: String): String = "ok"
}

val cautious = LlmOptions(model = "gpt-4.1", temperature = 0.1)
`,
      finds: [
        { kind: 'sdk', name: 'com.embabel.agent:embabel-agent-api', line: 3 },
        { kind: 'agent', name: 'Clerk', line: 9 },
        { kind: 'model', name: 'gpt-4o', line: 10, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'Clerk.title.generateText', line: 10 },
        { kind: 'model', name: 'gpt-4o-mini', line: 12, provider: 'openai' },
        { kind: 'prompt', name: 'Clerk.sender', line: 12 },
        { kind: 'model', name: 'gpt-5', line: 14, provider: 'openai' },
        { kind: 'model', name: 'gpt-5-mini', line: 14, provider: 'openai' },
        { kind: 'model', name: 'gpt-5-nano', line: 14, provider: 'openai' },
        { kind: 'prompt', name: 'Clerk.stamp.withSystemPrompt', line: 14 },
        { kind: 'prompt', name: 'Clerk.stamp.createObjectIfPossible', line: 14 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 16, provider: 'openai' },
        { kind: 'tool', name: 'post', line: 19 },
        { kind: 'model', name: 'gpt-4.1', line: 22, provider: 'openai' },
      ],
    },
    {
      why: 'what is told a model in other forms',
      path: 'src/main/java/acme/Voices.java',
      text: `package acme;

import com.embabel.agent.prompt.persona.CoStar;
import com.embabel.agent.prompt.persona.Instruction;
import com.embabel.agent.prompt.persona.RoleGoalBackstory;
import com.embabel.common.ai.prompt.PromptContributor;

interface Voices {
    RoleGoalBackstory EDITOR = new RoleGoalBackstory("Editor", "Polish the text", "Thirty years in print");
    RoleGoalBackstory CRITIC = RoleGoalBackstory.withRole("Critic").andGoal("Find weak spots").andBackstory("Has read every novel there is");
    CoStar HOST = new CoStar("A radio show", "Keep the talk going", "Lively", "Warm", "Listeners");
    Instruction SHORT = new Instruction("Answer in one sentence");
    PromptContributor PLAIN = PromptContributor.fixed("Use plain words only.");
}
`,
      finds: [
        { kind: 'sdk', name: 'com.embabel.agent:embabel-agent-api', line: 3 },
        { kind: 'prompt', name: 'Voices.EDITOR', line: 9 },
        { kind: 'prompt', name: 'Voices.andBackstory', line: 10 },
        { kind: 'prompt', name: 'Voices.HOST', line: 11 },
        { kind: 'prompt', name: 'Voices.SHORT', line: 12 },
        { kind: 'prompt', name: 'Voices.fixed', line: 13 },
      ],
    },
    {
      why: 'a guardrail of the project',
      path: 'src/main/java/acme/NoNames.java',
      text: 'package acme;\n\nimport com.embabel.agent.api.validation.guardrails.UserInputGuardRail;\n\npublic class NoNames implements UserInputGuardRail {\n    public String getName() { return "NoNames"; }\n}\n',
      finds: [{ kind: 'sdk', name: 'com.embabel.agent:embabel-agent-api', line: 3 }, { kind: 'guardrail', name: 'NoNames', line: 5 }],
    },
    {
      why: 'the tools of an MCP client under one name',
      path: 'src/main/java/acme/Tools.java',
      text: `package acme;

import com.embabel.agent.core.ToolGroupDescription;
import com.embabel.agent.tools.mcp.McpToolGroup;

class Tools {
    McpToolGroup maps() {
        return new McpToolGroup(ToolGroupDescription.Companion.invoke("Looks up places", "maps"), "Docker", "mcp-maps", permissions, clients, tool -> true);
    }
}
`,
      finds: [{ kind: 'sdk', name: 'com.embabel.agent:embabel-agent-api', line: 3 }, { kind: 'tool', name: 'mcp-maps', line: 8 }],
    },
    {
      why: 'constants of other vendors, two of them spelled otherwise than the id',
      path: 'src/main/java/acme/Models.java',
      text: `package acme;

import com.embabel.agent.api.common.Ai;
import com.embabel.agent.api.models.AnthropicModels;
import com.embabel.agent.api.models.GoogleGenAiModels;
import com.embabel.agent.api.models.MistralAiModels;

class Models {
    Object[] all(Ai ai) {
        return new Object[] {
            ai.withLlm(AnthropicModels.CLAUDE_40_OPUS),
            ai.withLlm(GoogleGenAiModels.GEMINI_2_5_FLASH),
            ai.withLlm(MistralAiModels.CODESTRAL),
        };
    }
}
`,
      finds: [
        { kind: 'sdk', name: 'com.embabel.agent:embabel-agent-api', line: 3 },
        { kind: 'model', name: 'claude-opus-4-20250514', line: 11, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 12, provider: 'google' },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'codestral-2508', line: 13, provider: 'mistral' },
        { kind: 'provider', name: 'mistral' },
      ],
    },
    {
      why: 'the model for embeddings in the configuration of an application',
      path: 'src/main/resources/application.yml',
      text: 'embabel:\n  models:\n    default-embedding-model: acme-vectors\n',
      finds: [{ kind: 'embedding_model', name: 'acme-vectors', line: 3 }],
    },
    { why: 'an agent that is put together in a block', path: 'src/Porter.kt', text: 'import com.embabel.agent.api.dsl.agent\n\nval porter = agent("Porter", description = "Carries bags") {\n    goal(name = "carried", description = "The bags are upstairs")\n}\n', finds: [{ kind: 'sdk', name: 'com.embabel.agent:embabel-agent-api', line: 1 }, { kind: 'agent', name: 'Porter', line: 3 }] },
    {
      why: 'a build file with a starter, and the models alone',
      path: 'pom.xml',
      text: `<project>
  <dependencies>
    <dependency>
      <groupId>com.embabel.agent</groupId>
      <artifactId>embabel-agent-starter</artifactId>
      <version>0.3.1</version>
    </dependency>
    <dependency>
      <groupId>com.embabel.common</groupId>
      <artifactId>embabel-common-ai</artifactId>
      <version>0.1.9</version>
    </dependency>
  </dependencies>
</project>
`,
      finds: [{ kind: 'dependency', name: 'com.embabel.agent:embabel-agent-starter' }, { kind: 'dependency', name: 'com.embabel.common:embabel-common-ai' }],
    },
  ],
  nearMisses: [
    { why: 'agents and methods of the same names of a travel office', path: 'src/main/java/acme/Office.java', text: 'package acme;\n\nimport acme.travel.Agent;\nimport acme.travel.OperationContext;\nimport acme.travel.Persona;\n\n@Agent(name = "Rome")\nclass Office {\n    Persona guide = new Persona("Ada", "Loves ruins", "Calm", "Show people the old town");\n    Object plan(OperationContext context) { return context.createObject("Plan the trip", Object.class); }\n}\n' },
    { why: 'an import in a comment', path: 'src/main/kotlin/C.kt', text: '// import com.embabel.agent.api.annotation.Agent\nval x = 1\n' },
    { why: 'an interface of the project for guardrails of stairs', path: 'src/main/java/Stairs.java', text: 'import acme.stairs.GuardRail;\n\nclass Stairs implements GuardRail { }\n' },
    { why: 'a tool and a text of the project', path: 'src/main/kotlin/T.kt', text: 'import acme.LlmTool\n\nval note = "com.embabel.agent.api.common.Ai"\n\n@LlmTool(name = "post")\nfun post() = acme.generateText("Find a title")\n' },
    { why: 'parts of the same family that are no AI', path: 'pom.xml', text: '<project>\n  <dependencies>\n    <dependency>\n      <groupId>com.embabel.common</groupId>\n      <artifactId>embabel-common-util</artifactId>\n      <version>0.1.9</version>\n    </dependency>\n  </dependencies>\n</project>\n' },
    { why: 'other settings of the framework', path: 'src/main/resources/application.yml', text: 'embabel:\n  agent:\n    logging:\n      personality: starwars\n' },
  ],
});
