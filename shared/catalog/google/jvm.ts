/** Google in Java and Kotlin. */
import type { EntryPart } from '../entry-part.ts';
import { built, embeddingModel, model, prompt } from '../gives.ts';

const generating = '{generateContent,generateContentStream,generateImages,editImage,generateVideos,countTokens,computeTokens}';

export const jvm: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'com.google.genai:google-genai', modules: ['com.google.genai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'maven', name: 'com.google.cloud:google-cloud-vertexai', modules: ['com.google.cloud.vertexai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'maven', name: 'com.google.cloud:google-cloud-aiplatform', modules: ['com.google.cloud.aiplatform'], role: 'sdk', provider: 'google' },
    { ecosystem: 'maven', name: 'com.google.ai.client.generativeai:generativeai', modules: ['com.google.ai.client.generativeai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'maven', name: 'com.google.firebase:firebase-ai', modules: ['com.google.firebase.ai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'maven', name: 'com.google.firebase:firebase-vertexai', modules: ['com.google.firebase.vertexai'], role: 'sdk', provider: 'google' },
    { ecosystem: 'maven', name: 'com.google.adk:google-adk', modules: ['com.google.adk'], role: 'framework' },
    { ecosystem: 'maven', name: 'com.google.mediapipe:tasks-genai', modules: ['com.google.mediapipe.tasks.genai'], role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'maven', call: `com.google.genai.**.models.${generating}`, gives: [model('#0', 'google')] },
    { ecosystem: 'maven', call: 'com.google.genai.**.chats.create', gives: [model('#0', 'google')] },
    { ecosystem: 'maven', call: 'com.google.genai.**.models.embedContent', gives: [embeddingModel('#0', 'google')] },
    { ecosystem: 'maven', call: 'com.google.genai.types.GenerateContentConfig.builder().**.build', gives: [prompt('systemInstruction.#0.#0', 'systemInstruction.parts[].text')] },
    { ecosystem: 'maven', call: 'com.google.cloud.vertexai.generativeai.GenerativeModel', gives: [model(['modelName', '#0'], 'google')] },
    { ecosystem: 'maven', call: 'com.google.cloud.vertexai.generativeai.GenerativeModel.Builder().**.{setModelName,build}', gives: [model(built('setModelName'), 'google')] },
    { ecosystem: 'maven', call: 'com.google.ai.client.generativeai.GenerativeModel', gives: [model(['modelName', '#0'], 'google'), prompt('systemInstruction.text', 'systemInstruction')] },
    { ecosystem: 'maven', call: 'com.google.firebase.**.{generativeModel,imagenModel,liveModel}', gives: [model(['modelName', '#0'], 'google'), prompt('systemInstruction.text', 'systemInstruction')] },
    {
      ecosystem: 'maven',
      call: 'com.google.adk.agents.LlmAgent.builder().**.build',
      gives: [{ kind: 'agent', name: ['name', '@variable'], model: 'model', tools: 'tools', prompt: 'instruction', agents: 'subAgents' }, model('model', 'google'), prompt('instruction')],
    },
    { ecosystem: 'maven', call: 'com.google.adk.tools.FunctionTool.create', gives: [{ kind: 'tool', name: ['#1', '@variable'] }] },
  ],
  examples: [
    {
      why: 'the Java client',
      path: 'Ask.java',
      text: `import com.google.genai.Client;

class Ask {
  private final Client client = Client.builder().apiKey("").build();
  String run(String text) { return client.models.generateContent("gemini-2.5-flash", text, null).text(); }
}
`,
      finds: [
        { kind: 'sdk', name: 'com.google.genai:google-genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 5, provider: 'google' },
      ],
    },
    {
      why: 'a model that a helper method is given, and an instruction in parts',
      path: 'Translate.java',
      text: `import com.google.genai.Client;
import com.google.genai.types.*;

class Translate {
  public static void main(String[] args) {
    String modelId = "gemini-2.0-flash";
    translate(modelId);
  }

  static String translate(String modelId) {
    try (Client client = Client.builder().build()) {
      GenerateContentConfig config = GenerateContentConfig.builder().systemInstruction(Content.fromParts(Part.fromText("You translate."))).build();
      return client.models.generateContent(modelId, "Hi", config).text();
    }
  }
}
`,
      finds: [
        { kind: 'sdk', name: 'com.google.genai:google-genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.0-flash', line: 6, provider: 'google' },
        { kind: 'prompt', name: 'Translate.translate.systemInstruction.#0.#0', line: 12 },
      ],
    },
    {
      why: 'an Android view model in Kotlin',
      path: 'Chat.kt',
      text: `import com.google.ai.client.generativeai.GenerativeModel

class Chat {
    private val model = GenerativeModel(modelName = "gemini-1.5-flash", apiKey = BuildConfig.apiKey)
}
`,
      finds: [
        { kind: 'sdk', name: 'com.google.ai.client.generativeai:generativeai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-1.5-flash', line: 4, provider: 'google' },
      ],
    },
  ],
  nearMisses: [
    { why: 'other clients of Google', path: 'Other.java', text: 'import com.google.cloud.storage.Storage;\nclass Other { void run(Storage s) { s.models.generateContent("gemini-2.5-flash", "x", null); } }\n' },
  ],
};
