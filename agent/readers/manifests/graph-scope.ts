/** What packages of a lockfile are needed for, when it states only what the project itself asks for. */
import type { Scope } from './dependency-fact.ts';

export interface ScopedRoot {
  readonly key: string;
  readonly scope: Scope;
}

/** In the order of their weight: what is needed at run time is that, whatever else asks for it. */
const weights: readonly Scope[] = ['runtime', 'peer', 'optional', 'dev'];

/**
 * The scope of everything that can be reached, by key. What an optional edge brings is optional at most.
 * Each package is walked once for each scope; keys that `next` does not know are leaves.
 */
export function scopesOf(roots: readonly ScopedRoot[], next: (key: string) => Iterable<{ readonly key: string; readonly isOptional: boolean }>): Map<string, Scope> {
  const scopes = new Map<string, Scope>();
  const waiting = new Map<Scope, string[]>(weights.map((scope) => [scope, roots.filter((root) => root.scope === scope).map(({ key }) => key)]));
  for (const scope of weights) {
    const queue = waiting.get(scope) as string[];
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      if (scopes.has(key)) continue;
      scopes.set(key, scope);
      for (const { key: to, isOptional } of next(key)) {
        if (scopes.has(to)) continue;
        (isOptional && scope !== 'dev' && scope !== 'optional' ? (waiting.get('optional') as string[]) : queue).push(to);
      }
    }
  }
  return scopes;
}
