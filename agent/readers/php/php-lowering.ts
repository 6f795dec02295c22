/** Lowers a PHP syntax tree. One grammar, so one long file: declarations first, then expressions. */
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
import { operandsOf } from '../tree-sitter/operands.ts';
import { addDefinition, define, emptyModel, noteNamed, noteResult, noteSetter, openBlock, openScope, qualified } from '../tree-sitter/scopes.ts';
import { noteString } from '../tree-sitter/string-sites.ts';
import { childOf, childOfType, childrenOf, type SyntaxNode, type SyntaxTree, type TreeShape } from '../tree-sitter/syntax-tree.ts';
import { noteTool } from '../tree-sitter/tool-shapes.ts';
import { outdent, unescapePhp, unescapeSingle } from './php-strings.ts';

export const phpShape: TreeShape = {
  tokens: new Set(['.', '+', '-', '??', '?:', '||', 'or', '.=', '+=', '??=', '=>']),
  leaves: new Set([
    'name', 'variable_name', 'integer', 'float', 'boolean', 'null', 'string_content', 'escape_sequence', 'nowdoc_string', 'heredoc_start', 'heredoc_end', 'relative_scope',
    'primitive_type', 'visibility_modifier', 'namespace_name',
  ]),
  dropped: new Set(['comment', 'text', 'text_interpolation', 'php_tag', 'php_end_tag']),
};

/** Where the walk is. */
interface Place {
  readonly scope: Scope;
  readonly block: Block;
  readonly fn: FunctionInfo | undefined;
  readonly cls: ClassInfo | undefined;
}

/** Reads scopes, calls and the other sites of one file. */
export function lowerPhp(tree: SyntaxTree): CodeModel {
  const lowering = new PhpLowering(tree.text);
  lowering.statements(tree.root.children, { scope: lowering.module, block: openBlock(undefined), fn: undefined, cls: undefined });
  lowering.settleNames();
  return lowering.model;
}

class PhpLowering {
  readonly model = emptyModel();
  readonly module = openScope('module', undefined, '');
  readonly #text: string;
  readonly #mayReadEnvironment: boolean;
  /** With a dot at its end, or empty. */
  #namespace = '';
  /** Names of classes that are used without being taken by `use`, with the path that they then have. */
  readonly #used: { name: string; path: string; at: number; isQualified: boolean }[] = [];
  readonly #taken = new Set<string>();
  readonly #depth = new Depth(this.model);

  constructor(text: string) {
    this.#text = text;
    this.#mayReadEnvironment = /env|_SERVER/i.test(text);
  }

  statements(nodes: readonly SyntaxNode[], place: Place): void {
    for (const node of nodes) this.#statement(node, place);
  }

  /** A class that the file neither defines nor takes is one of its namespace; a fully qualified one is taken where it stands. */
  settleNames(): void {
    const seen = new Set<string>();
    for (const { name, path, at, isQualified } of this.#used) {
      if (!isQualified && !this.module.definitions.has(name)) define(this.module, name, { value: { kind: 'import', path, at }, at: 0, block: openBlock(undefined) });
      const isOwn = !isQualified && (this.#taken.has(name) || this.#namespace !== '' || !this.#isGiven(name, path));
      if (isOwn) continue;
      // Each name once, where it is used first.
      if (seen.has(path)) continue;
      seen.add(path);
      const parts = path.split('.');
      this.model.imports.push({ at, module: parts.length > 1 ? parts.slice(0, -1).join('.') : path, names: parts.slice(1).slice(-1) });
    }
  }

  /** Whether a name stands for what this lowering has put there, and not for a class of the file. */
  #isGiven(name: string, path: string): boolean {
    return this.module.definitions.get(name)?.every(({ value }) => value.kind === 'import' && value.path === path) === true;
  }

  #statement(node: SyntaxNode, place: Place): void {
    if (!this.#depth.enter()) return;
    this.#lowerStatement(node, place);
    this.#depth.leave();
  }

  #lowerStatement(node: SyntaxNode, place: Place): void {
    const { children } = node;
    switch (node.type) {
      case 'namespace_definition': {
        const name = childOf(node, 'name');
        this.#namespace = name ? `${dotted(this.#textOf(name))}.` : '';
        const body = childOf(node, 'body');
        if (body) this.statements(body.children, place);
        return;
      }
      case 'namespace_use_declaration':
        this.#use(node, place);
        return;
      case 'const_declaration':
        for (const element of children) if (element.type === 'const_element') this.#constant(element, place);
        return;
      case 'function_definition': {
        const name = childOf(node, 'name');
        if (!name) return;
        const fn = this.#function(node, { name: qualified(place.scope, this.#textOf(name)), self: undefined }, place);
        define(this.module, `${this.#textOf(name)}()`, { value: { kind: 'function', fn }, at: 0, block: place.block, as: fn.name });
        const decorators = this.#attributes(node, place);
        if (decorators.length > 0) this.model.definitions.push({ at: name.start, what: 'function', name: fn.name, decorators });
        return;
      }
      case 'class_declaration':
      case 'interface_declaration':
      case 'trait_declaration':
      case 'enum_declaration': {
        const name = childOf(node, 'name');
        if (!name) return;
        const cls = this.#class(node, { name: this.#textOf(name), at: name.start }, place);
        define(this.module, this.#textOf(name), { value: { kind: 'class', cls }, at: 0, block: openBlock(undefined) });
        return;
      }
      case 'expression_statement':
        for (const child of children) if (child.type !== 'string' && child.type !== 'encapsed_string') this.#statement(child, place);
        return;
      case 'return_statement':
        // A file of configuration returns what it sets.
        for (const child of children) {
          const value = this.#expr(child, place);
          place.fn?.returns.push(value);
        }
        return;
      case 'if_statement':
      case 'else_if_clause':
      case 'else_clause':
      case 'while_statement':
      case 'for_statement':
      case 'switch_statement':
      case 'case_statement':
      case 'default_statement':
        for (const child of children) {
          const isBranch = child.field === 'body' || child.field === 'alternative' || node.type === 'case_statement' || node.type === 'default_statement';
          this.#statement(child, isBranch ? { ...place, block: openBlock(place.block) } : place);
        }
        return;
      case 'foreach_statement': {
        const body = childOf(node, 'body');
        const [list, ...targets] = children.filter((child) => child !== body);
        if (list) this.#expr(list, place);
        for (const target of targets) this.#bindLoop(target, place);
        if (body) this.#statement(body, { ...place, block: openBlock(place.block) });
        return;
      }
      case 'try_statement':
        // The body is what is meant to run; what a `catch` defines is second choice.
        for (const child of children) this.#statement(child, child.type === 'catch_clause' ? { ...place, block: openBlock(place.block, true) } : place);
        return;
      case 'catch_clause': {
        const body = childOf(node, 'body');
        const type = childOf(node, 'type');
        if (type) this.#typeNames(type, place);
        if (body) this.#statement(body, place);
        return;
      }
      case 'function_static_declaration':
        for (const child of children) {
          const [name, value] = [childOf(child, 'name'), childOf(child, 'value')];
          if (name) define(place.scope, this.#textOf(name), { value: value ? this.#expr(value, place) : { kind: 'null' }, at: node.end, block: place.block });
        }
        return;
      case 'compound_statement':
      case 'colon_block':
      case 'switch_block':
      case 'finally_clause':
      case 'declare_statement':
        this.statements(children, place);
        return;
      case 'global_declaration':
      case 'goto_statement':
        return;
      default:
        this.#expr(node, place);
    }
  }

  /** `use A\\B;`, `use A\\{B, C as D};`, `use function A\\b;` */
  #use(node: SyntaxNode, place: Place): void {
    const group = childOfType(node, 'namespace_use_group');
    const prefixNode = group && childOfType(node, 'namespace_name');
    const prefix = prefixNode ? `${dotted(this.#textOf(prefixNode))}.` : '';
    const kind = childOf(node, 'type');
    const modules = new Map<string, { at: number; names: string[] }>();
    for (const clause of (group ?? node).children) {
      if (clause.type !== 'namespace_use_clause') continue;
      const nameNode = clause.children.find((child) => child.type === 'qualified_name' || child.type === 'name' || child.type === 'namespace_name');
      if (!nameNode) continue;
      const path = prefix + dotted(this.#textOf(nameNode));
      const parts = path.split('.');
      const alias = childOf(clause, 'alias');
      const own = alias ? this.#textOf(alias) : (parts.at(-1) as string);
      const mark = childOf(clause, 'type') ?? kind;
      const isFunction = mark !== undefined && /^function/i.test(this.#textOf(mark));
      define(this.module, isFunction ? `${own}()` : own, { value: { kind: 'import', path, at: clause.start }, at: 0, block: place.block });
      this.#taken.add(own);
      const module = parts.length > 1 ? parts.slice(0, -1).join('.') : path;
      const known = modules.get(module) ?? { at: clause.start, names: [] };
      modules.set(module, known);
      if (parts.length > 1) known.names.push(parts.at(-1) as string);
    }
    for (const [module, { at, names }] of modules) this.model.imports.push({ at, module, names });
  }

  #constant(element: SyntaxNode, place: Place): void {
    const [nameNode, valueNode] = element.children;
    if (!nameNode || !valueNode) return;
    const name = this.#textOf(nameNode);
    const value = this.#expr(valueNode, place);
    noteNamed(this.model, place.cls ? `${place.cls.name}.${name}` : name, value, valueNode.start);
    if (place.cls) addDefinition(place.cls.scope.definitions, name, { value, at: element.start, block: place.block, name: `${place.cls.name}.${name}`, isType: false, isForeign: false });
    else define(this.module, `const ${name}`, { value, at: 0, block: place.block, as: name });
  }

  #class(node: SyntaxNode, { name, at }: { name: string; at: number }, place: Place): ClassInfo {
    const cls: ClassInfo = { name, at: node.start, scope: openScope('class', undefined, name), attributes: new Map(), bases: [] };
    for (const clause of node.children) {
      if (clause.type === 'base_clause' || clause.type === 'class_interface_clause') for (const base of clause.children) cls.bases.push(this.#className(base, place));
    }
    const inside: Place = { scope: openScope('block', place.scope, name), block: openBlock(undefined), fn: undefined, cls };
    for (const member of childOf(node, 'body')?.children ?? []) this.#member(member, cls, inside);
    this.model.classes.push(cls);
    const decorators = this.#attributes(node, place);
    if (cls.bases.length + decorators.length > 0) this.model.definitions.push({ at, what: 'class', name, decorators, cls });
    return cls;
  }

  #member(member: SyntaxNode, cls: ClassInfo, place: Place): void {
    const add = (name: string, value: Expr, at: number) => addDefinition(cls.scope.definitions, name, { value, at, block: place.block, name: `${cls.name}.${name}`, isType: false, isForeign: false });
    switch (member.type) {
      case 'use_declaration':
        for (const trait of member.children) if (trait.type === 'name' || trait.type === 'qualified_name') cls.bases.push(this.#className(trait, place));
        return;
      case 'const_declaration':
        for (const element of member.children) if (element.type === 'const_element') this.#constant(element, place);
        return;
      case 'enum_case': {
        const [name, value] = [childOf(member, 'name'), childOf(member, 'value')];
        if (name && value) add(this.#textOf(name), this.#expr(value, place), member.start);
        return;
      }
      case 'property_declaration': {
        const type = childOf(member, 'type');
        for (const element of member.children) {
          const [name, value] = [childOf(element, 'name'), childOf(element, 'default_value')];
          if (!name) continue;
          const options = [...(value ? [this.#expr(value, place, `${cls.name}.${this.#textOf(name).slice(1)}`)] : []), ...(type ? [this.#instance(type, place)] : [])];
          if (value) noteNamed(this.model, `${cls.name}.${this.#textOf(name).slice(1)}`, options[0] as Expr, value.start);
          add(this.#textOf(name).slice(1), options.length === 1 ? (options[0] as Expr) : { kind: 'choice', options }, element.start);
        }
        return;
      }
      case 'method_declaration': {
        const nameNode = childOf(member, 'name');
        if (!nameNode) return;
        const name = this.#textOf(nameNode);
        const fn = this.#function(member, { name: `${cls.name}.${name}`, self: cls }, place);
        add(name, { kind: 'function', fn }, member.start);
        const decorators = this.#attributes(member, place);
        if (decorators.length > 0) this.model.definitions.push({ at: nameNode.start, what: 'function', name: fn.name, decorators });
        return;
      }
      default:
    }
  }

  #attributes(node: SyntaxNode, place: Place): Expr[] {
    const found: Expr[] = [];
    for (const list of childrenOf(node, 'attributes')) {
      for (const group of list.children) {
        for (const attribute of group.children) {
          const [nameNode] = attribute.children;
          if (!nameNode) continue;
          const callee = this.#className(nameNode, place);
          const args = this.#arguments(childOf(attribute, 'parameters'), place);
          // It makes an object of the attribute's class, so it is a call as well.
          found.push(this.#called({ callee, args, at: nameNode.start, assigned: undefined }, place));
        }
      }
    }
    return found;
  }

  #function(node: SyntaxNode, { name, self }: { name: string; self: ClassInfo | undefined }, place: Place): FunctionInfo {
    const fn: FunctionInfo = { name, at: node.start, returns: [], isGetter: false };
    const result = childOf(node, 'return_type');
    if (result) fn.result = this.#instance(result, place);
    const scope = openScope('function', place.scope, name);
    const inside: Place = { scope, block: openBlock(undefined), fn, cls: self ?? place.cls };
    for (const parameter of childOf(node, 'parameters')?.children ?? []) this.#parameter(parameter, inside);
    const body = childOf(node, 'body');
    if (node.type === 'arrow_function') fn.returns.push(body ? this.#expr(body, inside) : unknown);
    else if (body) this.#statement(body, inside);
    noteResult(this.model, fn);
    return fn;
  }

  #parameter(node: SyntaxNode, inside: Place): void {
    const nameNode = childOf(node, 'name');
    if (!nameNode) return;
    const name = this.#textOf(nameNode).replace(/^&/, '');
    const [type, value] = [childOf(node, 'type'), childOf(node, 'default_value')];
    const options: Expr[] = [...(type ? [this.#instance(type, inside)] : []), ...(value ? [this.#expr(value, inside)] : []), variable];
    const expr: Expr = options.length === 1 ? variable : { kind: 'choice', options };
    if (value) noteNamed(this.model, name.slice(1), options.at(-2) ?? unknown, value.start);
    define(inside.scope, name, { value: expr, at: node.start, block: inside.block });
    const { cls } = inside;
    if (node.type === 'property_promotion_parameter' && cls) {
      const property = name.slice(1);
      addDefinition(cls.attributes, property, { value: expr, at: node.start, block: inside.block, name: `${cls.name}.${property}`, isType: false, isForeign: false });
    }
  }

  /** Something of a declared type; what is built in tells nothing. */
  #instance(node: SyntaxNode, place: Place): Expr {
    if (node.type === 'named_type') {
      const [name] = node.children;
      return name ? { kind: 'instance', of: this.#className(name, place) } : variable;
    }
    if (node.type === 'optional_type') return node.children[0] ? this.#instance(node.children[0], place) : variable;
    if (node.type !== 'union_type' && node.type !== 'intersection_type') return variable;
    return { kind: 'choice', options: node.children.map((child) => this.#instance(child, place)) };
  }

  #typeNames(node: SyntaxNode, place: Place): void {
    for (const child of node.children) {
      if (child.type === 'named_type') this.#instance(child, place);
      else this.#typeNames(child, place);
    }
  }

  #bindLoop(target: SyntaxNode, place: Place): void {
    if (target.type === 'variable_name') define(functionScope(place.scope), this.#textOf(target), { value: variable, at: target.start, block: place.block });
    else if (target.type === 'pair' || target.type === 'by_ref' || target.type === 'list_literal') for (const child of target.children) this.#bindLoop(child, place);
  }

  /** `Foo`, `Foo\\Bar`, `\\Foo\\Bar`, `namespace\\Foo`, `self`, `static`, `parent`. */
  #className(node: SyntaxNode, place: Place): Expr {
    const text = this.#textOf(node).replace(/\s+/g, '');
    const lower = text.toLowerCase();
    if ((lower === 'self' || lower === 'static') && place.cls) return { kind: 'class', cls: place.cls };
    if (lower === 'parent' && place.cls) return { kind: 'super', cls: place.cls, isConstructor: true };
    if (text.startsWith('\\')) {
      const path = dotted(text);
      this.#used.push({ name: path, path, at: node.start, isQualified: true });
      return this.#absolute(path, node.start, place);
    }
    const [first = '', ...rest] = text.split('\\');
    this.#used.push({ name: first, path: `${this.#namespace}${first}`, at: node.start, isQualified: false });
    let expr: Expr = this.#name(first, node.start, place);
    for (const part of rest) expr = { kind: 'member', object: expr, name: part, at: node.start };
    return expr;
  }

  /** A class of this very file may be named in full. */
  #absolute(path: string, at: number, place: Place): Expr {
    const own = path.startsWith(this.#namespace) ? path.slice(this.#namespace.length) : '';
    const imported: Expr = { kind: 'import', path, at };
    return own === '' || own.includes('.') || this.#namespace === '' ? imported : { kind: 'choice', options: [this.#name(own, at, place), imported] };
  }

  #name(name: string, at: number, { scope, block }: Place): NameExpr {
    return { kind: 'name', name, at, scope, block };
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
      case 'variable_name': {
        const name = this.#textOf(node);
        return name === '$this' && place.cls ? { kind: 'self', cls: place.cls } : this.#name(name, node.start, place);
      }
      case 'name':
      case 'qualified_name': {
        // A constant on its own.
        const text = this.#textOf(node);
        return this.#name(`const ${text.slice(text.lastIndexOf('\\') + 1)}`, node.start, place);
      }
      case 'member_access_expression':
      case 'nullsafe_member_access_expression': {
        const [object, name] = [childOf(node, 'object'), childOf(node, 'name')];
        if (!object || !name) return unknown;
        const value = this.#expr(object, place);
        return name.type === 'name' ? { kind: 'member', object: value, name: this.#textOf(name), at: name.start } : unknown;
      }
      case 'scoped_property_access_expression': {
        const [scope, name] = [childOf(node, 'scope'), childOf(node, 'name')];
        return scope && name ? { kind: 'member', object: this.#scope(scope, place), name: this.#textOf(name).slice(1), at: name.start } : unknown;
      }
      case 'class_constant_access_expression': {
        const [scope, name] = children;
        if (!scope || !name) return unknown;
        const object = this.#scope(scope, place);
        return this.#textOf(name) === 'class' ? object : { kind: 'member', object, name: this.#textOf(name), at: name.start };
      }
      case 'function_call_expression':
      case 'member_call_expression':
      case 'nullsafe_member_call_expression':
      case 'scoped_call_expression':
        return this.#call(node, place, assigned);
      case 'object_creation_expression':
        return this.#creation(node, place, assigned);
      case 'subscript_expression':
        return this.#subscript(node, place, 'read');
      case 'string':
        return this.#literal(unescapeSingle(this.#text.slice(node.start + 1, node.end - 1)), node.start);
      case 'encapsed_string':
        return this.#template(this.#parts(children, place), node.start);
      case 'heredoc':
      case 'nowdoc':
        return this.#heredoc(node, place);
      case 'integer':
      case 'float': {
        const value = Number(this.#textOf(node).replaceAll('_', ''));
        return Number.isNaN(value) ? unknown : { kind: 'number', value };
      }
      case 'boolean':
        return { kind: 'boolean', value: this.#textOf(node).toLowerCase() === 'true' };
      case 'null':
        return { kind: 'null' };
      case 'array_creation_expression':
        return this.#array(children, place, assigned);
      case 'parenthesized_expression':
      case 'clone_expression':
      case 'error_suppression_expression':
      case 'by_ref':
      case 'variadic_unpacking':
      case 'print_intrinsic':
      case 'throw_expression':
        return children[0] ? this.#expr(children[0], place, assigned) : unknown;
      case 'cast_expression': {
        const value = childOf(node, 'value');
        return value ? this.#expr(value, place, assigned) : unknown;
      }
      case 'assignment_expression':
      case 'reference_assignment_expression':
      case 'augmented_assignment_expression':
        return this.#assignment(node, place);
      case 'binary_expression':
        return this.#binary(node, place, assigned);
      case 'conditional_expression': {
        const [condition, body, alternative] = [childOf(node, 'condition'), childOf(node, 'body'), childOf(node, 'alternative')];
        const first = condition ? this.#expr(condition, place, body ? undefined : assigned) : unknown;
        const options = [...(body ? [this.#expr(body, place, assigned)] : [first]), ...(alternative ? [this.#expr(alternative, place, assigned)] : [])];
        return { kind: 'choice', options };
      }
      case 'match_expression': {
        const condition = childOf(node, 'condition');
        if (condition) this.#expr(condition, place);
        const options: Expr[] = [];
        for (const arm of childOf(node, 'body')?.children ?? []) {
          const result = childOf(arm, 'return_expression');
          if (result) options.push(this.#expr(result, place, assigned));
        }
        return { kind: 'choice', options };
      }
      case 'unary_op_expression': {
        const value = children.at(-1) ? this.#expr(children.at(-1) as SyntaxNode, place) : unknown;
        return value.kind === 'number' && children[0]?.type === '-' ? { kind: 'number', value: -value.value } : unknown;
      }
      case 'anonymous_function':
      case 'arrow_function':
        return { kind: 'function', fn: this.#function(node, { name: assigned ?? '', self: undefined }, place) };
      case 'yield_expression':
        for (const child of children) place.fn?.returns.push(this.#expr(child, place));
        return unknown;
      case 'attribute_list':
        return unknown;
      default:
        for (const child of children) this.#statement(child, place);
        return unknown;
    }
  }

  /** What stands before `::`. */
  #scope(node: SyntaxNode, place: Place): Expr {
    return node.type === 'name' || node.type === 'qualified_name' || node.type === 'relative_scope' ? this.#className(node, place) : this.#expr(node, place);
  }

  #call(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const argumentsNode = childOf(node, 'arguments');
    if (node.type === 'function_call_expression') return this.#functionCall(node, argumentsNode, place, assigned);
    const nameNode = childOf(node, 'name');
    const [object, scope] = [childOf(node, 'object'), childOf(node, 'scope')];
    const receiver = object ? this.#expr(object, place) : scope ? this.#scope(scope, place) : unknown;
    const args = this.#arguments(argumentsNode, place);
    if (!nameNode || nameNode.type !== 'name') return unknown;
    const name = this.#textOf(nameNode);
    if (name === '__construct' && receiver.kind === 'super') return this.#called({ callee: receiver, args, at: nameNode.start, assigned }, place);
    const instance: Expr = receiver.kind === 'super' ? { ...receiver, isConstructor: false } : receiver;
    return this.#called({ callee: { kind: 'member', object: instance, name, at: nameNode.start }, args, at: nameNode.start, assigned }, place);
  }

  #functionCall(node: SyntaxNode, argumentsNode: SyntaxNode | undefined, place: Place, assigned: string | undefined): Expr {
    const functionNode = childOf(node, 'function');
    const args = this.#arguments(argumentsNode, place);
    if (!functionNode) return unknown;
    if (functionNode.type !== 'name' && functionNode.type !== 'qualified_name') return this.#called({ callee: this.#expr(functionNode, place), args, at: functionNode.start, assigned }, place);
    const text = this.#textOf(functionNode).replace(/^\\/, '');
    const [first, second] = args;
    if (text === 'define' && first?.value.kind === 'string' && second) {
      noteNamed(this.model, first.value.text, second.value, node.start);
      define(this.module, `const ${first.value.text}`, { value: second.value, at: 0, block: place.block, as: first.value.text });
      return unknown;
    }
    // What a configuration holds stands in another file; its default stands here.
    if (text === 'config' && second) {
      if (first?.value.kind === 'string') noteNamed(this.model, first.value.text, { kind: 'choice', options: [unknown, second.value] }, node.start);
      return second.value;
    }
    if ((text === 'sprintf' || text === 'vsprintf') && first) return { kind: 'percent', format: first.value };
    const at = functionNode.start;
    const callee: Expr = text.includes('\\') ? { kind: 'import', path: dotted(text), at } : this.#name(this.module.definitions.has(`${text}()`) ? `${text}()` : text, at, place);
    return this.#called({ callee, args, at, assigned }, place);
  }

  #called({ callee, args, at, assigned }: { callee: Expr; args: readonly CallArgument[]; at: number; assigned: string | undefined }, place: Place): CallExpr {
    const call: CallExpr = { kind: 'call', callee, args, at, assigned, within: place.scope.name === '' ? undefined : place.scope.name };
    this.model.calls.push(call);
    noteSetter(this.model, call);
    if (this.#mayReadEnvironment) this.model.environment.push({ expr: call, access: 'read' });
    return call;
  }

  #creation(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const [what] = node.children;
    if (!what) return unknown;
    const argumentsNode = childOfType(node, 'arguments');
    if (what.type === 'anonymous_class') {
      const cls = this.#class(what, { name: assigned ?? 'class@anonymous', at: what.start }, place);
      return { kind: 'self', cls };
    }
    const args = this.#arguments(argumentsNode, place);
    const isName = what.type === 'name' || what.type === 'qualified_name' || what.type === 'relative_scope';
    return this.#called({ callee: isName ? this.#className(what, place) : this.#expr(what, place), args, at: what.start, assigned }, place);
  }

  #arguments(node: SyntaxNode | undefined, place: Place): CallArgument[] {
    return (node?.children ?? []).flatMap((argument): CallArgument[] => {
      const nameNode = childOf(argument, 'name');
      const valueNode = argument.children.find((child) => child !== nameNode);
      if (argument.type !== 'argument' || !valueNode) return [];
      if (valueNode.type === 'variadic_unpacking') return [{ value: this.#expr(valueNode, place), spread: 'items' }];
      const told = this.model.named.length;
      const value = this.#expr(valueNode, place);
      // What a call is given is told with the call.
      if (value.kind === 'object') this.model.named.length = told;
      if (nameNode) noteNamed(this.model, this.#textOf(nameNode), value, valueNode.start);
      return [nameNode ? { name: this.#textOf(nameNode), value } : { value }];
    });
  }

  /** A list, or an object as soon as something has a key. */
  #array(elements: readonly SyntaxNode[], place: Place, assigned: string | undefined): Expr {
    const isKeyed = (element: SyntaxNode) => element.children.some((child) => child.type === '=>');
    if (!elements.some(isKeyed)) {
      const items: Item[] = elements.flatMap((element) => {
        const [value] = element.children;
        return value ? [{ value: this.#expr(value, place), isSpread: value.type === 'variadic_unpacking' }] : [];
      });
      return { kind: 'list', items };
    }
    const entries: Entry[] = [];
    for (const [index, element] of elements.entries()) {
      const [first, second] = element.children.filter((child) => child.type !== '=>');
      if (!first) continue;
      if (first.type === 'variadic_unpacking') entries.push({ value: this.#expr(first, place) });
      else if (!second) entries.push({ key: { kind: 'string', text: String(index), at: first.start }, value: this.#expr(first, place) });
      else {
        const key = this.#expr(first, place);
        const value = this.#expr(second, place, assigned !== undefined && key.kind === 'string' ? `${assigned}.${key.text}` : undefined);
        if (key.kind === 'string') noteNamed(this.model, key.text, value, second.start);
        entries.push({ key, value });
      }
    }
    noteTool(this.model, entries, elements[0]?.start ?? 0);
    return { kind: 'object', entries };
  }

  #subscript(node: SyntaxNode, place: Place, access: 'read' | 'set'): Expr {
    const [objectNode, keyNode] = node.children;
    if (!objectNode) return unknown;
    const object = this.#expr(objectNode, place);
    const expr: Expr = { kind: 'index', object, key: keyNode ? this.#expr(keyNode, place) : unknown, at: node.start };
    if (this.#mayReadEnvironment) this.model.environment.push({ expr, access });
    return expr;
  }

  #assignment(node: SyntaxNode, place: Place): Expr {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const target = this.#targetName(left, place);
    const value = this.#expr(right, place, target);
    if (target !== undefined) noteNamed(this.model, target, value, right.start);
    const operator = node.type === 'augmented_assignment_expression' ? node.children.find((child) => child !== left && child !== right)?.type : undefined;
    const whole: Expr =
      operator === '.=' ? { kind: 'concat', items: [this.#expr(left, place), value], at: left.start } : node.type !== 'augmented_assignment_expression' || operator === '??=' ? value : unknown;
    this.#bind(left, whole, node.end, place);
    return whole;
  }

  #targetName(target: SyntaxNode, place: Place): string | undefined {
    if (target.type === 'variable_name') return qualified(place.scope, this.#textOf(target).slice(1));
    const own = this.#ownProperty(target, place);
    return own === undefined ? undefined : `${place.cls?.name}.${own}`;
  }

  /** `$this->x`, `self::$x`, `static::$x`. */
  #ownProperty(node: SyntaxNode, place: Place): string | undefined {
    if (!place.cls) return undefined;
    if (node.type === 'member_access_expression') {
      const [object, name] = [childOf(node, 'object'), childOf(node, 'name')];
      return object && name?.type === 'name' && this.#textOf(object) === '$this' ? this.#textOf(name) : undefined;
    }
    if (node.type !== 'scoped_property_access_expression') return undefined;
    const [scope, name] = [childOf(node, 'scope'), childOf(node, 'name')];
    return scope && name && /^(?:self|static)$/i.test(this.#textOf(scope)) ? this.#textOf(name).slice(1) : undefined;
  }

  #bind(target: SyntaxNode, value: Expr, at: number, place: Place): void {
    const { block, cls } = place;
    switch (target.type) {
      case 'variable_name': {
        const name = this.#textOf(target);
        define(functionScope(place.scope), name, { value, at, block, as: qualified(place.scope, name.slice(1)) });
        return;
      }
      case 'member_access_expression':
      case 'scoped_property_access_expression': {
        const own = this.#ownProperty(target, place);
        if (own !== undefined && cls) addDefinition(cls.attributes, own, { value, at, block, name: `${cls.name}.${own}`, isType: false, isForeign: false });
        else {
          const member = this.#expr(target, place);
          // `$config->model = 'x'` on an object of somebody else sets it up.
          if (member.kind === 'member') this.#called({ callee: member, args: [{ value }], at: member.at, assigned: undefined }, place);
        }
        return;
      }
      case 'subscript_expression': {
        const [objectNode, keyNode] = target.children;
        const element = this.#subscript(target, place, 'set');
        // What is put into an array that a variable holds adds to it.
        if (objectNode?.type !== 'variable_name' || element.kind !== 'index') return;
        const name = this.#textOf(objectNode);
        if (name.startsWith('$_')) return;
        const whole: Expr = keyNode
          ? { kind: 'object', entries: [{ value: element.object }, { key: element.key, value }] }
          : {
              kind: 'list',
              items: [
                { value: element.object, isSpread: true },
                { value, isSpread: false },
              ],
            };
        define(functionScope(place.scope), name, { value: whole, at, block, as: qualified(place.scope, name.slice(1)) });
        return;
      }
      case 'list_literal':
      case 'array_creation_expression':
        for (const [index, child] of target.children.entries()) {
          const inner = child.type === 'array_element_initializer' ? child.children.at(-1) : child;
          if (inner) this.#bind(inner, { kind: 'element', of: value, index, at: inner.start }, at, place);
        }
        return;
      default:
        this.#expr(target, place);
    }
  }

  #binary(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const operator = operatorOf(node);
    if (operator === '.') {
      const operands = operandsOf(node, (each) => each.type === 'binary_expression' && operatorOf(each) === '.');
      return { kind: 'concat', items: operands.map((operand) => this.#expr(operand, place)), at: node.start };
    }
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const isChoice = operator === '??' || operator === '?:' || operator === '||' || operator === 'or';
    const first = this.#expr(left, place, isChoice ? assigned : undefined);
    const second = this.#expr(right, place, assigned);
    if (isChoice) return { kind: 'choice', options: [first, second] };
    // `$defaults + $given` of arrays.
    return operator === '+' && (first.kind === 'object' || second.kind === 'object') ? { kind: 'object', entries: [{ value: second }, { value: first }] } : unknown;
  }

  #literal(text: string, at: number): Expr {
    noteString(this.model, { parts: [text], at });
    return { kind: 'string', text, at };
  }

  #template({ parts, holes }: { parts: string[]; holes: Expr[] }, at: number): Expr {
    const [text = ''] = parts;
    if (holes.length === 0) return this.#literal(text, at);
    noteString(this.model, { parts, at });
    return { kind: 'template', parts, holes, at };
  }

  #heredoc(node: SyntaxNode, place: Place): Expr {
    const [body, end] = [childOf(node, 'value'), childOf(node, 'end_tag')];
    if (!body || !end) return unknown;
    const { parts, holes } = this.#bodyParts(body, place);
    const lineStart = this.#text.lastIndexOf('\n', end.start) + 1;
    const texts = outdent(parts, end.start - lineStart);
    return holes.length === 0 ? { kind: 'string', text: texts[0] ?? '', at: node.start } : { kind: 'template', parts: texts, holes, at: node.start };
  }

  /** The grammar leaves line ends out of a here-document's contents, so the text is taken from between its holes. */
  #bodyParts(body: SyntaxNode, place: Place): { parts: string[]; holes: Expr[] } {
    const parts = [''];
    const holes: Expr[] = [];
    let from = body.start;
    const add = (to: number) => (parts[parts.length - 1] += this.#text.slice(from, to));
    for (const child of body.children) {
      if (child.type === 'string_content' || child.type === 'nowdoc_string') continue;
      const isBraced = child.type !== 'escape_sequence' && this.#text[child.start - 1] === '{';
      add(isBraced ? child.start - 1 : child.start);
      if (child.type === 'escape_sequence') parts[parts.length - 1] += unescapePhp(this.#textOf(child));
      else {
        holes.push(this.#expr(child, place));
        parts.push('');
      }
      from = isBraced && this.#text[child.end] === '}' ? child.end + 1 : child.end;
    }
    add(body.end);
    const last = parts.length - 1;
    parts[0] = (parts[0] as string).replace(/^\r?\n/, '');
    parts[last] = (parts[last] as string).replace(/\r?\n$/, '');
    return { parts, holes };
  }

  /** Between holes: variables, and expressions in braces. */
  #parts(children: readonly SyntaxNode[], place: Place): { parts: string[]; holes: Expr[] } {
    const parts = [''];
    const holes: Expr[] = [];
    for (const child of children) {
      if (child.type === 'string_content' || child.type === 'nowdoc_string') parts[parts.length - 1] += this.#textOf(child);
      else if (child.type === 'escape_sequence') parts[parts.length - 1] += unescapePhp(this.#textOf(child));
      else {
        holes.push(this.#expr(child, place));
        parts.push('');
      }
    }
    return { parts, holes };
  }

  #textOf(node: SyntaxNode): string {
    return this.#text.slice(node.start, node.end);
  }
}

/** Variables belong to the function; blocks have none of their own. */
function functionScope(scope: Scope): Scope {
  let owner = scope;
  while (owner.kind === 'block' && owner.parent) owner = owner.parent;
  return owner;
}

function dotted(name: string): string {
  return name.replace(/\s+/g, '').replace(/^\\/, '').replaceAll('\\', '.');
}

function operatorOf(node: SyntaxNode): string | undefined {
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
  return node.children.find((child) => child !== left && child !== right)?.type;
}
