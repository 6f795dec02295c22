/** Imports, calls, requests and definitions of source code. */
import { isSpecifierPath, memberPath, moduleOfPath, moduleSeparator, type Ecosystem } from '../../model/ecosystem.ts';
import type { CallFact, DefinitionFact, Fact, ImportFact } from '../../model/fact.ts';
import { textOf } from '../argument-path.ts';
import type { CatalogPackage, Give, UseRule } from '../catalog-entry.ts';
import type { Owned } from '../catalog.ts';
import { applies } from './applies.ts';
import { isAside } from './aside.ts';
import type { RecogniseContext } from './context.ts';
import { definedName } from './defined-name.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import { Giver } from './giver.ts';
import { seeProvider } from './providers.ts';
import { isOwnAgentClass, ownAgentOf } from './own-agent.ts';
import { recogniseRequests } from './requests.ts';
import { serverOf, type Server } from './server.ts';
import type { Site } from './site.ts';

/** How sure each way of seeing is. */
const confidence = { import: 0.95, importedProvider: 0.7, definition: 0.95, ownAgent: 0.8 } as const;

/** Where a call says what a model is asked. A constant there is a prompt when its words are told a model; what a person typed, or what it is asked about, is none. */
const askedConstants: Give = { kind: 'prompt', from: ['messages[role=user].content', 'messages[].content', 'input[].content', 'input', 'prompt', 'contents', 'contents[]'], asConstant: true };

export function recogniseCode(facts: readonly Fact[], context: RecogniseContext, builder: DraftBuilder): void {
  new CodeRecogniser(context, builder).run(facts);
}

class CodeRecogniser {
  readonly #context: RecogniseContext;
  readonly #builder: DraftBuilder;
  readonly #giver: Giver;
  /** Members of a module that the file calls, decorates with or extends, by the module. */
  readonly #used = new Map<string, Set<string>>();
  /** Whose service each call goes to, when not to that of its SDK. */
  readonly #servers = new Map<CallFact, Server | undefined>();
  /** Packages whose clients all go elsewhere here. */
  readonly #diverted = new Map<CatalogPackage, boolean>();
  /** Providers of imports whose clients all go elsewhere: they count when a call names one of their models all the same, behind a proxy. */
  readonly #heldBack: { provider: string; see: () => void }[] = [];

  constructor(context: RecogniseContext, builder: DraftBuilder) {
    this.#context = context;
    this.#builder = builder;
    this.#giver = new Giver(context, builder, (site, to, type, at) => this.#relateSdk(site, to, type, at));
  }

  run(facts: readonly Fact[]): void {
    for (const fact of facts) this.#note(fact);
    this.#findServers(facts.filter((fact) => fact.type === 'call'));
    for (const fact of facts) if (fact.type === 'import') this.#import(fact);
    for (const fact of facts) if (fact.type === 'definition') this.#definition(fact);
    for (const fact of facts) if (fact.type === 'call') this.#call(fact);
    recogniseRequests(facts, this.#context.catalog, this.#giver);
    for (const { provider, see } of this.#heldBack) if (this.#builder.has('provider', provider)) see();
    this.#giver.finish();
  }

  #import(fact: ImportFact): void {
    const { catalog } = this.#context;
    const taken = fact.names.map((name) => ({ module: memberPath(fact.ecosystem, fact.module, name), names: [name] }));
    // `from google import genai` takes a module, so each taken name is looked up as one, too.
    const candidates = [...(isSpecifierPath(fact.ecosystem) ? [] : taken), { module: fact.module, names: fact.names }];
    const seen = new Set<string | CatalogPackage>();
    for (const { module } of candidates) {
      const owned = catalog.packageOfModule(fact.ecosystem, module);
      const used = this.#used.get(fact.module) ?? new Set<string>();
      const name = owned && packageOf(owned.item, module);
      // The module as a whole comes last: of a family it says nothing more than its taken parts.
      if (!owned || name === undefined || seen.has(name) || (module === fact.module && seen.has(owned.item)) || !isTaken(owned.item, fact, module, used)) continue;
      seen.add(name).add(owned.item);
      const at = { line: fact.line, method: 'import', confidence: confidence.import, symbol: module } as const;
      const sdk = this.#seeSdk(owned, fact.ecosystem, at);
      for (const id of providersTaken(owned.item, fact, used)) {
        const see = () => {
          const provider = seeProvider(catalog, this.#builder, id, { ...at, confidence: confidence.importedProvider });
          if (provider) this.#builder.relate({ type: 'calls', from: sdk, to: provider }, at);
        };
        if (id === owned.item.provider && this.#diverted.get(owned.item) === true) this.#heldBack.push({ provider: id, see });
        else see();
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
    const name = packageOf(item, at.symbol ?? item.name);
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
      this.#giver.define(rule.item.gives, { qualified: fact.name, name: definedName(fact, rule.item, args) }, at);
    }
    if (rules.length === 0 && isOwnAgentClass(fact)) {
      const declared = fact.attributes['name'] && textOf(fact.attributes['name']);
      this.#giver.define('agent', { qualified: fact.name, name: declared }, { line: fact.line, method: 'definition', confidence: confidence.ownAgent, symbol: fact.bases[0] ?? fact.name });
    }
  }

  #call(fact: CallFact): void {
    const server = this.#servers.get(fact);
    const site = { ...siteOf(fact), ...(server && { server }) };
    const gives = this.#rulesOf(fact).flatMap(({ item }) => item.gives);
    const own = gives.length === 0 && !this.#isOfCatalog(fact) ? ownAgentOf(site, () => this.#builder.holds(['sdk', 'provider'])) : undefined;
    for (const give of own ? [own] : gives) this.#giver.give(site, give);
    if (gives.some(({ kind }) => kind === 'model') && !isAside(this.#context.path)) this.#giver.give(site, askedConstants);
  }

  #isOfCatalog({ ecosystem, path }: CallFact): boolean {
    return this.#context.catalog.packageOfModule(ecosystem, moduleOfPath(ecosystem, path)) !== undefined;
  }

  #rulesOf(fact: CallFact): readonly Owned<UseRule>[] {
    return this.#context.catalog.usesOf(fact.ecosystem, fact.path).filter((rule) => applies(rule.item, fact.args));
  }

  /**
   * Finds out where each call goes. A client that comes from outside (an annotated parameter) is taken for those of its class that the file
   * makes, when they all go to one place; a request that is built apart from its client (`sdk.Request{Model: "m"}`), for those of its package.
   */
  #findServers(calls: readonly CallFact[]): void {
    const { catalog } = this.#context;
    const made = new Map<string, (Server | undefined)[]>();
    const madeOf = new Map<CatalogPackage, (Server | undefined)[]>();
    const ownerOf = ({ ecosystem, path }: CallFact) => catalog.packageOfModule(ecosystem, moduleOfPath(ecosystem, path));
    const ruled = calls.map((fact) => ({ fact, gives: this.#rulesOf(fact).flatMap(({ item }) => item.gives) })).filter(({ gives }) => gives.length > 0);
    for (const { fact, gives } of ruled) {
      const server = serverOf(catalog, fact);
      this.#servers.set(fact, server);
      if (!gives.some(isClient)) continue;
      made.set(fact.path, [...(made.get(fact.path) ?? []), server]);
      const owned = ownerOf(fact);
      if (owned) madeOf.set(owned.item, [...(madeOf.get(owned.item) ?? []), server]);
    }
    for (const { fact, gives } of ruled) {
      const end = fact.path.indexOf('()');
      const owned = ownerOf(fact);
      const isOwn = owned?.item.provider !== undefined && gives.some((give) => 'provider' in give && give.provider === owned.item.provider);
      if (this.#servers.get(fact) === undefined && !gives.some(isClient)) {
        const maker = end < 0 ? undefined : fact.path.slice(0, end);
        const isOfClient = maker !== undefined && (made.has(maker) || catalog.usesOf(fact.ecosystem, maker).some(({ item }) => item.gives.some(isClient)));
        if (isOfClient && fact.madeBy === undefined) this.#servers.set(fact, onlyOne(made.get(maker) ?? []));
        else if (!isOfClient && isOwn) this.#servers.set(fact, onlyOne(madeOf.get(owned.item) ?? []));
      }
      if (!owned || !(isOwn || gives.some(({ kind }) => kind === 'endpoint'))) continue;
      const server = this.#servers.get(fact);
      const isElsewhere = server !== undefined && server.isUnsure !== true && server.vendor !== owned.item.provider;
      this.#diverted.set(owned.item, isElsewhere && this.#diverted.get(owned.item) !== false);
    }
  }

  #relateSdk({ ecosystem, path }: Site, to: string, type: 'uses' | 'calls' | 'reads', at: Sighting): void {
    if (ecosystem === undefined) return;
    const module = moduleOfPath(ecosystem, path);
    const owned = this.#context.catalog.packageOfModule(ecosystem, module);
    if (owned) this.#builder.relate({ type, from: this.#seeSdk(owned, ecosystem, { ...at, symbol: module }), to }, at);
  }
}

function siteOf({ ecosystem, path, args, line, assigned, within }: CallFact): Site {
  return { ecosystem, path, args, line, method: 'call', ...(assigned !== undefined && { assigned }), ...(within !== undefined && { within }) };
}

/** Whether a rule is of a call that makes a client, which may be pointed elsewhere. */
function isClient(give: Give): boolean {
  return give.kind === 'endpoint' && give.isOwn !== true;
}

/** Where all go; nothing when they go to several places, or one of them where it would go anyway. */
function onlyOne(servers: readonly (Server | undefined)[]): Server | undefined {
  const [first] = servers;
  return first && servers.every((server) => server !== undefined && server.vendor === first.vendor && server.isUnsure === first.isUnsure) ? first : undefined;
}

/**
 * A package whose module name is a common word counts only when the import takes, or the file uses, one of its own names:
 * a name of the module itself, a module below it, or a name (`mcp.MCPServerStdio`) in such a module.
 */
function isTaken({ name, modules, names, ecosystem }: CatalogPackage, fact: ImportFact, module: string, used: ReadonlySet<string>): boolean {
  if (names === undefined) return true;
  const separator = moduleSeparator(ecosystem);
  const roots = (modules ?? [name]).filter((root) => module === root || module.startsWith(root + separator));
  const below = module.slice(Math.max(...roots.map(({ length }) => length)) + 1).split(separator)[0] ?? '';
  const taken = fact.names.length > 0 ? fact.names : [...used];
  return below === '' ? taken.some((item) => names.includes(item)) : names.includes(below) || taken.some((item) => names.includes(`${below}.${item}`));
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

/**
 * The package that a module belongs to. A name that ends with `*` stands for many: the module spells the rest, in its own name
 * (`langchain_groq`) or below the family's (`livekit.plugins.openai`).
 */
function packageOf({ name, modules = [], ecosystem }: CatalogPackage, module: string): string {
  if (!name.endsWith('*')) return name;
  if (ecosystem === 'npm') return module.split('/').slice(0, module.startsWith('@') ? 2 : 1).join('/');
  if (ecosystem !== 'pypi') return module;
  const family = modules.find((root) => !root.endsWith('*') && (module === root || module.startsWith(`${root}.`)));
  if (family === undefined) return (module.split('.')[0] ?? module).replaceAll('_', '-');
  const below = module.slice(family.length + 1).split('.')[0]?.replaceAll('_', '-') ?? '';
  return below === '' ? name.replace(/-?\*$/, '') : name.replace('*', below);
}
