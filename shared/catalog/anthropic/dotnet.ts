/** Anthropic in .NET. */
import type { EntryPart } from '../entry-part.ts';
import { model, prompt } from '../gives.ts';

export const dotnet: EntryPart = {
  packages: [
    { ecosystem: 'nuget', name: 'Anthropic', modules: ['Anthropic'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'nuget', name: 'Anthropic.SDK', modules: ['Anthropic.SDK'], role: 'sdk', provider: 'anthropic' },
  ],
  uses: [
    { ecosystem: 'nuget', call: 'Anthropic.**.{MessageCreateParams,MessageParams,MessageCountTokensParams}', gives: [model('Model', 'anthropic'), prompt('System')] },
    { ecosystem: 'nuget', call: 'Anthropic.SDK.Messaging.MessageParameters', gives: [model('Model', 'anthropic'), prompt('System', 'SystemMessage')] },
    { ecosystem: 'nuget', call: 'Anthropic.SDK.Messaging.MessageParameters().set_Model', gives: [model('#0', 'anthropic')] },
    { ecosystem: 'nuget', call: 'Anthropic.SDK.Messaging.SystemMessage', gives: [prompt('#0')] },
  ],
  constants: [
    { ecosystem: 'nuget', constant: 'Anthropic.Models.**.Model.*' },
    {
      ecosystem: 'nuget',
      constant: 'Anthropic.SDK.Constants.AnthropicModels.*',
      // AnthropicModels.cs of github.com/tghamm/Anthropic.SDK, its versions together (read 2026-11-30).
      ids: {
        Claude3Opus: 'claude-3-opus-20240229',
        Claude3Sonnet: 'claude-3-sonnet-20240229',
        Claude3Haiku: 'claude-3-haiku-20240307',
        Claude35Sonnet: 'claude-3-5-sonnet-20241022',
        Claude35Haiku: 'claude-3-5-haiku-20241022',
        Claude37Sonnet: 'claude-3-7-sonnet-20250219',
        Claude4Sonnet: 'claude-sonnet-4-20250514',
        ClaudeSonnet4: 'claude-sonnet-4-20250514',
        Claude4Opus: 'claude-opus-4-20250514',
        ClaudeOpus4: 'claude-opus-4-20250514',
        Claude41Opus: 'claude-opus-4-1-20250805',
        Claude45Sonnet: 'claude-sonnet-4-5-20250929',
        Claude45Haiku: 'claude-haiku-4-5-20251001',
        Claude45Opus: 'claude-opus-4-5-20251101',
        Claude46Opus: 'claude-opus-4-6',
        Claude46Sonnet: 'claude-sonnet-4-6',
      },
    },
  ],
  examples: [
    {
      why: 'a .NET client with a constant of its own',
      path: 'Ask.cs',
      text: `using Anthropic.SDK;
using Anthropic.SDK.Constants;
using Anthropic.SDK.Messaging;

var parameters = new MessageParameters { Model = AnthropicModels.Claude35Sonnet, MaxTokens = 10 };
`,
      finds: [
        { kind: 'sdk', name: 'Anthropic.SDK', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-3-5-sonnet-20241022', line: 5, provider: 'anthropic' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a word of the language and a class of the project', path: 'Near.cs', text: 'namespace Acme.Anthropic;\n// using Anthropic.SDK;\nclass MessageParameters { public string Model = "claude-3"; }\n' },
  ],
};
