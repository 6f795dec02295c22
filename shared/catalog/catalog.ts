/** The catalog with its look-ups: what a module, call, host, name, image or node means. Built once, pure. */
import { moduleSeparator, type Ecosystem } from '../model/ecosystem.ts';
import type { IacLanguage } from '../model/fact.ts';
import type {
  CatalogAction,
  CatalogEntry,
  CatalogModel,
  CatalogNode,
  CatalogPackage,
  DeclarationRule,
  DefinitionRule,
  IacRule,
  KeyFormat,
  ModelConstantRule,
  ResourceRule,
  SettingRule,
  ServingRule,
  UseRule,
} from './catalog-entry.ts';
import { hostTable } from './host-table.ts';
import { pathPattern, rootOfPath, type PathPattern } from './path-pattern.ts';
import * as registry from './registry.gen.ts';

/** Something of an entry, with the entry. */
export interface Owned<T> {
  readonly entry: CatalogEntry;
  readonly item: T;
}

/** What the catalog knows about a model id. */
export interface KnownModel {
  readonly canonical: string;
  readonly isListed: boolean;
  /** `unknown` when the provider's entry has no rule. */
  readonly pinned: 'true' | 'false' | 'unknown';
  readonly model?: CatalogModel;
}

export interface Catalog {
  readonly entries: readonly CatalogEntry[];
  entry(id: string): CatalogEntry | undefined;
  /** The package that a module belongs to: the longest matching root wins. */
  packageOfModule(ecosystem: Ecosystem, module: string): Owned<CatalogPackage> | undefined;
  packageNamed(ecosystem: Ecosystem, name: string): Owned<CatalogPackage> | undefined;
  usesOf(ecosystem: Ecosystem, path: string): readonly Owned<UseRule>[];
  decoratedBy(ecosystem: Ecosystem, path: string): readonly Owned<DefinitionRule>[];
  extendedBy(ecosystem: Ecosystem, path: string): readonly Owned<DefinitionRule>[];
  /** Constants that stand for model ids, and functions that make one. */
  constantsAt(ecosystem: Ecosystem, path: string): readonly Owned<ModelConstantRule>[];
  /** What a key of an application's configuration means, in the form of `SettingRule.key`. */
  settingsAt(key: string): readonly Owned<SettingRule>[];
  /** The listed model of a vendor whose id has the same letters and digits as a constant's name. */
  modelSpelled(vendor: string, name: string): string | undefined;
  declaredAs(format: string): readonly Owned<DeclarationRule>[];
  /** How an image is told its model; several where the catalog says several things of it. */
  servingOf(repository: string): readonly Owned<ServingRule>[];
  /** The catalog id behind a word that stands for a provider. */
  providerOfPrefix(word: string): string | undefined;
  /** The vendor whose API an address is. */
  vendorOfUrl(url: URL): CatalogEntry | undefined;
  vendorOfEnv(name: string): CatalogEntry | undefined;
  ownerOfImage(repository: string): CatalogEntry | undefined;
  nodeOfType(type: string): Owned<CatalogNode> | undefined;
  resourcesOfKind(kind: string): readonly Owned<ResourceRule>[];
  /** The rules for a type of resource of infrastructure code: those of the longest type that matches. */
  iacRulesOf(language: IacLanguage, resourceType: string): readonly Owned<IacRule>[];
  /** What is known of an action by its name without a version, in lower case. */
  actionNamed(action: string): Owned<CatalogAction> | undefined;
  /** What is known of a program by its name. */
  commandNamed(command: string): Owned<CatalogAction> | undefined;
  /** The vendor whose models look like this id, when exactly the id says so. */
  vendorOfModel(id: string): CatalogEntry | undefined;
  /** Whether an id is listed by a vendor, or has the form of one's ids. */
  isModelId(id: string): boolean;
  /** Splits `openai/gpt-5` or `anthropic:claude-…` into a known provider and the rest. */
  splitPrefix(id: string): { readonly provider: string; readonly id: string } | undefined;
  /** What is known about a model id of a provider. */
  model(provider: string | undefined, id: string): KnownModel;
  readonly keyFormats: readonly Owned<KeyFormat>[];
  /** The format of a detector. */
  keyFormatOf(detector: string): Owned<KeyFormat> | undefined;
}

/** The catalog of this program: every registered entry. */
export function loadCatalog(): Catalog {
  return buildCatalog(Object.values(registry));
}

/** The entry of the hub whose ids name an organization and a repository. */
export const hub = 'hugging-face';

/** Indexes entries. */
export function buildCatalog(entries: readonly CatalogEntry[]): Catalog {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const packages = all(entries, (entry) => entry.packages);
  const modules = wildcardTable(
    packages.flatMap((owned) =>
      (owned.item.modules ?? [owned.item.name]).map((module) => ({ key: `${owned.item.ecosystem}:${module}`, value: owned })),
    ),
  );
  const packageNames = wildcardTable(packages.map((owned) => ({ key: `${owned.item.ecosystem}:${owned.item.name}`, value: owned })));
  const uses = ruleIndex(all(entries, (entry) => entry.uses), (rule) => rule.call);
  const definitions = all(entries, (entry) => entry.definitions);
  const decorators = ruleIndex(definitions.filter((rule) => rule.item.decorated !== undefined), (rule) => rule.decorated as string);
  const bases = ruleIndex(definitions.filter((rule) => rule.item.extends !== undefined), (rule) => rule.extends as string);
  const constants = ruleIndex(all(entries, (entry) => entry.constants), (rule) => rule.constant);
  const settings = all(entries, (entry) => entry.settings).map((owned) => ({ owned, pattern: pathPattern(owned.item.key) }));
  const declarations = Map.groupBy(all(entries, (entry) => entry.declarations), ({ item }) => item.format);
  const serving = Map.groupBy(
    all(entries, (entry) => entry.serving).flatMap((owned) => owned.item.images.map((image) => ({ image, owned }))),
    ({ image }) => image,
  );
  const vendorOfUrl = hostTable(all(entries, (entry) => entry.hosts).map(({ entry, item }) => ({ host: item, entry })));
  const env = new Map(all(entries, (entry) => entry.env).map(({ entry, item }) => [item, entry]));
  const images = wildcardTable(all(entries, (entry) => entry.images).map(({ entry, item }) => ({ key: item, value: entry })));
  const nodes = wildcardTable(all(entries, (entry) => entry.nodes).map((owned) => ({ key: owned.item.type, value: owned })));
  const actions = all(entries, (entry) => entry.actions);
  const byAction = new Map(actions.map((owned) => [owned.item.action, owned]));
  const byCommand = new Map(actions.map((owned) => [owned.item.command, owned]));
  const resources = Map.groupBy(all(entries, (entry) => entry.resources), ({ item }) => item.kind);
  const iac = wildcardTable([...Map.groupBy(all(entries, (entry) => entry.iac), ({ item }) => `${item.language}:${item.resourceType}`)].map(([key, value]) => ({ key, value })));
  const prefixes = new Map(entries.flatMap((entry) => [entry.id, ...(entry.prefixes ?? [])].map((prefix) => [prefix, entry.id])));
  const keyFormats = all(entries, (entry) => entry.keys);
  const detectors = new Map(keyFormats.map((owned) => [owned.item.id, owned]));
  const models = new Map<string, CatalogModel>();
  for (const { entry, item } of all(entries, (entry) => entry.models)) {
    for (const id of [item.id, ...(item.aliases ?? [])]) models.set(`${entry.id}:${id}`, item);
  }
  const spelled = new Map<string, string>();
  for (const { entry, item } of all(entries, (entry) => entry.models)) {
    for (const id of [item.id, ...(item.aliases ?? [])]) if (!id.endsWith('*')) spelled.set(`${entry.id}:${lettersAndDigits(id)}`, id);
  }

  return {
    entries,
    entry: (id) => byId.get(id),
    packageOfModule: (ecosystem, module) => {
      const separator = moduleSeparator(ecosystem);
      for (let root = module; root !== ''; root = upTo(root, separator)) {
        const found = modules.exact(`${ecosystem}:${root}`);
        if (found) return found;
      }
      return modules.find(`${ecosystem}:${module}`);
    },
    packageNamed: (ecosystem, name) => packageNames.find(`${ecosystem}:${name}`),
    usesOf: (ecosystem, path) => uses(ecosystem, path),
    decoratedBy: (ecosystem, path) => decorators(ecosystem, path),
    extendedBy: (ecosystem, path) => bases(ecosystem, path),
    constantsAt: (ecosystem, path) => constants(ecosystem, path),
    settingsAt: (key) => settings.filter(({ pattern }) => pattern.matches(key)).map(({ owned }) => owned),
    modelSpelled: (vendor, name) => spelled.get(`${vendor}:${lettersAndDigits(name)}`),
    declaredAs: (format) => declarations.get(format) ?? [],
    servingOf: (repository) => (serving.get(repository) ?? []).map(({ owned }) => owned),
    providerOfPrefix: (word) => prefixes.get(word),
    vendorOfUrl,
    vendorOfEnv: (name) => env.get(name),
    ownerOfImage: (repository) => images.find(repository),
    nodeOfType: (type) => nodes.find(type),
    resourcesOfKind: (kind) => resources.get(kind) ?? [],
    iacRulesOf: (language, resourceType) => iac.find(`${language}:${resourceType}`) ?? [],
    actionNamed: (action) => byAction.get(action),
    commandNamed: (command) => byCommand.get(command),
    isModelId: remembered((id) => entries.some((entry) => entry.modelPattern?.test(id) === true || models.has(`${entry.id}:${id}`))),
    vendorOfModel: remembered((id) => {
      const matching = entries.filter((entry) => entry.modelPattern?.test(id) || models.has(`${entry.id}:${id}`));
      // An id of the hub is the hub's own spelling, whoever else serves the weights under it.
      return matching.length === 1 ? matching[0] : id.includes('/') ? matching.find((entry) => entry.id === hub) : undefined;
    }),
    splitPrefix: (id) => {
      const match = /^([A-Za-z0-9_.-]+)[/:](.+)$/.exec(id);
      const provider = match && prefixes.get(match[1] as string);
      return provider ? { provider, id: match[2] as string } : undefined;
    },
    model: (provider, id) => knownModel(provider === undefined ? undefined : byId.get(provider), id, models),
    keyFormats,
    keyFormatOf: (detector) => detectors.get(detector),
  };
}

function knownModel(entry: CatalogEntry | undefined, id: string, models: ReadonlyMap<string, CatalogModel>): KnownModel {
  const listed = entry && models.get(`${entry.id}:${id}`);
  // A floating alias shares the lifecycle of what it resolves to, but it pins nothing.
  const isAlias = listed !== undefined && listed.id !== id;
  const byForm = entry?.pinnedModel ? String(entry.pinnedModel.test(id)) : 'unknown';
  const pinned = (!isAlias && listed?.isPinned !== undefined ? String(listed.isPinned) : byForm) as KnownModel['pinned'];
  return { canonical: listed?.id ?? id, isListed: listed !== undefined, pinned, ...(listed && { model: listed }) };
}

function all<T>(entries: readonly CatalogEntry[], part: (entry: CatalogEntry) => readonly T[] | undefined): Owned<T>[] {
  return entries.flatMap((entry) => (part(entry) ?? []).map((item) => ({ entry, item })));
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function upTo(text: string, separator: string): string {
  return text.slice(0, Math.max(0, text.lastIndexOf(separator)));
}

/** Exact keys, and keys that end with `*`; the longest wins. */
function wildcardTable<T>(rows: readonly { key: string; value: T }[]): { exact(key: string): T | undefined; find(key: string): T | undefined } {
  const exact = new Map(rows.filter(({ key }) => !key.endsWith('*')).map(({ key, value }) => [key, value]));
  const prefixes = rows
    .filter(({ key }) => key.endsWith('*'))
    .map(({ key, value }) => ({ prefix: key.slice(0, -1), value }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return {
    exact: (key) => exact.get(key),
    find: (key) => exact.get(key) ?? prefixes.find(({ prefix }) => key.startsWith(prefix) && key.length > prefix.length)?.value,
  };
}

/** Answers that are remembered of one question; items. What is asked is at most some hundred characters. */
const answersMax = 20_000;

/** Rules by ecosystem and by the first name of their pattern, so that a path meets only the few that can match. */
function ruleIndex<T extends { readonly ecosystem: Ecosystem }>(
  rules: readonly Owned<T>[],
  patternOf: (rule: T) => string,
): (ecosystem: Ecosystem, path: string) => readonly Owned<T>[] {
  const buckets = new Map<string, { owned: Owned<T>; order: number; pattern: PathPattern }[]>();
  for (const [order, owned] of rules.entries()) {
    for (const pattern of withRoots(patternOf(owned.item)).map(pathPattern)) {
      const key = `${owned.item.ecosystem}:${pattern.root ?? '*'}`;
      const bucket = buckets.get(key);
      if (bucket) bucket.push({ owned, order, pattern });
      else buckets.set(key, [{ owned, order, pattern }]);
    }
  }
  // One file's calls are much like the next one's.
  const answers = remembered((asked) => {
    const end = asked.indexOf(':');
    return matching(asked.slice(0, end) as Ecosystem, asked.slice(end + 1));
  });
  return (ecosystem, path) => answers(`${ecosystem}:${path}`);

  function matching(ecosystem: Ecosystem, path: string): readonly Owned<T>[] {
    const root = rootOfPath(path);
    const candidates = [...(buckets.get(`${ecosystem}:${root}`) ?? []), ...(buckets.get(`${ecosystem}:*`) ?? [])];
    const matches = candidates.filter(({ pattern }) => pattern.matches(path)).sort((a, b) => a.order - b.order);
    return [...new Set(matches.map(({ owned }) => owned))];
  }
}

/** The patterns that a pattern stands for whose roots are fixed where it begins with alternatives: `{a,b}#C` is `a#C` and `b#C`. */
function withRoots(pattern: string): string[] {
  if (pathPattern(pattern).root !== undefined) return [pattern];
  const match = /^([^{}*]*)\{([^{}]*)\}(.*)$/s.exec(pattern);
  return match ? (match[2] as string).split(',').flatMap((one) => withRoots(`${match[1]}${one}${match[3]}`)) : [pattern];
}

/** The same function, with its answers remembered up to `answersMax`. */
function remembered<T>(answer: (asked: string) => T): (asked: string) => T {
  const known = new Map<string, T>();
  return (asked) => {
    if (known.has(asked)) return known.get(asked) as T;
    const found = answer(asked);
    if (known.size < answersMax) known.set(asked, found);
    return found;
  };
}
