/** The model that a container is told to serve, by the options of its command. */
import type { ImageFact } from '../../model/fact.ts';
import type { Catalog } from '../catalog.ts';
import type { ServingRule } from '../catalog-entry.ts';
import type { DraftBuilder } from './draft.ts';
import { seeModel } from './providers.ts';

/** Relates the image to each model of its command. Ids are of the hub that such servers load from; a path or a reference names none. */
export function seeServedModels(fact: ImageFact, image: string, catalog: Catalog, builder: DraftBuilder): void {
  const words = fact.service?.command?.split(/\s+/) ?? [];
  const at = { line: fact.line, method: 'image', confidence: 0.95, symbol: fact.repository } as const;
  for (const { item } of catalog.servingOf(fact.repository)) {
    for (const id of modelsIn(words, item)) {
      const model = seeModel(catalog, builder, { kind: item.kind ?? 'model', id, provider: 'hugging-face' }, at);
      if (model) builder.relate({ type: 'uses', from: image, to: model }, at);
    }
  }
}

function modelsIn(words: readonly string[], { options, after = [] }: ServingRule): string[] {
  return words.flatMap((word, index) => {
    const option = options.find((name) => word === name || word.startsWith(`${name}=`));
    if (option === undefined && !after.includes(word)) return [];
    const id = word === option || option === undefined ? (words[index + 1] ?? '') : word.slice(option.length + 1);
    return /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/.test(id) ? [id] : [];
  });
}
