/** Google in .NET. */
import type { EntryPart } from '../entry-part.ts';
import { model, prompt } from '../gives.ts';

export const dotnet: EntryPart = {
  packages: [
    { ecosystem: 'nuget', name: 'Google.Cloud.AIPlatform.V1', modules: ['Google.Cloud.AIPlatform'], role: 'sdk', provider: 'google' },
    { ecosystem: 'nuget', name: 'Google.GenAI', modules: ['Google.GenAI'], role: 'sdk', provider: 'google' },
    { ecosystem: 'nuget', name: 'Mscc.GenerativeAI', modules: ['Mscc.GenerativeAI'], role: 'sdk', provider: 'google' },
    { ecosystem: 'nuget', name: 'Google_GenerativeAI', modules: ['GenerativeAI'], role: 'sdk', provider: 'google' },
  ],
  uses: [
    { ecosystem: 'nuget', call: 'Google.GenAI.Client().Models.{GenerateContentAsync,GenerateContentStreamAsync,GenerateImagesAsync,CountTokensAsync}', gives: [model(['model', '#0'], 'google')] },
    { ecosystem: 'nuget', call: 'Mscc.GenerativeAI.**.GenerativeModel', gives: [model(['model', '#0'], 'google'), prompt('systemInstruction')] },
    { ecosystem: 'nuget', call: 'GenerativeAI.**.{CreateGenerativeModel,CreateGeminiModel}', gives: [model(['modelName', '#0'], 'google')] },
    { ecosystem: 'nuget', call: 'GenerativeAI.GenerativeModel', gives: [model(['model', '#1'], 'google')] },
  ],
  constants: [
    { ecosystem: 'nuget', constant: 'Mscc.GenerativeAI.Model.*', ids: { Gemini15Pro: 'gemini-1.5-pro', Gemini15Flash: 'gemini-1.5-flash', Gemini20Flash: 'gemini-2.0-flash', Gemini25Flash: 'gemini-2.5-flash', Gemini25Pro: 'gemini-2.5-pro' } },
    { ecosystem: 'nuget', constant: 'GenerativeAI.GoogleAIModels.*', ids: { Gemini15Pro: 'gemini-1.5-pro', Gemini15Flash: 'gemini-1.5-flash', Gemini2Flash: 'gemini-2.0-flash' } },
  ],
  examples: [
    {
      why: 'a .NET client with a constant of its own',
      path: 'Ask.cs',
      text: 'using Mscc.GenerativeAI;\n\nvar google = new GoogleAI(apiKey: "");\nvar model = google.GenerativeModel(model: Model.Gemini25Flash);\n',
      finds: [
        { kind: 'sdk', name: 'Mscc.GenerativeAI', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 4, provider: 'google' },
      ],
    },
  ],
  nearMisses: [],
};
