/**
 * Settles what a reader had to leave open, by what the catalog knows: names that one of several whole-namespace imports may bring,
 * extension methods on whatever receiver, and constants that stand for model ids.
 */
import type { Ecosystem } from '../../model/ecosystem.ts';
import type { Argument, Fact, Value } from '../../model/fact.ts';
import type { Catalog } from '../catalog.ts';

/** Values nested deeper than this keep their names as they are; levels. Readers nest less. */
const depthMax = 40;

/** A constant that stands for a model id, where it is used. */
export interface NamedModel {
  readonly id: string;
  readonly provider: string;
  readonly line: number;
  /** Path of the constant. */
  readonly symbol: string;
}

export interface Settled {
  readonly facts: readonly Fact[];
  readonly models: readonly NamedModel[];
  /** Models whose constants are kept under other names; empty where so many are that they are a list of what exists. */
  readonly stored: readonly NamedModel[];
}

/** More different models in one file are a list of what exists; ids. */
const storedModelsMax = 12;

/**
 * The facts with their names settled, and the models that constants among their arguments stand for. Of several namespaces the first one counts in which the catalog
 * knows what is called, decorated or extended; a name that it knows in none stays open and means nothing.
 */
export function settleNames(facts: readonly Fact[], catalog: Catalog): Settled {
  if (!facts.some(({ type }) => type === 'call' || type === 'request' || type === 'definition' || type === 'stored_constant')) return { facts, models: [], stored: [] };
  const models: NamedModel[] = [];
  const settlers = new Map<Ecosystem, Settler>();
  const settlerOf = (ecosystem: Ecosystem) => {
    const known = settlers.get(ecosystem) ?? new Settler({ catalog, ecosystem, namespaces: namespacesOf(facts, ecosystem, catalog), models });
    settlers.set(ecosystem, known);
    return known;
  };
  const settled = facts.map((fact): Fact => {
    if (fact.type === 'call') {
      const settler = settlerOf(fact.ecosystem);
      return { ...fact, path: settler.called(fact.path), args: settler.arguments(fact.args) };
    }
    if (fact.type === 'request') {
      const settler = settlerOf(fact.ecosystem);
      return { ...fact, models: fact.models.map((model) => settler.value(model)), bodies: fact.bodies.map((body) => settler.value(body)) };
    }
    if (fact.type !== 'definition') return fact;
    const settler = settlerOf(fact.ecosystem);
    return {
      ...fact,
      decorators: fact.decorators.map((decorator) => ({ ...decorator, path: settler.decorated(decorator.path), args: settler.arguments(decorator.args) })),
      bases: fact.bases.map((base) => settler.extended(base)),
    };
  });
  return { facts: settled, models, stored: storedModels(facts, catalog) };
}

function storedModels(facts: readonly Fact[], catalog: Catalog): NamedModel[] {
  const models: NamedModel[] = [];
  for (const fact of facts) {
    if (fact.type !== 'stored_constant') continue;
    new Settler({ catalog, ecosystem: fact.ecosystem, namespaces: namespacesOf(facts, fact.ecosystem, catalog), models }).value({ kind: 'ref', path: fact.path, line: fact.line });
  }
  return new Set(models.map(({ id }) => id)).size > storedModelsMax ? [] : models;
}

/** The namespaces that a file imports as a whole and that the catalog knows. */
function namespacesOf(facts: readonly Fact[], ecosystem: Ecosystem, catalog: Catalog): string[] {
  const modules = facts.flatMap((fact) => (fact.type === 'import' && fact.ecosystem === ecosystem && fact.names.length === 0 ? [fact.module] : []));
  return [...new Set(modules)].filter((module) => catalog.packageOfModule(ecosystem, module) !== undefined);
}

class Settler {
  readonly #catalog: Catalog;
  readonly #ecosystem: Ecosystem;
  readonly #namespaces: readonly string[];
  readonly #models: NamedModel[];
  readonly #called = new Map<string, string>();

  constructor({ catalog, ecosystem, namespaces, models }: { catalog: Catalog; ecosystem: Ecosystem; namespaces: readonly string[]; models: NamedModel[] }) {
    this.#models = models;
    this.#catalog = catalog;
    this.#ecosystem = ecosystem;
    this.#namespaces = namespaces;
  }

  called(path: string): string {
    if (this.#ecosystem !== 'nuget' && !path.startsWith('*') && !path.includes('?')) return path;
    const before = this.#called.get(path);
    if (before !== undefined) return before;
    const isKnown = (candidate: string) => this.#catalog.usesOf(this.#ecosystem, candidate).length > 0;
    const found = isKnown(path) ? path : (this.#settled(path, isKnown) ?? this.#extension(path, isKnown) ?? path);
    this.#called.set(path, found);
    return found;
  }

  decorated(path: string): string {
    return this.#settled(path, (candidate) => this.#catalog.decoratedBy(this.#ecosystem, candidate).length > 0) ?? path;
  }

  extended(path: string): string {
    return this.#settled(path, (candidate) => this.#catalog.extendedBy(this.#ecosystem, candidate).length > 0) ?? path;
  }

  arguments(args: readonly Argument[], depth = 0): readonly Argument[] {
    return args.map((arg) => ({ ...arg, value: this.value(arg.value, depth) }));
  }

  value(value: Value, depth = 0): Value {
    if (depth > depthMax) return value;
    switch (value.kind) {
      case 'string':
        return this.#withOthers(value, value, depth);
      case 'ref':
        return this.#withOthers(this.#constant(value.path, undefined, value.line) ?? value, value, depth);
      case 'call': {
        const settled = this.#constant(value.path, value.args[0]?.value, value.line) ?? { ...value, path: this.called(value.path), args: this.arguments(value.args, depth + 1) };
        return this.#withOthers(settled, value, depth);
      }
      case 'list':
        return { ...value, items: value.items.map((item) => this.value(item, depth + 1)) };
      case 'object':
        return { ...value, entries: Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, this.value(entry, depth + 1)])) };
      case 'env':
        return value.fallback ? { ...value, fallback: this.value(value.fallback, depth + 1) } : value;
      default:
        return value;
    }
  }

  /** What a value stands for, with what the others stand for that branches give. */
  #withOthers(settled: Value, { others }: { readonly others?: readonly Value[] }, depth: number): Value {
    if (!others || (settled.kind !== 'string' && settled.kind !== 'ref' && settled.kind !== 'call')) return settled;
    return { ...settled, others: others.map((other) => this.value(other, depth + 1)) };
  }

  /** The model id behind a constant, or inside the call that makes one of a text. */
  #constant(written: string, argument: Value | undefined, line: number): Value | undefined {
    const path = written.replace(accessor, '');
    const isKnown = (candidate: string) => this.#catalog.constantsAt(this.#ecosystem, candidate).length > 0;
    const settled = isKnown(path) ? path : this.#settled(path, isKnown);
    if (settled === undefined) return undefined;
    if (argument?.kind === 'string' || argument?.kind === 'env') return argument;
    const name = settled.slice(Math.max(settled.lastIndexOf('.'), settled.lastIndexOf('#')) + 1);
    for (const { entry, item } of this.#catalog.constantsAt(this.#ecosystem, settled)) {
      const id = item.ids?.[name] ?? this.#catalog.modelSpelled(item.provider ?? entry.id, name);
      if (id === undefined) continue;
      // Whose model a framework's constant is, the call that takes it knows.
      const provider = item.provider ?? (entry.type === 'vendor' ? entry.id : undefined);
      if (!item.areWords && provider !== undefined) this.#models.push({ id, provider, line, symbol: settled });
      return { kind: 'string', text: id, line };
    }
    return undefined;
  }

  #settled(path: string, isKnown: (candidate: string) => boolean): string | undefined {
    if (!path.startsWith('*.')) return undefined;
    const rest = path.slice(2);
    return [rest, ...this.#namespaces.map((namespace) => `${namespace}.${rest}`)].find(isKnown);
  }

  /** Where the receiver means nothing, the method may still come from one of the namespaces, or be known by its name alone. */
  #extension(path: string, isKnown: (candidate: string) => boolean): string | undefined {
    if (this.#ecosystem !== 'nuget' || !path.includes('.')) return undefined;
    const method = path.slice(path.lastIndexOf('.') + 1);
    return [...this.#namespaces.map((namespace) => `${namespace}.?.${method}`), `?.${method}`].find(isKnown);
  }
}

/** What is asked of a constant to get its text. */
const accessor = /\.(?:getValue|getName|getId|toString|asString|value|name|id|modelName|ToString)$/;
