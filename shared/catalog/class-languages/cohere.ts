/** Cohere in Java. */
import { built, embeddingModel, model, prompt, type EntryPart } from './part.ts';

export const cohere: EntryPart = {
  packages: [{ ecosystem: 'maven', name: 'com.cohere:cohere-java', modules: ['com.cohere.api'], role: 'sdk', provider: 'cohere' }],
  uses: [
    { ecosystem: 'maven', call: 'com.cohere.api.**.{ChatRequest,ChatStreamRequest,V2ChatRequest,GenerateRequest,RerankRequest,V2RerankRequest}.builder().**.{model,build}', gives: [model(built('model'), 'cohere'), prompt('preamble')] },
    { ecosystem: 'maven', call: 'com.cohere.api.**.{EmbedRequest,V2EmbedRequest}.builder().**.{model,build}', gives: [embeddingModel(built('model'), 'cohere')] },
  ],
  definitions: [],
  constants: [],
  settings: [{ key: '{application,appsettings}.**.cohere.{model,modelid,modelname,chatmodel}', gives: 'model', provider: 'cohere' }],
  examples: [
    {
      why: 'a request builder',
      path: 'Ask.java',
      text: 'import com.cohere.api.Cohere;\nimport com.cohere.api.requests.ChatRequest;\n\nclass Ask {\n  void run(Cohere cohere) { cohere.chat(ChatRequest.builder().message("Hi").model("command-r-plus").build()); }\n}\n',
      finds: [
        { kind: 'sdk', name: 'com.cohere:cohere-java', line: 1 },
        { kind: 'provider', name: 'cohere' },
        { kind: 'model', name: 'command-r-plus', line: 5, provider: 'cohere' },
      ],
    },
  ],
  nearMisses: [{ why: 'the word as a name', path: 'Near.java', text: 'import com.coherent.api.Cohere;\nclass Near { String cohere = "command-r-plus"; }\n' }],
};
