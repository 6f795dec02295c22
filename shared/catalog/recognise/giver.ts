/** What rules of the catalog give: the components of one file behind its calls and declarations, and how they belong together. */
import { moduleOfPath, type Ecosystem } from '../../model/ecosystem.ts';
import type { Value } from '../../model/fact.ts';
import { lineOf, nameAt, namesAt, textOf, valuesAt } from '../argument-path.ts';
import type { ArgumentPath, DefinitionRule, Give } from '../catalog-entry.ts';
import { AddedParts } from './added-parts.ts';
import { Bindings } from './bindings.ts';
import { seeConfiguredServer, seeConfiguredServers } from './configured-servers.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder, Sighting } from './draft.ts';
import { GivenModels } from './given-models.ts';
import { seePrompts } from './given-prompts.ts';
import { GivenTools } from './given-tools.ts';
import { Placed } from './placed.ts';
import { seeEndpoint, seeProvider } from './providers.ts';
import { listedConfidence, seeListed } from './listed.ts';
import { items, lastName, namesOf, sightingOf, withCallee, type Site } from './site.ts';

/** Told of everything that a call uses, so that it can be related to the SDK that was called. */
export type OnUsed = (site: Site, to: string, type: 'uses' | 'calls' | 'reads', at: Sighting) => void;

type AgentGive = Extract<Give, { kind: 'agent' }>;

export class Giver {
  readonly #context: RecogniseContext;
  readonly #builder: DraftBuilder;
  readonly #onUsed: OnUsed;
  readonly #bindings = new Bindings();
  readonly #placed: Placed;
  readonly #models: GivenModels;
  readonly #tools: GivenTools;
  readonly #added = new AddedParts();
  /** Agents that are functions or classes, by qualified name: what the function builds, or the class hands to its base, is that agent and no second one. */
  readonly #definedAgents = new Map<string, string>();
  readonly #definedServers = new Map<string, string>();
  /** What else is defined, by qualified name: a tool in the class of an agent is the agent's. */
  readonly #definedParts: { qualified: string; id: string; at: Sighting }[] = [];
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
    this.#placed = new Placed(context, builder);
    this.#models = new GivenModels(context, builder, this.#bindings);
    this.#tools = new GivenTools({ catalog: context.catalog, bindings: this.#bindings, placed: this.#placed });
  }

  /** A function or class that a rule knows by its decorator or base. */
  define(kind: DefinitionRule['gives'], { qualified, name }: { qualified: string; name: string | undefined }, at: Sighting): void {
    const id = this.#placed.see(kind, qualified, name ?? lastName(qualified), { at });
    this.#bindings.bind(qualified, id);
    if (kind === 'agent') this.#definedAgents.set(qualified, id);
    else if (kind === 'mcp_server') this.#definedServers.set(qualified, id);
    else this.#definedParts.push({ qualified, id, at });
    this.#added.noteReceiver(at.symbol ?? '', id, at);
  }

  give(site: Site, give: Give): void {
    const { catalog } = this.#context;
    const at = sightingOf(site, site.confidence);
    const names = namesOf(site);

    switch (give.kind) {
      case 'model':
      case 'embedding_model':
        for (const id of this.#models.see(withCallee(site, give.from), give, at)) {
          this.#bindings.markModel(id);
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
      case 'configured_server': {
        const valuesOf = (from: ArgumentPath | undefined) => (from === undefined ? [] : valuesAt(site.args, from));
        const name = give.name && nameAt(site.args, give.name, names);
        const [command, ...rest] = valuesOf(give.command);
        const args: Value | undefined = give.args === undefined ? { kind: 'list', items: rest } : valuesOf(give.args)[0];
        const id = seeConfiguredServer({ ...(name !== undefined && { name }), command, args, url: valuesOf(give.url)[0] }, this.#context, this.#builder, at);
        if (id) this.#own(site, id, at);
        return;
      }
      case 'tools':
        this.#toolLists.push({ site, from: give.from });
        return;
      case 'prompt':
        if (give.from === undefined) {
          const name = nameAt(site.args, give.name, names) ?? names.callee;
          this.#added.noteReceiver(site.path, this.#placed.see('prompt', name, name, { at }), at);
          return;
        }
        for (const id of seePrompts(site, give, at, { builder: this.#builder, placed: this.#placed })) this.#added.noteReceiver(site.path, id, at);
        return;
      case 'dataset':
        for (const value of valuesAt(withCallee(site, give.from).args, give.from)) {
          const text = textOf(value);
          if (text === undefined || text === '' || give.except?.includes(text)) continue;
          const id = this.#builder.see({ kind: 'dataset', key: text, name: text }, { ...at, line: lineOf(value) ?? at.line });
          this.#own(site, id, at, 'reads');
        }
        return;
      case 'endpoint':
        for (const value of valuesAt(site.args, give.from)) {
          const text = textOf(value);
          // A server of a test on the same machine is a double.
          if (!text || (this.#placed.isAside && isLocal.test(text))) continue;
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
        const id = around ?? this.#placed.see('agent', site.assigned ?? name, name, { at });
        this.#own(site, id, at);
        this.#added.noteMaker(site.path, id, 'agent');
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
          const id = this.#placed.see(give.kind, isListed ? name : (site.assigned ?? name), name, { at: { ...at, line: line ?? at.line } });
          this.#own(site, id, at);
          if (give.kind === 'guardrail') this.#guardrails.set(name, id);
          if (give.kind === 'mcp_server') this.#added.noteMaker(site.path, id, 'mcp_server');
          else this.#added.noteReceiver(site.path, id, at);
        }
      }
    }
  }

  /** Relates what is known only when all of the file is: agents to what they hold, servers to what was added to them. */
  finish(): void {
    for (const agent of this.#agents) this.#relateAgent(agent);
    for (const { site, from } of this.#toolLists) {
      const at = sightingOf(site);
      for (const value of valuesAt(site.args, from)) this.#tools.seeIn(value, site.ecosystem, at);
    }
    for (const { qualified, id, at } of this.#definedParts) {
      const around = qualified.slice(0, Math.max(0, qualified.lastIndexOf('.')));
      const [agent, server] = [this.#definedAgents.get(around), this.#definedServers.get(around)];
      if (agent !== undefined) this.#builder.relate({ type: 'uses', from: agent, to: id }, at);
      if (server !== undefined) this.#builder.relate({ type: 'exposes', from: server, to: id }, at);
    }
    this.#added.relate(this.#builder);
  }

  /** What a call gives belongs to the SDK that was called, and to the name it is assigned to. */
  #own(site: Site, id: string, at: Sighting, type: 'uses' | 'reads' = 'uses'): void {
    this.#onUsed(site, id, type, at);
    this.#bindings.bindResult(site, id);
  }

  #relateAgent({ site, give, id }: { site: Site; give: AgentGive; id: string }): void {
    const at = sightingOf(site);
    const relate = (to: string) => this.#builder.relate({ type: 'uses', from: id, to }, at);

    if (give.model !== undefined) {
      for (const value of valuesAt(site.args, give.model)) this.#models.of(value, site.ecosystem, at).forEach(relate);
    }
    if (give.prompt !== undefined) seePrompts(site, { from: give.prompt }, at, { builder: this.#builder, placed: this.#placed }).forEach(relate);
    for (const value of give.tools === undefined ? [] : valuesAt(site.args, wholeLists(give.tools))) this.#tools.seeIn(value, site.ecosystem, at).forEach(relate);
    for (const value of give.agents === undefined ? [] : valuesAt(site.args, give.agents)) {
      for (const item of items(value)) {
        for (const other of this.#bindings.partsBoundTo(item)) this.#builder.relate({ type: 'calls', from: id, to: other }, at);
      }
    }
    for (const served of this.#served) if (served.site === site) this.#builder.relate({ type: 'exposes', from: id, to: served.id }, at);
    for (const path of give.guardrails ?? []) for (const value of valuesAt(site.args, path)) this.#guardrailsOf(value, site.ecosystem, at).forEach(relate);
    for (const path of give.uses ?? []) {
      for (const value of valuesAt(site.args, path)) for (const item of items(value)) this.#bindings.partsBoundTo(item).forEach(relate);
    }
  }

  /** What stands in an agent's list of guardrails is one: known to the file, an object with a name, or of another file. */
  #guardrailsOf(value: Value, ecosystem: Ecosystem | undefined, at: Sighting): string[] {
    const bound = this.#bindings.partsBoundTo(value);
    if (bound.length > 0) return bound;
    if (value.kind === 'ref') return [seeListed('guardrail', value, { ecosystem, at, bindings: this.#bindings, placed: this.#placed })];
    const named = value.kind === 'object' ? value.entries['name'] : undefined;
    const name = named && textOf(named);
    if (!named || !name) return [];
    return [this.#guardrails.get(name) ?? this.#placed.see('guardrail', name, name, { at: { ...at, line: lineOf(named) ?? at.line, confidence: listedConfidence } })];
  }
}

const isLocal = /^[a-z]+:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/i;

/** The same paths, giving a list as a whole. */
function wholeLists(path: ArgumentPath): readonly string[] {
  return (typeof path === 'string' ? [path] : path).map((one) => one.replace(/\[\]$/, ''));
}
