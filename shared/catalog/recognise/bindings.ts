/** Which components of a file its names and calls stand for. */
import type { Value } from '../../model/fact.ts';
import { unnamed, type Site } from './site.ts';

export class Bindings {
  /** Components of this file by the qualified name they are bound to, and those of unnamed calls by path and line. */
  readonly #named = new Map<string, string[]>();
  /** Those of them that are models: one call can give an agent and its model under one name. */
  readonly #models = new Set<string>();

  bind(name: string, id: string): void {
    const bound = this.#named.get(name);
    if (!bound) this.#named.set(name, [id]);
    else if (!bound.includes(id)) bound.push(id);
  }

  /** Binds what a call gives: to the name that it is assigned to, and to the call itself. */
  bindResult(site: Site, id: string): void {
    if (site.assigned !== undefined) this.bind(site.assigned, id);
    this.bind(unnamed(site), id);
  }

  markModel(id: string): void {
    this.#models.add(id);
  }

  modelsBoundTo(value: Value): string[] {
    return this.#boundTo(value).filter((id) => this.#models.has(id));
  }

  /** What a value is bound to besides models. */
  partsBoundTo(value: Value): string[] {
    return this.#boundTo(value).filter((id) => !this.#models.has(id));
  }

  #boundTo(value: Value): string[] {
    if (value.kind === 'ref') return this.#named.get(value.path.replace(/^\./, '')) ?? [];
    if (value.kind !== 'call') return [];
    const local = /^\.[^/]/.test(value.path) ? value.path.slice(1).replace(/\(\)$/, '') : undefined;
    return this.#named.get(value.name ?? local ?? '') ?? this.#named.get(unnamed(value)) ?? [];
  }
}
