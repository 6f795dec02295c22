/** Azure OpenAI in Java and Kotlin. */
import type { EntryPart } from '../entry-part.ts';
import { embeddingModel, endpoint, model, prompt } from '../gives.ts';

const chat = '{getChatCompletions,getChatCompletionsStream,getChatCompletionsWithResponse,getCompletions,getCompletionsStream,getAudioTranscription,getAudioTranslation,getImageGenerations,generateSpeechFromText}';

export const jvm: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'com.azure:azure-ai-openai', modules: ['com.azure.ai.openai'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'maven', name: 'com.azure:azure-ai-inference', modules: ['com.azure.ai.inference'], role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'maven', name: 'com.azure:azure-ai-agents-persistent', modules: ['com.azure.ai.agents'], role: 'framework', provider: 'azure-openai' },
    { ecosystem: 'maven', name: 'com.azure:azure-ai-projects', modules: ['com.azure.ai.projects'], role: 'sdk', provider: 'azure-openai' },
  ],
  uses: [
    { ecosystem: 'maven', call: `com.azure.ai.openai.**.${chat}`, gives: [model('#0', 'azure-openai')] },
    { ecosystem: 'maven', call: 'com.azure.ai.openai.**.{getEmbeddings,getEmbeddingsWithResponse}', gives: [embeddingModel('#0', 'azure-openai')] },
    { ecosystem: 'maven', call: 'com.azure.ai.openai.OpenAIClientBuilder().**.endpoint', gives: [endpoint('#0')] },
    { ecosystem: 'maven', call: 'com.azure.ai.openai.models.ChatRequestSystemMessage', gives: [prompt('#0')] },
    { ecosystem: 'maven', call: 'com.azure.ai.inference.ChatCompletionsClientBuilder().**.endpoint', gives: [endpoint('#0')] },
    { ecosystem: 'maven', call: 'com.azure.ai.inference.models.ChatCompletionsOptions().**.setModel', gives: [model('#0')] },
    { ecosystem: 'maven', call: 'com.azure.ai.inference.models.ChatRequestSystemMessage', gives: [prompt('#0')] },
  ],
  examples: [
    {
      why: 'the Java client',
      path: 'Ask.java',
      text: `import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.*;

class Ask {
  private static final String DEPLOYMENT = "gpt-4o-prod";
  OpenAIClient client = new OpenAIClientBuilder().endpoint("https://acme.openai.azure.com").buildClient();
  void run(ChatCompletionsOptions options) { client.getChatCompletions(DEPLOYMENT, options); }
}
`,
      finds: [
        { kind: 'sdk', name: 'com.azure:azure-ai-openai', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'endpoint', name: 'acme.openai.azure.com', line: 7 },
        { kind: 'model', name: 'gpt-4o-prod', line: 6, provider: 'azure-openai' },
      ],
    },
  ],
  nearMisses: [],
};
