/** The literals by which files that set a model id can be told from those that do not. */
import type { CatalogEntry } from './catalog-entry.ts';
import type { Catalog } from './catalog.ts';

/** Shorter beginnings stand in too many other words; characters. */
const charsMin = 4;

/** First parts of ids that are everyday words: the part behind them belongs to the literal. */
const everyday = new Set([
  'text', 'command', 'embed', 'embedding', 'rerank', 'chat', 'code', 'base', 'large', 'small', 'medium', 'mini', 'nano', 'image', 'video', 'speech', 'voice', 'audio', 'open', 'stable', 'nova', 'solar',
  'sonar', 'flux', 'aura', 'dream', 'ray', 'photon', 'music', 'turbo', 'lite', 'plus', 'pro', 'max', 'fast', 'deep', 'light', 'models', 'multilingual', 'document', 'query', 'search', 'general', 'model', 'v', 'gen',
]);

/** What the model ids of every vendor begin with, each once, sorted; a beginning that another one begins is left out. */
export function modelLiterals(catalog: Catalog): string[] {
  const all = [...new Set(catalog.entries.flatMap((entry) => entry.modelBeginnings ?? beginningsOf(entry)))].sort();
  return all.filter((text) => !all.some((other) => other !== text && text.startsWith(other)));
}

/** Up to the first digit or the first separator of each listed id, whichever says enough. */
function beginningsOf({ models = [] }: CatalogEntry): string[] {
  return models.flatMap(({ id }) => {
    const bare = id.slice(id.lastIndexOf('/') + 1).replace(/\*$/, '');
    const [first = '', separator = '', second = '', next = ''] = /^([A-Za-z]+)([-_.]?)([A-Za-z]*)([-_.]?)/.exec(bare)?.slice(1) ?? [];
    const text = everyday.has(first.toLowerCase()) ? (second === '' ? '' : first + separator + second + next) : first + separator;
    return text.length >= charsMin ? [text] : [];
  });
}
