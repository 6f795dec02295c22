/** Lowers a C# syntax tree. One grammar, so one long file: declarations first, then expressions. */
import { unknown, variable, type CallArgument, type CodeModel, type Entry, type Expr, type Scope } from '../tree-sitter/code-model.ts';
import { ClassLowering, givenBy, numberOf, unnamed, type Naming, type Place } from '../tree-sitter/class-lowering.ts';
import { operandsOf } from '../tree-sitter/operands.ts';
import { define, noteNamed, noteResult, ownerOf, qualified } from '../tree-sitter/scopes.ts';
import { childOf, childOfType, type SyntaxNode, type SyntaxTree, type TreeShape } from '../tree-sitter/syntax-tree.ts';
import { noteTool } from '../tree-sitter/tool-shapes.ts';
import { isSystemName } from './csharp-dialect.ts';
import { holesOf, textOfLiteral } from './csharp-strings.ts';

export const csharpShape: TreeShape = {
  tokens: new Set(['+', '-', '+=', '??', '??=', 'static', 'this', 'base', '=', '..', 'params', '!']),
  leaves: new Set([
    'identifier',
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'character_literal',
    'integer_literal',
    'real_literal',
    'boolean_literal',
    'null_literal',
    'predefined_type',
    'implicit_type',
    'string_content',
    'interpolation_start',
    'interpolation_quote',
    'modifier',
  ]),
  dropped: new Set(['comment', 'type_parameter_list', 'type_parameter_constraints_clause', 'preproc_region', 'preproc_endregion', 'preproc_pragma', 'preproc_nullable', 'interpolation_alignment_clause', 'interpolation_format_clause']),
};

/** Generic types whose first argument is what one gets in the end. */
const wrappers = new Set(['Task', 'ValueTask', 'Lazy', 'Nullable', 'Func', 'IOptions', 'IOptionsSnapshot', 'IOptionsMonitor']);

/** Calls that give what they are called on: awaiting, configuring. */
const passing = new Set(['ConfigureAwait', 'GetAwaiter', 'GetResult', 'AsTask']);

/** What closes a builder. */
const closing = new Set(['Build', 'BuildAsync', 'Create', 'CreateAsync']);

/** Reads scopes, calls and the other sites of one file. */
export function lowerCsharp(tree: SyntaxTree): CodeModel {
  const lowering = new CsharpLowering(tree, /EnvironmentVariable/);
  lowering.run(tree.root);
  return lowering.model;
}

class CsharpLowering extends ClassLowering {
  protected lowerStatement(node: SyntaxNode, place: Place): void {
    switch (node.type) {
      case 'using_directive':
        this.#using(node, place);
        return;
      case 'namespace_declaration':
        this.statements(childOf(node, 'body')?.children ?? [], place);
        return;
      case 'file_scoped_namespace_declaration':
        for (const child of node.children) if (child.field !== 'name') this.statement(child, place);
        return;
      case 'class_declaration':
      case 'struct_declaration':
      case 'interface_declaration':
      case 'record_declaration':
      case 'record_struct_declaration':
        this.#class(node, place);
        return;
      case 'enum_declaration':
        this.#enum(node, place);
        return;
      case 'field_declaration':
      case 'local_declaration_statement':
      case 'event_field_declaration':
        for (const child of node.children) if (child.type === 'variable_declaration') this.#variables(child, place);
        return;
      case 'variable_declaration':
        this.#variables(node, place);
        return;
      case 'property_declaration':
        this.#property(node, place);
        return;
      case 'method_declaration':
      case 'constructor_declaration':
      case 'local_function_statement':
      case 'operator_declaration':
      case 'indexer_declaration':
        this.#method(node, place);
        return;
      case 'block':
        this.statements(node.children, this.openInner(place));
        return;
      case 'return_statement':
      case 'yield_statement':
        for (const child of node.children) place.fn?.returns.push(this.expr(child, place, givenBy(place)));
        return;
      case 'foreach_statement':
        this.#forEach(node, place);
        return;
      case 'try_statement':
        this.#try(node, place);
        return;
      case 'if_statement':
        this.#if(node, place);
        return;
      case 'for_statement':
      case 'while_statement':
      case 'do_statement':
      case 'switch_statement':
      case 'switch_section':
      case 'lock_statement':
      case 'using_statement':
      case 'finally_clause':
      case 'checked_statement':
        this.statements(node.children, this.openInner(place));
        return;
      case 'global_statement':
      case 'preproc_if':
      case 'preproc_else':
      case 'preproc_elif':
      case 'labeled_statement':
        for (const child of node.children) if (child.field !== 'condition') this.statement(child, place);
        return;
      case 'attribute_list':
        for (const child of node.children) this.#attribute(child, place);
        return;
      case 'expression_statement':
        for (const child of node.children) if (!isText(child)) this.expr(child, place);
        return;
      default:
        this.expr(node, place);
    }
  }

  #using(node: SyntaxNode, place: Place): void {
    const alias = childOf(node, 'name');
    const path = node.children.findLast((child) => child.type === 'qualified_name' || child.type === 'identifier' || child.type === 'alias_qualified_name');
    if (!path || path === alias) return;
    const full = this.#typePath(path);
    if (alias) {
      const dot = full.lastIndexOf('.');
      if (dot > 0) this.model.imports.push({ at: node.start, module: full.slice(0, dot), names: [full.slice(dot + 1)] });
      define(place.scope, this.textOf(alias), { value: { kind: 'import', path: full, at: node.start }, at: 0, block: place.block });
      return;
    }
    this.model.imports.push({ at: node.start, module: full, names: [] });
    this.model.wildcards.push(full);
  }

  #class(node: SyntaxNode, place: Place): void {
    const nameNode = childOf(node, 'name');
    const name = this.textOf(nameNode);
    const { cls, inside } = this.openClass(name, node.start, place);
    define(place.scope, name, { value: { kind: 'class', cls }, at: place.fn ? node.start : 0, block: place.block });
    const bases = childOfType(node, 'base_list')?.children ?? [];
    for (const base of bases) {
      if (base.type === 'argument_list') continue;
      const type = base.type === 'primary_constructor_base_type' ? (childOf(base, 'type') ?? base.children[0]) : base;
      if (type) cls.bases.push(this.#typeName(type, place));
    }
    const decorators = this.#attributes(node, inside);
    if (decorators.length + cls.bases.length > 0) this.model.definitions.push({ at: (nameNode ?? node).start, what: 'class', name: cls.name, decorators, cls });

    const parameters = childOfType(node, 'parameter_list');
    if (parameters) this.#parameters(parameters, inside);
    for (const base of bases) {
      const args = base.type === 'argument_list' ? base : childOfType(base, 'argument_list');
      if (args && cls.bases[0]) this.call(cls.bases[0], this.#arguments(args, inside), base.start, { place: inside });
    }
    this.statements(childOf(node, 'body')?.children ?? [], inside);
  }

  #enum(node: SyntaxNode, place: Place): void {
    const name = this.textOf(childOf(node, 'name'));
    const { cls, inside } = this.openClass(name, node.start, place);
    define(place.scope, name, { value: { kind: 'class', cls }, at: 0, block: place.block });
    for (const member of childOf(node, 'body')?.children ?? []) {
      const key = childOf(member, 'name');
      if (key) define(inside.scope, this.textOf(key), { value: this.expr(childOf(member, 'value'), inside), at: 0, block: inside.block });
    }
  }

  #variables(node: SyntaxNode, place: Place): void {
    const isMember = place.fn === undefined && place.cls !== undefined;
    const typeNode = childOf(node, 'type');
    const type = typeNode && this.#instanceOf(typeNode, place);
    for (const declarator of node.children) {
      if (declarator.type !== 'variable_declarator') continue;
      const nameNode = childOf(declarator, 'name');
      const init = declarator.children.findLast((child) => child !== nameNode && child.type !== '=' && child.type !== 'bracketed_argument_list' && child.type !== 'tuple_pattern');
      if (!nameNode) {
        this.expr(init, place);
        for (const part of childOfType(declarator, 'tuple_pattern')?.children ?? []) if (part.type === 'identifier') this.parameter(this.textOf(part), { at: part.start, place });
        continue;
      }
      const name = this.textOf(nameNode);
      const value = init && this.expr(init, place, { assigned: qualified(place.scope, name), type });
      this.declareName(name, { value, type, at: declarator.end, place, isMember });
    }
  }

  #property(node: SyntaxNode, place: Place): void {
    const name = this.textOf(childOf(node, 'name'));
    const [typeNode, valueNode] = [childOf(node, 'type'), childOf(node, 'value')];
    const type = typeNode && this.#instanceOf(typeNode, place);
    for (const attribute of this.#attributes(node, place)) void attribute;
    const getter = childOf(node, 'accessors')?.children.find((accessor) => accessor.children.some((child) => child.field === 'body'));
    if (valueNode?.type === 'arrow_expression_clause' || getter) {
      const { fn, inside } = this.openFunction(name, node.start, place, true);
      if (type) fn.result = type;
      for (const accessor of childOf(node, 'accessors')?.children ?? []) {
        const body = childOf(accessor, 'body');
        if (body) this.#body(body, inside);
      }
      if (valueNode) this.#body(valueNode, inside);
      noteResult(this.model, fn);
      // A bare name reads the property, so its value is the call of the getter.
      const got: Expr = { kind: 'call', callee: { kind: 'function', fn }, args: [], at: node.start, assigned: undefined, within: undefined };
      define(place.scope, name, { value: got, at: 0, block: place.block });
      return;
    }
    const value = valueNode && this.expr(valueNode, place, { assigned: qualified(place.scope, name), type });
    this.declareName(name, { value, type, at: node.end, place, isMember: true });
  }

  #method(node: SyntaxNode, place: Place): void {
    const nameNode = childOf(node, 'name');
    const name = this.textOf(nameNode);
    const isConstructor = node.type === 'constructor_declaration';
    const { fn, inside } = this.openFunction(name, node.start, place);
    const type = childOf(node, 'returns') ?? childOf(node, 'type');
    if (type) fn.result = this.#instanceOf(type, place);
    const decorators = this.#attributes(node, inside);
    if (decorators.length > 0 && nameNode) this.model.definitions.push({ at: nameNode.start, what: 'function', name: fn.name, decorators });
    const parameters = childOf(node, 'parameters');
    if (parameters) this.#parameters(parameters, inside);
    const initializer = childOfType(node, 'constructor_initializer');
    const args = initializer && childOfType(initializer, 'argument_list');
    if (args && place.cls) {
      const given = this.#arguments(args, inside);
      if (initializer.children.some((child) => child.type === 'base')) this.call({ kind: 'super', cls: place.cls, isConstructor: true }, given, initializer.start, { place: inside });
    }
    const body = childOf(node, 'body') ?? childOf(node, 'value') ?? childOfType(node, 'arrow_expression_clause');
    if (body) this.#body(body, inside);
    if (!isConstructor) noteResult(this.model, fn);
    if (!isConstructor && nameNode) define(place.scope, name, { value: { kind: 'function', fn }, at: 0, block: place.block });
  }

  #body(node: SyntaxNode, inside: Place): void {
    if (node.type === 'block') this.statements(node.children, inside);
    else if (node.type === 'arrow_expression_clause') inside.fn?.returns.push(this.expr(node.children[0], inside, givenBy(inside)));
    else inside.fn?.returns.push(this.expr(node, inside));
  }

  #parameters(node: SyntaxNode, inside: Place): void {
    for (const parameter of node.children) {
      if (parameter.type !== 'parameter') continue;
      const [nameNode, typeNode] = [childOf(parameter, 'name'), childOf(parameter, 'type')];
      if (!nameNode) continue;
      const standard = parameter.children.findLast((child) => child.field === undefined && child.type !== 'attribute_list' && child.type !== '=' && child.type !== 'modifier' && child.type !== 'params' && child.type !== 'this');
      for (const list of parameter.children) if (list.type === 'attribute_list') this.statement(list, inside);
      this.parameter(this.textOf(nameNode), {
        type: typeNode && this.#instanceOf(typeNode, inside),
        value: standard && this.expr(standard, inside),
        at: inside.fn ? parameter.start : 0,
        place: inside,
      });
    }
  }

  #attributes(node: SyntaxNode, place: Place): Expr[] {
    return node.children.flatMap((list) => (list.type === 'attribute_list' ? list.children.flatMap((child) => (child.type === 'attribute' ? [this.#attribute(child, place)] : [])) : []));
  }

  /** An attribute: a name, or a call with arguments that is a site of its own. */
  #attribute(node: SyntaxNode, place: Place): Expr {
    const nameNode = childOf(node, 'name');
    if (!nameNode) return unknown;
    const callee = this.#typeName(nameNode, place);
    const list = childOfType(node, 'attribute_argument_list');
    if (!list) return callee;
    const args = list.children.map((argument): CallArgument => {
      const [only] = argument.children;
      const set = only?.type === 'assignment_expression' ? only : undefined;
      const key = set ? childOf(set, 'left') : argument.children.length > 1 ? only : undefined;
      const value = this.expr(set ? childOf(set, 'right') : argument.children.at(-1), place);
      return key ? { name: this.textOf(key), value } : { value };
    });
    return this.call(callee, args, nameNode.start, { place });
  }

  #forEach(node: SyntaxNode, place: Place): void {
    const inside = this.openInner(place);
    const [left, right, type, body] = [childOf(node, 'left'), childOf(node, 'right'), childOf(node, 'type'), childOf(node, 'body')];
    this.expr(right, place);
    if (left?.type === 'identifier') this.parameter(this.textOf(left), { type: type && this.#instanceOf(type, inside), at: node.start, place: inside });
    if (body) this.statement(body, inside);
  }

  #try(node: SyntaxNode, place: Place): void {
    const body = childOf(node, 'body');
    // What is in the block counts for what follows it; what a `catch` defines is second choice.
    if (body) this.statements(body.children, { ...this.openInner(place), block: place.block });
    for (const child of node.children) {
      if (child.type === 'finally_clause') this.statement(child, place);
      if (child.type !== 'catch_clause') continue;
      const caught = this.openInner(place, true);
      const name = childOf(childOfType(child, 'catch_declaration') ?? child, 'name');
      if (name) this.parameter(this.textOf(name), { at: child.start, place: caught });
      const clause = childOf(child, 'body');
      if (clause) this.statements(clause.children, caught);
    }
  }

  /** `else if` nests; a long chain must not nest here. */
  #if(node: SyntaxNode, place: Place): void {
    for (let next: SyntaxNode | undefined = node; next; ) {
      const alternative: SyntaxNode | undefined = childOf(next, 'alternative');
      const body = childOf(next, 'consequence');
      this.expr(childOf(next, 'condition'), place);
      if (body) this.statement(body, this.openInner(place));
      if (alternative && alternative.type !== 'if_statement') this.statement(alternative, this.openInner(place));
      next = alternative?.type === 'if_statement' ? alternative : undefined;
    }
  }

  protected lowerExpr(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const { children } = node;
    switch (node.type) {
      case 'identifier':
        return this.name(this.textOf(node), node.start, place);
      case 'predefined_type':
        return this.name(this.textOf(node), node.start, place);
      case 'this':
        return place.cls ? { kind: 'self', cls: place.cls } : unknown;
      case 'base':
        return place.cls ? { kind: 'super', cls: place.cls, isConstructor: false } : unknown;
      case 'member_access_expression':
        return this.#member(childOf(node, 'expression'), childOf(node, 'name'), place);
      case 'conditional_access_expression':
        return this.#conditional(node, place);
      case 'element_access_expression': {
        const key = childOf(node, 'subscript')?.children[0];
        return { kind: 'index', object: this.expr(childOf(node, 'expression'), place), key: this.expr(key?.children.at(-1), place), at: node.start };
      }
      case 'invocation_expression':
        return this.#invocation(node, place, naming);
      case 'object_creation_expression':
      case 'implicit_object_creation_expression':
        return this.#creation(node, place, naming);
      case 'anonymous_object_creation_expression':
        return this.#anonymous(node, place);
      case 'string_literal':
      case 'verbatim_string_literal':
      case 'raw_string_literal':
      case 'character_literal':
        return this.literal(textOfLiteral(this.textOf(node)), node.start);
      case 'interpolated_string_expression':
        return this.#interpolated(node, place);
      case 'integer_literal':
      case 'real_literal':
        return numberOf(this.textOf(node));
      case 'boolean_literal':
        return { kind: 'boolean', value: this.textOf(node) === 'true' };
      case 'null_literal':
      case 'default_expression':
        return { kind: 'null' };
      case 'parenthesized_expression':
      case 'await_expression':
      case 'postfix_unary_expression':
      case 'checked_expression':
      case 'ref_expression':
      case 'arrow_expression_clause':
      case 'throw_expression':
        return this.expr(children[0], place, naming);
      case 'prefix_unary_expression': {
        const value = this.expr(children.at(-1), place);
        return value.kind === 'number' && children[0]?.type === '-' ? { kind: 'number', value: -value.value } : unknown;
      }
      case 'cast_expression': {
        const [type, value] = [childOf(node, 'type'), childOf(node, 'value')];
        const inner = this.expr(value, place, naming);
        return type && inner.kind !== 'string' ? { kind: 'choice', options: [inner, this.#instanceOf(type, place)] } : inner;
      }
      case 'as_expression': {
        const type = childOf(node, 'right');
        const inner = this.expr(childOf(node, 'left'), place, naming);
        return type ? { kind: 'choice', options: [inner, this.#instanceOf(type, place)] } : inner;
      }
      case 'conditional_expression':
        this.expr(childOf(node, 'condition'), place);
        return { kind: 'choice', options: [this.expr(childOf(node, 'consequence'), place, naming), this.expr(childOf(node, 'alternative'), place, naming)] };
      case 'binary_expression':
        return this.#binary(node, place, naming);
      case 'assignment_expression':
        return this.#assignment(node, place);
      case 'initializer_expression':
      case 'collection_expression':
      case 'element_binding_expression':
        return this.#list(node, place);
      case 'implicit_array_creation_expression':
      case 'array_creation_expression':
      case 'stackalloc_expression':
      case 'implicit_stackalloc_expression':
        return this.expr(childOfType(node, 'initializer_expression'), place);
      case 'typeof_expression': {
        const type = childOf(node, 'type');
        return type ? this.#typeName(type, place) : unknown;
      }
      case 'lambda_expression':
      case 'anonymous_method_expression':
        return this.#lambda(node, place);
      case 'switch_expression':
        return this.#switch(node, place);
      case 'with_expression':
        return this.#with(node, place);
      case 'qualified_name':
      case 'generic_name':
      case 'alias_qualified_name':
      case 'nullable_type':
        return this.#typeName(node, place);
      case 'is_pattern_expression':
        this.expr(childOf(node, 'expression'), place);
        this.#pattern(childOf(node, 'pattern'), place);
        return unknown;
      case 'argument':
        return this.expr(children.at(-1), place, naming);
      case 'declaration_expression': {
        const [name, type] = [childOf(node, 'name'), childOf(node, 'type')];
        if (name) this.parameter(this.textOf(name), { type: type && this.#instanceOf(type, place), at: node.start, place });
        return variable;
      }
      case 'modifier':
      case 'implicit_type':
        return unknown;
      default:
        this.statements(children, place);
        return unknown;
    }
  }

  #member(object: SyntaxNode | undefined, nameNode: SyntaxNode | undefined, place: Place): Expr {
    if (!object || !nameNode) return unknown;
    return { kind: 'member', object: this.expr(object, place), name: this.#simpleName(nameNode), at: nameNode.start };
  }

  /** `a?.B` and `a?[0]`. */
  #conditional(node: SyntaxNode, place: Place): Expr {
    const [object] = node.children;
    const binding = node.children.at(-1);
    const inner = this.expr(object, place);
    if (binding?.type !== 'member_binding_expression') {
      if (binding && binding !== object) this.expr(binding, place);
      return inner;
    }
    const nameNode = childOf(binding, 'name');
    return nameNode ? { kind: 'member', object: inner, name: this.#simpleName(nameNode), at: nameNode.start } : unknown;
  }

  #invocation(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const functionNode = childOf(node, 'function');
    const list = childOf(node, 'arguments');
    if (!functionNode) return unknown;
    const passed = functionNode.type === 'member_access_expression' && passing.has(this.textOf(childOf(functionNode, 'name'))) ? childOf(functionNode, 'expression') : undefined;
    if (passed) return this.expr(passed, place, naming);
    const callee = this.expr(functionNode, place);
    const given = list ? this.#arguments(list, place) : [];
    if (callee.kind === 'name' && callee.name === 'nameof') return { kind: 'string', text: this.textOf(list?.children[0]).replace(/^.*\./, ''), at: node.start };
    const isClosing = callee.kind === 'member' && given.length === 0 && closing.has(callee.name);
    const args = isClosing && callee.kind === 'member' ? this.chainArguments(callee.object) : [...given, ...this.setByFunctions(given)];
    // What a chain builds stands where the chain begins.
    const at = callee.kind === 'member' && !isClosing ? callee.at : node.start;
    const types = functionNode.type === 'generic_name' ? functionNode : childOf(functionNode, 'name');
    return this.call(callee, [...args, ...this.#typeArguments(types, place)], at, { place, naming });
  }

  /** `Add<Plugin>()`: a type argument says what is meant, as an argument named `T` would. */
  #typeArguments(node: SyntaxNode | undefined, place: Place): CallArgument[] {
    const list = node?.type === 'generic_name' ? childOfType(node, 'type_argument_list') : undefined;
    const [first] = list?.children ?? [];
    return first && first.type !== 'predefined_type' ? [{ name: 'T', value: this.#typeName(first, place) }] : [];
  }

  #creation(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const type = childOf(node, 'type');
    const list = childOf(node, 'arguments') ?? childOfType(node, 'argument_list');
    const initializer = childOf(node, 'initializer') ?? childOfType(node, 'initializer_expression');
    const declared = naming.type?.kind === 'instance' ? naming.type.of : undefined;
    const callee = type ? this.#typeName(type, place) : declared;
    const given = list ? this.#arguments(list, place) : [];
    const entries = initializer ? this.#entries(initializer, place) : undefined;
    const named = (entries ?? []).flatMap(({ key, value }): CallArgument[] => (key?.kind === 'string' ? [{ name: key.text, value }] : []));
    // A collection of pairs is what it holds: `new Dictionary<string, string> { ["a"] = "b" }`.
    const isSystem = callee?.kind === 'name' && isSystemName(callee.name);
    if (isSystem && callee.name !== 'Uri' && initializer) return entries && entries.length > 0 ? { kind: 'object', entries } : this.#list(initializer, place);
    if (!callee) return named.length > 0 ? { kind: 'object', entries: entries ?? [] } : unknown;
    return this.call(callee, [...given, ...named], (type ?? node).start, { place, naming });
  }

  /** Members of an object initialiser, and pairs of a dictionary's. */
  #entries(node: SyntaxNode, place: Place): Entry[] {
    const entries = node.children.flatMap((child): Entry[] => {
      if (child.type === 'initializer_expression' && child.children.length === 2) return [this.#noted({ key: this.expr(child.children[0], place), value: this.expr(child.children[1], place) }, child.start)];
      if (child.type !== 'assignment_expression') return [];
      const [left, right] = [childOf(child, 'left'), childOf(child, 'right')];
      if (!left || !right) return [];
      const key: Expr = left.type === 'identifier' ? { kind: 'string', text: this.textOf(left), at: left.start } : this.expr(left.children[0], place);
      return [this.#noted({ key, value: this.expr(right, place) }, right.start)];
    });
    noteTool(this.model, entries, node.start);
    return entries;
  }

  #noted(entry: Entry, at: number): Entry {
    if (entry.key?.kind === 'string') noteNamed(this.model, entry.key.text, entry.value, at);
    return entry;
  }

  #list(node: SyntaxNode, place: Place): Expr {
    if (node.children.some((child) => child.type === 'assignment_expression')) return { kind: 'object', entries: this.#entries(node, place) };
    return {
      kind: 'list',
      items: node.children.map((child) => {
        const inner = child.type === 'argument' ? child.children.at(-1) : child;
        const isSpread = inner?.type === 'range_expression' || inner?.type === 'spread_element';
        return { value: this.expr(isSpread ? inner.children.at(-1) : inner, place), isSpread };
      }),
    };
  }

  #anonymous(node: SyntaxNode, place: Place): Expr {
    const entries: Entry[] = [];
    for (const [index, child] of node.children.entries()) {
      if (child.type === '=' || node.children[index - 1]?.type === '=') continue;
      const value = node.children[index + 1]?.type === '=' ? node.children[index + 2] : child;
      const name = value === child && child.type === 'member_access_expression' ? this.textOf(childOf(child, 'name')) : this.textOf(child);
      entries.push(this.#noted({ key: { kind: 'string', text: name, at: child.start }, value: this.expr(value, place) }, child.start));
    }
    noteTool(this.model, entries, node.start);
    return { kind: 'object', entries };
  }

  #with(node: SyntaxNode, place: Place): Expr {
    const value = this.expr(node.children[0], place);
    for (const child of node.children.slice(1)) this.statements(child.children.filter((part) => part.type !== 'identifier'), place);
    return value;
  }

  #arguments(list: SyntaxNode, place: Place): CallArgument[] {
    return list.children.flatMap((argument): CallArgument[] => {
      if (argument.type !== 'argument') return [];
      const name = childOf(argument, 'name');
      const value = argument.children.findLast((child) => child !== name);
      const expr = this.expr(value, place);
      if (name) noteNamed(this.model, this.textOf(name), expr, argument.start);
      return [name ? { name: this.textOf(name), value: expr } : { value: expr }];
    });
  }

  #lambda(node: SyntaxNode, place: Place): Expr {
    const { fn, inside } = this.openFunction('', node.start, place);
    const parameters = childOf(node, 'parameters') ?? childOfType(node, 'parameter_list');
    if (parameters?.type === 'implicit_parameter' || parameters?.type === 'identifier') this.parameter(this.textOf(parameters), { at: node.start, place: inside });
    else if (parameters) this.#parameters(parameters, inside);
    const body = childOf(node, 'body') ?? childOfType(node, 'block');
    if (body) this.#body(body, inside);
    return { kind: 'function', fn };
  }

  #switch(node: SyntaxNode, place: Place): Expr {
    const [subject] = node.children;
    this.expr(subject, place);
    const options = node.children.flatMap((arm) => (arm.type === 'switch_expression_arm' ? [this.expr(arm.children.at(-1), place)] : []));
    return options.length > 0 ? { kind: 'choice', options } : unknown;
  }

  #pattern(node: SyntaxNode | undefined, place: Place): void {
    if (node?.type !== 'declaration_pattern') return;
    const [name, type] = [childOf(node, 'name'), childOf(node, 'type')];
    if (name) this.parameter(this.textOf(name), { type: type && this.#instanceOf(type, place), at: node.start, place });
  }

  #assignment(node: SyntaxNode, place: Place): Expr {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const isOwn = left.type === 'member_access_expression' && childOf(left, 'expression')?.type === 'this';
    const nameNode = isOwn ? childOf(left, 'name') : left.type === 'identifier' ? left : undefined;
    const name = this.textOf(nameNode);
    const target = isOwn && place.cls ? qualified(place.cls.scope, name) : this.targetName(name, place);
    // `_agent = new() { … }` makes what the name was declared as.
    const type = right.type === 'implicit_object_creation_expression' ? declaredAs(name, isOwn && place.cls ? place.cls.scope : place.scope) : undefined;
    const value = this.expr(right, place, nameNode ? { assigned: target, type } : unnamed);
    if (!nameNode) {
      const object = this.expr(left, place);
      this.#setOn(object, left, value, place);
      return value;
    }
    const operator = childOf(node, 'operator')?.type ?? node.children.find((child) => child.type === '+=' || child.type === '??=')?.type;
    const combined: Expr =
      operator === '+=' ? { kind: 'concat', items: [this.expr(left, place), value], at: left.start } : operator === '??=' ? { kind: 'choice', options: [this.expr(left, place), value] } : value;
    this.assign(name, combined, node.end, { place, isOwn });
    return value;
  }

  /** `options.Model = "m"` outside an initialiser is a call of the setter: `?.Model` would say too little, so it is told as `….set_Model`. */
  #setOn(target: Expr, left: SyntaxNode, value: Expr, place: Place): void {
    if (target.kind !== 'member') return;
    // `options => options.Model = "m"`
    const isParameter = target.object.kind === 'name' && place.fn?.name === '' && isParameterOf(place, target.object.name);
    const given = isParameter && place.fn ? (this.given.get(place.fn) ?? []) : undefined;
    if (given && place.fn) this.given.set(place.fn, [...given, { name: target.name, value }]);
    this.call({ kind: 'member', object: target.object, name: `set_${target.name}`, at: target.at }, [{ value }], left.start, { place });
  }

  /** Sums are flattened, so a long one does not nest. */
  #binary(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const operator = node.children.find((child) => child.type === '+' || child.type === '??')?.type;
    if (operator === '??') return { kind: 'choice', options: [this.expr(childOf(node, 'left'), place, naming), this.expr(childOf(node, 'right'), place, naming)] };
    const operands = operandsOf(node, (each) => each.type === 'binary_expression' && each.children.find((child) => child.type === '+' || child.type === '??')?.type === operator);
    const items = operands.map((operand) => this.expr(operand, place));
    return operator === '+' ? { kind: 'concat', items, at: node.start } : unknown;
  }

  #interpolated(node: SyntaxNode, place: Place): Expr {
    const { parts, holes } = holesOf(node, this.text);
    return this.template(parts, holes.map((hole) => this.expr(hole.children.find((child) => child.type !== 'interpolation_brace'), place)), node.start);
  }

  /** Something of a type. Types of the language itself say nothing. */
  #instanceOf(node: SyntaxNode, place: Place): Expr {
    switch (node.type) {
      case 'nullable_type':
        return node.children[0] ? this.#instanceOf(node.children[0], place) : variable;
      case 'generic_name': {
        const inner = childOfType(node, 'type_argument_list')?.children.at(-1);
        if (inner && wrappers.has(this.#simpleName(node))) return this.#instanceOf(inner, place);
        return isSystemName(this.#simpleName(node)) ? variable : { kind: 'instance', of: this.#typeName(node, place) };
      }
      case 'identifier':
        return isSystemName(this.textOf(node)) || this.textOf(node) === 'var' ? variable : { kind: 'instance', of: this.#typeName(node, place) };
      case 'qualified_name':
      case 'alias_qualified_name':
        return { kind: 'instance', of: this.#typeName(node, place) };
      default:
        return variable;
    }
  }

  #typeName(node: SyntaxNode, place: Place): Expr {
    const [first = '', ...rest] = this.#typePath(node).split('.');
    let expr = this.name(first, node.start, place, true);
    for (const name of rest) expr = { kind: 'member', object: expr, name, at: node.start };
    return expr;
  }

  /** `OpenAI.Chat.ChatClient` of `global::OpenAI.Chat.ChatClient<T>?`. */
  #typePath(node: SyntaxNode): string {
    return this.textOf(node).replace(/<[^]*$/, '').replace(/^[^]*::/, '').replace(/[\s?]/g, '');
  }

  #simpleName(node: SyntaxNode): string {
    return node.type === 'generic_name' ? this.textOf(node.children[0]) : this.textOf(node);
  }
}

/** Whether a name is a parameter of the function around it. */
function isParameterOf({ scope }: Place, name: string): boolean {
  return ownerOf(scope).definitions.get(name)?.[0]?.value.kind === 'variable';
}

function isText({ type }: SyntaxNode): boolean {
  return type === 'string_literal' || type === 'verbatim_string_literal' || type === 'raw_string_literal';
}

/** The instance that a name was declared to be, as far as it has been read. */
function declaredAs(name: string, from: Scope): Expr | undefined {
  for (let scope: Scope | undefined = from; scope; scope = scope.parent) {
    for (const { value } of scope.definitions.get(name) ?? []) {
      const found = (value.kind === 'choice' ? value.options : [value]).find(({ kind }) => kind === 'instance');
      if (found) return found;
    }
  }
  return undefined;
}
