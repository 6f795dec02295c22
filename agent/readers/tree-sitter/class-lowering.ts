/** What the lowerings of languages whose code lives in classes (Java, Kotlin, C#) have in common. */
import {
  unknown,
  variable,
  type Block,
  type CallArgument,
  type CallExpr,
  type ClassInfo,
  type Definition,
  type Expr,
  type FunctionInfo,
  type Scope,
} from './code-model.ts';
import { Depth } from './depth.ts';
import { noteGrowth } from './list-growth.ts';
import { define, emptyModel, noteNamed, noteSetter, openBlock, openScope, ownerOf, qualified } from './scopes.ts';
import { noteString } from './string-sites.ts';
import type { SyntaxNode, SyntaxTree } from './syntax-tree.ts';

/** Where the walk is. */
export interface Place {
  readonly scope: Scope;
  readonly block: Block;
  readonly fn: FunctionInfo | undefined;
  readonly cls: ClassInfo | undefined;
  /** What an initialiser or a block with a receiver gives its bare names to: `new Options { Model = … }`, `agent { model = … }`. */
  readonly receiver?: Expr;
}

/** What an expression's result is assigned to. */
export interface Naming {
  readonly assigned?: string | undefined;
  /** The declared type around it: `ChatClient client = new(…)`. */
  readonly type?: Expr | undefined;
}

export const unnamed: Naming = {};

/** An assignment to a name, put where the name is declared once all declarations are known. */
interface Assignment {
  readonly name: string;
  readonly value: Expr;
  readonly at: number;
  readonly place: Place;
  readonly isOwn: boolean;
}

/** Calls of one method whose arguments are looked at; calls. */
const callsMax = 8;

/** Calls of one chain that a closing call takes its arguments from; calls. */
const chainMax = 60;

export abstract class ClassLowering {
  readonly model = emptyModel();
  protected readonly text: string;
  readonly #mayReadEnvironment: boolean;
  readonly #assignments: Assignment[] = [];
  readonly #parameters = new Map<FunctionInfo, { readonly name: string; readonly options: Expr[] }[]>();
  /** What a function that is passed to a call sets on its parameter: `o => o.Model = "m"`, `request -> request.modelId("m")`. */
  protected readonly given = new Map<FunctionInfo, CallArgument[]>();
  readonly #depth = new Depth(this.model);

  constructor(tree: SyntaxTree, environmentWord: RegExp) {
    this.text = tree.text;
    this.#mayReadEnvironment = environmentWord.test(tree.text);
  }

  protected abstract lowerStatement(node: SyntaxNode, place: Place): void;
  protected abstract lowerExpr(node: SyntaxNode, place: Place, naming: Naming): Expr;

  /** Lowers a whole file. */
  run(root: SyntaxNode): void {
    const scope = openScope('module', undefined, '');
    this.statements(root.children, { scope, block: openBlock(undefined), fn: undefined, cls: undefined });
    this.#settleAssignments(scope);
    this.#settleParameters();
  }

  protected statements(nodes: readonly SyntaxNode[], place: Place): void {
    for (const node of nodes) this.statement(node, place);
  }

  protected statement(node: SyntaxNode, place: Place): void {
    if (!this.#depth.enter()) return;
    this.lowerStatement(node, place);
    this.#depth.leave();
  }

  protected expr(node: SyntaxNode | undefined, place: Place, naming: Naming = unnamed): Expr {
    if (!node || !this.#depth.enter()) return unknown;
    const expr = this.lowerExpr(node, place, naming);
    this.#depth.leave();
    return expr;
  }

  /** A call: noted as a site, and perhaps one that reads the environment. */
  protected call(callee: Expr, args: readonly CallArgument[], at: number, { place, naming = unnamed }: { place: Place; naming?: Naming }): CallExpr {
    const within = place.scope.name === '' ? undefined : place.scope.name;
    const call: CallExpr = { kind: 'call', callee, args, at, assigned: naming.assigned, within };
    this.model.calls.push(call);
    noteGrowth(this.model, call);
    noteSetter(this.model, call);
    if (this.#mayReadEnvironment) this.model.environment.push({ expr: call, access: 'read' });
    return call;
  }

  /**
   * What a chain was given before the call that closes it, as named arguments: `.model("m").stop("a", "b").build()` is given `model: "m"` and
   * `stop: ["a", "b"]`. So a builder reads like a constructor with named arguments.
   */
  protected chainArguments(receiver: Expr): CallArgument[] {
    const found: CallArgument[] = [];
    let link = receiver;
    for (let count = 0; count < chainMax && link.kind === 'call' && link.callee.kind === 'member'; count += 1) {
      const { args, callee }: CallExpr = link;
      const [first] = args;
      if (first && args.every((arg) => arg.name === undefined)) {
        const value: Expr = args.length === 1 ? first.value : { kind: 'list', items: args.map((arg) => ({ value: arg.value, isSpread: false })) };
        found.unshift({ name: callee.name, value });
      }
      link = callee.object;
    }
    return found;
  }

  /** What the functions among some arguments set on what the call hands them, as named arguments of the call. */
  protected setByFunctions(args: readonly CallArgument[]): CallArgument[] {
    return args.flatMap(({ value }) => {
      if (value.kind !== 'function') return [];
      const [result] = value.fn.returns;
      return [...(this.given.get(value.fn) ?? []), ...(value.fn.name === '' && result ? this.chainArguments(result) : [])];
    });
  }

  protected name(name: string, at: number, place: Place, isType = false): Expr {
    return { kind: 'name', name, at, scope: place.scope, block: place.block, isType };
  }

  /** A literal; a site when it is an address. */
  protected literal(text: string, at: number): Expr {
    noteString(this.model, { parts: [text], at });
    return { kind: 'string', text, at };
  }

  /** A text with holes; a literal when there are none. */
  protected template(parts: readonly string[], holes: readonly Expr[], at: number): Expr {
    if (holes.length === 0) return this.literal(parts.join(''), at);
    noteString(this.model, { parts, at });
    return { kind: 'template', parts, holes, at };
  }

  /** Declares a local variable, field or constant. With a type and no literal, it is also something of that type. */
  protected declareName(name: string, { value, type, at, place, isMember = false }: { value: Expr | undefined; type: Expr | undefined; at: number; place: Place; isMember?: boolean }): void {
    const options = [...(value ? [value] : []), ...(type && !(value && isLiteral(value)) ? [type] : [])];
    const expr: Expr = options.length === 0 ? { kind: 'null' } : options.length === 1 ? (options[0] ?? unknown) : { kind: 'choice', options };
    if (value) noteNamed(this.model, qualified(place.scope, name), value, at);
    // All code stands in classes, so the class says nothing of a constant that its own name does not.
    const isText = value !== undefined && (value.kind === 'string' || value.kind === 'template' || value.kind === 'concat');
    define(place.scope, name, { value: expr, at: isMember ? 0 : at, block: place.block, ...(isText && { as: name }) });
  }

  /** A parameter of a function, or the like: what its type says, or its default; of a method with a name also what the file calls it with. */
  protected parameter(name: string, { value, type, at, place }: { value?: Expr | undefined; type?: Expr | undefined; at: number; place: Place }): void {
    const options: Expr[] = [...(type ? [type] : []), ...(value ? [value] : [])];
    if (value) noteNamed(this.model, name, value, 'at' in value ? value.at : at);
    const isOwn = place.fn !== undefined && place.fn.name !== '' && place.scope.kind === 'function';
    if (isOwn && place.fn) this.#parameters.set(place.fn, [...(this.#parameters.get(place.fn) ?? []), { name, options }]);
    define(place.scope, name, { value: options.length === 0 && !isOwn ? variable : { kind: 'choice', options }, at, block: place.block });
  }

  /** Notes an assignment; `isOwn` to a member of the class around. */
  protected assign(name: string, value: Expr, at: number, { place, isOwn }: { place: Place; isOwn: boolean }): void {
    noteNamed(this.model, isOwn && place.cls ? qualified(place.cls.scope, name) : this.targetName(name, place), value, at);
    this.#assignments.push({ name, value, at, place, isOwn });
  }

  /** A class with its scope, in which bare names of members are found. */
  protected openClass(name: string, at: number, place: Place): { cls: ClassInfo; inside: Place } {
    const scope = openScope('block', place.scope, name === '' ? place.scope.name : qualified(place.scope, name));
    const cls: ClassInfo = { name: scope.name, at, scope, attributes: new Map(), bases: [] };
    this.model.classes.push(cls);
    return { cls, inside: { scope, block: openBlock(undefined), fn: undefined, cls } };
  }

  protected openFunction(name: string, at: number, place: Place, isGetter = false): { fn: FunctionInfo; inside: Place } {
    const full = name === '' ? place.scope.name : qualified(place.scope, name);
    const fn: FunctionInfo = { name: name === '' ? '' : full, at, returns: [], isGetter };
    return { fn, inside: { ...place, scope: openScope('function', place.scope, full), block: openBlock(undefined), fn } };
  }

  protected openInner(place: Place, isFallback = false): Place {
    return { ...place, scope: openScope('block', place.scope, place.scope.name), block: openBlock(place.block, isFallback) };
  }

  /** What the target of an assignment is called: the qualified name of a variable or of a member of the class around. */
  protected targetName(name: string, place: Place): string {
    let scope: Scope | undefined = place.scope;
    while (scope && !scope.definitions.has(name)) scope = scope.parent;
    return scope ? qualified(scope, name) : name;
  }

  protected textOf(node: SyntaxNode | undefined): string {
    return node ? this.text.slice(node.start, node.end) : '';
  }

  /** What the file's own calls hand to its own methods: `ask("m-1")` is what `model` is in `ask(String model)`. */
  #settleParameters(): void {
    for (const { callee, args } of this.model.calls) {
      if (callee.kind !== 'name') continue;
      const fn = functionNamed(callee.name, callee.scope);
      for (const [index, parameter] of (fn ? (this.#parameters.get(fn) ?? []) : []).entries()) {
        const given = args.find((arg) => arg.name === parameter.name) ?? (args[index]?.name === undefined ? args[index] : undefined);
        if (given && given.spread === undefined && parameter.options.length < callsMax) parameter.options.push(given.value);
      }
    }
    for (const parameters of this.#parameters.values()) for (const { options } of parameters) options.push(variable);
  }

  #settleAssignments(module: Scope): void {
    const touched = new Set<Definition[]>();
    for (const { name, value, at, place, isOwn } of this.#assignments) {
      let scope: Scope | undefined = isOwn ? place.cls?.scope : place.scope;
      if (!isOwn) while (scope && !scope.definitions.has(name)) scope = scope.parent;
      // A name that nobody declares here is a member that is inherited.
      const owner = scope ?? place.cls?.scope ?? module;
      define(owner, name, { value, at, block: place.block, isForeign: ownerOf(owner) !== ownerOf(place.scope) });
      const definitions = owner.definitions.get(name);
      if (definitions) touched.add(definitions);
    }
    for (const definitions of touched) definitions.sort((a, b) => a.at - b.at);
  }
}

/** What a function with a name gives is called after it: a bean after the method that makes it. */
export function givenBy({ fn }: Place): Naming {
  return fn && fn.name !== '' ? { assigned: fn.name } : unnamed;
}

/** The method of the file that a bare name means; nothing when there are several. */
function functionNamed(name: string, from: Scope): FunctionInfo | undefined {
  for (let scope: Scope | undefined = from; scope; scope = scope.parent) {
    const definitions = scope.definitions.get(name);
    if (!definitions) continue;
    const [only] = definitions;
    return definitions.length === 1 && only?.value.kind === 'function' ? only.value.fn : undefined;
  }
  return undefined;
}

export function isLiteral(expr: Expr): boolean {
  return expr.kind === 'string' || expr.kind === 'number' || expr.kind === 'boolean' || expr.kind === 'list' || expr.kind === 'object' || expr.kind === 'template';
}

/** A number as Java, Kotlin and C# write it: `1_000L`, `0.7f`, `0x1F`. */
export function numberOf(text: string): Expr {
  const plain = text.replaceAll('_', '');
  const value = Number(/^0[xb]/i.test(plain) ? plain.replace(/[uUlL]+$/, '') : plain.replace(/[uUlLfFdDmM]+$/, ''));
  return Number.isNaN(value) ? unknown : { kind: 'number', value };
}

/** One entry of an enumeration: its constructor's arguments under the names of the parameters, and the getters that give them. */
export function enumEntry(args: readonly Expr[], parameters: readonly string[], at: number): Expr {
  return {
    kind: 'object',
    entries: args.flatMap((value, index) => {
      const name = parameters[index];
      if (name === undefined) return [];
      const getter: Expr = { kind: 'function', fn: { name: '', at, returns: [value], isGetter: false } };
      const key = (text: string): Expr => ({ kind: 'string', text, at });
      return [
        { key: key(name), value },
        { key: key(`get${name.charAt(0).toUpperCase()}${name.slice(1)}`), value: getter },
      ];
    }),
  };
}
