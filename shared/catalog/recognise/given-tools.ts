/** The tools in an agent's list or record of them. */
import { moduleOfPath, type Ecosystem } from '../../model/ecosystem.ts';
import type { Value } from '../../model/fact.ts';
import type { Catalog } from '../catalog.ts';
import type { Bindings } from './bindings.ts';
import type { Sighting } from './draft.ts';
import { seeListed } from './listed.ts';
import type { Placed } from './placed.ts';
import { items, lastName } from './site.ts';

export class GivenTools {
  readonly #catalog: Catalog;
  readonly #bindings: Bindings;
  readonly #placed: Placed;

  constructor({ catalog, bindings, placed }: { catalog: Catalog; bindings: Bindings; placed: Placed }) {
    this.#catalog = catalog;
    this.#bindings = bindings;
    this.#placed = placed;
  }

  /** Sees those in a value that an agent is given as its tools. */
  seeIn(value: Value, ecosystem: Ecosystem | undefined, at: Sighting): string[] {
    if (value.kind === 'object') return Object.entries(value.entries).flatMap(([key, item]) => this.#of(item, { isInCollection: true, key }, ecosystem, at));
    return items(value).flatMap((item) => this.#of(item, { isInCollection: value.kind === 'list' }, ecosystem, at));
  }

  /** What stands in an agent's list or record of tools is a tool, decorated or not; what makes the whole list is none. */
  #of(value: Value, { isInCollection, key }: { isInCollection: boolean; key?: string }, ecosystem: Ecosystem | undefined, at: Sighting): string[] {
    const bound = this.#bindings.partsBoundTo(value);
    if (bound.length > 0 || !isInCollection || (value.kind !== 'ref' && value.kind !== 'call')) return bound;
    const name = lastName(value.path);
    // `get_tools()` and `flatten(tools)` give several, and none of them is called so; `make_search_tool()` gives one.
    const isOne = key !== undefined || /tool$/i.test(name) || !/^[a-z]/.test(name) || /^\.[^/]/.test(value.path) || this.#isAi(value.path, ecosystem);
    if (value.kind === 'call' && (/tools$/i.test(name) || !isOne)) return [];
    // The model knows what is made in place by its key: `{ search: createSearch() }`.
    return [seeListed('tool', value, { ecosystem, at, bindings: this.#bindings, placed: this.#placed, ...(value.kind === 'call' && key !== undefined && { key }) })];
  }

  #isAi(path: string, ecosystem: Ecosystem | undefined): boolean {
    return ecosystem !== undefined && this.#catalog.packageOfModule(ecosystem, moduleOfPath(ecosystem, path)) !== undefined;
  }
}
