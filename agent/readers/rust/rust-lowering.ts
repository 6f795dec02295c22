/** Lowers a Rust syntax tree. One grammar, so one long file: items first, then patterns, then expressions; macros are in rust-macros.ts. */
import {
  unknown,
  variable,
  type CallArgument,
  type CallExpr,
  type ClassInfo,
  type CodeModel,
  type Entry,
  type Expr,
  type FunctionInfo,
  type ObjectExpr,
  type Scope,
} from '../tree-sitter/code-model.ts';
import { saysModel, saysPrompt } from '../setting-names.ts';
import { Depth } from '../tree-sitter/depth.ts';
import { noteGrowth } from '../tree-sitter/list-growth.ts';
import { operandsOf } from '../tree-sitter/operands.ts';
import { addDefinition, define, emptyModel, noteNamed, noteOptionDefault, noteResult, noteSetter, openBlock, openScope, ownerOf, qualified } from '../tree-sitter/scopes.ts';
import { noteString } from '../tree-sitter/string-sites.ts';
import { childOf, childOfType, childrenOf, type SyntaxNode, type SyntaxTree, type TreeShape } from '../tree-sitter/syntax-tree.ts';
import { noteTool } from '../tree-sitter/tool-shapes.ts';
import { usedIn } from './rust-imports.ts';
import { argumentsOfMacro, decoratorOf, macroExpr, type MacroHost } from './rust-macros.ts';
import { firstArgumentMakers, fallbackMethods, transparentMethods } from './rust-std.ts';
import { rustText } from './rust-strings.ts';
import { isMark, nodeOf, split, tokensIn } from './rust-tokens.ts';
import { instanceOfType, namedType, pathExpr, type TypePlace } from './rust-types.ts';

export const rustShape: TreeShape = {
  tokens: new Set(['+', '-', '*', '&', '=']),
  leaves: new Set(['identifier', 'string_literal', 'raw_string_literal', 'char_literal', 'integer_literal', 'float_literal', 'boolean_literal', 'lifetime', 'empty_statement', 'visibility_modifier']),
  dropped: new Set(['line_comment', 'block_comment', 'visibility_modifier', 'mutable_specifier', 'function_modifiers']),
};

/** Where the walk is. */
export interface Place extends TypePlace {
  readonly fn: FunctionInfo | undefined;
}

/** Reads scopes, calls and the other sites of one file. */
export function lowerRust(tree: SyntaxTree): CodeModel {
  const lowering = new RustLowering(tree.text);
  lowering.file(tree.root.children);
  return lowering.model;
}

class RustLowering implements MacroHost {
  readonly model = emptyModel();
  readonly text: string;
  readonly #root: Scope = openScope('module', undefined, '');
  readonly #rootBlock = openBlock(undefined);
  readonly #classes = new Map<string, ClassInfo>();
  /** First names of paths, where they stand first. */
  readonly #roots = new Map<string, number>();
  /** Modules that the file declares. */
  readonly #modules = new Set<string>();
  /** Names that modules, types and uses of this file have, so a path that begins with one is no crate's. */
  readonly #own = new Set<string>();
  /** What earlier uses brought, so that `use rig::providers; use providers::openai;` can be followed. */
  readonly #used = new Map<string, readonly string[]>();
  /** `use super::*` and the like bring any name. */
  #hasOwnGlob = false;
  readonly #depth = new Depth(this.model);

  constructor(text: string) {
    this.text = text;
  }

  file(nodes: readonly SyntaxNode[]): void {
    for (const node of nodes) {
      const name = node.type.endsWith('_item') ? childOf(node, 'name') : undefined;
      if (name) (node.type === 'mod_item' ? this.#modules : this.#own).add(this.textOf(name));
    }
    this.statements(nodes, { scope: this.#root, block: this.#rootBlock, fn: undefined, cls: undefined });
    this.#findRoots(nodes);
    this.#nameCrates();
  }

  #findRoots(nodes: readonly SyntaxNode[]): void {
    const open = [...nodes];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.type === 'use_declaration') continue;
      if (node.type === 'scoped_identifier' || node.type === 'scoped_type_identifier') {
        const path = childOf(node, 'path');
        if (path?.type === 'identifier') this.root(this.textOf(path), path.start);
      }
      open.push(...node.children);
    }
  }

  /** A path whose first name the file does not declare begins with a crate; its first use is an import. */
  #nameCrates(): void {
    if (this.#hasOwnGlob) return;
    for (const [name, at] of this.#roots) {
      if (this.#own.has(name) || this.#modules.has(name) || this.#root.definitions.has(name) || !/^[a-z_][a-z0-9_]*$/.test(name)) continue;
      define(this.#root, name, { value: { kind: 'import', path: name, at }, at: 0, block: this.#rootBlock });
      this.model.imports.push({ at, module: name, names: [] });
    }
  }

  statements(nodes: readonly SyntaxNode[], place: Place): void {
    let attributes: SyntaxNode[] = [];
    for (const node of nodes) {
      if (node.type === 'attribute_item') {
        attributes.push(node);
        continue;
      }
      this.#statement(node, place, attributes);
      attributes = [];
    }
  }

  #statement(node: SyntaxNode, place: Place, attributes: readonly SyntaxNode[] = []): void {
    if (!this.#depth.enter()) return;
    this.#lowerStatement(node, place, attributes);
    this.#depth.leave();
  }

  #lowerStatement(node: SyntaxNode, place: Place, attributes: readonly SyntaxNode[]): void {
    switch (node.type) {
      case 'use_declaration':
        this.#use(node, place);
        return;
      case 'extern_crate_declaration': {
        const [name, alias] = [childOf(node, 'name'), childOf(node, 'alias')];
        if (!name) return;
        const crate = this.textOf(name);
        this.model.imports.push({ at: node.start, module: crate, names: [] });
        define(place.scope, this.textOf(alias ?? name), { value: { kind: 'import', path: crate, at: node.start }, at: node.start, block: place.block });
        return;
      }
      case 'const_item':
      case 'static_item': {
        const [name, value] = [childOf(node, 'name'), childOf(node, 'value')];
        if (!name) return;
        const given = value ? this.expr(value, place, this.#nameIn(place.scope, name)) : this.#instance(childOf(node, 'type'), place);
        if (value) noteNamed(this.model, this.#nameIn(place.scope, name), given, value.start);
        define(place.scope, this.textOf(name), { value: given, at: node.start, block: place.block });
        return;
      }
      case 'function_item':
      case 'function_signature_item':
        this.#functionItem(node, place, attributes);
        return;
      case 'struct_item':
      case 'union_item':
      case 'enum_item':
      case 'trait_item':
        this.#type(node, place, attributes);
        return;
      case 'impl_item':
        this.#impl(node, place, attributes);
        return;
      case 'type_item': {
        const [name, type] = [childOf(node, 'name'), childOf(node, 'type')];
        const named = type && namedType(type);
        if (name && named) define(place.scope, this.textOf(name), { value: this.#path(named, place), at: node.start, block: place.block, isType: true });
        return;
      }
      case 'mod_item': {
        const [name, body] = [childOf(node, 'name'), childOf(node, 'body')];
        if (!name) return;
        define(place.scope, this.textOf(name), { value: variable, at: node.start, block: place.block });
        const scope = openScope('module', place.scope, this.#nameIn(place.scope, name));
        if (body) this.statements(body.children, { scope, block: openBlock(undefined), fn: undefined, cls: undefined });
        return;
      }
      case 'let_declaration':
        this.#let(node, place);
        return;
      case 'expression_statement':
        for (const child of node.children) this.expr(child, place);
        return;
      case 'macro_definition':
      case 'inner_attribute_item':
      case 'attribute_item':
      case 'empty_statement':
        return;
      case 'foreign_mod_item':
      case 'declaration_list':
        this.statements(node.children, place);
        return;
      default:
        this.expr(node, place);
    }
  }

  #use(node: SyntaxNode, place: Place): void {
    const tree = childOf(node, 'argument');
    if (!tree) return;
    const modules = new Map<string, string[]>();
    for (const { path: written, name, isAll, isAbsolute } of usedIn(tree, this.text)) {
      const [first = ''] = written;
      const known = isAbsolute || this.#modules.has(first) ? undefined : this.#used.get(first);
      const isOwn = !isAbsolute && (first === 'crate' || first === 'super' || first === 'self' || first === 'Self' || this.#modules.has(first) || /^[A-Z$]/.test(first));
      const path = known && written.length > 1 ? [...known, ...written.slice(1)] : written;
      if (isAll) {
        if (isOwn) this.#hasOwnGlob ||= place.scope === this.#root || first !== 'super';
        else this.model.wildcards.push(path.join('.'));
      } else if (name !== undefined) {
        this.#own.add(name);
        define(place.scope, name, { value: isOwn ? variable : { kind: 'import', path: path.join('.'), at: node.start }, at: node.start, block: place.block });
        if (!isOwn && path.length > 1) this.#used.set(name, path);
      }
      if (isOwn || known) continue;
      const module = (isAll || path.length === 1 ? path : path.slice(0, -1)).join('.');
      const names = modules.get(module) ?? [];
      modules.set(module, names);
      const taken = isAll ? '*' : path.length > 1 ? path.at(-1) : undefined;
      if (taken !== undefined) names.push(taken);
    }
    for (const [module, names] of modules) this.model.imports.push({ at: node.start, module, names });
  }

  #functionItem(node: SyntaxNode, place: Place, attributes: readonly SyntaxNode[]): void {
    const nameNode = childOf(node, 'name');
    if (!nameNode) return;
    const name = this.#nameIn(place.scope, nameNode);
    const fn = this.#function(node, name, place);
    define(place.scope, this.textOf(nameNode), { value: { kind: 'function', fn }, at: nameNode.start, block: place.block });
    const decorators = this.#decorators(attributes, place);
    if (decorators.length > 0) this.model.definitions.push({ at: nameNode.start, what: 'function', name, decorators });
  }

  #function(node: SyntaxNode, name: string, place: Place): FunctionInfo {
    const parameters: string[] = [];
    const fn: FunctionInfo = { name, at: node.start, returns: [], isGetter: false, parameters };
    const result = childOf(node, 'return_type');
    if (result) fn.result = this.#instance(result, place);
    const scope = openScope('function', place.scope, name);
    const inside: Place = { ...place, scope, block: openBlock(undefined), fn };
    for (const parameter of childOf(node, 'parameters')?.children ?? []) {
      if (parameter.type === 'self_parameter') {
        if (place.cls) define(scope, 'self', { value: { kind: 'self', cls: place.cls }, at: parameter.start, block: inside.block });
        continue;
      }
      const pattern = childOf(parameter, 'pattern');
      if (!pattern) continue;
      parameters.push(pattern.type === 'identifier' ? variableKey(this.textOf(pattern)) : '');
      this.bind(pattern, this.#instance(childOf(parameter, 'type'), place), parameter.start, inside);
    }
    const body = childOf(node, 'body');
    if (body) {
      const value = this.#block(body, inside, false);
      if (value.kind !== 'unknown') fn.returns.push(value);
    }
    noteResult(this.model, fn);
    return fn;
  }

  #type(node: SyntaxNode, place: Place, attributes: readonly SyntaxNode[]): void {
    const nameNode = childOf(node, 'name');
    if (!nameNode) return;
    const cls = this.#classOf(this.textOf(nameNode), nameNode.start, place);
    const inside: Place = { ...place, scope: cls.scope, cls, fn: undefined };
    const body = childOf(node, 'body');
    if (node.type === 'trait_item') this.statements(body?.children ?? [], inside);
    else if (node.type === 'enum_item') this.#variants(body?.children ?? [], cls, place);
    else {
      let given: SyntaxNode[] = [];
      for (const field of body?.children ?? []) {
        const name = field.type === 'field_declaration' ? childOf(field, 'name') : undefined;
        if (name) {
          define(cls.scope, this.textOf(name), { value: this.#instance(childOf(field, 'type'), inside), at: name.start, block: place.block });
          this.#defaultOf(`${cls.name}.${this.textOf(name)}`, given, inside);
        }
        given = field.type === 'attribute_item' ? [...given, field] : [];
      }
    }
    const decorators = this.#decorators(attributes, place);
    if (decorators.length > 0) this.model.definitions.push({ at: nameNode.start, what: 'class', name: cls.name, decorators, cls });
  }

  /** What a field is when the command line does not say: `#[arg(long, default_value = "gpt-4o")] model: String`. */
  #defaultOf(name: string, attributes: readonly SyntaxNode[], place: Place): void {
    if (!saysModel(name) && !saysPrompt(name)) return;
    const args = attributes.flatMap((attribute) => argumentsOfMacro(attribute.children[0] ?? attribute, place, this));
    const value = args.find((argument) => argument.name === 'default_value' || argument.name === 'default_value_t')?.value;
    if (value) noteNamed(this.model, name, { kind: 'choice', options: [unknown, value] }, 'at' in value ? value.at : place.cls?.at ?? 0);
  }

  /** Variants that are written as a text elsewhere are that text: `#[serde(rename = "gpt-4o")] Gpt4o`. */
  #variants(nodes: readonly SyntaxNode[], cls: ClassInfo, place: Place): void {
    for (const node of nodes) {
      const name = childOf(node, 'name');
      if (node.type !== 'enum_variant' || !name) continue;
      const attributes = [...nodes.slice(0, nodes.indexOf(node)).reverse()];
      const own = attributes.slice(0, attributes.findIndex((before) => before.type !== 'attribute_item') >>> 0);
      const renamed = [...own, ...node.children.filter((child) => child.type === 'attribute_item')]
        .flatMap((attribute) => argumentsOfMacro(attribute.children[0] ?? attribute, place, this))
        .find((argument) => /^(?:rename|serialize|to_string)$/.test(argument.name ?? ''));
      define(cls.scope, this.textOf(name), { value: renamed?.value ?? variable, at: name.start, block: place.block });
    }
  }

  /** The class of a type of the file; also for one that another file declares. */
  #classOf(name: string, at: number, place: Place): ClassInfo {
    const full = place.scope.name === '' ? name : `${place.scope.name}.${name}`;
    const known = this.#classes.get(full);
    if (known) return known;
    const cls: ClassInfo = { name: full, at, scope: openScope('class', place.scope, full), attributes: new Map(), bases: [] };
    this.#classes.set(full, cls);
    this.model.classes.push(cls);
    if (!place.scope.definitions.has(name)) define(place.scope, name, { value: { kind: 'class', cls }, at, block: place.block });
    return cls;
  }

  #impl(node: SyntaxNode, place: Place, attributes: readonly SyntaxNode[]): void {
    const [typeNode, traitNode, body] = [childOf(node, 'type'), childOf(node, 'trait'), childOf(node, 'body')];
    const named = namedType(typeNode);
    if (!named) return;
    const cls = this.#classOf(this.textOf(named).split('::').pop() ?? '', named.start, place);
    const inside: Place = { ...place, scope: cls.scope, cls, fn: undefined };
    const trait = traitNode && namedType(traitNode);
    const bases = trait ? [this.#path(trait, place)] : [];
    const decorators = this.#decorators(attributes, place);
    // What an implementation of a trait says belongs to that trait, not to the others of the type.
    const own: ClassInfo = { ...cls, scope: openScope('class', place.scope, cls.name), bases };
    this.statements(body?.children ?? [], inside);
    for (const constant of body?.children ?? []) {
      const name = constant.type === 'const_item' ? childOf(constant, 'name') : undefined;
      const definitions = name && cls.scope.definitions.get(this.textOf(name));
      if (name && definitions) own.scope.definitions.set(this.textOf(name), definitions);
    }
    if (decorators.length + bases.length > 0) this.model.definitions.push({ at: named.start, what: 'class', name: cls.name, decorators, cls: own });
  }

  #decorators(attributes: readonly SyntaxNode[], place: Place): Expr[] {
    return attributes.flatMap((attribute) => (attribute.children[0] ? decoratorOf(attribute.children[0], place, this) : []));
  }

  #let(node: SyntaxNode, place: Place): void {
    const [pattern, type, valueNode, alternative] = [childOf(node, 'pattern'), childOf(node, 'type'), childOf(node, 'value'), childOf(node, 'alternative')];
    // `_` is no pattern in the tree.
    const target = pattern?.type === 'identifier' ? this.#nameIn(place.scope, pattern) : undefined;
    const given = valueNode ? this.expr(valueNode, place, target) : undefined;
    if (target !== undefined && given && valueNode) noteNamed(this.model, target, given, valueNode.start);
    const declared = type && this.#instance(type, place);
    if (alternative) this.expr(alternative, place);
    const isTyped = declared !== undefined && declared.kind !== 'variable';
    if (pattern) this.bind(pattern, given && isTyped ? { kind: 'choice', options: [given, declared] } : (given ?? declared ?? variable), node.end, place);
  }

  /** Gives the names in a pattern their values; what stands in `Some(…)` and `Ok(…)` is what is in there. */
  bind(pattern: SyntaxNode, value: Expr, at: number, place: Place): void {
    if (!this.#depth.enter()) return;
    this.#bindPattern(pattern, value, at, place);
    this.#depth.leave();
  }

  /** Variables have names of their own: a path never begins with one, so `openai::Client` stays the module beside a variable `openai`. */
  #variable(name: string, value: Expr, at: number, { scope, block }: Place): void {
    define(scope, variableKey(name), { value, at, block, as: qualified(scope, name) });
  }

  #bindPattern(pattern: SyntaxNode, value: Expr, at: number, place: Place): void {
    switch (pattern.type) {
      case 'identifier':
        this.#variable(this.textOf(pattern), value, at, place);
        return;
      case 'tuple_struct_pattern': {
        const [type, ...rest] = pattern.children;
        const isError = type !== undefined && /(?:^|::)Err$/.test(this.textOf(type));
        for (const inner of rest) this.bind(inner, isError ? variable : value, at, place);
        return;
      }
      case 'tuple_pattern':
      case 'slice_pattern':
        for (const [index, inner] of pattern.children.entries()) this.bind(inner, { kind: 'element', of: value, index, at: inner.start }, at, place);
        return;
      case 'struct_pattern':
        for (const field of pattern.children) {
          const [name, inner] = [childOf(field, 'name'), childOf(field, 'pattern')];
          if (!name || field.type !== 'field_pattern') continue;
          const member: Expr = { kind: 'member', object: value, name: this.textOf(name), at: name.start };
          if (inner) this.bind(inner, member, at, place);
          else this.#variable(this.textOf(name), member, at, place);
        }
        return;
      case 'captured_pattern':
      case 'or_pattern':
      case 'ref_pattern':
      case 'mut_pattern':
      case 'reference_pattern':
      case 'match_pattern':
        for (const inner of pattern.children) if (inner.field !== 'condition') this.bind(inner, value, at, place);
        return;
      default:
    }
  }

  /** The value of a block is that of its last expression. */
  #block(node: SyntaxNode, place: Place, opens = true): Expr {
    const inside = opens ? this.#inside(place) : place;
    const label = node.children.filter((child) => child.type !== 'label' && child.type !== 'lifetime');
    const last = label.at(-1);
    const isTail = last !== undefined && !/(?:_item|_declaration|_definition)$/.test(last.type) && last.type !== 'empty_statement' && this.text[last.end - 1] !== ';';
    this.statements(isTail ? label.slice(0, -1) : label, inside);
    if (!isTail || !last) return unknown;
    const value = last.type === 'expression_statement' ? last.children[0] : last;
    return value ? this.expr(value, inside) : unknown;
  }

  #inside(place: Place): Place {
    return { ...place, scope: openScope('block', place.scope, place.scope.name), block: openBlock(place.block) };
  }

  expr(node: SyntaxNode, place: Place, assigned?: string): Expr {
    if (!this.#depth.enter()) return unknown;
    const expr = this.#lowerExpr(node, place, assigned);
    this.#depth.leave();
    return expr;
  }

  #lowerExpr(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const { children } = node;
    switch (node.type) {
      case 'identifier':
        return this.name(this.textOf(node), node.start, place);
      case 'scoped_identifier':
      case 'type_identifier':
      case 'scoped_type_identifier':
      case 'generic_type':
      case 'generic_type_with_turbofish':
        return this.#path(node, place, false);
      case 'self':
        return { kind: 'name', name: 'self', at: node.start, scope: place.scope, block: place.block };
      case 'string_literal':
      case 'raw_string_literal':
        return this.string(node);
      case 'integer_literal':
      case 'float_literal':
        return numberOf(this.textOf(node));
      case 'boolean_literal':
        return { kind: 'boolean', value: this.textOf(node) === 'true' };
      case 'call_expression':
        return this.#call(node, place, assigned);
      case 'field_expression': {
        const [value, field] = [childOf(node, 'value'), childOf(node, 'field')];
        if (!value || !field) return unknown;
        const object = this.expr(value, place);
        if (field.type === 'integer_literal') return { kind: 'index', object, key: numberOf(this.textOf(field)), at: field.start };
        return { kind: 'member', object, name: this.textOf(field), at: field.start };
      }
      case 'generic_function': {
        const called = childOf(node, 'function');
        return called ? this.expr(called, place) : unknown;
      }
      case 'macro_invocation':
        return macroExpr(node, place, this, assigned);
      case 'struct_expression':
        return this.#struct(node, place, assigned);
      case 'try_expression':
      case 'await_expression':
      case 'reference_expression':
      case 'parenthesized_expression':
      case 'type_cast_expression':
      case 'async_block':
      case 'unsafe_block':
      case 'const_block': {
        const inner = childOf(node, 'value') ?? children.find((child) => child.type !== '&' && child.type !== 'lifetime');
        return inner ? this.expr(inner, place, assigned) : unknown;
      }
      case 'unary_expression': {
        const inner = children.at(-1);
        const value = inner ? this.expr(inner, place, assigned) : unknown;
        if (this.text[node.start] === '*') return value;
        return this.text[node.start] === '-' && value.kind === 'number' ? { kind: 'number', value: -value.value } : unknown;
      }
      case 'array_expression':
      case 'tuple_expression':
        return { kind: 'list', items: children.filter((child) => child.field !== 'length' && child.type !== 'attribute_item').map((child) => ({ value: this.expr(child, place), isSpread: false })) };
      case 'block':
        return this.#block(node, place);
      case 'if_expression':
        return this.#if(node, place, assigned);
      case 'else_clause':
        return children[0] ? this.expr(children[0], place, assigned) : unknown;
      case 'let_condition': {
        const [pattern, value] = [childOf(node, 'pattern'), childOf(node, 'value')];
        if (pattern && value) this.bind(pattern, this.expr(value, place), node.end, place);
        return unknown;
      }
      case 'match_expression':
        return this.#match(node, place);
      case 'for_expression': {
        const inside = this.#inside(place);
        const [pattern, value, body] = [childOf(node, 'pattern'), childOf(node, 'value'), childOf(node, 'body')];
        const over = value ? this.expr(value, place) : unknown;
        if (pattern) this.bind(pattern, { kind: 'index', object: over, key: variable, at: node.start }, node.start, inside);
        if (body) this.expr(body, inside);
        return unknown;
      }
      case 'while_expression':
      case 'loop_expression': {
        const inside = this.#inside(place);
        for (const child of children) this.expr(child, inside);
        return unknown;
      }
      case 'closure_expression':
        return this.#closure(node, place, assigned);
      case 'return_expression': {
        const value = children[0] ? this.expr(children[0], place) : unknown;
        if (value.kind !== 'unknown') place.fn?.returns.push(value);
        return unknown;
      }
      case 'assignment_expression':
      case 'compound_assignment_expr':
        return this.#assignment(node, place);
      case 'binary_expression':
        return this.#binary(node, place);
      case 'index_expression': {
        const [object, key] = children;
        if (!object || !key) return unknown;
        return { kind: 'index', object: this.expr(object, place), key: this.expr(key, place), at: node.start };
      }
      default:
        this.statements(children, place);
        return unknown;
    }
  }

  /** A name alone: a variable, when there is one, else an item. Variables stand before their use. */
  name(text: string, at: number, { scope, block, cls }: Place): Expr {
    if (text === 'Self') return cls ? { kind: 'class', cls } : variable;
    const key = variableKey(text);
    let declaring: Scope | undefined = scope;
    while (declaring && !declaring.definitions.has(key) && !declaring.definitions.has(text)) declaring = declaring.parent;
    return { kind: 'name', name: declaring?.definitions.has(key) ? key : text, at, scope, block };
  }

  #path(node: SyntaxNode, place: Place, isType = true): Expr {
    return pathExpr(node, this.text, place, isType);
  }

  /** A first name of a path; it may be a crate's. */
  root(name: string, at: number): void {
    const known = this.#roots.get(name);
    if (known === undefined || at < known) this.#roots.set(name, at);
  }

  #instance(node: SyntaxNode | undefined, place: Place): Expr {
    return instanceOfType(node, this.text, place);
  }

  string(node: SyntaxNode): Expr {
    const text = rustText(this.textOf(node));
    noteString(this.model, { parts: [text], at: node.start });
    return { kind: 'string', text, at: node.start };
  }

  #call(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const [functionNode, argumentsNode] = [childOf(node, 'function'), childOf(node, 'arguments')];
    if (!functionNode) return unknown;
    const called = functionNode.type === 'generic_function' ? (childOf(functionNode, 'function') ?? functionNode) : functionNode;
    const nodes = argumentsNode?.children ?? [];
    if (called.type === 'field_expression') {
      const [value, field] = [childOf(called, 'value'), childOf(called, 'field')];
      if (!value || !field) return unknown;
      const object = this.expr(value, place);
      return this.method({ object, name: this.textOf(field), at: field.start, args: nodes.map((argument) => ({ value: this.expr(argument, place) })), assigned }, place);
    }
    const callee = this.expr(called, place);
    const last = called.type === 'scoped_identifier' ? (childOf(called, 'name') ?? called) : called;
    return this.called({ callee, name: this.textOf(called), at: last.start, args: nodes.map((argument) => ({ value: this.expr(argument, place, undefined) })), assigned }, place);
  }

  /** A method's call: conversions, error handling and locks give what they are called on. */
  method({ object, name, at, args, assigned }: { object: Expr; name: string; at: number; args: readonly CallArgument[]; assigned?: string | undefined }, place: Place): Expr {
    if (transparentMethods.has(name)) return object;
    const [first] = args;
    if (fallbackMethods.has(name) && first) return { kind: 'choice', options: [object, ...valuesOfArgument(first.value)] };
    return this.#site({ callee: { kind: 'member', object, name, at }, args, at, assigned }, place);
  }

  /** A function's call: wrappers give what they are called with. */
  called({ callee, name, at, args, assigned }: { callee: Expr; name: string; at: number; args: readonly CallArgument[]; assigned?: string | undefined }, place: Place): Expr {
    const [first] = args;
    if (first && args.length === 1 && firstArgumentMakers.test(name.replace(/\s+|<[^<>]*>/g, '').replaceAll('::::', '::'))) {
      const values = valuesOfArgument(first.value);
      return values.length === 1 ? (values[0] ?? unknown) : { kind: 'choice', options: values };
    }
    return this.#site({ callee, args, at, assigned }, place);
  }

  #site({ callee, args, at, assigned }: { callee: Expr; args: readonly CallArgument[]; at: number; assigned: string | undefined }, place: Place): CallExpr {
    const call: CallExpr = { kind: 'call', callee, args, at, assigned, within: place.scope.name === '' ? undefined : place.scope.name };
    this.model.calls.push(call);
    noteGrowth(this.model, call);
    noteSetter(this.model, call);
    noteOptionDefault(this.model, call);
    if (args.length > 0) this.model.environment.push({ expr: call, access: 'read' });
    return call;
  }

  #struct(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const [nameNode, body] = [childOf(node, 'name'), childOf(node, 'body')];
    if (!nameNode) return unknown;
    const entries: Entry[] = (body?.children ?? []).flatMap((child): Entry[] => {
      if (child.type === 'base_field_initializer') {
        const base = child.children.at(-1);
        return base ? [{ value: this.expr(base, place) }] : [];
      }
      const field = childOf(child, 'field') ?? childOf(child, 'name') ?? childOfType(child, 'identifier');
      if (!field) return [];
      const name = this.textOf(field);
      const value = childOf(child, 'value') ?? field;
      const expr = this.expr(value, place, assigned === undefined ? undefined : `${assigned}.${name}`);
      noteNamed(this.model, name, expr, value.start);
      return [{ key: { kind: 'string', text: name, at: field.start }, value: expr }];
    });
    return this.structOf({ type: this.#path(nameNode, place, false), entries, at: nameNode.start, assigned }, place);
  }

  /** A literal of a type: its call as a fact, and what the fields of a type of the file hold. */
  structOf({ type, entries, at, assigned }: { type: Expr; entries: readonly Entry[]; at: number; assigned: string | undefined }, place: Place): Expr {
    const fields: ObjectExpr = { kind: 'object', entries };
    const cls = type.kind === 'class' ? type.cls : type.kind === 'name' ? this.#classes.get(type.name) : undefined;
    for (const { key, value } of cls ? entries : []) {
      if (cls && key?.kind === 'string') addDefinition(cls.attributes, key.text, { value, at, block: place.block, name: `${cls.name}.${key.text}`, isType: false, isForeign: false });
    }
    this.#site({ callee: type, args: [{ value: fields }], at: type.kind === 'member' ? type.at : at, assigned }, place);
    noteTool(this.model, entries, at);
    return { kind: 'struct', type, fields };
  }

  #if(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const inside = this.#inside(place);
    const [condition, consequence, alternative] = [childOf(node, 'condition'), childOf(node, 'consequence'), childOf(node, 'alternative')];
    if (condition) this.expr(condition, inside);
    const options = [consequence ? this.expr(consequence, inside, assigned) : unknown, alternative ? this.expr(alternative, place, assigned) : unknown];
    return { kind: 'choice', options };
  }

  #match(node: SyntaxNode, place: Place): Expr {
    const [valueNode, body] = [childOf(node, 'value'), childOf(node, 'body')];
    const value = valueNode ? this.expr(valueNode, place) : unknown;
    const options: Expr[] = [];
    for (const arm of body?.children ?? []) {
      if (arm.type !== 'match_arm' && arm.type !== 'last_match_arm') continue;
      const inside = this.#inside(place);
      const [pattern, result] = [childOf(arm, 'pattern'), childOf(arm, 'value')];
      if (pattern) {
        this.bind(pattern, value, arm.start, inside);
        for (const condition of childrenOf(pattern, 'condition')) this.expr(condition, inside);
      }
      if (result) options.push(this.expr(result, inside));
    }
    return { kind: 'choice', options };
  }

  #closure(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const fn: FunctionInfo = { name: assigned ?? '', at: node.start, returns: [], isGetter: false };
    const scope = openScope('function', place.scope, place.scope.name);
    const inside: Place = { ...place, scope, block: openBlock(undefined), fn };
    for (const parameter of childOf(node, 'parameters')?.children ?? []) {
      const pattern = parameter.type === 'parameter' ? childOf(parameter, 'pattern') : parameter;
      if (pattern) this.bind(pattern, parameter.type === 'parameter' ? this.#instance(childOf(parameter, 'type'), place) : variable, parameter.start, inside);
    }
    const body = childOf(node, 'body');
    if (body) fn.returns.push(this.expr(body, inside));
    return { kind: 'function', fn };
  }

  #assignment(node: SyntaxNode, place: Place): Expr {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const field = left.type === 'field_expression' ? childOf(left, 'field') : undefined;
    const isOwn = field !== undefined && place.cls !== undefined && childOf(left, 'value')?.type === 'self';
    const name = isOwn ? `${place.cls?.name}.${this.textOf(field)}` : left.type === 'identifier' ? this.#nameIn(place.scope, left) : undefined;
    const added = this.expr(right, place, name);
    if (name !== undefined) noteNamed(this.model, name, added, right.start);
    const operator = this.text.slice(left.end, right.start).trim();
    const value: Expr = operator === '=' ? added : operator === '+=' ? { kind: 'concat', items: [this.expr(left, place), added], at: left.start } : unknown;
    if (isOwn && place.cls) addDefinition(place.cls.attributes, this.textOf(field), { value, at: node.end, block: place.block, name: name ?? '', isType: false, isForeign: false });
    else if (left.type === 'identifier') this.#reassign(this.textOf(left), value, node.end, place);
    else this.expr(left, place);
    return unknown;
  }

  #reassign(name: string, value: Expr, at: number, { scope, block }: Place): void {
    const key = variableKey(name);
    let declaring: Scope | undefined = scope;
    while (declaring && !declaring.definitions.has(key)) declaring = declaring.parent;
    const owner = declaring ?? scope;
    define(owner, key, { value, at, block, as: qualified(owner, name) });
  }

  /** Sums are flattened, so a long one does not nest. */
  #binary(node: SyntaxNode, place: Place): Expr {
    const operands = operandsOf(node, (each) => each.type === 'binary_expression' && childOf(each, 'operator')?.type === '+');
    if (operands.length <= 1) {
      for (const child of node.children) if (child.field !== 'operator') this.expr(child, place);
      return unknown;
    }
    return { kind: 'concat', items: operands.map((operand) => this.expr(operand, place)), at: node.start };
  }

  /** `lazy_static! { static ref NAME: Type = value; }` */
  statics(tree: SyntaxNode, place: Place, parse: (tokens: ReturnType<typeof tokensIn>, assigned: string | undefined) => Expr): void {
    for (const run of split(tokensIn(tree, this.text), ';')) {
      const equals = run.findIndex((token) => isMark(token, '='));
      const ref = run.findIndex((token) => isMark(token, 'ref'));
      const name = nodeOf(run[ref + 1]);
      if (equals < 0 || ref < 0 || name?.type !== 'identifier') continue;
      const full = this.#nameIn(place.scope, name);
      define(place.scope, this.textOf(name), { value: parse(run.slice(equals + 1), full), at: name.start, block: place.block });
    }
  }

  #nameIn(scope: Scope, node: SyntaxNode): string {
    return qualified(ownerOf(scope), this.textOf(node));
  }

  textOf(node: SyntaxNode): string {
    return this.text.slice(node.start, node.end);
  }
}

function variableKey(name: string): string {
  return `let ${name}`;
}

/** An argument, or what it gives when it is a closure. */
function valuesOfArgument(value: Expr): readonly Expr[] {
  return value.kind === 'function' && value.fn.returns.length > 0 ? value.fn.returns : [value];
}

function numberOf(text: string): Expr {
  const value = Number(text.replaceAll('_', '').replace(/(?:[iu](?:8|16|32|64|128|size)|f32|f64)$/, ''));
  return Number.isNaN(value) ? unknown : { kind: 'number', value };
}
