/** Anthropic in Rust. */
import type { CatalogPackage, UseRule } from '../catalog-entry.ts';
import type { EntryPart } from '../entry-part.ts';

const rustCrates = ['anthropic-sdk', 'anthropic-ai-sdk', 'async-anthropic', 'anthropic', 'misanthropic', 'clust'];
const packages: CatalogPackage[] = rustCrates.map((name) => ({ ecosystem: 'cargo', name, modules: [name.replaceAll('-', '_')], role: 'sdk', provider: 'anthropic' }));
const uses: UseRule[] = rustCrates.map((name): UseRule => ({
  ecosystem: 'cargo',
  call: `${name.replaceAll('-', '_')}.**.model`,
  gives: [{ kind: 'model', from: '#0', provider: 'anthropic' }],
}));

export const rust: EntryPart = {
  packages,
  uses,
  examples: [
    {
      why: 'Rust: a builder',
      path: 'src/lib.rs',
      text: `use async_anthropic::types::CreateMessagesRequestBuilder;

pub fn request() -> CreateMessagesRequestBuilder {
    CreateMessagesRequestBuilder::default().model("claude-3-5-sonnet-20241022").max_tokens(100)
}
`,
      finds: [
        { kind: 'sdk', name: 'async-anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-3-5-sonnet-20241022', line: 4, provider: 'anthropic' },
      ],
    },
  ],
  nearMisses: [],
};
