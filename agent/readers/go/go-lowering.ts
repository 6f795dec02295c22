/** Lowers a Go syntax tree. One grammar, so one long file: declarations first, then statements, then expressions. */
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
  type NameExpr,
  type ObjectExpr,
  type Scope,
} from '../tree-sitter/code-model.ts';
import { Depth } from '../tree-sitter/depth.ts';
import { operandsOf } from '../tree-sitter/operands.ts';
import { addDefinition, define, emptyModel, noteNamed, noteResult, openBlock, openScope, qualified } from '../tree-sitter/scopes.ts';
import { noteMember } from '../tree-sitter/set-members.ts';
import { noteString, noteTextFile } from '../tree-sitter/string-sites.ts';
import { childOf, childOfType, childrenOf, type SyntaxNode, type SyntaxTree, type TreeShape } from '../tree-sitter/syntax-tree.ts';
import { noteTool } from '../tree-sitter/tool-shapes.ts';
import { namesOfImports } from './go-imports.ts';
import { goText } from './go-strings.ts';
import { instanceOfType, namedType, resultType, typeExpr } from './go-types.ts';

export const goShape: TreeShape = {
  tokens: new Set(['+', '&', '*', '-', ':=', '=']),
  leaves: new Set(['identifier', 'int_literal', 'float_literal', 'interpreted_string_literal', 'raw_string_literal', 'rune_literal', 'true', 'false', 'nil', 'iota']),
  dropped: new Set(['comment']),
};

/** Files that the compiler puts into a variable; a directive is a comment at the start of a line. */
const embedded = /^\/\/go:embed[ \t]([^\r\n]{1,400})$/gm;

/** Where the walk is. */
interface Place {
  readonly scope: Scope;
  readonly block: Block;
  readonly fn: FunctionInfo | undefined;
}

/** Reads scopes, calls and the other sites of one file. */
export function lowerGo(tree: SyntaxTree): CodeModel {
  const lowering = new GoLowering(tree.text);
  lowering.file(tree.root.children);
  return lowering.model;
}

class GoLowering {
  readonly model = emptyModel();
  readonly #text: string;
  readonly #root: Scope = openScope('module', undefined, '');
  readonly #rootBlock = openBlock(undefined);
  readonly #classes = new Map<string, ClassInfo>();
  /** Names before a dot, by which packages are found that are imported without a name. */
  readonly #prefixes: NameExpr[] = [];
  readonly #unnamed: { path: string; at: number }[] = [];
  readonly #depth = new Depth(this.model);

  constructor(text: string) {
    this.#text = text;
  }

  file(nodes: readonly SyntaxNode[]): void {
    const place: Place = { scope: this.#root, block: this.#rootBlock, fn: undefined };
    // Methods may stand before the type that they are of.
    for (const node of nodes) if (node.type === 'type_declaration') this.#types(node, place);
    for (const node of nodes) if (node.type !== 'type_declaration') this.#statement(node, place);
    this.#nameImports(nodes);
    for (const { index, 1: files = '' } of this.#text.matchAll(embedded)) {
      for (const file of files.trim().split(/\s+/)) noteTextFile(this.model, file.replace(/^["`]|["`]$/g, ''), index);
    }
    this.model.classes.push(...this.#classes.values());
    for (const cls of this.#classes.values()) {
      if (cls.bases.length > 0) this.model.definitions.push({ at: cls.at, what: 'class', name: cls.name, decorators: [], cls });
    }
  }

  #nameImports(nodes: readonly SyntaxNode[]): void {
    const orphans = new Set(packagesOfTypes(nodes, this.#text).filter((name) => !this.#root.definitions.has(name)));
    for (const { name, scope } of this.#prefixes) {
      let declaring: Scope | undefined = scope;
      while (declaring && !declaring.definitions.has(name)) declaring = declaring.parent;
      if (!declaring) orphans.add(name);
    }
    const names = namesOfImports([...new Set(this.#unnamed.map(({ path }) => path))], orphans);
    for (const { path, at } of this.#unnamed) {
      const name = names.get(path);
      if (name !== undefined) define(this.#root, name, { value: { kind: 'import', path: `${path}#`, at }, at, block: this.#rootBlock });
    }
  }

  #statements(nodes: readonly SyntaxNode[], place: Place): void {
    for (const node of nodes) this.#statement(node, place);
  }

  #statement(node: SyntaxNode, place: Place): void {
    if (!this.#depth.enter()) return;
    this.#lowerStatement(node, place);
    this.#depth.leave();
  }

  #lowerStatement(node: SyntaxNode, place: Place): void {
    switch (node.type) {
      case 'package_clause':
      case 'label_name':
        return;
      case 'import_spec':
        this.#import(node, place);
        return;
      case 'type_declaration':
        this.#types(node, place);
        return;
      case 'const_spec':
      case 'var_spec':
        this.#variables(node, place);
        return;
      case 'function_declaration': {
        const name = childOf(node, 'name');
        if (!name) return;
        const fn = this.#function(node, { name: this.#textOf(name), at: name.start }, place);
        define(place.scope, this.#textOf(name), { value: { kind: 'function', fn }, at: name.start, block: place.block });
        return;
      }
      case 'method_declaration':
        this.#method(node, place);
        return;
      case 'short_var_declaration':
        this.#assign(childrenOf(node, 'left'), childOf(node, 'right'), place, true);
        return;
      case 'assignment_statement': {
        const isPlain = childOf(node, 'operator')?.type === '=' || childOfType(node, '=') !== undefined;
        if (isPlain) this.#assign(childrenOf(node, 'left'), childOf(node, 'right'), place, false);
        else this.#added(node, place);
        return;
      }
      case 'range_clause': {
        const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
        const over = right ? this.#expr(right, place) : unknown;
        for (const [index, name] of (left?.children ?? []).entries()) {
          const item: Expr = over.kind === 'name' || over.kind === 'call' || over.kind === 'member' ? { kind: 'index', object: over, key: variable, at: name.start } : variable;
          if (name.type === 'identifier') define(place.scope, this.#textOf(name), { value: index === 1 ? item : variable, at: node.start, block: place.block });
        }
        return;
      }
      case 'type_switch_statement': {
        const inside = this.#inside(place);
        const value = childOf(node, 'value');
        const of = value ? this.#expr(value, inside) : unknown;
        for (const name of childOf(node, 'alias')?.children ?? []) define(inside.scope, this.#textOf(name), { value: of, at: name.start, block: inside.block });
        for (const child of node.children) if (child.field !== 'value' && child.field !== 'alias') this.#statement(child, inside);
        return;
      }
      case 'receive_statement': {
        const right = childOf(node, 'right');
        if (right) this.#expr(right, place);
        for (const name of childOf(node, 'left')?.children ?? []) if (name.type === 'identifier') define(place.scope, this.#textOf(name), { value: variable, at: name.start, block: place.block });
        return;
      }
      case 'return_statement':
        this.#return(node, place);
        return;
      case 'block':
      case 'if_statement':
      case 'for_statement':
      case 'expression_switch_statement':
      case 'select_statement':
      case 'expression_case':
      case 'default_case':
      case 'type_case':
      case 'communication_case':
        this.#statements(node.children.filter((child) => child.field !== 'type'), this.#inside(place));
        return;
      case 'import_declaration':
      case 'import_spec_list':
      case 'const_declaration':
      case 'var_declaration':
      case 'var_spec_list':
      case 'statement_list':
      case 'expression_statement':
      case 'go_statement':
      case 'defer_statement':
      case 'for_clause':
      case 'labeled_statement':
        this.#statements(node.children, place);
        return;
      default:
        this.#expr(node, place);
    }
  }

  #inside(place: Place): Place {
    return { ...place, scope: openScope('block', place.scope, place.scope.name), block: openBlock(place.block) };
  }

  #import(node: SyntaxNode, place: Place): void {
    const [pathNode, nameNode] = [childOf(node, 'path'), childOf(node, 'name')];
    if (!pathNode) return;
    const path = goText(this.#textOf(pathNode));
    if (path === '' || path.startsWith('.') || path.startsWith('/')) return;
    this.model.imports.push({ at: node.start, module: path, names: nameNode?.type === 'dot' ? ['*'] : [] });
    if (!nameNode) this.#unnamed.push({ path, at: node.start });
    // A dot import's names cannot be told from those of the other files of the package.
    else if (nameNode.type === 'package_identifier') define(this.#root, this.#textOf(nameNode), { value: { kind: 'import', path: `${path}#`, at: node.start }, at: node.start, block: place.block });
  }

  #types(node: SyntaxNode, place: Place): void {
    for (const spec of node.children) {
      const [nameNode, typeNode] = [childOf(spec, 'name'), childOf(spec, 'type')];
      if (!nameNode || !typeNode) continue;
      const name = this.#textOf(nameNode);
      const of = typeNode.type === 'struct_type' || typeNode.type === 'interface_type' ? undefined : typeExpr(typeNode, this.#text, place);
      if (spec.type === 'type_alias' && of) {
        define(place.scope, name, { value: of, at: nameNode.start, block: place.block, isType: true });
        continue;
      }
      const cls = this.#classOf(name, nameNode.start, place);
      // `type Client openai.Client` has the fields but not the methods; it is followed all the same.
      if (of && typeNode.type !== 'function_type') cls.bases.push(of);
      if (typeNode.type === 'struct_type') this.#fields(typeNode, cls, place);
      else if (typeNode.type === 'interface_type') {
        for (const element of typeNode.children) {
          const embedded = element.type === 'type_elem' && element.children.length === 1 ? typeExpr(element, this.#text, place) : undefined;
          if (embedded) cls.bases.push(embedded);
        }
      }
    }
  }

  /** The class of a type of the package; also for one that another file declares. */
  #classOf(name: string, at: number, place: Place): ClassInfo {
    const isOfFile = place.scope === this.#root;
    const known = isOfFile ? this.#classes.get(name) : undefined;
    if (known) return known;
    const cls: ClassInfo = { name: qualified(place.scope, name), at, scope: openScope('class', place.scope, qualified(place.scope, name)), attributes: new Map(), bases: [] };
    define(place.scope, name, { value: { kind: 'class', cls }, at, block: place.block });
    if (isOfFile) this.#classes.set(name, cls);
    return cls;
  }

  #fields(node: SyntaxNode, cls: ClassInfo, place: Place): void {
    for (const field of node.children.flatMap((list) => list.children)) {
      if (field.type !== 'field_declaration') continue;
      const [typeNode, tag] = [childOf(field, 'type'), childOf(field, 'tag')];
      const names = childrenOf(field, 'name');
      const instance = instanceOfType(typeNode, this.#text, place);
      const otherwise = tag && defaultOfTag(goText(this.#textOf(tag)));
      const value: Expr = otherwise !== undefined ? { kind: 'string', text: otherwise, at: tag?.start ?? field.start } : instance;
      for (const name of names) define(cls.scope, this.#textOf(name), { value, at: name.start, block: place.block });
      // `envDefault` and the like are a default of the field.
      if (value.kind === 'string') for (const name of names) noteNamed(this.model, qualified(cls.scope, this.#textOf(name)), { kind: 'choice', options: [unknown, value] }, name.start);
      if (names.length > 0 || !typeNode) continue;
      const embedded = typeExpr(typeNode, this.#text, place);
      const named = namedType(typeNode);
      if (!embedded || !named) continue;
      cls.bases.push(embedded);
      define(cls.scope, this.#textOf(childOf(named, 'name') ?? named), { value: instance, at: field.start, block: place.block });
    }
  }

  #variables(node: SyntaxNode, place: Place): void {
    const names = childrenOf(node, 'name');
    const [typeNode, value] = [childOf(node, 'type'), childOf(node, 'value')];
    if (!value) {
      const instance = instanceOfType(typeNode, this.#text, place);
      for (const name of names) define(place.scope, this.#textOf(name), { value: instance, at: node.end, block: place.block });
      return;
    }
    this.#assign(names, value, place, true, typeNode);
    // `var _ tools.Tool = (*Calculator)(nil)` says what a type is.
    const [name] = names;
    const claimed = typeNode && name && this.#textOf(name) === '_' ? typeExpr(typeNode, this.#text, place) : undefined;
    const implementing = claimed && value.children[0] && implementedBy(value.children[0]);
    const cls = implementing && this.#classes.get(this.#textOf(implementing));
    if (cls && claimed && place.scope === this.#root) cls.bases.push(claimed);
  }

  /** `a, b := x, y` pairwise; of one value with several parts the first is what was asked for and the rest says how it went. */
  #assign(left: readonly SyntaxNode[], right: SyntaxNode | undefined, place: Place, isDeclaration: boolean, typeNode?: SyntaxNode): void {
    const targets = left.flatMap((node) => (node.type === 'expression_list' ? node.children : [node])).filter((node) => node.type !== ',');
    const values = right?.type === 'expression_list' ? right.children : right ? [right] : [];
    const isPairwise = values.length === targets.length;
    const exprs = values.map((value, index) => this.#expr(value, place, this.#targetName(targets[index], place)));
    const declared = typeNode && instanceOfType(typeNode, this.#text, place);
    for (const [index, target] of targets.entries()) {
      const given: Expr = (isPairwise || index === 0 ? exprs[index] : undefined) ?? variable;
      const name = this.#targetName(target, place);
      if (name !== undefined && values[index]) noteNamed(this.model, name, given, (values[index] ?? target).start);
      const isLiteral = given.kind === 'string' || given.kind === 'number' || given.kind === 'boolean' || given.kind === 'list' || given.kind === 'object';
      const value: Expr = declared && declared.kind !== 'variable' && !isLiteral ? { kind: 'choice', options: [given, declared] } : given;
      this.#bind(target, value, (right ?? target).end, place, isDeclaration);
    }
  }

  #added(node: SyntaxNode, place: Place): void {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    const [target, added] = [left?.children[0], right?.children[0]];
    if (!left || !target || !added) return;
    const value = this.#expr(added, place);
    const operator = this.#text.slice(left.end, right?.start ?? left.end);
    const sum: Expr = operator.includes('+=') ? { kind: 'concat', items: [this.#expr(target, place), value], at: target.start } : unknown;
    if (target.type === 'identifier') this.#bind(target, sum, node.end, place, false);
  }

  #bind(target: SyntaxNode, value: Expr, at: number, place: Place, isDeclaration: boolean): void {
    if (target.type === 'identifier') {
      const name = this.#textOf(target);
      if (name === '_') return;
      const scope = isDeclaration ? place.scope : this.#declaring(name, place.scope);
      define(scope, name, { value, at, block: place.block, isForeign: scope === this.#root && place.scope !== this.#root });
      return;
    }
    const owner = this.#receiverOf(target, place);
    if (owner) addDefinition(owner.cls.attributes, owner.name, { value, at, block: place.block, name: `${owner.cls.name}.${owner.name}`, isType: false, isForeign: false });
    else noteMember(this.model, this.#expr(target, place), value, place.scope.name);
  }

  /** The scope that a name was declared in; the place itself for names of other files. */
  #declaring(name: string, from: Scope): Scope {
    for (let scope: Scope | undefined = from; scope; scope = scope.parent) if (scope.definitions.has(name)) return scope;
    return from;
  }

  /** `s.client` of a receiver `s`: its class and the field. */
  #receiverOf(node: SyntaxNode, place: Place): { cls: ClassInfo; name: string } | undefined {
    if (node.type !== 'selector_expression') return undefined;
    const [operand, field] = [childOf(node, 'operand'), childOf(node, 'field')];
    if (operand?.type !== 'identifier' || !field) return undefined;
    const name = this.#textOf(operand);
    const [first] = this.#declaring(name, place.scope).definitions.get(name) ?? [];
    return first?.value.kind === 'self' ? { cls: first.value.cls, name: this.#textOf(field) } : undefined;
  }

  /** What a target is called in facts. */
  #targetName(target: SyntaxNode | undefined, place: Place): string | undefined {
    if (target?.type === 'identifier') return this.#textOf(target) === '_' ? undefined : qualified(place.scope, this.#textOf(target));
    const owner = target && this.#receiverOf(target, place);
    if (owner) return `${owner.cls.name}.${owner.name}`;
    const text = target?.type === 'selector_expression' ? this.#textOf(target) : '';
    return /^[\w.]{1,100}$/.test(text) ? text : undefined;
  }

  #method(node: SyntaxNode, place: Place): void {
    const [receiver, nameNode] = [childOf(node, 'receiver'), childOf(node, 'name')];
    const parameter = receiver && childOfType(receiver, 'parameter_declaration');
    const typeNode = parameter && namedType(childOf(parameter, 'type'));
    if (!nameNode || !parameter || !typeNode) return;
    const cls = this.#classOf(this.#textOf(typeNode), typeNode.start, place);
    const name = this.#textOf(nameNode);
    const selfNode = childOf(parameter, 'name');
    const fn = this.#function(node, { name: `${cls.name}.${name}`, at: nameNode.start, ...(selfNode && { self: { name: this.#textOf(selfNode), cls } }) }, place);
    define(cls.scope, name, { value: { kind: 'function', fn }, at: nameNode.start, block: place.block });
  }

  #function(node: SyntaxNode, { name, at, self }: { name: string; at: number; self?: { name: string; cls: ClassInfo } }, place: Place): FunctionInfo {
    const result = resultType(node);
    const parameters: string[] = [];
    const fn: FunctionInfo = { name, at, returns: [], isGetter: false, parameters };
    if (result) fn.result = instanceOfType(result, this.#text, place);
    const scope = openScope('function', place.scope, name === '' ? place.scope.name : name);
    const block = openBlock(undefined);
    if (self) define(scope, self.name, { value: { kind: 'self', cls: self.cls }, at: node.start, block });
    for (const list of [childOf(node, 'parameters'), childOf(node, 'result')]) {
      if (list?.type !== 'parameter_list') continue;
      for (const parameter of list.children) {
        const value = instanceOfType(childOf(parameter, 'type'), this.#text, place);
        for (const parameterName of childrenOf(parameter, 'name')) {
          if (list.field === 'parameters') parameters.push(this.#textOf(parameterName));
          define(scope, this.#textOf(parameterName), { value, at: parameter.start, block });
        }
      }
    }
    const body = childOf(node, 'body');
    if (body) this.#statements(body.children, { scope, block, fn });
    noteResult(this.model, fn);
    return fn;
  }

  #return(node: SyntaxNode, place: Place): void {
    const values = node.children.flatMap((child) => (child.type === 'expression_list' ? child.children : [child])).map((child) => this.#expr(child, place));
    // `return nil, err` is how it ends when it fails.
    const [first] = values;
    if (first && !(first.kind === 'null' && values.length > 1)) place.fn?.returns.push(first);
  }

  #expr(node: SyntaxNode, place: Place, assigned?: string): Expr {
    if (!this.#depth.enter()) return unknown;
    const expr = this.#lowerExpr(node, place, assigned);
    this.#depth.leave();
    return expr;
  }

  #lowerExpr(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const { children } = node;
    switch (node.type) {
      case 'identifier':
        return this.#name(node, place);
      case 'interpreted_string_literal':
      case 'raw_string_literal':
        return this.#string(node);
      case 'int_literal':
      case 'float_literal':
        return numberOf(this.#textOf(node));
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true' };
      case 'nil':
        return { kind: 'null' };
      case 'selector_expression': {
        const [operand, field] = [childOf(node, 'operand'), childOf(node, 'field')];
        if (!operand || !field) return unknown;
        return { kind: 'member', object: this.#prefix(operand, place), name: this.#textOf(field), at: field.start };
      }
      case 'call_expression':
        return this.#call(node, place, assigned);
      case 'type_conversion_expression':
        return this.#conversion(node, place, assigned);
      case 'composite_literal':
        return this.#composite(node, place, assigned);
      case 'func_literal':
        return { kind: 'function', fn: this.#function(node, { name: '', at: node.start }, place) };
      case 'parenthesized_expression':
      case 'literal_element':
        return children[0] ? this.#expr(children[0], place, assigned) : unknown;
      case 'expression_list':
        return children.length === 1 && children[0] ? this.#expr(children[0], place, assigned) : this.#each(children, place);
      case 'unary_expression': {
        const operand = childOf(node, 'operand');
        const value = operand ? this.#expr(operand, place, assigned) : unknown;
        const operator = this.#text[node.start];
        if (operator === '-') return value.kind === 'number' ? { kind: 'number', value: -value.value } : unknown;
        return operator === '&' || operator === '*' ? value : unknown;
      }
      case 'binary_expression':
        return this.#binary(node, place);
      case 'index_expression': {
        const [operand, index] = [childOf(node, 'operand'), childOf(node, 'index')];
        if (!operand) return unknown;
        const object = this.#prefix(operand, place);
        return { kind: 'index', object, key: index ? this.#expr(index, place) : unknown, at: node.start };
      }
      case 'type_instantiation_expression':
      case 'slice_expression': {
        const [operand, ...rest] = children;
        this.#each(rest.filter((child) => child.field !== undefined), place);
        return operand ? this.#expr(operand, place, assigned) : unknown;
      }
      case 'type_assertion_expression': {
        const [operand, type] = [childOf(node, 'operand'), childOf(node, 'type')];
        const value = operand ? this.#expr(operand, place) : unknown;
        return { kind: 'choice', options: [instanceOfType(type, this.#text, place), value] };
      }
      case 'literal_value':
        return this.#elements(node, undefined, place, assigned);
      case 'inc_statement':
      case 'dec_statement':
      case 'send_statement':
      case 'variadic_argument':
        return this.#each(children, place);
      default:
        // Statements inside expressions, types, and what is broken.
        if (!isType(node)) for (const child of children) this.#statement(child, place);
        return unknown;
    }
  }

  #each(nodes: readonly SyntaxNode[], place: Place): Expr {
    for (const node of nodes) this.#expr(node, place);
    return unknown;
  }

  #name(node: SyntaxNode, { scope, block }: Place): NameExpr {
    return { kind: 'name', name: this.#textOf(node), at: node.start, scope, block };
  }

  /** What stands before a dot: perhaps a package. */
  #prefix(node: SyntaxNode, place: Place): Expr {
    if (node.type !== 'identifier') return this.#expr(node, place);
    const name = this.#name(node, place);
    this.#prefixes.push(name);
    return name;
  }

  #string(node: SyntaxNode): Expr {
    const text = goText(this.#textOf(node));
    noteString(this.model, { parts: [text], at: node.start });
    return { kind: 'string', text, at: node.start };
  }

  /** Sums are flattened, so a long one does not nest. */
  #binary(node: SyntaxNode, place: Place): Expr {
    const operands = operandsOf(node, (each) => each.type === 'binary_expression' && childOf(each, 'operator')?.type === '+');
    if (operands.length <= 1) return this.#each(node.children.filter((child) => child.field !== 'operator'), place);
    return { kind: 'concat', items: operands.map((operand) => this.#expr(operand, place)), at: node.start };
  }

  #call(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const [functionNode, argumentsNode] = [childOf(node, 'function'), childOf(node, 'arguments')];
    if (!functionNode) return unknown;
    const nodes = argumentsNode?.children ?? [];
    const builtin = functionNode.type === 'identifier' ? this.#builtin(this.#textOf(functionNode), nodes, place) : undefined;
    if (builtin) return builtin;

    const callee = this.#expr(functionNode, place);
    const args = nodes.map((argument) => this.#argument(argument, place));
    const at = callee.kind === 'member' ? callee.at : functionNode.start;
    const call = this.#site({ callee, args, at, assigned }, place);
    return callee.kind === 'member' ? this.#flag(callee.name, { nodes, args, call }, place) : call;
  }

  #site({ callee, args, at, assigned }: Pick<CallExpr, 'callee' | 'args' | 'at' | 'assigned'>, place: Place): CallExpr {
    const call: CallExpr = { kind: 'call', callee, args, at, assigned, within: place.scope.name === '' ? undefined : place.scope.name };
    this.model.calls.push(call);
    if (args.length > 0) this.model.environment.push({ expr: call, access: 'read' });
    return call;
  }

  /** Functions that take a type, and `append`. */
  #builtin(name: string, nodes: readonly SyntaxNode[], place: Place): Expr | undefined {
    const [first, ...rest] = nodes;
    if (!first) return undefined;
    if (name === 'new' && isType(first)) return instanceOfType(first, this.#text, place);
    if (name === 'new' && (first.type === 'selector_expression' || first.type === 'identifier')) return { kind: 'instance', of: this.#expr(first, place) };
    if (name === 'make') {
      this.#each(rest, place);
      return isType(first) ? instanceOfType(first, this.#text, place) : unknown;
    }
    if (name !== 'append') return undefined;
    const items = nodes.map((item) => this.#argument(item, place));
    return { kind: 'list', items: items.map(({ value, spread }, index) => ({ value, isSpread: index === 0 || spread === 'items' })) };
  }

  /**
   * Command line flags are what a variable is when nothing else is said: `flag.String("model", "gpt-4o", "…")`,
   * `cmd.Flags().StringVarP(&model, "model", "m", "gpt-4o", "…")`.
   */
  #flag(method: string, { nodes, args, call }: { nodes: readonly SyntaxNode[]; args: readonly CallArgument[]; call: CallExpr }, place: Place): Expr {
    const form = /^String(Var)?(P)?$/.exec(method);
    if (!form) return call;
    const at = 1 + (form[1] ? 1 : 0) + (form[2] ? 1 : 0);
    const otherwise = args.length === at + 2 ? args[at]?.value : undefined;
    if (!otherwise) return call;
    const flag = args[form[1] ? 1 : 0]?.value;
    if (flag?.kind === 'string') noteNamed(this.model, flag.text, { kind: 'choice', options: [call, otherwise] }, call.at);
    if (!form[1]) return { kind: 'choice', options: [otherwise, call] };
    const target = nodes[0]?.type === 'unary_expression' ? childOf(nodes[0], 'operand') : undefined;
    if (target) this.#bind(target, otherwise, call.at, place, false);
    return call;
  }

  #argument(node: SyntaxNode, place: Place): CallArgument {
    const inner = node.children[0];
    if (node.type === 'variadic_argument' && inner) return { value: this.#expr(inner, place), spread: 'items' };
    return { value: isType(node) ? unknown : this.#expr(node, place) };
  }

  /** `[]byte(text)` is the text; `Name[T](x)` may be a call. */
  #conversion(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const [type, operand] = [childOf(node, 'type'), childOf(node, 'operand')];
    const value = operand ? this.#expr(operand, place) : unknown;
    const callee = type?.type === 'generic_type' ? typeExpr(type, this.#text, place) : undefined;
    return callee ? this.#site({ callee: asValue(callee), args: [{ value }], at: node.start, assigned }, place) : value;
  }

  #composite(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const [type, body] = [childOf(node, 'type'), childOf(node, 'body')];
    return type && body ? this.#literalOf(type, body, place, assigned) : unknown;
  }

  /** A literal of a type: a list, a map, or a struct. */
  #literalOf(type: SyntaxNode, body: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    if (!this.#depth.enter()) return unknown;
    const expr = this.#lowerLiteral(type, body, place, assigned);
    this.#depth.leave();
    return expr;
  }

  #lowerLiteral(type: SyntaxNode, body: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    switch (type.type) {
      case 'slice_type':
      case 'array_type':
      case 'implicit_length_array_type':
        return this.#elements(body, childOf(type, 'element'), place, assigned, true);
      case 'map_type':
        return this.#elements(body, childOf(type, 'value'), place, assigned);
      case 'pointer_type': {
        const inner = type.children.find((child) => child.type !== '*');
        return inner ? this.#literalOf(inner, body, place, assigned) : unknown;
      }
      case 'struct_type':
        return this.#fieldsOf(body, place, assigned);
      default:
        return this.#struct(type, body, place, assigned);
    }
  }

  #struct(type: SyntaxNode, body: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const fields = this.#fieldsOf(body, place, assigned);
    const of = typeExpr(type, this.#text, place);
    if (!of) return fields;
    const cls = of.kind === 'name' ? this.#classes.get(of.name) : undefined;
    for (const { key, value } of cls ? fields.entries : []) {
      if (cls && key?.kind === 'string') addDefinition(cls.attributes, key.text, { value, at: body.start, block: place.block, name: `${cls.name}.${key.text}`, isType: false, isForeign: false });
    }
    const at = of.kind === 'member' ? of.at : type.start;
    this.#site({ callee: asValue(of), args: [{ value: fields }], at, assigned }, place);
    return { kind: 'struct', type: of, fields };
  }

  #fieldsOf(body: SyntaxNode, place: Place, assigned: string | undefined): ObjectExpr {
    const entries: Entry[] = body.children.map((child, index) => {
      const [key, value] = [childOf(child, 'key'), childOf(child, 'value')];
      if (child.type !== 'keyed_element' || !key || !value) return { key: { kind: 'string', text: String(index), at: child.start }, value: this.#expr(child, place) };
      const name = this.#textOf(key);
      const expr = this.#expr(value, place, assigned === undefined ? undefined : `${assigned}.${name}`);
      noteNamed(this.model, name, expr, value.start);
      return { key: { kind: 'string', text: name, at: key.start }, value: expr };
    });
    noteTool(this.model, entries, body.start);
    return { kind: 'object', entries };
  }

  /** Elements of a list or map; those of an elided type have the one that the whole says. */
  #elements(body: SyntaxNode, element: SyntaxNode | undefined, place: Place, assigned: string | undefined, isList = false): Expr {
    const one = (node: SyntaxNode, name?: string): Expr => {
      const inner = node.type === 'literal_element' ? node.children[0] : node;
      if (inner?.type !== 'literal_value') return this.#expr(node, place, name);
      return element ? this.#literalOf(element, inner, place, name) : this.#expr(inner, place, name);
    };
    const keyed = body.children.filter((child) => child.type === 'keyed_element');
    if (isList || (keyed.length === 0 && body.children.length > 0)) {
      return { kind: 'list', items: body.children.map((child) => ({ value: one(childOf(child, 'value') ?? child), isSpread: false })) };
    }
    const entries: Entry[] = keyed.flatMap((child) => {
      const [key, value] = [childOf(child, 'key'), childOf(child, 'value')];
      if (!key || !value) return [];
      const keyExpr = this.#expr(key, place);
      const expr = one(value, assigned !== undefined && keyExpr.kind === 'string' ? `${assigned}.${keyExpr.text}` : undefined);
      if (keyExpr.kind === 'string') noteNamed(this.model, keyExpr.text, expr, value.start);
      return [{ key: keyExpr, value: expr }];
    });
    noteTool(this.model, entries, body.start);
    return { kind: 'object', entries };
  }

  #textOf(node: SyntaxNode): string {
    return this.#text.slice(node.start, node.end);
  }
}

/** Names of packages that types are taken from. */
function packagesOfTypes(nodes: readonly SyntaxNode[], text: string): string[] {
  const names = new Set<string>();
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'package_identifier' && node.field === 'package') names.add(text.slice(node.start, node.end));
    for (const child of node.children) open.push(child);
  }
  return [...names];
}

/** A type that is used as a function or value. */
function asValue(type: Expr): Expr {
  return type.kind === 'name' ? { kind: 'name', name: type.name, at: type.at, scope: type.scope, block: type.block } : type;
}

function isType(node: SyntaxNode): boolean {
  return node.type.endsWith('_type') || node.type === 'type_identifier' || node.type === 'type_arguments' || node.type === 'type_elem' || node.type === 'type_parameter_list';
}

/** The type of `T{}`, `&T{}`, `(*T)(nil)` or `new(T)`, when it is one of the file. */
function implementedBy(node: SyntaxNode): SyntaxNode | undefined {
  if (node.end - node.start > 200) return undefined;
  switch (node.type) {
    case 'composite_literal':
    case 'type_conversion_expression': {
      const named = namedType(childOf(node, 'type'));
      return named?.type === 'type_identifier' ? named : undefined;
    }
    case 'unary_expression': {
      const operand = childOf(node, 'operand');
      return operand && implementedBy(operand);
    }
    case 'parenthesized_expression':
      return node.children[0] && implementedBy(node.children[0]);
    case 'call_expression': {
      const called = childOf(node, 'function');
      if (called?.type === 'identifier') return childOf(node, 'arguments')?.children[0];
      const inner = called?.type === 'parenthesized_expression' ? called.children[0] : undefined;
      return inner?.type === 'unary_expression' ? childOf(inner, 'operand') : undefined;
    }
    default:
      return undefined;
  }
}

/** What configuration libraries put into a field when nothing else is said. */
function defaultOfTag(tag: string): string | undefined {
  return /(?:^|\s)(?:default|envDefault|env-default|defaultValue):"([^"]{1,200})"/.exec(tag)?.[1];
}

function numberOf(text: string): Expr {
  const value = Number(text.replaceAll('_', ''));
  return Number.isNaN(value) ? unknown : { kind: 'number', value };
}
