/** Mistral in .NET; Java uses it through frameworks. */
import { embeddingModel, model, type EntryPart } from './part.ts';

export const mistral: EntryPart = {
  packages: [{ ecosystem: 'nuget', name: 'Mistral.SDK', modules: ['Mistral.SDK'], role: 'sdk', provider: 'mistral' }],
  uses: [
    { ecosystem: 'nuget', call: 'Mistral.SDK.DTOs.ChatCompletionRequest', gives: [model(['model', 'Model', '#0'], 'mistral')] },
    { ecosystem: 'nuget', call: 'Mistral.SDK.DTOs.EmbeddingRequest', gives: [embeddingModel(['model', 'Model', '#0'], 'mistral')] },
  ],
  definitions: [],
  constants: [],
  settings: [{ key: '{application,appsettings}.**.{mistral,mistralai}.{model,modelid,modelname,chatmodel,chatmodelid}', gives: 'model', provider: 'mistral' }],
  examples: [
    {
      why: 'a request with the model in its constructor',
      path: 'Ask.cs',
      text: 'using Mistral.SDK;\nusing Mistral.SDK.DTOs;\n\nvar request = new ChatCompletionRequest("mistral-large-latest", messages);\n',
      finds: [
        { kind: 'sdk', name: 'Mistral.SDK', line: 1 },
        { kind: 'provider', name: 'mistral' },
        { kind: 'model', name: 'mistral-large-latest', line: 4, provider: 'mistral' },
      ],
    },
  ],
  nearMisses: [{ why: 'an own request of the same name', path: 'Own.cs', text: 'using Acme.DTOs;\nvar request = new ChatCompletionRequest("mistral-large-latest", messages);\n' }],
};
