/** Lowers a Ruby syntax tree. One grammar, so one long file: statements first, then expressions. */
import {
  unknown,
  variable,
  type Block,
  type CallArgument,
  type CallExpr,
  type ClassInfo,
  type CodeModel,
  type Entry,
  type Expr,
  type FunctionInfo,
  type Item,
  type NameExpr,
  type Scope,
} from '../tree-sitter/code-model.ts';
import { Depth } from '../tree-sitter/depth.ts';
import { noteGrowth } from '../tree-sitter/list-growth.ts';
import { operandsOf } from '../tree-sitter/operands.ts';
import { addDefinition, define, emptyModel, noteNamed, noteResult, openBlock, openScope, qualified } from '../tree-sitter/scopes.ts';
import { noteString } from '../tree-sitter/string-sites.ts';
import { childOf, childrenOf, type SyntaxNode, type SyntaxTree, type TreeShape } from '../tree-sitter/syntax-tree.ts';
import { noteTool } from '../tree-sitter/tool-shapes.ts';
import { coreConstants } from './ruby-dialect.ts';
import { dedent, unescapeRuby } from './ruby-strings.ts';

export const rubyShape: TreeShape = {
  tokens: new Set(['||', 'or', '&&', 'and', '+', '%', '-', '||=', '+=', '<<']),
  leaves: new Set([
    'identifier', 'constant', 'instance_variable', 'class_variable', 'global_variable', 'hash_key_symbol', 'simple_symbol', 'integer', 'float', 'string_content', 'escape_sequence',
    'heredoc_beginning', 'heredoc_content', 'heredoc_end', 'self', 'super', 'nil', 'true', 'false', 'regex', 'subshell', 'character', 'operator',
  ]),
  dropped: new Set(['comment', 'uninterpreted']),
};

/** Where the walk is. */
interface Place {
  /** Constants and variables are looked up from here. */
  readonly scope: Scope;
  /** Where a local variable that is set here is kept: the method, or the class body or file. */
  readonly locals: Scope;
  readonly block: Block;
  readonly fn: FunctionInfo | undefined;
  readonly cls: ClassInfo | undefined;
  /** All modules and classes around, joined by dots. */
  readonly path: string;
  /** What `self` is; nothing at the top of a file. */
  readonly self: Expr | undefined;
}

/** Methods that give what they are called on, as far as a text or a collection goes. */
const transparent = new Set(
  'freeze strip lstrip rstrip chomp squish dup clone to_s to_str to_sym to_h to_a itself presence strip_heredoc deep_dup html_safe compact to_json with_indifferent_access symbolize_keys deep_symbolize_keys'.split(' '),
);
/** Methods that put two hashes together. */
const merging = new Set(['merge', 'deep_merge', 'reverse_merge', 'merge!']);

/** Classes above one that are looked through for a constant; classes. */
const ancestorsMax = 20;

/** Methods whose block is given what they made: `OpenAI.configure { |config| … }`. */
const yielding = new Set(['configure', 'config', 'setup', 'new', 'build', 'define', 'start', 'open', 'session']);

/** Reads scopes, calls and the other sites of one file. */
export function lowerRuby(tree: SyntaxTree): CodeModel {
  const scope = openScope('module', undefined, '');
  const lowering = new RubyLowering(tree, scope);
  lowering.body(tree.root.children, { scope, locals: scope, block: openBlock(undefined), fn: undefined, cls: undefined, path: '', self: undefined });
  lowering.settleConstants();
  return lowering.model;
}

class RubyLowering {
  readonly model = emptyModel();
  readonly #text: string;
  readonly #module: Scope;
  readonly #mayReadEnvironment: boolean;
  /** Bodies of here-documents by the offset of what begins them. */
  readonly #heredocs = new Map<number, SyntaxNode>();
  /** Methods of the file by name: whether they are called by being named, since they take nothing. */
  readonly #methods = new Map<string, boolean>();
  readonly #constants: { name: NameExpr; path: readonly string[]; cls: ClassInfo | undefined }[] = [];
  readonly #classes = new Map<string, { cls: ClassInfo; lexical: Scope }>();
  readonly #lexical = new Map<ClassInfo, Scope>();
  /** Constants that something is called on, other than `new`. */
  readonly #asked = new Set<string>();
  /** Classes with something above them that are noted. */
  readonly #derived = new Set<ClassInfo>();
  readonly #depth = new Depth(this.model);

  constructor({ text, root }: SyntaxTree, module: Scope) {
    this.#text = text;
    this.#module = module;
    this.#mayReadEnvironment = text.includes('ENV');
    this.#survey(root);
  }

  /** The statements' last value, as Ruby has it. */
  body(nodes: readonly SyntaxNode[], place: Place): Expr {
    let last: Expr = { kind: 'null' };
    const fallbacks: Expr[] = [];
    for (const node of nodes) {
      if (node.type === 'heredoc_body') continue;
      if (node.type === 'rescue') {
        const block = openBlock(place.block, true);
        for (const child of node.children) {
          if (child.type === 'exception_variable') continue;
          fallbacks.push(this.expr(child, { ...place, block }));
        }
      } else if (node.type === 'ensure') this.body(node.children, place);
      else last = this.expr(node, place);
    }
    return fallbacks.length === 0 ? last : { kind: 'choice', options: [last, ...fallbacks] };
  }

  /** A constant that the file does not define where it is used is brought by a gem, or by another file, under its own name. */
  settleConstants(): void {
    const seen = new Set<string>();
    const given = new Set<string>();
    for (const { name, path, cls } of this.#constants) {
      const scope = scopeWith(name.name, name.scope);
      if (scope && !(scope === this.#module && given.has(name.name))) continue;
      if (cls && this.#inherits(cls, name.name)) continue;
      if (!given.has(name.name)) {
        given.add(name.name);
        define(this.#module, name.name, { value: { kind: 'import', path: name.name, at: name.at }, at: 0, block: openBlock(undefined) });
      }
      // A constant alone that is only made, extended or named is more often a class of the project than a gem.
      if (coreConstants.has(name.name) || (path.length === 1 && !this.#asked.has(name.name))) continue;
      // Each path once, where it is used first.
      const whole = path.join('.');
      if (seen.has(whole)) continue;
      seen.add(whole);
      this.model.imports.push({ at: name.at, module: path.length > 1 ? path.slice(0, -1).join('.') : name.name, names: path.slice(1).slice(-1) });
    }
  }

  /** A constant of a class of the file that this one is below; it is then known in this one, too. */
  #inherits(cls: ClassInfo, name: string): boolean {
    const seen = new Set<ClassInfo>();
    for (const open = [cls]; open.length > 0 && seen.size < ancestorsMax; ) {
      const next = open.pop() as ClassInfo;
      if (seen.has(next)) continue;
      seen.add(next);
      const found = next === cls ? undefined : next.scope.definitions.get(name);
      if (found) {
        this.#lexical.get(cls)?.definitions.set(name, found);
        return true;
      }
      for (const base of next.bases) {
        const value = base.kind === 'name' ? scopeWith(base.name, base.scope)?.definitions.get(base.name)?.[0]?.value : undefined;
        if (value?.kind === 'class') open.push(value.cls);
      }
    }
    return false;
  }

  /** Finds here-documents, which stand after the line that begins them, and the names of methods. Without recursion: a tree can be deep. */
  #survey(root: SyntaxNode): void {
    const open: SyntaxNode[] = [root];
    const beginnings: SyntaxNode[] = [];
    const bodies: SyntaxNode[] = [];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'heredoc_beginning') beginnings.push(node);
      else if (node.type === 'heredoc_body') bodies.push(node);
      else if (node.type === 'method' || node.type === 'singleton_method') {
        const name = childOf(node, 'name');
        if (name) this.#methods.set(this.#textOf(name), (this.#methods.get(this.#textOf(name)) ?? true) && !childOf(node, 'parameters')?.children.length);
      }
      for (const child of node.children) open.push(child);
    }
    beginnings.sort((a, b) => a.start - b.start);
    bodies.sort((a, b) => a.start - b.start);
    for (const [index, beginning] of beginnings.entries()) {
      const body = bodies[index];
      if (body) this.#heredocs.set(beginning.start, body);
    }
  }

  expr(node: SyntaxNode, place: Place, assigned?: string): Expr {
    if (!this.#depth.enter()) return unknown;
    const expr = this.#lower(node, place, assigned);
    this.#depth.leave();
    return expr;
  }

  #lower(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const { children } = node;
    switch (node.type) {
      case 'module':
      case 'class':
        this.#class(node, place);
        return unknown;
      case 'singleton_class': {
        const body = childOf(node, 'body');
        if (body) this.body(body.children, { ...place, self: place.cls && { kind: 'class', cls: place.cls }, fn: undefined });
        return unknown;
      }
      case 'method':
      case 'singleton_method':
        this.#method(node, place);
        return unknown;
      case 'identifier':
        return this.#identifier(this.#textOf(node), node.start, place);
      case 'constant':
      case 'scope_resolution':
        return this.#constant(node, place);
      case 'instance_variable':
      case 'class_variable':
        return this.#ivar(node, place);
      case 'global_variable':
        return this.#nameIn(this.#module, this.#textOf(node), node.start, place);
      case 'self':
        return place.self ?? variable;
      case 'call':
        return this.#call(node, place, assigned);
      case 'element_reference':
        return this.#element(node, place, 'read');
      case 'string':
      case 'delimited_symbol':
      case 'bare_string':
      case 'bare_symbol':
        return this.#string(node, place);
      case 'chained_string':
        return { kind: 'concat', items: children.map((child) => this.expr(child, place)), at: node.start };
      case 'heredoc_beginning':
        return this.#heredoc(node, place);
      case 'simple_symbol':
        return { kind: 'string', text: this.#textOf(node).slice(1), at: node.start };
      case 'hash_key_symbol':
        return { kind: 'string', text: this.#textOf(node), at: node.start };
      case 'integer':
      case 'float':
        return numberOf(this.#textOf(node));
      case 'unary': {
        const value = this.expr(childOf(node, 'operand') ?? node, place);
        return value.kind === 'number' && children[0]?.type === '-' ? { kind: 'number', value: -value.value } : unknown;
      }
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true' };
      case 'nil':
        return { kind: 'null' };
      case 'array':
      case 'string_array':
      case 'symbol_array':
      case 'right_assignment_list':
        return this.#list(children, place);
      case 'hash':
        return this.#hash(node, place, assigned);
      case 'assignment':
        return this.#assignment(node, place);
      case 'operator_assignment':
        return this.#operatorAssignment(node, place);
      case 'binary':
        return this.#binary(node, place, assigned);
      case 'conditional':
      case 'if':
      case 'unless':
      case 'elsif':
        return this.#conditional(node, place, assigned);
      case 'if_modifier':
      case 'unless_modifier':
      case 'while_modifier':
      case 'until_modifier': {
        const [body, condition] = [childOf(node, 'body'), childOf(node, 'condition')];
        if (condition) this.expr(condition, place);
        return body ? this.expr(body, { ...place, block: openBlock(place.block) }, assigned) : unknown;
      }
      case 'rescue_modifier': {
        const [body, handler] = [childOf(node, 'body'), childOf(node, 'handler')];
        return { kind: 'choice', options: [body, handler].flatMap((part) => (part ? [this.expr(part, place, assigned)] : [])) };
      }
      case 'case':
      case 'case_match':
        return this.#case(node, place, assigned);
      case 'return':
      case 'next':
      case 'break': {
        const values = children.flatMap((child) => (child.type === 'argument_list' ? child.children : [child])).map((child) => this.expr(child, place));
        if (node.type === 'return' && values[0]) place.fn?.returns.push(values[0]);
        return unknown;
      }
      case 'lambda':
        return this.#lambda(node, place, assigned);
      case 'begin':
      case 'body_statement':
      case 'block_body':
      case 'then':
      case 'else':
      case 'parenthesized_statements':
      case 'do':
      case 'program':
        return this.body(children, place);
      case 'while':
      case 'until':
      case 'for': {
        const pattern = childOf(node, 'pattern');
        if (pattern) this.#bind(pattern, variable, node.start, place);
        for (const child of children) if (child !== pattern) this.expr(child, { ...place, block: openBlock(place.block) });
        return unknown;
      }
      case 'interpolation':
        return children.length === 1 && children[0] ? this.expr(children[0], place) : this.body(children, place);
      case 'splat_argument':
      case 'hash_splat_argument':
      case 'block_argument':
        return children[0] ? this.expr(children[0], place) : unknown;
      default:
        for (const child of children) this.expr(child, place);
        return unknown;
    }
  }

  #hash(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const entries = node.children.flatMap((child) => this.#entry(child, place, assigned));
    noteTool(this.model, entries, node.start);
    return { kind: 'object', entries };
  }

  /** Classes and modules alike; one that is opened again goes on. */
  #class(node: SyntaxNode, place: Place): void {
    const nameNode = childOf(node, 'name');
    if (!nameNode) return;
    const path = this.#pathOf(nameNode);
    const last = path?.at(-1);
    if (!path || last === undefined) return;
    const whole = [...(place.path === '' ? [] : [place.path]), ...path].join('.');
    // A class is called by its own name; a module around it is where it lies, as a package is elsewhere.
    const name = qualified(place.scope, last);
    const known = this.#classes.get(whole);
    const cls: ClassInfo = known?.cls ?? { name, at: node.start, scope: openScope('class', undefined, name), attributes: new Map(), bases: [] };
    const lexical = known?.lexical ?? openScope('block', place.scope, node.type === 'module' ? place.scope.name : name);
    if (!known) {
      this.#classes.set(whole, { cls, lexical });
      this.model.classes.push(cls);
      this.#lexical.set(cls, lexical);
      const value: Expr = { kind: 'class', cls };
      // `class A::B` defines in A; without it here, the whole path is the name of nobody else.
      define(place.scope, last, { value, at: 0, block: place.block, as: name });
      place.cls?.scope.definitions.set(last, [{ value, at: 0, block: place.block, name, isType: false, isForeign: false }]);
    }
    const superclass = childOf(node, 'superclass')?.children[0];
    if (superclass) cls.bases.push(this.expr(superclass, place));
    const body = childOf(node, 'body');
    const inside: Place = { scope: lexical, locals: lexical, block: openBlock(undefined), fn: undefined, cls, path: whole, self: { kind: 'class', cls } };
    if (body) this.body(body.type === 'body_statement' ? body.children : [body], inside);
    if (cls.bases.length > 0) this.#defineClass(cls, nameNode.start);
  }

  #method(node: SyntaxNode, place: Place): void {
    const nameNode = childOf(node, 'name');
    if (!nameNode) return;
    const own = this.#textOf(nameNode);
    const isOfClass = node.type === 'singleton_method';
    const parameters = childOf(node, 'parameters')?.children ?? [];
    const name = place.cls ? `${place.cls.name}.${own}` : qualified(place.scope, own);
    const fn: FunctionInfo = { name, at: node.start, returns: [], isGetter: parameters.length === 0, isOfClass: true };
    const scope = openScope('function', place.scope, name);
    const { cls } = place;
    const self: Expr | undefined = cls && (isOfClass ? { kind: 'class', cls } : { kind: 'self', cls });
    const inside: Place = { ...place, scope, locals: scope, block: openBlock(undefined), fn, cls, self };
    for (const parameter of parameters) this.#parameter(parameter, inside);
    const body = childOf(node, 'body');
    if (body) fn.returns.push(this.body(body.type === 'body_statement' ? body.children : [body], inside));
    noteResult(this.model, fn);
    const definition = { value: { kind: 'function', fn } as const, at: nameNode.start, block: place.block };
    if (cls) addDefinition(cls.scope.definitions, own, { ...definition, name, isType: false, isForeign: false });
    // Under a name that no variable can have: `helper = helper` is fine in Ruby.
    else define(this.#module, `&${own}`, { ...definition, at: 0, as: own });
  }

  #parameter(node: SyntaxNode, inside: Place): void {
    if (node.type === 'destructured_parameter') {
      for (const child of node.children) this.#parameter(child, inside);
      return;
    }
    const name = node.type === 'identifier' ? node : childOf(node, 'name');
    if (!name) return;
    const value = childOf(node, 'value');
    const expr: Expr = value ? { kind: 'choice', options: [this.expr(value, inside), variable] } : variable;
    if (expr.kind === 'choice') noteNamed(this.model, this.#textOf(name), expr.options[0] ?? unknown, node.start);
    define(inside.scope, this.#textOf(name), { value: expr, at: node.start, block: inside.block });
  }

  /** A local variable, or a method of `self` that is called without anything. */
  #identifier(name: string, at: number, place: Place): Expr {
    for (let scope: Scope | undefined = place.scope; scope; scope = scope.parent) {
      if (scope.definitions.has(name) && (scope !== this.#module || place.locals === this.#module)) return { kind: 'name', name, at, scope: place.scope, block: place.block };
      if (scope === place.locals) break;
    }
    return this.#ownMethod(name, { at, args: undefined, assigned: undefined }, place);
  }

  #ownMethod(name: string, { at, args, assigned }: { at: number; args: CallArgument[] | undefined; assigned: string | undefined }, place: Place): Expr {
    const takesNothing = this.#methods.get(name);
    const callee: Expr = place.self ? { kind: 'member', object: place.self, name, at } : this.#nameIn(this.#module, `&${name}`, at, place);
    if (args !== undefined) return this.#called({ callee, args, at, assigned }, place);
    if (!place.self) return takesNothing === undefined ? variable : this.#called({ callee, args: [], at, assigned }, place);
    return takesNothing === false ? this.#called({ callee, args: [], at, assigned }, place) : callee;
  }

  #called({ callee, args, at, assigned }: { callee: Expr; args: readonly CallArgument[]; at: number; assigned: string | undefined }, place: Place): CallExpr {
    const call: CallExpr = { kind: 'call', callee, args, at, assigned, within: place.scope.name === '' ? undefined : place.scope.name };
    this.model.calls.push(call);
    noteGrowth(this.model, call);
    if (this.#mayReadEnvironment) this.model.environment.push({ expr: call, access: 'read' });
    return call;
  }

  #nameIn(scope: Scope, name: string, at: number, { block }: Place): NameExpr {
    return { kind: 'name', name, at, scope, block };
  }

  /** `A`, `A::B`, `::A::B`. */
  #constant(node: SyntaxNode, place: Place): Expr {
    const path = this.#pathOf(node);
    const [first, ...rest] = path ?? [];
    if (!path || first === undefined) {
      // `self.class::MODEL`
      const [scope, name] = [childOf(node, 'scope'), childOf(node, 'name')];
      return scope && name ? { kind: 'member', object: this.expr(scope, place), name: this.#textOf(name), at: name.start } : unknown;
    }
    const isAbsolute = this.#text.startsWith('::', node.start);
    const name = this.#nameIn(isAbsolute ? this.#module : place.scope, first, node.start, place);
    this.#constants.push({ name, path, cls: isAbsolute ? undefined : place.cls });
    let expr: Expr = name;
    for (const part of rest) expr = { kind: 'member', object: expr, name: part, at: node.start };
    return expr;
  }

  #pathOf(node: SyntaxNode): string[] | undefined {
    const path: string[] = [];
    let open: SyntaxNode | undefined = node;
    while (open) {
      if (open.type === 'constant') {
        path.unshift(this.#textOf(open));
        return path;
      }
      const name: SyntaxNode | undefined = open.type === 'scope_resolution' ? childOf(open, 'name') : undefined;
      if (name?.type !== 'constant') return undefined;
      path.unshift(this.#textOf(name));
      open = childOf(open as SyntaxNode, 'scope');
    }
    return path;
  }

  #ivar(node: SyntaxNode, place: Place): Expr {
    const name = this.#textOf(node);
    return place.cls ? { kind: 'member', object: { kind: 'self', cls: place.cls }, name, at: node.start } : this.#nameIn(this.#module, name, node.start, place);
  }

  #call(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const [receiver, methodNode, argumentsNode, blockNode] = [childOf(node, 'receiver'), childOf(node, 'method'), childOf(node, 'arguments'), childOf(node, 'block')];
    const method = methodNode ? this.#textOf(methodNode) : 'call';
    const argumentNodes = argumentsNode?.children.filter((child) => child.type !== 'heredoc_body') ?? [];
    if (!receiver) return this.#bareCall(node, { method, argumentNodes, blockNode, assigned }, place);

    if (receiver.type === 'constant' && method !== 'new') this.#asked.add(this.#textOf(receiver));
    const object = this.expr(receiver, place);
    if (transparent.has(method) && argumentNodes.length === 0 && !blockNode) return object;
    if (method === 'class' && object.kind === 'self') return { kind: 'class', cls: object.cls };
    const at = methodNode?.start ?? node.start;
    const callee: Expr = method === 'new' ? object : { kind: 'member', object, name: method, at };
    if (argumentNodes.length === 0 && !blockNode && method !== 'new') {
      return this.#methods.get(method) === false && receiver.type === 'self' ? this.#called({ callee, args: [], at, assigned }, place) : callee;
    }
    const args = this.#arguments(argumentNodes, place);
    if ((method === 'format' || method === 'sprintf') && args[0]) return { kind: 'percent', format: args[0].value };
    // Sorbet's assertions give what they are given.
    if (args[0] && this.#textOf(receiver) === 'T' && /^(?:let|cast|must|unsafe)$/.test(method)) return args[0].value;
    const call: CallExpr = { kind: 'call', callee, args, at: method === 'new' ? receiver.start : at, assigned, within: place.scope.name === '' ? undefined : place.scope.name };
    this.model.calls.push(call);
    noteGrowth(this.model, call);
    if (this.#mayReadEnvironment) this.model.environment.push({ expr: call, access: 'read' });
    if (merging.has(method)) return { kind: 'object', entries: [{ value: object }, ...args.map(({ name, value }) => (name === undefined ? { value } : { key: { kind: 'string' as const, text: name, at }, value }))] };
    if ((method === 'fetch' || method === 'dig') && args.length > 0 && this.#textOf(receiver) !== 'ENV') {
      const found = args.slice(0, method === 'dig' ? args.length : 1).reduce<Expr>((whole, { value }) => ({ kind: 'index', object: whole, key: value, at }), object);
      return { kind: 'choice', options: method === 'fetch' && args[1] ? [found, args[1].value, call] : [found, call] };
    }
    if (!blockNode) return call;
    const given = method === 'tap' || method === 'then' ? object : yielding.has(method) ? call : undefined;
    const value = this.#block(blockNode, given, place);
    if (method === 'tap') return object;
    // `ENV.fetch("MODEL") { "gpt-4o" }`
    if (method === 'fetch' && args.length === 1) return { ...call, args: [...args, { value }] };
    return method === 'freeze' ? object : call;
  }

  /** A call on nothing: a statement of the language's own, or a method of `self`. */
  #bareCall(
    node: SyntaxNode,
    { method, argumentNodes, blockNode, assigned }: { method: string; argumentNodes: readonly SyntaxNode[]; blockNode: SyntaxNode | undefined; assigned: string | undefined },
    place: Place,
  ): Expr {
    const [first] = argumentNodes;
    if ((method === 'require' || method === 'load' || method === 'require_dependency') && first?.type === 'string') {
      const text = this.#literal(first);
      if (method === 'require' && text !== undefined && /^[a-z][\w/-]*$/i.test(text)) this.model.imports.push({ at: node.start, module: text.split('/')[0] as string, names: [] });
      return unknown;
    }
    if (method === 'require_relative' || method === 'autoload') return unknown;
    if (/^(?:include|extend|prepend)$/.test(method) && place.cls && !place.fn) {
      for (const argument of argumentNodes) place.cls.bases.push(this.expr(argument, place));
      return unknown;
    }
    if (/^attr_(?:reader|accessor|writer)$/.test(method) && place.cls) {
      for (const argument of argumentNodes) {
        if (argument.type !== 'simple_symbol') continue;
        const name = this.#textOf(argument).slice(1);
        const value: Expr = { kind: 'member', object: { kind: 'self', cls: place.cls }, name: `@${name}`, at: argument.start };
        addDefinition(place.cls.attributes, name, { value, at: argument.start, block: place.block, name: `${place.cls.name}.${name}`, isType: false, isForeign: false });
      }
      return unknown;
    }
    // `private def run`, `private_class_method def self.run`
    const args = this.#arguments(argumentNodes, place);
    if ((method === 'format' || method === 'sprintf') && args[0]) return { kind: 'percent', format: args[0].value };
    if ((method === 'lambda' || method === 'proc') && blockNode) return this.#lambda(node, place, assigned);
    if (blockNode) this.#block(blockNode, undefined, place);
    if (method === 'super' || method === 'raise' || method === 'puts' || method === 'p') return unknown;
    return this.#ownMethod(method, { at: node.start, args, assigned }, place);
  }

  /** One site for each class, however often it is opened. */
  #defineClass(cls: ClassInfo, at: number): void {
    if (this.#derived.has(cls)) return;
    this.#derived.add(cls);
    this.model.definitions.push({ at, what: 'class', name: cls.name, decorators: [], cls });
  }

  /** A block shares the variables around it; its first parameter is what it is given. */
  #block(node: SyntaxNode, given: Expr | undefined, place: Place): Expr {
    const scope = openScope('block', place.scope, place.scope.name);
    const inside: Place = { ...place, scope, block: openBlock(place.block) };
    for (const [index, parameter] of (childOf(node, 'parameters')?.children ?? []).entries()) {
      if (index === 0 && given && parameter.type === 'identifier') define(scope, this.#textOf(parameter), { value: given, at: node.start, block: inside.block });
      else this.#parameter(parameter, inside);
    }
    const body = childOf(node, 'body');
    return body ? this.body(body.children, inside) : { kind: 'null' };
  }

  #lambda(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const fn: FunctionInfo = { name: assigned ?? '', at: node.start, returns: [], isGetter: false };
    const block = childOf(node, 'block') ?? childOf(node, 'body');
    const scope = openScope('block', place.scope, place.scope.name);
    const inside: Place = { ...place, scope, block: openBlock(place.block), fn };
    for (const parameter of childOf(node, 'parameters')?.children ?? []) this.#parameter(parameter, inside);
    if (block) fn.returns.push(this.#block(block, undefined, inside));
    return { kind: 'function', fn };
  }

  #arguments(nodes: readonly SyntaxNode[], place: Place): CallArgument[] {
    return nodes.flatMap((node): CallArgument[] => {
      if (node.type === 'block_argument') {
        this.expr(node, place);
        return [];
      }
      if (node.type === 'splat_argument') return [{ value: this.expr(node, place), spread: 'items' }];
      if (node.type === 'hash_splat_argument') return [{ value: this.expr(node, place), spread: 'entries' }];
      const told = this.model.named.length;
      if (node.type !== 'pair') {
        const value = this.expr(node, place);
        if (value.kind === 'object') this.model.named.length = told;
        return [{ value }];
      }
      // What a call is given is told with the call.
      const [entry] = this.#entry(node, place, undefined);
      this.model.named.length = told;
      if (!entry) return [];
      return [entry.key?.kind === 'string' ? { name: entry.key.text, value: entry.value } : { value: { kind: 'object', entries: [entry] } }];
    });
  }

  #entry(node: SyntaxNode, place: Place, assigned: string | undefined): Entry[] {
    if (node.type === 'hash_splat_argument') return [{ value: this.expr(node, place) }];
    const key = childOf(node, 'key');
    if (node.type !== 'pair' || !key) return [];
    const keyExpr = this.expr(key, place);
    const value = childOf(node, 'value');
    const name = assigned !== undefined && keyExpr.kind === 'string' ? `${assigned}.${keyExpr.text}` : undefined;
    // `model:` stands for `model: model`.
    const expr = value ? this.expr(value, place, name) : this.#identifier(this.#textOf(key), key.start, place);
    if (value && keyExpr.kind === 'string') noteNamed(this.model, keyExpr.text, expr, value.start);
    return [{ key: keyExpr, value: expr }];
  }

  #list(nodes: readonly SyntaxNode[], place: Place): Expr {
    const items: Item[] = [];
    const pairs: Entry[] = [];
    for (const node of nodes) {
      if (node.type === 'heredoc_body') continue;
      if (node.type === 'pair') pairs.push(...this.#entry(node, place, undefined));
      else items.push({ value: this.expr(node, place), isSpread: node.type === 'splat_argument' });
    }
    return { kind: 'list', items: pairs.length > 0 ? [...items, { value: { kind: 'object', entries: pairs }, isSpread: false }] : items };
  }

  #element(node: SyntaxNode, place: Place, access: 'read' | 'set'): Expr {
    const [objectNode, ...keys] = node.children;
    if (!objectNode) return unknown;
    const object = this.expr(objectNode, place);
    const values = keys.map((key) => this.expr(key, place));
    const expr: Expr = { kind: 'index', object, key: values.length === 1 ? (values[0] ?? unknown) : unknown, at: node.start };
    if (this.#mayReadEnvironment) this.model.environment.push({ expr, access });
    return expr;
  }

  #assignment(node: SyntaxNode, place: Place): Expr {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const value = this.expr(right, place, this.#targetName(left, place));
    this.#note(left, value, right.start, place);
    this.#bind(left, value, node.end, place);
    return value;
  }

  #operatorAssignment(node: SyntaxNode, place: Place): Expr {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const value = this.expr(right, place, this.#targetName(left, place));
    this.#note(left, value, right.start, place);
    const operator = node.children.find((child) => child !== left && child !== right)?.type;
    const whole: Expr = operator === '+=' ? { kind: 'concat', items: [this.#target(left, place), value], at: left.start } : operator === '||=' ? value : unknown;
    this.#bind(left, whole, node.end, place);
    return whole;
  }

  /** `MODEL = "m"`, `@model ||= "m"`, `config.default_model = "m"`. */
  #note(target: SyntaxNode, value: Expr, at: number, place: Place): void {
    const method = target.type === 'call' ? childOf(target, 'method') : undefined;
    const name = method ? this.#textOf(method) : this.#targetName(target, place);
    if (name !== undefined) noteNamed(this.model, name, value, at);
  }

  /** A target as it is before it is set. */
  #target(node: SyntaxNode, place: Place): Expr {
    return node.type === 'identifier' ? { kind: 'name', name: this.#textOf(node), at: node.start, scope: place.scope, block: place.block } : this.expr(node, place);
  }

  #targetName(target: SyntaxNode, place: Place): string | undefined {
    const text = this.#textOf(target);
    switch (target.type) {
      case 'identifier':
      case 'constant':
        return qualified(place.locals, text);
      case 'instance_variable':
      case 'class_variable':
        return place.cls ? `${place.cls.name}.${text.replace(/^@+/, '')}` : text.replace(/^@+/, '');
      case 'global_variable':
        return text;
      default:
        return undefined;
    }
  }

  #bind(target: SyntaxNode, value: Expr, at: number, place: Place): void {
    const text = this.#textOf(target);
    const { block } = place;
    switch (target.type) {
      case 'identifier':
        define(this.#homeOf(text, place), text, { value, at, block });
        return;
      case 'constant': {
        define(place.locals, text, { value, at: place.locals === this.#module ? at : 0, block });
        if (place.cls && !place.fn) addDefinition(place.cls.scope.definitions, text, { value, at, block, name: qualified(place.locals, text), isType: false, isForeign: false });
        return;
      }
      case 'instance_variable':
      case 'class_variable':
        if (place.cls) addDefinition(place.cls.attributes, text, { value, at, block, name: `${place.cls.name}.${text.replace(/^@+/, '')}`, isType: false, isForeign: false });
        else define(this.#module, text, { value, at, block, as: text.replace(/^@+/, '') });
        return;
      case 'global_variable':
        define(this.#module, text, { value, at, block });
        return;
      case 'element_reference': {
        const [objectNode, keyNode] = target.children;
        const element = this.#element(target, place, 'set');
        // `params[:model] = x` on a variable adds to what it holds.
        if (objectNode?.type === 'identifier' && keyNode && element.kind === 'index' && element.key.kind === 'string') {
          const whole: Expr = { kind: 'object', entries: [{ value: element.object }, { key: element.key, value }] };
          define(this.#homeOf(this.#textOf(objectNode), place), this.#textOf(objectNode), { value: whole, at, block });
        }
        return;
      }
      case 'call': {
        const [receiver, method] = [childOf(target, 'receiver'), childOf(target, 'method')];
        if (!receiver || !method) return;
        const name = this.#textOf(method);
        if (receiver.type === 'self' && place.cls) addDefinition(place.cls.attributes, `@${name}`, { value, at, block, name: `${place.cls.name}.${name}`, isType: false, isForeign: false });
        // `config.model = x` is a call of `model=`.
        this.#called({ callee: { kind: 'member', object: this.expr(receiver, place), name, at: method.start }, args: [{ value }], at: method.start, assigned: undefined }, place);
        return;
      }
      case 'left_assignment_list':
      case 'destructured_left_assignment':
        for (const [index, child] of target.children.entries()) {
          if (child.type !== 'rest_assignment') this.#bind(child, { kind: 'element', of: value, index, at: child.start }, at, place);
        }
        return;
      default:
        this.expr(target, place);
    }
  }

  /** The scope that has a variable already, up to the method around; otherwise the method's. */
  #homeOf(name: string, place: Place): Scope {
    for (let scope: Scope | undefined = place.scope; scope && scope !== place.locals; scope = scope.parent) if (scope.definitions.has(name)) return scope;
    return place.locals;
  }

  #binary(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const operator = operatorOf(node);
    if (operator === '+') {
      const operands = operandsOf(node, (each) => each.type === 'binary' && operatorOf(each) === '+');
      return { kind: 'concat', items: operands.map((operand) => this.expr(operand, place)), at: node.start };
    }
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const isOr = operator === '||' || operator === 'or';
    const first = this.expr(left, place, isOr ? assigned : undefined);
    const second = this.expr(right, place, assigned);
    if (isOr) return { kind: 'choice', options: [first, second] };
    if (operator === '&&' || operator === 'and') return second;
    return operator === '%' ? { kind: 'percent', format: first } : unknown;
  }

  #conditional(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const condition = childOf(node, 'condition');
    if (condition) this.expr(condition, place);
    const options: Expr[] = [];
    for (const child of node.children) {
      if (child.field === 'consequence' || child.field === 'alternative') options.push(this.expr(child, { ...place, block: openBlock(place.block) }, assigned));
    }
    return { kind: 'choice', options };
  }

  #case(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const options: Expr[] = [];
    for (const child of node.children) {
      if (child.type === 'else') options.push(this.expr(child, { ...place, block: openBlock(place.block) }, assigned));
      else if (child.type !== 'when' && child.type !== 'in_clause') this.expr(child, place);
      else {
        const block = openBlock(place.block);
        for (const part of childrenOf(child, 'pattern')) if (child.type === 'when') this.expr(part, place);
        const body = childOf(child, 'body');
        if (body) options.push(this.expr(body, { ...place, block }, assigned));
      }
    }
    return { kind: 'choice', options };
  }

  #string(node: SyntaxNode, place: Place): Expr {
    const { parts, holes } = this.#parts(node.children, place);
    const [text = ''] = parts;
    noteString(this.model, { parts, at: node.start });
    return holes.length === 0 ? { kind: 'string', text, at: node.start } : { kind: 'template', parts, holes, at: node.start };
  }

  #heredoc(node: SyntaxNode, place: Place): Expr {
    const body = this.#heredocs.get(node.start);
    if (!body) return unknown;
    const { parts, holes } = this.#parts(body.children, place);
    // The line end after what begins it belongs to nobody.
    const own = parts.map((part, index) => (index === 0 ? part.replace(/^\r?\n/, '') : part));
    const texts = this.#text.startsWith('<<~', node.start) ? dedent(own) : own;
    return holes.length === 0 ? { kind: 'string', text: texts[0] ?? '', at: node.start } : { kind: 'template', parts: texts, holes, at: node.start };
  }

  #parts(children: readonly SyntaxNode[], place: Place): { parts: string[]; holes: Expr[] } {
    const parts = [''];
    const holes: Expr[] = [];
    for (const child of children) {
      if (child.type === 'interpolation') {
        holes.push(this.expr(child, place));
        parts.push('');
      } else if (child.type === 'escape_sequence') parts[parts.length - 1] += unescapeRuby(this.#textOf(child));
      else if (child.type === 'string_content' || child.type === 'heredoc_content') parts[parts.length - 1] += this.#textOf(child);
    }
    return { parts, holes };
  }

  /** The text of a string without holes. */
  #literal(node: SyntaxNode): string | undefined {
    return node.children.every((child) => child.type === 'string_content') ? node.children.map((child) => this.#textOf(child)).join('') : undefined;
  }

  #textOf(node: SyntaxNode): string {
    return this.#text.slice(node.start, node.end);
  }
}

function scopeWith(name: string, from: Scope): Scope | undefined {
  let scope: Scope | undefined = from;
  while (scope && !scope.definitions.has(name)) scope = scope.parent;
  return scope;
}

function operatorOf(node: SyntaxNode): string | undefined {
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
  return node.children.find((child) => child !== left && child !== right)?.type;
}

function numberOf(text: string): Expr {
  const value = Number(text.replaceAll('_', ''));
  return Number.isNaN(value) ? unknown : { kind: 'number', value };
}
