/** What rules of the catalog give: the components of one file behind its calls and declarations, and how they belong together. */
import { moduleOfPath, type Ecosystem } from '../../model/ecosystem.ts';
import type { Argument, Value } from '../../model/fact.ts';
import { sha256Hex } from '../../model/hash.ts';
import { placedKey } from '../../model/identity.ts';
import { lineOf, nameAt, namesAt, textOf, valuesAt } from '../argument-path.ts';
import type { ArgumentPath, DefinitionRule, Give, UseRule } from '../catalog-entry.ts';
import type { RecogniseContext } from './context.ts';
import { seeConfiguredServers } from './configured-servers.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import { promptName } from './prompt-name.ts';
import { seeEndpoint, seeModel, seeProvider, type ModelSighting } from './providers.ts';
import type { Server } from './server.ts';

/** A call, or an entry of a configuration file, that a rule applies to. */
export interface Site {
  /** Absent for configuration. */
  readonly ecosystem?: Ecosystem;
  readonly path: string;
  readonly args: readonly Argument[];
  readonly line: number;
  readonly method: 'call' | 'configuration';
  readonly assigned?: string;
  readonly within?: string;
  /** Whose service the call goes to, when not to that of its SDK. */
  readonly server?: Server;
}

/** Told of everything that a call uses, so that it can be related to the SDK that was called. */
export type OnUsed = (site: Site, to: string, type: 'uses' | 'calls' | 'reads', at: Sighting) => void;

type AgentGive = Extract<Give, { kind: 'agent' }>;
type ModelGive = Extract<Give, { kind: 'model' | 'embedding_model' }>;
type PlacedKind = 'agent' | 'tool' | 'prompt' | 'memory' | 'guardrail' | 'mcp_server' | 'mcp_client';

/** A followed constant is as good as a literal; a default of the environment may be overridden. */
const confidence = { site: 0.95, environmentDefault: 0.7, listedTool: 0.8 } as const;

export class Giver {
  readonly #context: RecogniseContext;
  readonly #builder: DraftBuilder;
  readonly #onUsed: OnUsed;
  /** Components of this file by the qualified name they are bound to, and those of unnamed calls by path and line. */
  readonly #named = new Map<string, string[]>();
  /** Those of them that are models: one call can give an agent and its model under one name. */
  readonly #boundModels = new Set<string>();
  /** Models by the line and text of their ids. */
  readonly #models = new Map<string, string>();
  /** Line of each placed component's definition, to tell two unnamed ones apart. */
  readonly #placed = new Map<string, number>();
  /** Agents that are functions or classes, by qualified name: what the function builds, or the class hands to its base, is that agent and no second one. */
  readonly #definedAgents = new Map<string, string>();
  /** What else is defined, by qualified name: a tool in the class of an agent is the agent's. */
  readonly #definedParts: { qualified: string; id: string; at: Sighting }[] = [];
  /** Agents and servers by the path of the call that made them: `mcp.server.fastmcp.FastMCP`. */
  readonly #makers = new Map<string, Map<string, 'agent' | 'mcp_server'>>();
  /** Things that were added to what another call made: `@server.tool`, `agent.add_tool(…)`. */
  readonly #added: { receiver: string; id: string; at: Sighting }[] = [];
  readonly #agents: { site: Site; give: AgentGive; id: string }[] = [];
  /** Guardrails by the names that they are given. */
  readonly #guardrails = new Map<string, string>();
  /** Lists of tools that belong to no agent that the file knows. */
  readonly #toolLists: { site: Site; from: ArgumentPath }[] = [];
  /** Addresses that a declaration says its agent answers at. */
  readonly #served: { site: Site; id: string }[] = [];

  constructor(context: RecogniseContext, builder: DraftBuilder, onUsed: OnUsed) {
    this.#context = context;
    this.#builder = builder;
    this.#onUsed = onUsed;
  }

  /** A function or class that a rule knows by its decorator or base. */
  define(kind: DefinitionRule['gives'], { qualified, name }: { qualified: string; name: string | undefined }, at: Sighting): void {
    const id = this.#seePlaced(kind, qualified, name ?? lastName(qualified), { at });
    this.#bind(qualified, id);
    if (kind === 'agent') this.#definedAgents.set(qualified, id);
    else this.#definedParts.push({ qualified, id, at });
    this.#noteReceiver(at.symbol ?? '', id, at);
  }

  give(site: Site, give: Give): void {
    const { catalog } = this.#context;
    const at = { line: site.line, method: site.method, confidence: confidence.site, symbol: site.path } as const;
    const names = {
      callee: calleeOf(site),
      ...typeNameOf(site.path),
      ...(site.assigned !== undefined && { assigned: lastName(site.assigned) }),
      ...(site.within !== undefined && { within: site.within }),
    };

    switch (give.kind) {
      case 'model':
      case 'embedding_model':
        for (const id of this.#givenModels(named(site, give.from), give, at)) {
          this.#boundModels.add(id);
          this.#own(site, id, at);
        }
        return;
      case 'provider': {
        const provider = site.server && site.server.isUnsure !== true ? site.server.vendor : give.provider;
        const id = provider === undefined ? undefined : seeProvider(catalog, this.#builder, provider, at);
        if (id) this.#onUsed(site, id, 'calls', at);
        return;
      }
      case 'mcp_servers':
        for (const servers of valuesAt(site.args, give.from)) for (const id of seeConfiguredServers(servers, this.#context, this.#builder, at)) this.#own(site, id, at);
        return;
      case 'tools':
        this.#toolLists.push({ site, from: give.from });
        return;
      case 'prompt':
        if (give.from === undefined) {
          const name = nameAt(site.args, give.name, names) ?? names.callee;
          this.#noteReceiver(site.path, this.#seePlaced('prompt', name, name, { at }), at);
          return;
        }
        for (const id of this.#seePrompts(site, give.from, at)) this.#noteReceiver(site.path, id, at);
        return;
      case 'dataset':
        for (const value of valuesAt(named(site, give.from).args, give.from)) {
          const text = textOf(value);
          if (text === undefined || text === '' || give.except?.includes(text)) continue;
          const id = this.#builder.see({ kind: 'dataset', key: text, name: text }, { ...at, line: lineOf(value) ?? at.line });
          this.#own(site, id, at, 'reads');
        }
        return;
      case 'endpoint':
        for (const value of valuesAt(site.args, give.from)) {
          const text = textOf(value);
          if (!text) continue;
          const id = seeEndpoint(catalog, this.#builder, text, { ...at, method: site.method === 'call' ? 'argument' : site.method, line: lineOf(value) ?? at.line });
          if (id !== undefined && site.method === 'configuration') this.#served.push({ site, id });
        }
        return;
      case 'vector_store': {
        // The store that a platform binds is one, whatever is called on it.
        const module = site.ecosystem === undefined ? site.path : site.path.startsWith('?') ? '?' : moduleOfPath(site.ecosystem, site.path);
        const owner = site.ecosystem === undefined ? undefined : catalog.packageOfModule(site.ecosystem, module);
        const name = give.name === '@callee' ? names.callee : give.name === '@assigned' ? (site.assigned ?? names.callee) : give.name;
        const key = `${site.ecosystem ?? ''}:${owner?.item.name ?? module}#${name}`;
        this.#own(site, this.#builder.see({ kind: 'vector_store', key, name, properties: { class: lastName(site.path) } }, at), at);
        return;
      }
      case 'agent': {
        const name = nameAt(site.args, give.name, names) ?? names.callee;
        const around = site.assigned === undefined && site.within !== undefined ? this.#definedAgents.get(site.within.replace(/\.(?:__init__|constructor)$/, '')) : undefined;
        const id = around ?? this.#seePlaced('agent', site.assigned ?? name, name, { at });
        this.#own(site, id, at);
        this.#noteMaker(site.path, id, 'agent');
        this.#agents.push({ site, give, id });
        return;
      }
      default: {
        // A list names each of its items where it stands; without one the call itself is the thing.
        const isListed = give.kind === 'tool' && give.name.includes('[]');
        // A tool that a loop registers has no name here, and the names stand where it comes from.
        const mustName = give.kind === 'tool' && ![give.name].flat().some((path) => path.startsWith('@'));
        if (mustName && !isListed && nameAt(site.args, give.name, names) === undefined) return;
        const found = isListed ? namesAt(site.args, give.name) : [{ name: nameAt(site.args, give.name, names) ?? names.callee, line: at.line }];
        for (const { name, line } of found) {
          const id = this.#seePlaced(give.kind, isListed ? name : (site.assigned ?? name), name, { at: { ...at, line: line ?? at.line } });
          this.#own(site, id, at);
          if (give.kind === 'guardrail') this.#guardrails.set(name, id);
          if (give.kind === 'mcp_server') this.#noteMaker(site.path, id, 'mcp_server');
          else this.#noteReceiver(site.path, id, at);
        }
      }
    }
  }

  /** Relates what is known only when all of the file is: agents to what they hold, servers to what was added to them. */
  finish(): void {
    for (const agent of this.#agents) this.#relateAgent(agent);
    for (const { site, from } of this.#toolLists) {
      const at = { line: site.line, method: site.method, confidence: confidence.site, symbol: site.path } as const;
      for (const value of valuesAt(site.args, from)) this.#toolsIn(value, site.ecosystem, at);
    }
    for (const { qualified, id, at } of this.#definedParts) {
      const agent = this.#definedAgents.get(qualified.slice(0, Math.max(0, qualified.lastIndexOf('.'))));
      if (agent !== undefined) this.#builder.relate({ type: 'uses', from: agent, to: id }, at);
    }
    for (const { receiver, id, at } of this.#added) {
      const makers = [...(this.#makers.get(receiver) ?? [])];
      const [only] = makers;
      // Of several agents of one class the path does not say which.
      if (only && makers.length === 1) this.#builder.relate({ type: only[1] === 'agent' ? 'uses' : 'exposes', from: only[0], to: id }, at);
    }
  }

  #noteMaker(path: string, id: string, kind: 'agent' | 'mcp_server'): void {
    const made = this.#makers.get(path) ?? new Map<string, 'agent' | 'mcp_server'>();
    this.#makers.set(path, made.set(id, kind));
  }

  /** `fastmcp.FastMCP().tool` is added to what `fastmcp.FastMCP` made. */
  #noteReceiver(path: string, id: string, at: Sighting): void {
    const end = path.lastIndexOf('()');
    if (end > 0) this.#added.push({ receiver: path.slice(0, end), id, at });
  }

  /** What a call gives belongs to the SDK that was called, and to the name it is assigned to. */
  #own(site: Site, id: string, at: Sighting, type: 'uses' | 'reads' = 'uses'): void {
    this.#onUsed(site, id, type, at);
    if (site.assigned !== undefined) this.#bind(site.assigned, id);
    this.#bind(unnamed(site), id);
  }

  #relateAgent({ site, give, id }: { site: Site; give: AgentGive; id: string }): void {
    const at = { line: site.line, method: site.method, confidence: confidence.site, symbol: site.path } as const;
    const relate = (to: string) => this.#builder.relate({ type: 'uses', from: id, to }, at);

    if (give.model !== undefined) {
      for (const value of valuesAt(site.args, give.model)) this.#modelsOf(value, site.ecosystem, at).forEach(relate);
    }
    if (give.prompt !== undefined) this.#seePrompts(site, give.prompt, at).forEach(relate);
    for (const value of give.tools === undefined ? [] : valuesAt(site.args, wholeLists(give.tools))) this.#toolsIn(value, site.ecosystem, at).forEach(relate);
    for (const value of give.agents === undefined ? [] : valuesAt(site.args, give.agents)) {
      for (const item of items(value)) {
        for (const other of this.#partsBoundTo(item)) this.#builder.relate({ type: 'calls', from: id, to: other }, at);
      }
    }
    for (const served of this.#served) if (served.site === site) this.#builder.relate({ type: 'exposes', from: id, to: served.id }, at);
    for (const path of give.guardrails ?? []) for (const value of valuesAt(site.args, path)) this.#guardrailsOf(value, site.ecosystem, at).forEach(relate);
    for (const path of give.uses ?? []) {
      for (const value of valuesAt(site.args, path)) for (const item of items(value)) this.#partsBoundTo(item).forEach(relate);
    }
  }

  /** Models that a value names: its text, or the call or binding behind it. */
  #modelsOf(value: Value, ecosystem: Ecosystem | undefined, at: Sighting): string[] {
    if (value.kind === 'call') {
      const given = this.#boundTo(value).filter((id) => this.#boundModels.has(id));
      if (given.length > 0) return given;
      const rules = ecosystem === undefined ? [] : this.#context.catalog.usesOf(ecosystem, value.path).filter(({ item }) => applies(item, value.args));
      return rules.flatMap(({ item }) =>
        item.gives.flatMap((give) => (give.kind === 'model' ? this.#givenModels(named(value, give.from), give, { ...at, line: value.line, symbol: value.path }) : [])),
      );
    }
    const bound = value.kind === 'ref' ? this.#boundTo(value).filter((id) => this.#boundModels.has(id)) : [];
    if (bound.length > 0) return bound;
    // A rule that knows whose model a text is has seen it before.
    const known = items(value).flatMap((item) => this.#models.get(`${lineOf(item) ?? at.line} ${textOf(item) ?? ''}`) ?? []);
    return known.length > 0 ? known : this.#seeModels(value, { kind: 'model', provider: 'prefix' }, at);
  }

  #givenModels({ args, server }: { readonly args: readonly Argument[]; readonly server?: Server }, give: ModelGive, at: Sighting): string[] {
    const named = give.providerFrom === undefined ? undefined : valuesAt(args, give.providerFrom).map(textOf).find((text) => text !== undefined);
    const provider = (named === undefined ? undefined : this.#providerNamed(named)) ?? give.provider;
    const revision = give.revision === undefined ? undefined : valuesAt(args, give.revision).map(textOf).find((text) => text !== undefined);
    const properties = revision === undefined ? {} : { revision, ...(/^[0-9a-f]{40}$/.test(revision) && { pinned: 'true' }) };
    return valuesAt(args, give.from).flatMap((value) => this.#seeModels(value, { kind: give.kind, provider, properties, ...(server && { server }) }, at));
  }

  #providerNamed(word: string): string | undefined {
    const { catalog } = this.#context;
    return catalog.entry(word)?.type === 'vendor' ? word : catalog.providerOfPrefix(word.toLowerCase());
  }

  #seeModels(value: Value, model: Omit<ModelSighting, 'id'>, at: Sighting): string[] {
    return items(value).flatMap(alternatives).flatMap((item, index) => {
      const text = textOf(item);
      if (text === undefined) return [];
      // What other branches set may be for another client.
      const vendor = index > 0 && model.provider !== 'prefix' ? this.#context.catalog.vendorOfModel(text)?.id : undefined;
      if (vendor !== undefined && vendor !== model.provider) return [];
      const sure = item.kind === 'env' ? confidence.environmentDefault : at.confidence;
      const method = at.method === 'call' ? 'argument' : at.method;
      const id = seeModel(this.#context.catalog, this.#builder, { ...model, id: text }, { ...at, method, line: lineOf(item) ?? at.line, confidence: sure });
      if (id !== undefined) this.#models.set(`${lineOf(item) ?? at.line} ${text}`, id);
      return id ? [id] : [];
    });
  }

  #toolsIn(value: Value, ecosystem: Ecosystem | undefined, at: Sighting): string[] {
    if (value.kind === 'object') return Object.values(value.entries).flatMap((item) => this.#toolsOf(item, true, ecosystem, at));
    return items(value).flatMap((item) => this.#toolsOf(item, value.kind === 'list', ecosystem, at));
  }

  /** What stands in an agent's list or record of tools is a tool, decorated or not; what makes the whole list is none. */
  #toolsOf(value: Value, isInCollection: boolean, ecosystem: Ecosystem | undefined, at: Sighting): string[] {
    const bound = this.#partsBoundTo(value);
    if (bound.length > 0 || !isInCollection || (value.kind !== 'ref' && value.kind !== 'call')) return bound;
    // `get_tools()` and `flatten(tools)` give several, and none of them is called so.
    const name = lastName(value.path);
    if (value.kind === 'call' && (/tools$/i.test(name) || (/^[a-z]/.test(name) && !value.path.startsWith('.') && !this.#isAi(value.path, ecosystem)))) return [];
    return this.#seeListed('tool', value, ecosystem, at);
  }

  /** What stands in an agent's list of guardrails is one: known to the file, an object with a name, or of another file. */
  #guardrailsOf(value: Value, ecosystem: Ecosystem | undefined, at: Sighting): string[] {
    const bound = this.#partsBoundTo(value);
    if (bound.length > 0) return bound;
    if (value.kind === 'ref') return this.#seeListed('guardrail', value, ecosystem, at);
    const named = value.kind === 'object' ? value.entries['name'] : undefined;
    const name = named && textOf(named);
    if (!named || !name) return [];
    return [this.#guardrails.get(name) ?? this.#seePlaced('guardrail', name, name, { at: { ...at, line: lineOf(named) ?? at.line, confidence: confidence.listedTool } })];
  }

  /** Something that an agent lists by name: where it is defined, or what it is imported from. */
  #seeListed(kind: 'tool' | 'guardrail', value: Extract<Value, { kind: 'ref' | 'call' }>, ecosystem: Ecosystem | undefined, at: Sighting): string[] {
    const name = lastName(value.path);
    const importedFrom = ecosystem === undefined || value.path.startsWith('.') ? undefined : moduleOfPath(ecosystem, value.path.slice(0, -1 - name.length));
    const used = { ...at, line: value.line, confidence: confidence.listedTool, symbol: value.path };
    const defined = value.kind === 'ref' && value.definedAt !== undefined ? { ...used, line: value.definedAt, method: 'definition' as const } : undefined;
    const id = this.#seePlaced(kind, name, name, { at: defined ?? used, also: used, ...(importedFrom !== undefined && { importedFrom }) });
    if (defined !== undefined && value.kind === 'ref') this.#bind(value.path.replace(/^\./, ''), id);
    return [id];
  }

  #isAi(path: string, ecosystem: Ecosystem | undefined): boolean {
    return ecosystem !== undefined && this.#context.catalog.packageOfModule(ecosystem, moduleOfPath(ecosystem, path)) !== undefined;
  }

  /** What a value is bound to besides models. */
  #partsBoundTo(value: Value): string[] {
    return this.#boundTo(value).filter((id) => !this.#boundModels.has(id));
  }

  #boundTo(value: Value): string[] {
    if (value.kind === 'ref') return this.#named.get(value.path.replace(/^\./, '')) ?? [];
    if (value.kind !== 'call') return [];
    const local = value.path.startsWith('.') ? value.path.slice(1).replace(/\(\)$/, '') : undefined;
    return this.#named.get(value.name ?? local ?? '') ?? this.#named.get(unnamed(value)) ?? [];
  }

  #seePrompts(site: Site, from: ArgumentPath, at: Sighting): string[] {
    const argument = (typeof from === 'string' ? [from] : from).find((path) => valuesAt(site.args, path).length > 0) ?? '';
    return valuesAt(site.args, from).flatMap((value) => {
      const parts = value.kind === 'string' ? [value.text] : value.kind === 'template' ? value.parts : undefined;
      if (!parts || parts.join('').trim() === '') return [];
      const constant = value.kind === 'string' || value.kind === 'template' ? value.name : undefined;
      const owner = site.within ?? site.assigned ?? lastName(site.path);
      const line = lineOf(value) ?? at.line;
      // Of a declaration `text` is all there is.
      const isWhole = site.method === 'configuration' && argument === 'text';
      const place = constant ?? this.#placeOf('prompt', isWhole ? owner : promptName({ owner, path: site.path, argument }), line);
      const id = this.#builder.see(
        {
          kind: 'prompt',
          key: placedKey({ source: this.#context.source, path: this.#context.path, name: place }),
          name: constant === undefined ? place : lastName(constant),
          properties: { sha256: sha256Hex(parts.join('\0')), characters: String(parts.join('').length), has_holes: String(parts.length > 1) },
        },
        { ...at, method: at.method === 'call' ? 'argument' : at.method, line },
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

  /** A component that is known by its place, seen there and perhaps where it is used, too. */
  #seePlaced(kind: PlacedKind, qualified: string, name: string, { at, also, importedFrom }: { at: Sighting; also?: Sighting; importedFrom?: string }): string {
    const place = this.#placeOf(kind, qualified, at.line);
    const seen = {
      kind,
      key: placedKey({ source: this.#context.source, path: this.#context.path, name: place }),
      name,
      properties: { qualified_name: qualified, imported_from: importedFrom, ...(kind === 'mcp_server' && { origin: 'implemented' }) },
    };
    if (also) this.#builder.see(seen, also);
    return this.#builder.see(seen, at);
  }

  #bind(name: string, id: string): void {
    const bound = this.#named.get(name);
    if (!bound) this.#named.set(name, [id]);
    else if (!bound.includes(id)) bound.push(id);
  }
}

/** Whether the condition of a rule holds for these arguments. */
export function applies({ when }: Pick<UseRule, 'when'>, args: readonly Argument[]): boolean {
  if (!when) return true;
  const values = valuesAt(args, when.argument);
  if (when.absent) return values.length === 0;
  if (when.equals === undefined) return values.some(({ kind }) => kind !== 'unknown' && kind !== 'null');
  return values.some((value) => when.equals?.includes((value.kind === 'ref' ? lastName(value.path) : textOf(value)) ?? ''));
}

/** What branches of the code may have set it to. */
function alternatives(value: Value): readonly Value[] {
  return (value.kind === 'string' || value.kind === 'ref' || value.kind === 'call') && value.others ? [value, ...value.others] : [value];
}

/** The last name in a path that is written as a class is: `MessageWindowChatMemory` of `….MessageWindowChatMemory.builder().build`. */
function typeNameOf(path: string): { readonly type?: string } {
  const type = path.replaceAll('()', '').split(/[.#]/).findLast((name) => /^[A-Z]\w*[a-z]/.test(name));
  return type === undefined ? {} : { type };
}

export function lastName(path: string): string {
  return path.replaceAll('()', '').split(/[.#]/).pop() || path;
}

/**
 * What stands for a call that gives no name: the class, also when a method of it makes the instance (`FunctionTool.from_defaults`);
 * for a function, the function around it, which says more than `createTool`.
 */
function calleeOf({ path, within }: Site): string {
  const [last = path, before = ''] = path.split(/[.#]/).reverse();
  if (/^[A-Z]/.test(last)) return lastName(path);
  if (/^[A-Z]\w*$/.test(before)) return before;
  return within === undefined ? lastName(path) : lastName(within);
}

function items(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}

/** The same paths, giving a list as a whole. */
function wholeLists(path: ArgumentPath): readonly string[] {
  return (typeof path === 'string' ? [path] : path).map((one) => one.replace(/\[\]$/, ''));
}

/** `@callee` as the place of an id: a class or function that stands for one model or dataset is an argument of that name. */
function named<T extends { readonly path: string; readonly line: number; readonly args: readonly Argument[] }>(site: T, from: ArgumentPath): T {
  if (from !== '@callee') return site;
  return { ...site, args: [...site.args, { name: '@callee', value: { kind: 'string', text: lastName(site.path), line: site.line } }] };
}

/** Stands for the result of a call that has no name; no qualified name holds an `@`. */
function unnamed({ path, line }: { path: string; line: number }): string {
  return `${path}@${line}`;
}
