/** Ollama in Java and .NET. */
import { embeddingModel, endpoint, model, prompt, type EntryPart } from './part.ts';

const root = 'io.github.{ollama4j,amithkoujalgi.ollama4j}';

export const ollama: EntryPart = {
  packages: [
    { ecosystem: 'maven', name: 'io.github.ollama4j:ollama4j', modules: ['io.github.ollama4j'], role: 'sdk', provider: 'ollama' },
    { ecosystem: 'maven', name: 'io.github.amithkoujalgi:ollama4j', modules: ['io.github.amithkoujalgi.ollama4j'], role: 'sdk', provider: 'ollama' },
    { ecosystem: 'nuget', name: 'OllamaSharp', modules: ['OllamaSharp'], role: 'sdk', provider: 'ollama' },
  ],
  uses: [
    { ecosystem: 'maven', call: `${root}.**.{OllamaAPI,Ollama}`, gives: [endpoint('#0')] },
    { ecosystem: 'maven', call: `${root}.**.{OllamaAPI,Ollama}().{generate,generateAsync,generateWithTools,generateWithImageFiles,pullModel,chat,ask,askAsync}`, gives: [model('#0', 'ollama')] },
    { ecosystem: 'maven', call: `${root}.**.{OllamaAPI,Ollama}().{embed,generateEmbeddings}`, gives: [embeddingModel('#0', 'ollama')] },
    { ecosystem: 'maven', call: `${root}.**.OllamaChatRequestBuilder.{getInstance,builder().**.withModel}`, gives: [model('#0', 'ollama')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.OllamaApiClient', gives: [endpoint('uriString', 'uri', '#0'), model(['defaultModel', '#1'], 'ollama')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.OllamaApiClient().set_SelectedModel', gives: [model('#0', 'ollama')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.Chat', gives: [prompt('systemPrompt', '#1')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.Models.**.{ChatRequest,GenerateRequest}', gives: [model('Model', 'ollama'), prompt('System')] },
    { ecosystem: 'nuget', call: 'OllamaSharp.Models.EmbedRequest', gives: [embeddingModel('Model', 'ollama')] },
  ],
  definitions: [],
  constants: [],
  settings: [
    { key: '{application,appsettings}.**.ollama.{model,modelid,modelname,chatmodel,chatmodelid,defaultmodel}', gives: 'model', provider: 'ollama' },
    { key: '{application,appsettings}.**.ollama.{embeddingmodel,embeddingmodelid}', gives: 'embedding_model', provider: 'ollama' },
    { key: '{application,appsettings}.**.ollama.{endpoint,baseurl,url,uri,host}', gives: 'endpoint' },
  ],
  examples: [
    {
      why: 'a .NET client whose model is set later',
      path: 'Ask.cs',
      text: 'using OllamaSharp;\n\nvar ollama = new OllamaApiClient(new Uri("http://localhost:11434"));\nollama.SelectedModel = "llama3.2";\n',
      finds: [
        { kind: 'sdk', name: 'OllamaSharp', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'localhost:11434', line: 3 },
        { kind: 'model', name: 'llama3.2', line: 4, provider: 'ollama' },
      ],
    },
    {
      why: 'a Java client',
      path: 'Ask.java',
      text: 'import io.github.ollama4j.OllamaAPI;\n\nclass Ask {\n  void run() {\n    OllamaAPI api = new OllamaAPI("http://localhost:11434");\n    api.generate("llama3", "Hi", false, null);\n  }\n}\n',
      finds: [
        { kind: 'sdk', name: 'io.github.ollama4j:ollama4j', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'localhost:11434', line: 5 },
        { kind: 'model', name: 'llama3', line: 6, provider: 'ollama' },
      ],
    },
  ],
  nearMisses: [{ why: 'the word in a log line', path: 'Near.java', text: 'class Near { void run() { System.out.println("ollama llama3.2"); } }\n' }],
};
