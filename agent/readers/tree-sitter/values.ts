/** Turns expressions into the values that facts carry, following constants. */
import type { Argument, Value } from '#shared/model/fact.ts';
import type { CallArgument, CallExpr, Expr, FunctionInfo, IndexExpr, MemberExpr, NameExpr, ObjectExpr } from './code-model.ts';
import { isPassedThrough, keyOf, type Dialect } from './dialect.ts';
import type { Places } from './places.ts';
import { ofProject } from './project-paths.ts';
import { calledPath, isUnresolved, type Resolver } from './resolver.ts';
import { entryAt, othersMax } from './table-entries.ts';
import { isString, joinText, splitFormat, splitPercent } from './text-values.ts';

/** Values nested deeper than this are unknown; levels. */
const depthMax = 12;
/** Values in the arguments of one call; the rest is unknown. */
const perCallMax = 4_000;
/** Values in all arguments of one file; the rest is unknown. */
const perFileMax = 400_000;

export interface Values {
  /** The arguments of a call, spread ones put in their place. */
  argumentsOf(call: CallExpr): Argument[];
  value(expr: Expr): Value;
  /** The environment variable that an expression reads or writes. */
  environmentOf(expr: Expr): { readonly name: string; readonly isWriter: boolean } | undefined;
  /** Whether some values were left unknown because there were too many. */
  isCutShort(): boolean;
}

const unknownValue: Value = { kind: 'unknown' };

/** `setLater` are arguments that calls are given afterwards, by what is set on their results. */
export function valuesOf({ dialect, places, resolver, setLater }: { dialect: Dialect; places: Places; resolver: Resolver; setLater: ReadonlyMap<CallExpr, readonly CallArgument[]> }): Values {
  const { resolve } = resolver;
  const running = new Set<Expr>();
  let left = perCallMax;
  let leftInFile = perFileMax;

  function start<T>(make: () => T): T {
    const before = (left = Math.min(perCallMax, leftInFile));
    const made = make();
    leftInFile -= before - left;
    return made;
  }

  /** `name` is the constant that the expression stands in for. */
  function valueOf(expr: Expr, depth: number, name?: string): Value {
    if (depth > depthMax || left <= 0 || running.has(expr)) return unknownValue;
    left -= 1;
    switch (expr.kind) {
      case 'string':
        return { kind: 'string', text: expr.text, line: places.line(expr.at), ...(name !== undefined && { name }) };
      case 'template':
      case 'concat':
        return guarded(expr, () => textOf(expr, depth, name));
      case 'number':
        return { kind: 'number', value: expr.value };
      case 'boolean':
        return { kind: 'boolean', value: expr.value };
      case 'null':
        return { kind: 'null' };
      case 'list':
        return { kind: 'list', items: listItems(expr.items, depth) };
      case 'object':
        return { kind: 'object', entries: objectEntries(expr, depth, name) };
      case 'struct':
        return { kind: 'object', entries: objectEntries(expr.fields, depth, name) };
      case 'percent':
        return guarded(expr, () => {
          const format = valueOf(expr.format, depth + 1, name);
          return isString(format) ? splitPercent(format) : unknownValue;
        });
      case 'choice':
        return guarded(expr, () => choiceOf(expr.options, depth, name));
      case 'name':
        return guarded(expr, () => nameOf(expr, depth));
      case 'member':
      case 'index':
        return guarded(expr, () => memberOf(expr, depth, name));
      case 'call':
        return guarded(expr, () => callOf(expr, depth, name));
      case 'importCall':
        return resolvedOf(expr, depth, expr.otherwise.at, name);
      case 'element':
      case 'import':
        return resolvedOf(expr, depth, expr.at, name);
      case 'function':
        return resolvedOf(expr, depth, expr.fn.at);
      case 'class':
        return resolvedOf(expr, depth, expr.cls.at);
      default:
        return unknownValue;
    }
  }

  function guarded(expr: Expr, make: () => Value): Value {
    running.add(expr);
    const made = make();
    running.delete(expr);
    return made;
  }

  function nameOf(expr: NameExpr, depth: number): Value {
    const value = bestOf(
      resolver.reaching(expr).map(({ value, name }) => () => at(valueOf(value, depth + 1, value.kind === 'function' || value.kind === 'class' ? undefined : name), value, expr.at)),
    );
    return value.kind === 'unknown' ? resolvedOf(expr, depth, expr.at) : value;
  }

  /** A reference stands where it is used, not where the thing is defined or imported; but a constant's is where the constant is set. */
  function at(value: Value, definition: Expr, offset: number): Value {
    const isConstant = value.kind === 'ref' && !value.path.startsWith('.') && definition.kind !== 'import';
    return value.kind === 'ref' && !isConstant ? { ...value, line: places.line(offset) } : value;
  }

  function memberOf(expr: MemberExpr | IndexExpr, depth: number, name: string | undefined): Value {
    const variable = environmentOf(expr);
    if (variable) return { kind: 'env', name: variable.name, line: places.line(expr.at) };
    const object = resolve(expr.object);
    if (expr.kind === 'member' && (object.to === 'instance' || object.to === 'class')) {
      const value = bestOf(
        resolver.attributes(object.cls, expr.name).map((definition) => () => {
          const found = definition.value;
          if (found.kind === 'function' && found.fn.isGetter) return bestOf(found.fn.returns.map((returned) => () => valueOf(returned, depth + 1)));
          return at(valueOf(found, depth + 1, found.kind === 'function' || found.kind === 'class' ? undefined : definition.name), found, expr.at);
        }),
      );
      if (value.kind !== 'unknown') return value;
    }
    if (expr.kind === 'index' && expr.key.kind !== 'string' && object.to === 'value' && object.expr.kind === 'object') {
      const whole = valueOf(object.expr, depth + 1, object.name);
      // Which entry a parameter asks for is for the caller to say, whatever its default.
      if (expr.key.kind === 'name' && resolver.reaching(expr.key).some(({ value }) => value.kind === 'choice' && value.options.some(({ kind }) => kind === 'variable'))) return unknownValue;
      const key = valueOf(expr.key, depth + 1);
      return whole.kind === 'object' ? entryAt(whole.entries, key) : unknownValue;
    }
    return resolvedOf(expr, depth, expr.at, name);
  }

  function resolvedOf(expr: Expr, depth: number, offset: number, name?: string): Value {
    const resolved = resolve(expr);
    switch (resolved.to) {
      case 'path':
        return isUnresolved(resolved) || isRead(resolved.path) ? unknownValue : { kind: 'ref', path: calledPath(resolved.path), line: places.line(offset) };
      case 'class':
        return { kind: 'ref', path: `.${resolved.cls.name}`, line: places.line(offset), definedAt: places.line(resolved.cls.at) };
      case 'function':
        if (resolved.fn.name === '') return functionOf(resolved.fn, depth);
        return { kind: 'ref', path: `.${resolved.fn.name}`, line: places.line(offset), definedAt: places.line(resolved.fn.at) };
      case 'value':
        return resolved.expr === expr ? unknownValue : valueOf(resolved.expr, depth + 1, resolved.name ?? name);
      default:
        return unknownValue;
    }
  }

  /** A function without a name is worth telling when it gives back something written out. */
  function functionOf({ at, returns }: FunctionInfo, depth: number): Value {
    const given = bestOf(returns.map((value) => () => valueOf(value, depth + 1)));
    return given.kind === 'object' || given.kind === 'list' ? { kind: 'function', line: places.line(at), returns: given } : unknownValue;
  }

  /** What the environment says is no thing of its module. */
  function isRead(path: string): boolean {
    return path.endsWith('()') && dialect.environment.readers.has(path.slice(0, -2));
  }

  function callOf(expr: CallExpr, depth: number, name: string | undefined): Value {
    const line = places.line(expr.at);
    const variable = environmentOf(expr);
    if (variable) {
      const second = expr.args.find((arg) => arg.name === 'default') ?? expr.args[1];
      const fallback = second ? valueOf(second.value, depth + 1, name) : unknownValue;
      return { kind: 'env', name: variable.name, line, ...(fallback.kind !== 'unknown' && fallback.kind !== 'null' && { fallback }) };
    }
    const callee = resolve(expr.callee);
    const key = keyOf(callee);
    // A variable whose name is not known, in a function that gives a default when it is not set.
    if (key !== '' && dialect.environment.readers.has(key)) return unknownValue;
    if (key !== '' && dialect.objectMakers.has(key)) return objectOfArguments(argumentValues(expr.args, depth + 1));
    const first = expr.args[0];
    if (first && isPassedThrough(dialect, callee, expr)) return valueOf(first.value, depth + 1, name);
    if (key !== '' && dialect.lists?.has(key)) return { kind: 'list', items: argumentValues(expr.args, depth + 1).map(({ value }) => value) };
    if (first && key !== '' && dialect.formatters?.has(key)) return formatted(expr.args, depth, name);
    if (first && key !== '' && dialect.braceFormatters?.has(key)) {
      const format = valueOf(first.value, depth + 1, name);
      if (isString(format)) return splitFormat(format);
    }
    const method = methodOf(expr, depth, name);
    if (method) return method;

    switch (callee.to) {
      case 'path':
        if (isUnresolved(callee)) return unknownValue;
        return { kind: 'call', path: calledPath(callee.path), line, args: argumentValues(givenTo(expr), depth + 1), ...(name !== undefined && { name }) };
      case 'class':
        return { kind: 'call', path: `.${callee.cls.name}`, line, args: argumentValues(expr.args, depth + 1) };
      case 'function': {
        const returned = bestOf(callee.fn.returns.map((value) => () => returnedOf(value, { fn: callee.fn, args: expr.args }, depth)));
        if (returned.kind !== 'unknown' || callee.fn.name === '') return returned;
        return { kind: 'call', path: `.${callee.fn.name}`, line, args: argumentValues(expr.args, depth + 1) };
      }
      default:
        return unknownValue;
    }
  }

  /** What a function gives: its own value, or the argument that stands for the parameter which it gives back. */
  function returnedOf(value: Expr, { fn, args }: { fn: FunctionInfo; args: readonly CallArgument[] }, depth: number): Value {
    const own = valueOf(value, depth + 1);
    const index = own.kind === 'unknown' && value.kind === 'name' ? (fn.parameters?.indexOf(value.name) ?? -1) : -1;
    const passed = index < 0 ? undefined : args[index];
    return passed && passed.name === undefined && passed.spread === undefined ? valueOf(passed.value, depth + 1) : own;
  }

  /** `fmt.Sprintf("%s/chat", base)`: the parts of the format with what goes between them. */
  function formatted([format, ...rest]: readonly CallArgument[], depth: number, name: string | undefined): Value {
    const text = format ? valueOf(format.value, depth + 1, name) : unknownValue;
    if (!isString(text)) return unknownValue;
    const split = splitPercent(text);
    if (split.kind !== 'template' || text.kind !== 'string') return split;
    const filled = split.parts.flatMap((part, index): Value[] => {
      const hole = rest[index];
      const piece: Value = { kind: 'string', text: part, line: text.line };
      return index === split.parts.length - 1 ? [piece] : [piece, hole ? valueOf(hole.value, depth + 1) : unknownValue];
    });
    return joinText(filled, { line: text.line, name: text.name ?? name });
  }

  /** Methods of literal strings, lists and objects: trimming, formatting, joining, getting. */
  function methodOf(expr: CallExpr, depth: number, name: string | undefined): Value | undefined {
    if (expr.callee.kind !== 'member') return undefined;
    const { object, name: method } = expr.callee;
    const isFormat = method === 'format';
    const isJoin = method === 'join';
    const isGet = method === 'get';
    if (!isFormat && !isJoin && !isGet && !dialect.trimming.has(method)) return undefined;
    const receiver = valueOf(object, depth + 1, name);
    if (isGet) return receiver.kind === 'object' ? gotten(receiver, expr, depth) : undefined;
    if (isString(receiver)) {
      if (isFormat) return splitFormat(receiver);
      if (!isJoin) return receiver;
      const list = expr.args[0] ? valueOf(expr.args[0].value, depth + 1) : unknownValue;
      return list.kind === 'list' ? joinText(list.items, { separator: receiver, line: places.line(expr.at), name }) : undefined;
    }
    if (isJoin && receiver.kind === 'list' && receiver.items.length > 0) {
      const separator: Value = expr.args[0] ? valueOf(expr.args[0].value, depth + 1) : { kind: 'string', text: ',', line: 1 };
      if (isString(separator)) return joinText(receiver.items, { separator, line: places.line(expr.at), name });
    }
    return undefined;
  }

  /** `CONFIG.get("model", default)`. */
  function gotten(object: Extract<Value, { kind: 'object' }>, { args: [key, otherwise] }: CallExpr, depth: number): Value | undefined {
    const text = key && keyText(key.value, depth);
    // Whichever is asked for: what it is when there is none is written.
    if (text === undefined) return otherwise && valueOf(otherwise.value, depth + 1);
    if (Object.hasOwn(object.entries, text)) return object.entries[text];
    return otherwise && valueOf(otherwise.value, depth + 1);
  }

  function textOf(expr: Extract<Expr, { kind: 'template' | 'concat' }>, depth: number, name: string | undefined): Value {
    const line = places.line(expr.at);
    const items: (Value | string)[] = [];
    if (expr.kind === 'template') {
      for (const [index, part] of expr.parts.entries()) {
        items.push(part);
        const hole = expr.holes[index];
        if (hole) items.push(valueOf(hole, depth + 1));
      }
    } else {
      for (const item of expr.items) items.push(valueOf(item, depth + 1));
      const first = items[0];
      // Lists and objects are added, too.
      if (items.every((item) => typeof item === 'object' && item.kind === 'list')) {
        return { kind: 'list', items: items.flatMap((item) => (typeof item === 'object' && item.kind === 'list' ? item.items : [])) };
      }
      if (!items.some((item) => typeof item === 'object' && isString(item))) return items.length === 1 && typeof first === 'object' ? first : unknownValue;
    }
    return joinText(
      items.map((item) => (typeof item === 'string' ? { kind: 'string', text: item, line } : item)),
      { line, name },
    );
  }

  /** `get() or "default"` is its default as far as a file can tell; `llm or make()` what comes first. */
  function choiceOf(options: readonly Expr[], depth: number, name: string | undefined): Value {
    let environment: Extract<Value, { kind: 'env' }> | undefined;
    let computed: Value | undefined;
    for (const [index, option] of options.entries()) {
      const value = valueOf(option, depth + 1, name);
      if (value.kind === 'unknown' || value.kind === 'null') continue;
      if (environment) return { ...environment, fallback: value };
      const rest = () => options.slice(index + 1).map((other) => () => valueOf(other, depth + 1, name));
      if (value.kind === 'ref' || value.kind === 'call') computed ??= withOthers(value, rest());
      else if (computed && !isString(value)) return computed;
      else if (value.kind !== 'env' || value.fallback) return withOthers(value, rest());
      else environment = value;
    }
    return environment ?? computed ?? unknownValue;
  }

  function bestOf(options: readonly (() => Value)[]): Value {
    let second: Value = unknownValue;
    for (const [index, option] of options.entries()) {
      const value = option();
      if (value.kind !== 'unknown' && value.kind !== 'null') return withOthers(value, options.slice(index + 1));
      if (value.kind === 'null') second = value;
    }
    return second;
  }

  /** What a text or constant may be as well. */
  function withOthers(value: Value, options: readonly (() => Value)[]): Value {
    if (options.length === 0 || !hasOthers(value)) return value;
    const others = options.slice(0, othersMax).flatMap((option) => {
      const other = option();
      if (!hasOthers(other)) return [];
      const { others: further = [], ...own } = other;
      return [own, ...further];
    });
    return others.length === 0 ? value : { ...value, others: [...(value.others ?? []), ...others].slice(0, othersMax) };
  }

  function listItems(items: readonly { readonly value: Expr; readonly isSpread: boolean }[], depth: number): Value[] {
    const values: Value[] = [];
    for (const { value, isSpread } of items) {
      // A list that is added to itself doubles.
      if (left <= 0 || values.length >= perCallMax) break;
      const found = listed(value, depth + 1);
      if (isSpread && found.kind === 'list') values.push(...found.items.slice(0, perCallMax - values.length));
      else values.push(isSpread ? unknownValue : found);
    }
    return values;
  }

  /** What stands in a list: what another file of the project has is told there by its name. */
  function listed(expr: Expr, depth: number): Value {
    const value = valueOf(expr, depth);
    if (value.kind !== 'unknown' || (expr.kind !== 'name' && expr.kind !== 'member' && expr.kind !== 'call')) return value;
    const resolved = resolve(expr.kind === 'call' ? expr.callee : expr);
    const path = resolved.to === 'path' ? ofProject(resolved.path) : undefined;
    if (path === undefined) return value;
    const line = places.line(expr.at);
    return expr.kind === 'call' ? { kind: 'call', path, line, args: [] } : { kind: 'ref', path, line };
  }

  function objectEntries(expr: ObjectExpr, depth: number, name: string | undefined): Readonly<Record<string, Value>> {
    const entries = new Map<string, Value>();
    for (const { key, value } of expr.entries) {
      if (left <= 0) break;
      if (key === undefined) {
        const spread = valueOf(value, depth + 1);
        if (spread.kind === 'object') for (const [inner, found] of Object.entries(spread.entries)) entries.set(inner, found);
        continue;
      }
      const text = keyText(key, depth);
      if (text === undefined) continue;
      // A record of tools lists them, too.
      if (text === 'tools' && value.kind === 'object') entries.set(text, { kind: 'object', entries: Object.fromEntries(value.entries.flatMap((entry) => (entry.key?.kind === 'string' ? [[entry.key.text, listed(entry.value, depth + 2)]] : []))) });
      else entries.set(text, valueOf(value, depth + 1, name === undefined ? undefined : `${name}.${text}`));
    }
    return Object.fromEntries(entries);
  }

  function keyText(key: Expr, depth: number): string | undefined {
    if (key.kind === 'string') return key.text;
    const value = valueOf(key, depth + 1);
    return value.kind === 'string' ? value.text : value.kind === 'number' ? String(value.value) : undefined;
  }

  function givenTo(call: CallExpr): readonly CallArgument[] {
    const later = setLater.get(call);
    return later ? [...call.args, ...later] : call.args;
  }

  function argumentValues(args: readonly CallArgument[], depth: number): Argument[] {
    const values: Argument[] = [];
    for (const { name, value, spread } of args) {
      const found = valueOf(value, depth);
      if (spread === undefined) values.push(name === undefined ? { value: found } : { name, value: found });
      else if (spread === 'items') values.push(...(found.kind === 'list' ? found.items : [unknownValue]).map((item) => ({ value: item })));
      else if (found.kind === 'object') values.push(...Object.entries(found.entries).map(([key, item]) => ({ name: key, value: item })));
    }
    return values;
  }

  function environmentOf(expr: Expr): { name: string; isWriter: boolean } | undefined {
    const { objects, readers, writers } = dialect.environment;
    if (expr.kind === 'member') {
      return isUpper(expr.name) && objects.has(keyOf(resolve(expr.object))) ? { name: expr.name, isWriter: false } : undefined;
    }
    if (expr.kind === 'index') {
      if (!objects.has(keyOf(resolve(expr.object)))) return undefined;
      return variableNamed(expr.key, false);
    }
    if (expr.kind === 'call') {
      const key = keyOf(resolve(expr.callee));
      const isWriter = writers.has(key);
      const first = expr.args.find((arg) => arg.name === undefined || arg.name === 'key');
      return (isWriter || readers.has(key)) && first ? variableNamed(first.value, isWriter) : undefined;
    }
    return undefined;
  }

  function variableNamed(expr: Expr, isWriter: boolean): { name: string; isWriter: boolean } | undefined {
    const name = valueOf(expr, depthMax - 2);
    return name.kind === 'string' && name.text !== '' ? { name: name.text, isWriter } : undefined;
  }

  return {
    argumentsOf: (call) => start(() => argumentValues(givenTo(call), 0)),
    value: (expr) => start(() => valueOf(expr, 0)),
    environmentOf: (expr) => start(() => environmentOf(expr)),
    isCutShort: () => leftInFile <= 0,
  };
}

/** Kinds of value that may name a model. */
function hasOthers(value: Value): value is Extract<Value, { others?: readonly Value[] }> {
  return value.kind === 'string' || value.kind === 'ref' || value.kind === 'call';
}

function objectOfArguments(args: readonly Argument[]): Value {
  const entries = new Map<string, Value>();
  for (const { name, value } of args) {
    if (name !== undefined) entries.set(name, value);
    else if (value.kind === 'object') for (const [key, item] of Object.entries(value.entries)) entries.set(key, item);
  }
  return { kind: 'object', entries: Object.fromEntries(entries) };
}

/** `process.env.toString` is no variable. */
function isUpper(name: string): boolean {
  return name === name.toUpperCase();
}
