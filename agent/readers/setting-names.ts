/** Names under which people keep model ids and prompts. Readers only tell settings with such names: the words say what a value may be, never what it is. */

const modelWords = new Set(['model', 'models', 'llm', 'llms', 'engine', 'deployment', 'embedding', 'embeddings', 'embedder']);
/** A list of what exists, what it costs or how it is shown names no model that is used. */
const listWords = new Set([
  'price', 'prices', 'pricing', 'cost', 'costs', 'supported', 'unsupported', 'available', 'allowed', 'known', 'deprecated', 'legacy', 'alias', 'aliases', 'mapping',
  'icon', 'icons', 'label', 'labels', 'title', 'display', 'description', 'placeholder', 'example', 'examples', 'mock', 'fake', 'test', 'tests', 'limit', 'limits', 'regex', 'pattern', 'prefix', 'family', 'families', 'keyword', 'keywords', 'purpose', 'purposes',
]);
/** Texts that are shown to people. */
const sampleWords = new Set(['example', 'examples', 'placeholder', 'tooltip', 'label', 'hint', 'mock', 'fake']);
const promptWords = new Set(['prompt', 'prompts', 'instruction', 'instructions', 'persona', 'role', 'backstory']);
const promptPairs = /(?:^| )system ?(?:message|msg|text|role|template|content)s?(?: |$)/;

/** Longer names are no names; characters. */
const nameCharsMax = 120;

/** `DEFAULT_MODEL`, `chatModelId`, `--model`, `llm.fast`; not `MODEL_PRICES`. */
export function saysModel(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => modelWords.has(word)) && !words.some((word) => listWords.has(word));
}

/** `SYSTEM_PROMPT`, `systemPrompt`, `instructions`, `SYSTEM_MESSAGE`. */
export function saysPrompt(name: string): boolean {
  const words = wordsOf(name);
  return (words.some((word) => promptWords.has(word)) || promptPairs.test(words.join(' '))) && !words.some((word) => sampleWords.has(word));
}

/** `provider`, `LLM_PROVIDER`, `llm.backend`: who serves a model. */
export function saysProvider(name: string): boolean {
  return /(?:^|[._-])(?:provider|backend|vendor)$/i.test(name) || /[a-z]Provider$/.test(name);
}

/** What may be a model id by its form alone: one word with a letter, no address, no path of this machine. */
export function mayBeModelId(text: string): boolean {
  return text.length >= 2 && text.length <= 120 && /^@?[A-Za-z][\w.:/@+-]*$/.test(text) && !text.includes('://');
}

function wordsOf(name: string): string[] {
  if (name.length > nameCharsMax) return [];
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
