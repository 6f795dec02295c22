/** Keys of an application's configuration. */
import type { SettingFact } from '../../model/fact.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';
import { seeEndpoint, seeModel } from './providers.ts';

/** The environment or another file may override what stands in this one. */
const confidence = 0.9;

export function recogniseSetting(fact: SettingFact, { catalog }: RecogniseContext, builder: DraftBuilder): void {
  const at = { line: fact.line, method: 'configuration', confidence, symbol: fact.key } as const;
  for (const { item } of catalog.settingsAt(`${fact.format}.${fact.key}`)) {
    if (item.gives === 'endpoint') seeEndpoint(catalog, builder, fact.value, at);
    else seeModel(catalog, builder, { kind: item.gives, id: fact.value, provider: item.provider }, at);
  }
}
