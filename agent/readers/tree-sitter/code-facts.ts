/** Turns a lowered file into facts, in document order. */
import type { CallFact, DefinitionFact, Fact, MadeBy, Value } from '#shared/model/fact.ts';
import type { ReadResult } from '../reader.ts';
import { saysPrompt } from '../setting-names.ts';
import { depthMax, type CallExpr, type ClassInfo, type CodeModel, type DefinitionSite, type Expr, type FunctionInfo, type ImportSite, type Resolution } from './code-model.ts';
import { keyOf, type Dialect } from './dialect.ts';
import type { Places } from './places.ts';
import { hostedTools } from './hosted-tools.ts';
import { messageOf } from './messages.ts';
import { ofProject, withoutProject } from './project-paths.ts';
import { requestOf } from './requests.ts';
import { calledPath, isUnresolved, resolverOf } from './resolver.ts';
import { setMembersOf } from './set-members.ts';
import { lastName, settingsOf } from './settings.ts';
import { isString } from './text-values.ts';
import { valuesOf } from './values.ts';

/** Facts of one file; the rest is left out. */
const factsMax = 20_000;
/** Calls that one path is followed back through; the rest is left out. */
const makersMax = 4;
/** A call on something unknown is only worth telling when it has this many names. */
const unresolvedNamesMin = 3;

const literals = new Set<Value['kind']>(['string', 'template', 'number', 'boolean', 'null', 'list', 'object', 'env']);

/** Resolves everything that a model holds. Sites whose root is no import of the file give nothing. */
export function factsOf(model: CodeModel, { places, dialect }: { places: Places; dialect: Dialect }): ReadResult {
  const { ecosystem } = dialect;
  const resolver = resolverOf(model, dialect);
  const setMembers = setMembersOf(model, resolver);
  const values = valuesOf({ dialect, places, resolver, setLater: setMembers.byMaker });
  const { resolve } = resolver;
  const made = new Map<CallExpr, MadeBy>();
  const found: { at: number; fact: Fact }[] = [];

  const add = (at: number, make: (place: { line: number; column: number }) => Fact) => {
    if (found.length <= factsMax) found.push({ at, fact: make({ line: places.line(at), column: places.column(at) }) });
  };
  const addImport = ({ at, module, names }: ImportSite) => add(at, (place) => ({ type: 'import', ...place, ecosystem, module, names }));

  for (const site of model.imports) addImport(site);
  for (const { site, callee } of model.importCalls) if (dialect.loaders.has(keyOf(resolve(callee)))) addImport(site);

  const mayRequest = model.urls.length > 0;
  for (const call of model.calls) {
    const callee = resolve(call.callee);
    const named = callee.to === 'global' ? dialect.told?.get(callee.path) : callee.to === 'path' ? (agentOfProject(callee.path) ?? withoutProject(callee.path)) : callee.to === 'class' ? ownAgentPath(callee.cls) : undefined;
    const path = named !== undefined && isWorthTelling(named, dialect) ? calledPath(named) : undefined;
    const isAsked = mayRequest && call.args.length > 0;
    if (path === undefined && !isAsked) continue;
    const args = values.argumentsOf(call);
    const request = isAsked ? requestOf(args) : undefined;
    const around = { ...(call.assigned !== undefined && { assigned: call.assigned }), ...(call.within !== undefined && { within: call.within }) };
    if (request) add(call.at, (place) => ({ type: 'request', ...place, ecosystem, ...(path !== undefined && { path }), ...request, ...around }));
    if (path === undefined) continue;
    add(call.at, (place): CallFact => ({ type: 'call', ...place, ecosystem, path, args, ...madeBy(callee), ...around }));
  }

  for (const { path, value, at, within } of setMembers.ofModules) {
    add(at, (place): CallFact => ({ type: 'call', ...place, ecosystem, path, args: [{ value: values.value(value) }], ...(within !== undefined && { within }) }));
  }

  for (const site of model.definitions) {
    const decorators = site.decorators.flatMap((expr) => {
      const isCall = expr.kind === 'call';
      const path = importedPath(isCall ? expr.callee : expr);
      const at = isCall || expr.kind === 'member' || expr.kind === 'name' ? expr.at : site.at;
      return path === undefined ? [] : [{ path, args: isCall ? values.argumentsOf(expr) : [], line: places.line(at) }];
    });
    const bases = (site.cls?.bases ?? []).flatMap((base) => importedPath(base) ?? inheritedPath(base) ?? agentBase(base) ?? []);
    if (decorators.length + bases.length === 0) continue;
    add(site.at, (place): DefinitionFact => ({ type: 'definition', ...place, ecosystem, what: site.what, name: site.name, decorators, bases, attributes: attributesOf(site) }));
  }

  for (const { at, url } of model.urls) add(at, (place) => ({ type: 'url', ...place, url }));

  const promptLines = new Set(model.named.flatMap(({ name, at }) => (saysPrompt(name) ? [places.line(at)] : [])));
  for (const { at, path } of model.textFiles) add(at, (place) => ({ type: 'text_file', ...place, path, isNamedPrompt: promptLines.has(place.line) }));

  for (const { at, format } of model.vectorSql) add(at, (place): Fact => ({ type: 'declaration', ...place, format, name: format, values: {} }));

  for (const { expr, access } of model.environment) {
    const variable = values.environmentOf(expr);
    if (variable) add(expr.at, (place) => ({ type: 'env', ...place, name: variable.name, access: variable.isWriter ? 'set' : access }));
  }

  for (const { at, name, shortName, says, value, isDefault } of settingsOf(model, { valueOf: values.value, lineOf: (at) => places.line(at) })) {
    found.push({ at, fact: { type: 'named_text', line: value.line, name, ...(shortName !== name && { shortName }), says, value, isDefault } });
  }

  for (const { name, value } of model.stored) {
    const path = importedPath(value);
    if (path !== undefined && value.kind === 'member') add(value.at, (place) => ({ type: 'stored_constant', ...place, ecosystem, name, path }));
  }

  for (const [at, { parts, name = 'prompt' }] of model.spoken) {
    const line = places.line(at);
    const shortName = lastName(name);
    const value = parts.length === 1 ? ({ kind: 'string', text: parts[0] ?? '', line } as const) : ({ kind: 'template', parts, line } as const);
    found.push({ at, fact: { type: 'named_text', line, name, ...(shortName !== name && { shortName }), says: 'spoken', value, isDefault: false } });
  }

  for (const { at, content } of [...model.systemMessages, ...model.calls.flatMap((call) => messageOf(call) ?? [])]) {
    const value = values.value(content);
    if (!isString(value)) continue;
    const name = value.name ?? 'system_message';
    const shortName = lastName(name);
    found.push({ at, fact: { type: 'named_text', line: value.line, name, ...(shortName !== name && { shortName }), says: 'system_message', value, isDefault: false } });
  }

  for (const { at, list, areServers = false } of model.toolLists) for (const fact of hostedTools(values.value(list), { line: places.line(at), areServers })) add(at, () => fact);

  const listed = new Set<FunctionInfo>();
  for (const name of model.listedTools) {
    const resolved = resolve(name);
    if (resolved.to !== 'function' || resolved.fn.name === '' || listed.has(resolved.fn)) continue;
    listed.add(resolved.fn);
    const { fn } = resolved;
    const shortName = lastName(fn.name);
    add(fn.at, (place): Fact => ({ type: 'named_text', ...place, name: fn.name, ...(shortName !== fn.name && { shortName }), says: 'listed_tool', value: { kind: 'string', text: fn.name, line: place.line }, isDefault: false }));
  }

  /** The calls that made what is called here, the last one first; those without arguments say nothing. */
  function madeBy(callee: Resolution): { madeBy?: readonly MadeBy[] } {
    const found: MadeBy[] = [];
    let at = callee;
    for (let steps = 0; steps < makersMax && at.to === 'path' && at.through; steps += 1) {
      const maker = made.get(at.through) ?? makerOf(at.through);
      made.set(at.through, maker);
      if (maker.args.length > 0) found.push(maker);
      at = resolve(at.through.callee);
    }
    return found.length > 0 ? { madeBy: found } : {};
  }

  function makerOf(call: CallExpr): MadeBy {
    const callee = resolve(call.callee);
    return { path: callee.to === 'path' ? calledPath(withoutProject(callee.path)) : '', args: values.argumentsOf(call) };
  }

  /** Path of something imported, as a reference. */
  function importedPath(expr: Expr): string | undefined {
    const resolved = resolve(expr);
    return resolved.to === 'path' && !isUnresolved(resolved) ? calledPath(resolved.path) : undefined;
  }

  /** Path of a base that is called an agent, of another file. */
  function agentBase(expr: Expr): string | undefined {
    const resolved = resolve(expr);
    return resolved.to === 'path' ? agentOfProject(resolved.path) : undefined;
  }

  /** Path of what a local base is made from. */
  function inheritedPath(expr: Expr): string | undefined {
    const resolved = resolve(expr);
    const base = resolved.to === 'class' ? resolver.importedBase(resolved.cls) : undefined;
    return base === undefined ? undefined : calledPath(base);
  }

  function attributesOf({ cls }: DefinitionSite): Readonly<Record<string, Value>> {
    const attributes = new Map<string, Value>();
    for (const [name, definitions] of cls?.scope.definitions ?? []) {
      for (const definition of definitions) {
        if (definition.value.kind === 'function' || definition.value.kind === 'class') continue;
        const value = values.value(definition.value);
        if (literals.has(value.kind)) attributes.set(name, value);
      }
    }
    return Object.fromEntries(attributes);
  }

  // A stable sort: facts of one place keep the order above.
  const facts = found.sort((a, b) => a.at - b.at).map(({ fact }) => fact);
  if (model.isTooDeep) return { facts, trouble: { reason: 'too_deep', detail: `Code nested deeper than ${depthMax} levels was left out.` } };
  if (facts.length > factsMax || values.isCutShort()) {
    return { facts: facts.slice(0, factsMax), trouble: { reason: 'too_many_facts', detail: `Only the first ${factsMax} facts and their arguments were kept.` } };
  }
  return { facts };
}

/** Of the classes of a file only those that are called agents are told when they are made. */
function ownAgentPath({ name }: ClassInfo): string | undefined {
  return /(?:^|[a-z0-9.])Agents?$/.test(name) ? `.${name}` : undefined;
}

/** The same for one that another file of the project has. */
function agentOfProject(path: string): string | undefined {
  return /(?:^|[a-z0-9.#])Agents?$/.test(path) ? ofProject(path) : undefined;
}

/** What a platform binds to a worker has a name in capitals: `env.AI.run`. */
const binding = /^\?\.[A-Z][A-Z0-9_]*\.\w+$/;

function isWorthTelling(path: string, { hasExtensionMethods }: Dialect): boolean {
  if (!path.startsWith('?') || binding.test(path)) return true;
  return path.split('.').length - 1 >= (hasExtensionMethods ? 1 : unresolvedNamesMin);
}
