/** Tools that the server of a model runs itself: code lists them by a word. */
import type { Fact } from '../../model/fact.ts';
import { placedKey } from '../../model/identity.ts';
import { isAside } from './aside.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';

const confidence = 0.9;

/** Only words that the catalog knows, in a file that shows its use of AI: others have lists of tools, too. */
export function recogniseHostedTools(facts: readonly Fact[], { catalog, source, path }: RecogniseContext, builder: DraftBuilder): void {
  if (isAside(path) || !builder.holds(['sdk', 'provider'])) return;
  for (const fact of facts) {
    if (fact.type !== 'hosted_tool' || !catalog.entries.some(({ hostedTool }) => hostedTool?.test(fact.word))) continue;
    const name = fact.name ?? fact.word;
    builder.see(
      { kind: 'tool', key: placedKey({ source, path, name: `hosted ${name}` }), name, properties: { qualified_name: name, hosted_as: fact.word } },
      { line: fact.line, method: 'argument', confidence, symbol: fact.word },
    );
  }
}
