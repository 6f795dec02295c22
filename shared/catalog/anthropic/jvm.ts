/** Anthropic in Java and Kotlin. */
import type { EntryPart } from '../entry-part.ts';
import { built, endpoint, model, prompt } from '../gives.ts';

export const jvm: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'com.anthropic:anthropic-java', modules: ['com.anthropic'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'maven', name: 'com.anthropic:*', modules: [], role: 'sdk', provider: 'anthropic' },
  ],
  uses: [
    {
      ecosystem: 'maven',
      call: 'com.anthropic.models.**.{MessageCreateParams,MessageCountTokensParams,StructuredMessageCreateParams,CompletionCreateParams}.builder().**.{model,build}',
      gives: [model(built('model'), 'anthropic'), prompt('system')],
    },
    { ecosystem: 'maven', call: 'com.anthropic.client.okhttp.{AnthropicOkHttpClient,AnthropicOkHttpClientAsync}.builder().**.baseUrl', gives: [endpoint('#0')] },
  ],
  constants: [{ ecosystem: 'maven', constant: 'com.anthropic.models.**.Model.*' }],
  examples: [
    {
      why: 'the Java client: a builder with a system prompt',
      path: 'Ask.java',
      text: `import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.*;

class Ask {
  void run() {
    var client = AnthropicOkHttpClient.fromEnv();
    MessageCreateParams params = MessageCreateParams.builder().maxTokens(10L).system("You are brief.").addUserMessage("Hi").model("claude-sonnet-4-20250514").build();
    client.messages().create(params);
  }
}
`,
      finds: [
        { kind: 'sdk', name: 'com.anthropic:anthropic-java', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-sonnet-4-20250514', line: 7, provider: 'anthropic' },
        { kind: 'prompt', name: 'Ask.run.system', line: 7 },
      ],
    },
  ],
  nearMisses: [],
};
