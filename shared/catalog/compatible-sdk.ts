/** Rules for SDKs that are made after that of OpenAI: a client with a base URL, `chat.completions.create`, `embeddings.create`. */
import type { Give, UseRule } from './catalog-entry.ts';

const systemPrompt: Give = { kind: 'prompt', from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content'] };

/** `client` is a pattern of the constructor: `groq.{Groq,AsyncGroq}`. Calls without a model (uploads, lists) give nothing. */
export function compatibleSdk(ecosystem: 'pypi' | 'npm', client: string, provider: string): UseRule[] {
  return [
    { ecosystem, call: client, gives: [{ kind: 'endpoint', from: ecosystem === 'npm' ? ['baseURL', 'baseUrl'] : 'base_url' }] },
    {
      ecosystem,
      call: `${client}().**.{chat,completions,responses,images,audio,transcriptions,translations,speech}.**.{create,stream,parse,generate}`,
      gives: [{ kind: 'model', from: 'model', provider }, systemPrompt],
    },
    { ecosystem, call: `${client}().**.embeddings.create`, gives: [{ kind: 'embedding_model', from: 'model', provider }] },
  ];
}

/** A credential that has no mark of its own: known only by the variable or setting that it is given to. */
export function namedKey({ names, body }: { names: readonly string[]; body: string }): { literals: readonly string[]; pattern: RegExp } {
  const literals = [...names, ...names.map((name) => name.toLowerCase())];
  return { literals, pattern: new RegExp(`(?<![A-Za-z0-9_])(?:${literals.join('|')})["']?\\s{0,4}[=:]\\s{0,4}["']?(${body})(?![A-Za-z0-9])`) };
}
