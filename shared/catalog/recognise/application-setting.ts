/** Keys of an application's configuration. */
import type { ApplicationSettingFact } from '../../model/fact.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';
import { seeEndpoint, seeModel } from './providers.ts';

/** The environment or another file may override what stands in this one. */
const confidence = 0.9;

export function recogniseApplicationSetting(fact: ApplicationSettingFact, { catalog }: RecogniseContext, builder: DraftBuilder): void {
  const at = { line: fact.line, method: 'configuration', confidence, symbol: fact.key } as const;
  for (const { item } of catalog.settingsAt(`${fact.format}.${fact.key}`)) {
    if (item.gives === 'endpoint') seeEndpoint(catalog, builder, fact.value, at);
    else if (item.gives === 'vector_store') {
      if (item.store) builder.see({ kind: 'vector_store', key: `${item.store.ecosystem}:${item.store.package}#${item.store.name}`, name: item.store.name, properties: { class: item.store.name } }, at);
    } else seeModel(catalog, builder, { kind: item.gives, id: fact.value, provider: item.provider }, at);
  }
}
