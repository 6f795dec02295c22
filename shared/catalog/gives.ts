/** Short forms of what rules give, for entries with many rules alike. */
import type { ArgumentPath, Give } from './catalog-entry.ts';

/** The named argument of a finished builder, or the one argument of its method. */
export function built(...names: readonly string[]): ArgumentPath {
  return [...names, '#0'];
}

export function model(from: ArgumentPath, provider?: string): Give {
  return { kind: 'model', from, ...(provider !== undefined && { provider }) };
}

export function embeddingModel(from: ArgumentPath, provider?: string): Give {
  return { kind: 'embedding_model', from, ...(provider !== undefined && { provider }) };
}

export function prompt(...from: readonly string[]): Give {
  return { kind: 'prompt', from };
}

export function endpoint(...from: readonly string[]): Give {
  return { kind: 'endpoint', from };
}
