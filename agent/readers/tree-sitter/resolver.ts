/** Follows names, attributes and call results through one file. */
import type { CallExpr, ClassInfo, CodeModel, Definition, Expr, FunctionInfo, MemberExpr, NameExpr, Resolution, Scope } from './code-model.ts';
import { isPassedThrough, keyOf, type Dialect } from './dialect.ts';
import { ownerOf } from './scopes.ts';

/** Names followed from one to the next before giving up; steps. */
const stepsMax = 120;
/** Longer paths are no use to any catalog; characters. */
const pathCharsMax = 400;
/** Definitions of one name looked through, the nearest first; definitions on each side of the use. */
const definitionsMax = 40;
/** Local base classes looked through for an attribute; classes. */
const basesMax = 20;

const nothing: Resolution = { to: 'nothing' };
const unresolved: Resolution = { to: 'path', path: '?' };

export interface Resolver {
  /** What an expression is. Remembered; a circle is nothing. */
  resolve(expr: Expr): Resolution;
  /** Definitions of a name that can reach this use, best first. */
  reaching(name: NameExpr): readonly Definition[];
  /** Definitions of an attribute of a class or its local bases, own first. */
  attributes(cls: ClassInfo, name: string): readonly Definition[];
  /** The path of the first base that is imported, also by way of local bases. */
  importedBase(cls: ClassInfo): string | undefined;
}

/** A resolver over a finished model; all definitions are known by then, so later ones (hoisting, other methods) count. */
export function resolverOf(model: CodeModel, dialect: Dialect): Resolver {
  const running = new Set<Expr>();
  const wildcard = model.wildcards.length === 1 ? model.wildcards[0] : undefined;

  function resolve(expr: Expr): Resolution {
    switch (expr.kind) {
      case 'import':
        return { to: 'path', path: expr.path };
      case 'variable':
        return unresolved;
      case 'self':
        return { to: 'instance', cls: expr.cls };
      case 'class':
        return { to: 'class', cls: expr.cls };
      case 'function':
        return { to: 'function', fn: expr.fn };
      case 'typeAlias':
        return { to: 'typeAlias', instance: expr.instance };
      case 'super':
        return superOf(expr.cls, expr.isConstructor);
      case 'importCall':
        return dialect.loaders.has(keyOf(resolve(expr.callee))) ? { to: 'path', path: expr.path } : resolve(expr.otherwise);
      case 'element':
        return resolveElement(expr.of, expr.index);
      case 'struct':
        return instanceOf(resolve(expr.type));
      case 'name':
      case 'member':
      case 'index':
      case 'call':
      case 'instance':
      case 'choice': {
        if (expr.memo) return expr.memo;
        if (running.has(expr) || running.size > stepsMax) return nothing;
        running.add(expr);
        const found = limited(resolveCompound(expr));
        running.delete(expr);
        expr.memo = found;
        return found;
      }
      case 'unknown':
        return nothing;
      default:
        return { to: 'value', expr };
    }
  }

  function resolveCompound(expr: Extract<Expr, { memo?: Resolution }>): Resolution {
    switch (expr.kind) {
      case 'name':
        return resolveName(expr);
      case 'member':
        return resolveMember(expr);
      case 'index':
        return expr.key.kind === 'string' ? itemOf(resolve(expr.object), expr.key.text) : elementOf(resolve(expr.object), expr.key);
      case 'call': {
        const callee = resolve(expr.callee);
        const passed = expr.args[0] && isPassedThrough(dialect, callee, expr) ? resolve(expr.args[0].value) : nothing;
        return passed.to === 'value' ? passed : through(expr, resultOf(callee));
      }
      case 'instance':
        return instanceOf(resolve(expr.of));
      case 'choice':
        return firstUseful(expr.options, resolve);
    }
  }

  function resolveName(use: NameExpr): Resolution {
    const scope = declaring(use);
    if (!scope) {
      if (use.isType && !dialect.hasOpenNames) return nothing;
      if (dialect.hasOpenNames) return dialect.builtins.has(use.name) ? { to: 'global', path: use.name } : { to: 'path', path: `*.${use.name}` };
      return wildcard === undefined || dialect.builtins.has(use.name) ? { to: 'global', path: use.name } : { to: 'path', path: `${wildcard}.${use.name}` };
    }
    const definitions = reaching(use);
    const found = firstUseful(definitions, (definition) => named(resolve(definition.value), definition.name));
    return found.to === 'nothing' ? unresolved : found;
  }

  /** The innermost scope that declares the name. A class body is seen only by what stands directly in it. */
  function declaring(use: NameExpr): Scope | undefined {
    for (let scope: Scope | undefined = use.scope; scope; scope = scope.parent) {
      if (scope.kind === 'class' && scope !== ownerOf(use.scope)) continue;
      const definitions = scope.definitions.get(use.name);
      if (definitions?.some((definition) => (use.isType ? !dialect.hasOpenNames || isTypeLike(definition) : !definition.isType))) return scope;
    }
    return undefined;
  }

  /** Where types are named apart from values a field may be called as its type is: `ChatClient ChatClient`. */
  function isTypeLike({ isType, value }: Definition): boolean {
    return isType || value.kind === 'class' || value.kind === 'import' || value.kind === 'typeAlias';
  }

  function reaching(use: NameExpr): readonly Definition[] {
    const scope = declaring(use);
    const definitions = scope?.definitions.get(use.name) ?? [];
    if (!scope || definitions.length < 2) return definitions;

    const isSameFunction = ownerOf(scope) === ownerOf(use.scope);
    const last = isSameFunction ? lastUpTo(definitions, use.at) : definitions.length - 1;
    const before: Definition[] = [];
    const fallbacks: Definition[] = [];
    const isAsked = ({ isType }: Definition) => use.isType === true || !isType;
    for (let index = last; index >= 0 && index > last - definitionsMax; index -= 1) {
      const definition = definitions[index];
      if (!definition || !isAsked(definition)) continue;
      (definition.block.isFallback ? fallbacks : before).push(definition);
      const isDecided = definition.value.kind !== 'null' && !definition.isForeign && reachesAlways(definition, use, isSameFunction);
      if (isDecided) return [...before, ...fallbacks];
    }
    // In a loop, what comes later in the text can be earlier in time.
    return [...before, ...fallbacks, ...definitions.slice(last + 1, last + 1 + definitionsMax).filter(isAsked)];
  }

  function attributes(cls: ClassInfo, name: string): readonly Definition[] {
    const found: Definition[] = [];
    const seen = new Set<ClassInfo>();
    const open = [cls];
    for (let next = open.shift(); next && seen.size < basesMax; next = open.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      found.push(...(next.attributes.get(name) ?? []).slice(0, definitionsMax), ...(next.scope.definitions.get(name) ?? []).slice(0, definitionsMax));
      for (const base of next.bases) {
        const resolved = resolve(base);
        if (resolved.to === 'class') open.push(resolved.cls);
      }
    }
    return found;
  }

  function resolveMember(expr: MemberExpr): Resolution {
    const { object, name } = expr;
    if (object.kind === 'super' && name === '__init__') return superOf(object.cls, true);
    return memberOf(resolve(object), name);
  }

  function memberOf(object: Resolution, name: string): Resolution {
    // A name that is only ever set to nothing here is set from outside.
    if (object.to === 'value' && object.expr.kind === 'null') return { to: 'path', path: below('?', name) };
    switch (object.to) {
      case 'path':
        return { ...object, path: below(object.path, name) };
      case 'global':
        return { to: 'global', path: `${object.path}.${name}` };
      case 'class':
      case 'instance':
        return attributeOf(object.cls, name, object.to === 'instance');
      default:
        return itemOf(object, name);
    }
  }

  function attributeOf(cls: ClassInfo, name: string, isInstance: boolean): Resolution {
    const found = firstUseful(attributes(cls, name), (definition) => {
      const value = resolve(definition.value);
      return value.to === 'function' && value.fn.isGetter && (isInstance || value.fn.isOfClass === true) ? resultOf(value) : named(value, definition.name);
    });
    if (found.to !== 'nothing' && !isUnresolved(found)) return found;
    const base = importedBase(cls);
    if (base !== undefined) return { to: 'path', path: below(isInstance ? `${constructed(base)}` : base, name) };
    // A binding of a platform keeps its name, which says what it is: `env.AI`.
    return isInstance && /^[A-Z][A-Z0-9_]*$/.test(name) ? { to: 'path', path: below('?', name) } : unresolved;
  }

  /** What a class that is imported lends to a local one: the path of the first base that resolves to an import. */
  function importedBase(cls: ClassInfo, depth = 0): string | undefined {
    if (depth > basesMax) return undefined;
    for (const base of cls.bases) {
      const resolved = resolve(base);
      if (resolved.to === 'path' && !isUnresolved(resolved)) return resolved.path;
      const inherited = resolved.to === 'class' && resolved.cls !== cls ? importedBase(resolved.cls, depth + 1) : undefined;
      if (inherited !== undefined) return inherited;
    }
    return undefined;
  }

  function superOf(cls: ClassInfo, isConstructor: boolean): Resolution {
    const base = cls.bases.map(resolve).find((resolved) => resolved.to === 'class' || (resolved.to === 'path' && !isUnresolved(resolved)));
    if (!base) return nothing;
    return isConstructor ? base : resultOf(base);
  }

  function itemOf(object: Resolution, key: string): Resolution {
    if (object.to === 'path') return object.path.includes('#') ? { ...object, path: below(object.path, key) } : object;
    if (object.to === 'global') return { to: 'global', path: `${object.path}.${key}` };
    if (object.to !== 'value') return nothing;
    const { expr } = object;
    if (expr.kind === 'object') {
      const entry = entryOf(expr.entries, key);
      return entry ? named(resolve(entry), object.name === undefined ? undefined : `${object.name}.${key}`) : nothing;
    }
    // Members of an enumeration of strings: `Model.SMALL.value`.
    return expr.kind === 'string' && key === 'value' ? object : nothing;
  }

  /** The value under a key, also from known objects that are spread into this one; the last one wins. */
  function entryOf(entries: Extract<Expr, { kind: 'object' }>['entries'], key: string): Expr | undefined {
    for (let index = entries.length - 1; index >= 0; index -= 1) {
      const entry = entries[index];
      if (!entry) continue;
      if (entry.key === undefined) {
        const spread = resolve(entry.value);
        const found = spread.to === 'value' && spread.expr.kind === 'object' && spread.expr.entries !== entries ? entryOf(spread.expr.entries, key) : undefined;
        if (found) return found;
      } else if (entry.key.kind === 'string' && entry.key.text === key) {
        return entry.value;
      }
    }
    return undefined;
  }

  function elementOf(object: Resolution, key: Expr): Resolution {
    if (object.to === 'path') return object;
    if (object.to === 'value' && object.expr.kind === 'object') {
      const chosen = resolvedLiteral(key);
      return chosen?.kind === 'string' ? itemOf(object, chosen.text) : nothing;
    }
    if (object.to !== 'value' || object.expr.kind !== 'list') return nothing;
    const items = object.expr.items;
    const resolved = key.kind === 'number' ? key : resolvedLiteral(key);
    if (resolved?.kind === 'number' && !items.some((item) => item.isSpread)) {
      const item = items[resolved.value < 0 ? items.length + resolved.value : resolved.value];
      return item ? resolve(item.value) : nothing;
    }
    return nothing;
  }

  function resolvedLiteral(expr: Expr): Expr | undefined {
    const resolved = resolve(expr);
    return resolved.to === 'value' ? resolved.expr : undefined;
  }

  function resolveElement(of: Expr, index: number): Resolution {
    const whole = resolve(of);
    if (whole.to === 'value') return elementOf(whole, { kind: 'number', value: index });
    return whole.to === 'path' ? unresolved : nothing;
  }

  function resultOf(callee: Resolution): Resolution {
    switch (callee.to) {
      case 'path':
        return { to: 'path', path: constructed(callee.path) };
      case 'class':
        return { to: 'instance', cls: callee.cls };
      case 'function':
        return returned(callee.fn);
      case 'instance': {
        const call = attributes(callee.cls, '__call__').map((definition) => resolve(definition.value)).find((resolved) => resolved.to === 'function');
        return call?.to === 'function' ? returned(call.fn) : unresolved;
      }
      default:
        return nothing;
    }
  }

  function returned(fn: FunctionInfo): Resolution {
    const found = firstUseful(fn.returns, resolve);
    if (found.to !== 'nothing' && !isUnresolved(found)) return found;
    return fn.result ? resolve(fn.result) : unresolved;
  }

  function instanceOf(type: Resolution): Resolution {
    switch (type.to) {
      case 'path':
        return { to: 'path', path: constructed(type.path) };
      case 'class':
        return { to: 'instance', cls: type.cls };
      case 'typeAlias':
        return resolve(type.instance);
      default:
        return unresolved;
    }
  }

  function firstUseful<T>(options: readonly T[], resolveOption: (option: T) => Resolution): Resolution {
    let second: Resolution = nothing;
    for (const option of options) {
      const found = resolveOption(option);
      const isUseful = found.to !== 'nothing' && found.to !== 'global' && !isUnresolved(found) && !isOpen(found) && !(found.to === 'value' && found.expr.kind === 'null');
      if (isUseful) return found;
      if (second.to === 'nothing') second = found;
      else if (isOpen(found) && !isOpen(second)) second = found;
      else if (isUnresolved(found) && !isUnresolved(second) && !isOpen(second)) second = found;
    }
    return second;
  }

  return { resolve, reaching, attributes, importedBase };
}

/** Whether a path starts at something that could not be resolved. */
export function isUnresolved(resolution: Resolution): boolean {
  return resolution.to === 'path' && resolution.path.startsWith('?');
}

/** Whether a path starts at a name that one of the file's namespaces may bring. */
function isOpen(resolution: Resolution): boolean {
  return resolution.to === 'path' && resolution.path.startsWith('*.');
}

/** A callee's path as a fact states it: a namespace that is called itself is its default export. */
export function calledPath(path: string): string {
  return path.endsWith('#') ? `${path}default` : path;
}

/** The result of a call of something imported remembers that call; one that comes out of a local function, the call inside it. */
function through(call: CallExpr, result: Resolution): Resolution {
  return result.to === 'path' && result.through === undefined && !isUnresolved(result) ? { ...result, through: call } : result;
}

function constructed(path: string): string {
  return path === '?' ? path : `${calledPath(path)}()`;
}

function below(path: string, name: string): string {
  return path.endsWith('#') ? `${path}${name}` : `${path}.${name}`;
}

/** A long chain of calls keeps its beginning and its end: `a.Builder.builder().temperature()…build`. */
function limited(resolution: Resolution): Resolution {
  if (resolution.to !== 'path' || resolution.path.length <= pathCharsMax) return resolution;
  const { path } = resolution;
  const [head, last] = [path.indexOf('()'), path.lastIndexOf('.')];
  const shorter = head >= 0 && head < last ? `${path.slice(0, head + 2)}${path.slice(last)}` : path;
  return shorter.length > pathCharsMax ? nothing : { to: 'path', path: shorter };
}

/** A literal keeps the name of the constant nearest to it. */
function named(resolution: Resolution, name: string | undefined): Resolution {
  return resolution.to === 'value' && resolution.name === undefined && name !== undefined ? { ...resolution, name } : resolution;
}

/** Index of the last definition at or before an offset; definitions are in document order. */
function lastUpTo(definitions: readonly Definition[], at: number): number {
  let low = 0;
  let high = definitions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((definitions[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether nothing can come between a definition and a use, other than another definition that was looked at before. */
function reachesAlways(definition: Definition, use: NameExpr, isSameFunction: boolean): boolean {
  if (!isSameFunction) return definition.block.parent === undefined;
  for (let block: NameExpr['block'] | undefined = use.block; block; block = block.parent) if (block === definition.block) return true;
  return false;
}
