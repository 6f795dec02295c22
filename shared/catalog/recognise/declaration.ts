/** Entries of configuration files that frameworks declare agents, models and prompts in. */
import type { Fact } from '../../model/fact.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';
import { Giver } from './giver.ts';
import { serverOfUrl } from './server.ts';

/** All entries of one file together, so that they can name each other. */
export function recogniseDeclarations(facts: readonly Fact[], context: RecogniseContext, builder: DraftBuilder): void {
  const giver = new Giver(context, builder, () => undefined);
  for (const fact of facts) {
    if (fact.type !== 'declaration') continue;
    const args = Object.entries(fact.values).map(([name, value]) => ({ name, value }));
    const address = fact.values['base_url'];
    const server = address?.kind === 'string' ? serverOfUrl(context.catalog, address.text) : undefined;
    const site = { path: fact.format, args, line: fact.line, method: 'configuration', assigned: fact.name, ...(server && { server }) } as const;
    for (const { item } of context.catalog.declaredAs(fact.format)) for (const give of item.gives) giver.give(site, give);
  }
  giver.finish();
}
