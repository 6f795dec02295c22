/**
 * Settings: a model id or a prompt under a name that says so, used by code that may stand in another file.
 * Only what the catalog knows as a model id counts, and only texts that speak to a model are prompts: a name alone says nothing.
 */
import type { NamedTextFact } from '../../model/fact.ts';
import { sha256Hex } from '../../model/hash.ts';
import { placedKey } from '../../model/identity.ts';
import type { CatalogEntry } from '../catalog-entry.ts';
import { hub, type Catalog } from '../catalog.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';
import { isAside } from './aside.ts';
import { isPromptTemplateNamed, isPromptText, isRequestNamed, isSentence, isSystemPromptNamed, isToldNamed } from './prompt-text.ts';
import { seeModel } from './providers.ts';

/** A default may be overridden by whoever runs it. */
const confidence = { set: 0.8, default: 0.7, prompt: 0.8, tool: 0.8 } as const;

/** A file that sets more different models is a list of what exists, not of what is used; ids. A configuration of many agents in our corpus sets 9. */
const modelsMax = 12;
/** The same for one property that is set again and again: the column of a table; ids. */
const modelsOfPropertyMax = 8;

/** Sees what the settings of one artifact mean, after everything that its calls give. */
export function recogniseNamedTexts(settings: readonly NamedTextFact[], context: RecogniseContext, builder: DraftBuilder): void {
  // Tests and documentation set whatever they like.
  if (isAside(context.path)) return;
  // What a call gives at a place knows it better than a name does.
  const given = { models: builder.linesOf(['model', 'embedding_model']), prompts: builder.linesOf(['prompt']), tools: builder.linesOf(['tool']) };
  const toolNames = builder.namesOf('tool');
  // Known before the first of these is seen: two of one name in a file are two.
  const givenTools = new Set(settings.flatMap(({ says, name }) => (says === 'tool' && builder.has('tool', placedKey({ source: context.source, path: context.path, name })) ? [name] : [])));
  const isGiven = ({ name, shortName = name }: NamedTextFact) => toolNames.has(shortName) || givenTools.has(name);
  const hasSdk = builder.holds(['sdk']);
  const showsAi = builder.holds(['sdk', 'provider', 'model', 'agent']);
  // Only those that have no ids of their own serve those of others.
  const hosts = builder.providers().filter((id) => servesOthers(context.catalog.entry(id)));
  const others = builder.providers().filter((id) => !hosts.includes(id));
  // Weights that anybody may serve are the host's though the file speaks to others, too.
  const isServedElsewhere = (provider: string) => others.length === 0 || (provider === hub && !others.includes(hub));
  const serving = serversOf(settings, context.catalog, builder);
  const said = saidProviders(settings, context.catalog, builder);
  for (const { fact, id, kind, provider } of usedModels(settings.flatMap((fact) => modelOf(fact, context.catalog, said) ?? taggedOf(fact, serving) ?? []))) {
    if (given.models.has(fact.line)) continue;
    const at = { line: fact.line, method: 'configuration', confidence: fact.isDefault ? confidence.default : confidence.set, symbol: fact.name } as const;
    // Who serves weights by tags serves no model of others. Of several hosts the one whose address stands beside it, as branches of a switch set both.
    const able = provider === hub ? hosts : hosts.filter((host) => host === provider || context.catalog.entry(host)?.taggedModel === undefined);
    const near = provider === hub && hosts.length > 1 ? hostsBeside(fact.line, builder).filter((host) => hosts.includes(host)) : able;
    seeModel(context.catalog, builder, { kind, id, provider: isServedElsewhere(provider) ? hostOf(provider, near) : provider }, at);
  }
  // Who speaks to a model tells it whatever a message of the system says; elsewhere such a message may be an entry of a log.
  const messages = settings.filter(({ says }) => says === 'system_message');
  // An entry of a table has a name of its own and one in the table; it is told under both.
  const told = new Set<string>();
  for (const fact of settings) {
    const text = JSON.stringify([fact.says, fact.line, fact.value.kind === 'string' ? fact.value.text : fact.value.parts]);
    if (told.has(text)) continue;
    told.add(text);
    if (fact.says === 'prompt' && !given.prompts.has(fact.line) && (speaksToModel(fact) || (showsAi && isToldNamed(fact.name, partsOf(fact.value).join(' '))))) seePrompt(fact, context, builder);
    // A list of functions called tools means something only to who speaks to a model.
    const isTold = fact.says === 'tool' || (fact.says === 'listed_tool' && hasSdk);
    if (isTold && !given.tools.has(fact.line) && !isGiven(fact)) seeNamed('tool', fact, context, builder);
    if (fact.says === 'named_prompt' && !given.prompts.has(fact.line)) seeNamed('prompt', fact, context, builder);
  }
  const seen = builder.linesOf(['prompt']);
  for (const fact of messages) if (!seen.has(fact.line) && (speaksToModel(fact) || (hasSdk && isSentence(partsOf(fact.value).join(' '))))) seePrompt(fact, context, builder);
  seeSpoken(settings, context, builder);
}

/** Lines that a text may begin behind the list that it is joined with. */
const joinedLinesMax = 2;

/** Texts that cast a model in a role, but for those that were seen as what they are used for. */
function seeSpoken(settings: readonly NamedTextFact[], context: RecogniseContext, builder: DraftBuilder): void {
  // Where prompts have names, the text of their messages is theirs.
  const isNamed = builder.holds(['prompt']);
  for (const fact of settings) {
    if (fact.says !== 'spoken' || (isNamed && /(?:^|\.)text$/.test(fact.name))) continue;
    const seen = builder.linesOf(['prompt']);
    const isSeen = Array.from({ length: joinedLinesMax + 1 }, (_, before) => fact.line - before).some((line) => seen.has(line));
    if (!isSeen) seePrompt(fact, context, builder);
  }
}

/** Models without those that stand in a table of what exists. */
function usedModels(models: readonly NamedModel[]): readonly NamedModel[] {
  const distinct = (of: readonly NamedModel[]) => new Set(of.map(({ id }) => id)).size;
  // Among many the one that holds until another is picked is used all the same.
  if (distinct(models) > modelsMax) return models.filter(({ fact }) => isChosen.test(fact.name));
  return [...Map.groupBy(models, ({ fact }) => /[^.]*$/.exec(fact.name)?.[0]).values()].flatMap((of) => (distinct(of) > modelsOfPropertyMax && !of.every(({ fact }) => isChosen.test(fact.name)) ? [] : of));
}

const isChosen = /(?:^|[._-])default[._-]?(?:chat[._-]?)?model|^(?:llm[._-]?)?model(?:[._-]?(?:name|id))?$/i;

/** Whether a vendor serves the models of others: a store of vectors or a search engine beside a model serves none. */
function servesOthers(entry: CatalogEntry | undefined): boolean {
  if (!entry || entry.modelPattern !== undefined || entry.servesModels === false) return false;
  return entry.packages.length === 0 || entry.packages.some(({ role }) => role !== 'vector-store');
}

/** A file that speaks to one other provider alone has its models there: GPT at Azure, Claude at Bedrock. */
function hostOf(provider: string, hosts: readonly string[]): string {
  const [only] = hosts;
  return provider !== 'prefix' && hosts.length === 1 && only !== undefined && !hosts.includes(provider) ? only : provider;
}

/** Lines between an address and the model that is asked there. */
const besideLinesMax = 8;

/** The vendors of the addresses that stand nearest to a line. */
function hostsBeside(line: number, builder: DraftBuilder): readonly string[] {
  const beside = builder.addresses().map((address) => ({ ...address, distance: Math.abs(address.line - line) }));
  const nearest = Math.min(...beside.map(({ distance }) => distance));
  return nearest > besideLinesMax ? [] : [...new Set(beside.flatMap(({ provider, distance }) => (distance === nearest ? [provider] : [])))];
}

interface NamedModel {
  readonly fact: NamedTextFact;
  readonly id: string;
  readonly kind: 'model' | 'embedding_model';
  readonly provider: string;
}

function modelOf(fact: NamedTextFact, catalog: Catalog, said: ReadonlySet<string>): NamedModel | undefined {
  if (fact.says !== 'model' || fact.value.kind !== 'string') return undefined;
  const id = fact.value.text;
  const provider = providerOf(id, catalog);
  // A word of the language is a model only where its vendor is meant: `command`.
  if (provider === undefined || (/^[a-z]+$/.test(id) && !said.has(provider) && !isNamedFor(fact.name, provider))) return undefined;
  const { provider: vendor, id: bare } = provider === 'prefix' ? (catalog.splitPrefix(id) ?? { provider, id }) : { provider, id };
  const isEmbedding = /embed/i.test(fact.name) || /embed/i.test(id) || catalog.model(vendor, bare).model?.kind === 'embedding_model';
  return { fact, id, kind: isEmbedding ? 'embedding_model' : 'model', provider };
}

/** Vendors of models by tags that the file says to serve: by what it uses, by an address, by a word. */
function serversOf(settings: readonly NamedTextFact[], catalog: Catalog, builder: DraftBuilder): readonly CatalogEntry[] {
  if (!settings.some(({ says }) => says === 'model')) return [];
  const said = saidProviders(settings, catalog, builder);
  return catalog.entries.filter(({ id, taggedModel }) => taggedModel !== undefined && (said.has(id) || settings.some(({ says, name }) => says === 'model' && isNamedFor(name, id))));
}

/** Vendors that the file uses, or says a word for. */
function saidProviders(settings: readonly NamedTextFact[], catalog: Catalog, builder: DraftBuilder): ReadonlySet<string> {
  return new Set([...builder.providers(), ...settings.flatMap(({ says, value }) => (says === 'provider' && value.kind === 'string' ? (catalog.providerOfPrefix(value.text.toLowerCase()) ?? []) : []))]);
}

/** A model by its tag; under a name with the vendor's (`OLLAMA_MODEL`) also one without. */
function taggedOf(fact: NamedTextFact, serving: readonly CatalogEntry[]): NamedModel | undefined {
  if (fact.says !== 'model' || fact.value.kind !== 'string') return undefined;
  const id = fact.value.text;
  const vendor = serving.find((entry) => entry.taggedModel?.test(id) || isNamedFor(fact.name, entry.id));
  return vendor && { fact, id, kind: /embed/i.test(`${fact.name} ${id}`) ? 'embedding_model' : 'model', provider: vendor.id };
}

function isNamedFor(name: string, vendor: string): boolean {
  return name.toLowerCase().split(/[^a-z0-9]+/).includes(vendor) || name.startsWith(`${vendor}Model`);
}

/** The provider of an id that is surely a model: the catalog lists it, or it has the form of that vendor's ids and a number in it. */
function providerOf(id: string, catalog: Catalog): string | undefined {
  const vendor = catalog.vendorOfModel(id);
  if (vendor) return /\d|\//.test(id) || catalog.model(vendor.id, id).isListed || id.endsWith('-latest') ? vendor.id : undefined;
  const split = catalog.splitPrefix(id);
  return split && (catalog.model(split.provider, split.id).isListed || providerOf(split.id, catalog) !== undefined) ? 'prefix' : undefined;
}

/** Whether a text is a prompt by its words, or by its name. */
function speaksToModel({ name, value }: NamedTextFact): boolean {
  const text = partsOf(value).join(' ');
  return isPromptText(text) || isSystemPromptNamed(name, text) || isPromptTemplateNamed(name, text) || isRequestNamed(name, text);
}

function partsOf(value: NamedTextFact['value']): readonly string[] {
  return value.kind === 'string' ? [value.text] : value.parts;
}

function seePrompt(fact: NamedTextFact, context: RecogniseContext, builder: DraftBuilder): void {
  const { name, shortName = name, value, line } = fact;
  const parts = partsOf(value);
  const sha256 = sha256Hex(parts.join('\0'));
  const properties = { sha256, characters: String(parts.join('').length), has_holes: String(parts.length > 1) };
  builder.see({ kind: 'prompt', key: placeOf('prompt', { name, sha256 }, context, builder), name: shortName, properties }, { line, method: 'pattern', confidence: confidence.prompt, symbol: name });
}

/** A tool or a prompt of which the file says the name. */
function seeNamed(kind: 'tool' | 'prompt', { name, shortName = name, value }: NamedTextFact, context: RecogniseContext, builder: DraftBuilder): void {
  builder.see({ kind, key: placeOf(kind, { name }, context, builder), name: shortName, properties: { qualified_name: name } }, { line: value.line, method: 'definition', confidence: confidence.tool, symbol: name });
}

/** A second thing of one name in one file gets an ordinal; the same text under the same name again is the same prompt. */
function placeOf(kind: 'prompt' | 'tool', { name, sha256 }: { name: string; sha256?: string }, { source, path }: RecogniseContext, builder: DraftBuilder): string {
  const known = ordinals.get(builder) ?? new Map<string, number>();
  ordinals.set(builder, known);
  const [same, next] = [(hash: string) => `${kind} ${name}\0${hash}`, `${kind} ${name}`];
  const keyOf = (ordinal: number) => placedKey({ source, path, name: ordinal === 1 ? name : `${name}#${ordinal}` });
  const before = sha256 === undefined ? undefined : known.get(same(sha256));
  if (before !== undefined) return keyOf(before);
  for (let ordinal = known.get(next) ?? 1; ; ordinal += 1) {
    const key = keyOf(ordinal);
    const isFree = !builder.has(kind, key);
    const hash = isFree ? sha256 : builder.propertyOf(kind, key, 'sha256');
    if (hash !== undefined) known.set(same(hash), ordinal);
    if (!isFree && (sha256 === undefined || hash !== sha256)) continue;
    if (isFree) known.set(next, ordinal + 1);
    return key;
  }
}

/** Where the search for a free ordinal goes on, by name: thousands of one name cost no more than their number. */
const ordinals = new WeakMap<DraftBuilder, Map<string, number>>();
