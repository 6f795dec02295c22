/** Imports, calls and definitions of source code. */
import { isSpecifierPath, memberPath, moduleOfPath, type Ecosystem } from '../../model/ecosystem.ts';
import type { Argument, CallFact, DefinitionFact, Fact, ImportFact, Value } from '../../model/fact.ts';
import { sha256Hex } from '../../model/hash.ts';
import { placedKey } from '../../model/identity.ts';
import { lineOf, nameAt, namesAt, textOf, valuesAt, type CallNames } from '../argument-path.ts';
import type { CatalogPackage, Give, UseRule } from '../catalog-entry.ts';
import type { Owned } from '../catalog.ts';
import { definedName } from './defined-name.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import { seeEndpoint, seeModel, seeProvider } from './providers.ts';
import type { RecogniseContext } from './context.ts';

/** How sure each way of seeing is. A followed constant is as good as a literal; a default of the environment may be overridden. */
const confidence = { import: 0.95, importedProvider: 0.7, call: 0.95, environmentDefault: 0.7, definition: 0.95, listedTool: 0.8 } as const;

type AgentGive = Extract<Give, { kind: 'agent' }>;

export function recogniseCode(facts: readonly Fact[], context: RecogniseContext, builder: DraftBuilder): void {
  new CodeRecogniser(context, builder).run(facts);
}

class CodeRecogniser {
  readonly #context: RecogniseContext;
  readonly #builder: DraftBuilder;
  /** Components of this file by the qualified name they are bound to. */
  readonly #named = new Map<string, string[]>();
  /** Line of each placed component's definition, to tell two unnamed ones apart. */
  readonly #placed = new Map<string, number>();
  /** Agents that a decorator makes of a function, by its qualified name: what the function builds is that agent, not a second one. */
  readonly #decoratedAgents = new Map<string, string>();
  /** Members of a module that the file calls, decorates with or extends, by the module. */
  readonly #used = new Map<string, Set<string>>();
  readonly #agents: { call: CallFact; give: AgentGive; id: string }[] = [];

  constructor(context: RecogniseContext, builder: DraftBuilder) {
    this.#context = context;
    this.#builder = builder;
  }

  run(facts: readonly Fact[]): void {
    for (const fact of facts) this.#note(fact);
    for (const fact of facts) if (fact.type === 'import') this.#import(fact);
    for (const fact of facts) if (fact.type === 'definition') this.#definition(fact);
    for (const fact of facts) if (fact.type === 'call') this.#call(fact);
    for (const agent of this.#agents) this.#relateAgent(agent);
  }

  #import(fact: ImportFact): void {
    const { catalog } = this.#context;
    const taken = fact.names.map((name) => ({ module: memberPath(fact.ecosystem, fact.module, name), names: [name] }));
    // `from google import genai` takes a module, so each taken name is looked up as one, too.
    const candidates = [...(isSpecifierPath(fact.ecosystem) ? [] : taken), { module: fact.module, names: fact.names }];
    const seen = new Set<CatalogPackage>();
    for (const { module } of candidates) {
      const owned = catalog.packageOfModule(fact.ecosystem, module);
      const used = this.#used.get(fact.module) ?? new Set<string>();
      if (!owned || seen.has(owned.item) || !isTaken(owned.item, fact, used)) continue;
      seen.add(owned.item);
      const at = { line: fact.line, method: 'import', confidence: confidence.import, symbol: fact.module } as const;
      const sdk = this.#seeSdk(owned, fact.ecosystem, at);
      for (const id of providersTaken(owned.item, fact, used)) {
        const provider = seeProvider(catalog, this.#builder, id, { ...at, confidence: confidence.importedProvider });
        if (provider) this.#builder.relate({ type: 'calls', from: sdk, to: provider }, at);
      }
    }
  }

  /** Remembers which members of which module a fact reaches. */
  #note(fact: Fact): void {
    const paths = fact.type === 'call' ? [fact.path] : fact.type === 'definition' ? [...fact.decorators.map(({ path }) => path), ...fact.bases] : [];
    for (const path of paths) {
      const plain = path.split('(', 1)[0] as string;
      for (const match of plain.matchAll(/[.#](\w+)/g)) {
        const module = plain.slice(0, match.index);
        this.#used.set(module, (this.#used.get(module) ?? new Set<string>()).add(match[1] as string));
      }
    }
  }

  #seeSdk({ entry, item }: Owned<CatalogPackage>, ecosystem: Ecosystem, at: Sighting): string {
    // Several packages can share a module (a wildcard, a rename); the name is then the one that the module spells.
    const name = item.name.endsWith('*') ? packageOf(ecosystem, at.symbol ?? item.name) : item.name;
    return this.#builder.see(
      {
        kind: 'sdk',
        key: `${ecosystem}:${name}`,
        name,
        ...(item.provider !== undefined && { provider: item.provider }),
        properties: { ecosystem, package: name, role: item.role, catalog: entry.id },
      },
      at,
    );
  }

  #definition(fact: DefinitionFact): void {
    const { catalog } = this.#context;
    const rules = [
      ...fact.decorators.flatMap(({ path, args }) => catalog.decoratedBy(fact.ecosystem, path).map((rule) => ({ rule, symbol: path, args }))),
      ...fact.bases.flatMap((path) => catalog.extendedBy(fact.ecosystem, path).map((rule) => ({ rule, symbol: path, args: [] }))),
    ];
    for (const { rule, symbol, args } of rules) {
      const at = { line: fact.line, method: 'definition', confidence: confidence.definition, symbol } as const;
      const id = this.#seePlaced(rule.item.gives, fact.name, definedName(fact, rule.item, args), at);
      this.#bind(fact.name, id);
      if (rule.item.gives === 'agent') this.#decoratedAgents.set(fact.name, id);
    }
  }

  #call(fact: CallFact): void {
    const rules = this.#context.catalog.usesOf(fact.ecosystem, fact.path).filter((rule) => applies(rule.item, fact));
    for (const rule of rules) for (const give of rule.item.gives) this.#give(fact, give);
  }

  #give(fact: CallFact, give: Give): void {
    const { catalog } = this.#context;
    const at = { line: fact.line, method: 'call', confidence: confidence.call, symbol: fact.path } as const;
    const names = { callee: lastName(fact.path), ...(fact.assigned !== undefined && { assigned: fact.assigned }), ...(fact.within !== undefined && { within: fact.within }) };

    switch (give.kind) {
      case 'model':
      case 'embedding_model':
        for (const value of valuesAt(fact.args, give.from)) {
          for (const id of this.#seeModels(value, { kind: give.kind, provider: give.provider }, at)) this.#own(fact, id, at);
        }
        return;
      case 'provider': {
        const id = seeProvider(catalog, this.#builder, give.provider, at);
        if (id) this.#relateSdk(fact, id, 'calls', at);
        return;
      }
      case 'prompt':
        this.#seePrompts(fact, give.from, at);
        return;
      case 'dataset':
        for (const value of valuesAt(fact.args, give.from)) {
          const text = textOf(value);
          if (text && !give.except?.includes(text)) this.#builder.see({ kind: 'dataset', key: text, name: text }, { ...at, line: lineOf(value) ?? at.line });
        }
        return;
      case 'endpoint':
        for (const value of valuesAt(fact.args, give.from)) {
          const text = textOf(value);
          if (text) seeEndpoint(catalog, this.#builder, text, { ...at, method: 'argument', line: lineOf(value) ?? at.line });
        }
        return;
      case 'vector_store': {
        const owned = catalog.packageOfModule(fact.ecosystem, moduleOfPath(fact.ecosystem, fact.path));
        const key = `${fact.ecosystem}:${owned?.item.name ?? moduleOfPath(fact.ecosystem, fact.path)}#${give.name}`;
        this.#own(fact, this.#builder.see({ kind: 'vector_store', key, name: give.name, properties: { class: lastName(fact.path) } }, at), at);
        return;
      }
      case 'agent': {
        const name = nameAt(fact.args, give.name, names) ?? names.callee;
        const around = fact.assigned === undefined && fact.within !== undefined ? this.#decoratedAgents.get(fact.within) : undefined;
        const id = around ?? this.#seePlaced('agent', fact.assigned ?? name, name, at);
        this.#own(fact, id, at);
        this.#agents.push({ call: fact, give, id });
        return;
      }
      default: {
        // A list names each of its items where it stands; without one the call itself is the thing.
        const isListed = give.kind === 'tool' && give.name.includes('[]');
        // A tool that a loop registers has no name here, and the names stand where it comes from.
        const mustName = give.kind === 'tool' && ![give.name].flat().some((path) => path.startsWith('@'));
        if (mustName && !isListed && nameAt(fact.args, give.name, names) === undefined) return;
        const found = isListed ? namesAt(fact.args, give.name) : [{ name: nameAt(fact.args, give.name, give.kind === 'tool' ? keyed(names) : names) ?? names.callee, line: at.line }];
        for (const { name, line } of found) this.#own(fact, this.#seePlaced(give.kind, isListed ? name : (fact.assigned ?? name), name, { ...at, line: line ?? at.line }), at);
      }
    }
  }

  /** What a call gives belongs to the SDK that was called and to the name it is assigned to. */
  #own(fact: CallFact, id: string, at: Sighting): void {
    this.#relateSdk(fact, id, 'uses', at);
    if (fact.assigned !== undefined) this.#bind(fact.assigned, id);
  }

  #relateAgent({ call, give, id }: { call: CallFact; give: AgentGive; id: string }): void {
    const at = { line: call.line, method: 'call', confidence: confidence.call, symbol: call.path } as const;
    const relate = (to: string) => this.#builder.relate({ type: 'uses', from: id, to }, at);

    if (give.model !== undefined) {
      for (const value of valuesAt(call.args, give.model)) this.#modelsOf(value, call.ecosystem, at).forEach(relate);
    }
    if (give.prompt !== undefined) this.#seePrompts(call, give.prompt, at).forEach(relate);
    for (const value of give.tools === undefined ? [] : valuesAt(call.args, give.tools)) {
      for (const item of items(value)) this.#toolsOf(item, call.ecosystem, at).forEach(relate);
    }
    for (const value of give.agents === undefined ? [] : valuesAt(call.args, give.agents)) {
      for (const item of items(value)) {
        for (const other of this.#boundTo(item)) this.#builder.relate({ type: 'calls', from: id, to: other }, at);
      }
    }
  }

  /** Models that a value names: its text, or the call or binding behind it. */
  #modelsOf(value: Value, ecosystem: Ecosystem, at: Sighting): string[] {
    if (value.kind === 'call') {
      const rules = this.#context.catalog.usesOf(ecosystem, value.path).filter(({ item }) => applies(item, value));
      return rules.flatMap(({ item }) =>
        item.gives.flatMap((give) =>
          give.kind === 'model'
            ? valuesAt(value.args, give.from).flatMap((inner) =>
                this.#seeModels(inner, { kind: 'model', provider: give.provider }, { ...at, line: value.line, symbol: value.path }),
              )
            : [],
        ),
      );
    }
    const bound = value.kind === 'ref' ? this.#boundTo(value) : [];
    return bound.length > 0 ? bound : this.#seeModels(value, { kind: 'model', provider: 'prefix' }, at);
  }

  #seeModels(value: Value, model: { kind: 'model' | 'embedding_model'; provider: string | undefined }, at: Sighting): string[] {
    return items(value).flatMap(alternatives).flatMap((item, index) => {
      const text = textOf(item);
      if (text === undefined) return [];
      // What other branches set may be for another client.
      const vendor = index > 0 && model.provider !== 'prefix' ? this.#context.catalog.vendorOfModel(text)?.id : undefined;
      if (vendor !== undefined && vendor !== model.provider) return [];
      const sure = item.kind === 'env' ? confidence.environmentDefault : at.confidence;
      const id = seeModel(this.#context.catalog, this.#builder, { ...model, id: text }, { ...at, method: 'argument', line: lineOf(item) ?? at.line, confidence: sure });
      return id ? [id] : [];
    });
  }

  /** What stands in an agent's list of tools is a tool, decorated or not. */
  #toolsOf(value: Value, ecosystem: Ecosystem, at: Sighting): string[] {
    const bound = this.#boundTo(value);
    if (bound.length > 0) return bound;
    if (value.kind !== 'ref' && value.kind !== 'call') return [];
    const name = lastName(value.path);
    // `get_tools()` and `flatten(tools)` give several, and none of them is called so.
    if (value.kind === 'call' && (/tools$/i.test(name) || (/^[a-z]/.test(name) && !value.path.startsWith('.') && !this.#isAi(value.path, ecosystem)))) return [];
    const line = value.line;
    const imported = value.path.startsWith('.') ? undefined : moduleOfPath(ecosystem, value.path.slice(0, -1 - name.length));
    return [this.#seePlaced('tool', name, name, { ...at, line, confidence: confidence.listedTool, symbol: value.path }, imported)];
  }

  #isAi(path: string, ecosystem: Ecosystem): boolean {
    return this.#context.catalog.packageOfModule(ecosystem, moduleOfPath(ecosystem, path)) !== undefined;
  }

  #boundTo(value: Value): string[] {
    const name = value.kind === 'ref' ? value.path.replace(/^\./, '') : value.kind === 'call' ? (value.name ?? value.path.replace(/^\./, '').replace(/\(\)$/, '')) : undefined;
    return (name !== undefined && this.#named.get(name)) || [];
  }

  #seePrompts(fact: CallFact, from: Extract<Give, { kind: 'prompt' }>['from'], at: Sighting): string[] {
    const argument = (typeof from === 'string' ? [from] : from).find((path) => valuesAt(fact.args, path).length > 0) ?? '';
    return valuesAt(fact.args, from).flatMap((value) => {
      const parts = value.kind === 'string' ? [value.text] : value.kind === 'template' ? value.parts : undefined;
      if (!parts || parts.join('').trim() === '') return [];
      const constant = value.kind === 'string' || value.kind === 'template' ? value.name : undefined;
      const owner = fact.within ?? fact.assigned ?? lastName(fact.path);
      const line = lineOf(value) ?? at.line;
      const name = constant ?? this.#placeOf('prompt', `${owner}.${argument.replace(/\[[^\]]*\]/g, '').replace(/^#(\d+)/, 'argument$1')}`, line);
      const id = this.#builder.see(
        {
          kind: 'prompt',
          key: placedKey({ source: this.#context.source, path: this.#context.path, name }),
          name,
          properties: { sha256: sha256Hex(parts.join('\0')), characters: String(parts.join('').length), has_holes: String(parts.length > 1) },
        },
        { ...at, method: 'argument', line },
      );
      return [id];
    });
  }

  /** A name that is this file's own: a second thing of the same name on another line gets an ordinal. */
  #placeOf(kind: string, qualified: string, line: number): string {
    let place = qualified;
    for (let ordinal = 2; (this.#placed.get(`${kind} ${place}`) ?? line) !== line; ordinal += 1) place = `${qualified}#${ordinal}`;
    this.#placed.set(`${kind} ${place}`, line);
    return place;
  }

  /** A component that is known by its place. */
  #seePlaced(kind: 'agent' | 'tool' | 'prompt' | 'memory' | 'guardrail' | 'mcp_server' | 'mcp_client', qualified: string, name: string, at: Sighting, importedFrom?: string): string {
    const place = this.#placeOf(kind, qualified, at.line);
    return this.#builder.see(
      {
        kind,
        key: placedKey({ source: this.#context.source, path: this.#context.path, name: place }),
        name,
        properties: { qualified_name: qualified, imported_from: importedFrom, ...(kind === 'mcp_server' && { origin: 'implemented' }) },
      },
      at,
    );
  }

  #relateSdk(fact: CallFact, to: string, type: 'uses' | 'calls', at: Sighting): void {
    const owned = this.#context.catalog.packageOfModule(fact.ecosystem, moduleOfPath(fact.ecosystem, fact.path));
    if (owned) this.#builder.relate({ type, from: this.#seeSdk(owned, fact.ecosystem, { ...at, symbol: moduleOfPath(fact.ecosystem, fact.path) }), to }, at);
  }

  #bind(name: string, id: string): void {
    const bound = this.#named.get(name);
    if (!bound) this.#named.set(name, [id]);
    else if (!bound.includes(id)) bound.push(id);
  }

}

/** A package whose module name is a common word counts only when the import takes, or the file uses, one of its own names. */
function isTaken(item: CatalogPackage, fact: ImportFact, used: ReadonlySet<string>): boolean {
  const names = fact.names.length > 0 ? fact.names : [...used];
  return item.names === undefined || names.some((name) => item.names?.includes(name));
}

/**
 * The providers that an import stands for. Names that stand for another provider give that one;
 * the package's own counts when there are none of them, or when the file uses something else of the package, too.
 */
function providersTaken(item: CatalogPackage, fact: ImportFact, used: ReadonlySet<string>): ReadonlySet<string> {
  const names = fact.names.length > 0 ? fact.names : [...used];
  const others = names.flatMap((name) => item.providers?.[name] ?? []);
  const usesOwn = others.length === 0 || names.some((name) => item.providers?.[name] === undefined && used.has(name));
  return new Set([...(usesOwn && item.provider !== undefined ? [item.provider] : []), ...others]);
}

function applies(rule: UseRule, { args }: { readonly args: readonly Argument[] }): boolean {
  if (!rule.when) return true;
  const { argument, equals } = rule.when;
  const values = valuesAt(args, argument);
  if (!equals) return values.some((value) => value.kind !== 'unknown' && value.kind !== 'null');
  return values.some((value) => equals.includes((value.kind === 'ref' ? lastName(value.path) : textOf(value)) ?? ''));
}

/** What branches of the code may have set it to. */
function alternatives(value: Value): readonly Value[] {
  return (value.kind === 'string' || value.kind === 'ref' || value.kind === 'call') && value.others ? [value, ...value.others] : [value];
}

function items(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}

function packageOf(ecosystem: Ecosystem, module: string): string {
  if (ecosystem === 'npm') return module.split('/').slice(0, module.startsWith('@') ? 2 : 1).join('/');
  if (ecosystem !== 'pypi') return module;
  return (module.split('.')[0] ?? module).replaceAll('_', '-');
}

/** A tool in an object of tools is called after its key. */
function keyed(names: CallNames): CallNames {
  return names.assigned === undefined ? names : { ...names, assigned: /[^.]*$/.exec(names.assigned)?.[0] ?? names.assigned };
}

function lastName(path: string): string {
  return path.replaceAll('()', '').split(/[.#]/).pop() || path;
}
