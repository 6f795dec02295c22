/** Lowers a Java syntax tree. One grammar, so one long file: declarations first, then expressions. */
import { unknown, variable, type CallArgument, type CallExpr, type CodeModel, type Expr } from '../tree-sitter/code-model.ts';
import { ClassLowering, enumEntry, givenBy, numberOf, unnamed, type Naming, type Place } from '../tree-sitter/class-lowering.ts';
import { unescaped, withoutIndentation } from '../tree-sitter/escapes.ts';
import { operandsOf } from '../tree-sitter/operands.ts';
import { define, noteResult, qualified } from '../tree-sitter/scopes.ts';
import { childOf, childOfType, childrenOf, type SyntaxNode, type SyntaxTree, type TreeShape } from '../tree-sitter/syntax-tree.ts';
import { isJavaLang } from './java-dialect.ts';

export const javaShape: TreeShape = {
  tokens: new Set(['+', '-', '+=', 'static', 'super', '==']),
  leaves: new Set([
    'identifier',
    'type_identifier',
    'decimal_integer_literal',
    'hex_integer_literal',
    'decimal_floating_point_literal',
    'character_literal',
    'string_literal',
    'this',
    'super',
    'true',
    'false',
    'null_literal',
    'integral_type',
    'floating_point_type',
    'boolean_type',
    'void_type',
    'asterisk',
  ]),
  dropped: new Set(['line_comment', 'block_comment', 'type_parameters', 'throws', 'dimensions']),
};

/** Generic types whose first argument is what one gets in the end. */
const wrappers = new Set(['Optional', 'Supplier', 'CompletableFuture', 'Future', 'Mono', 'Uni', 'ObjectProvider', 'Provider', 'Instance', 'Lazy', 'ThreadLocal']);

/** What closes a builder: the result is what was built. */
const closing = new Set(['build', 'create', 'call', 'buildAndRegister', 'start', 'buildAgent']);

/** Reads scopes, calls and the other sites of one file. */
export function lowerJava(tree: SyntaxTree): CodeModel {
  const lowering = new JavaLowering(tree, /\bgetenv\b|@Value|@ConfigProperty|\bgetProperty\b/);
  lowering.run(tree.root);
  return lowering.model;
}

class JavaLowering extends ClassLowering {
  protected lowerStatement(node: SyntaxNode, place: Place): void {
    switch (node.type) {
      case 'import_declaration':
        this.#import(node, place);
        return;
      case 'class_declaration':
      case 'interface_declaration':
      case 'record_declaration':
      case 'annotation_type_declaration':
      case 'enum_declaration':
        this.#class(node, place);
        return;
      case 'field_declaration':
      case 'constant_declaration':
      case 'local_variable_declaration':
        this.#variables(node, place);
        return;
      case 'method_declaration':
      case 'constructor_declaration':
      case 'compact_constructor_declaration':
      case 'annotation_type_element_declaration':
        this.#method(node, place);
        return;
      case 'static_initializer':
      case 'block':
      case 'constructor_body':
        this.statements(node.children, this.openInner(place));
        return;
      case 'expression_statement':
        for (const child of node.children) if (child.type !== 'string_literal') this.expr(child, place);
        return;
      case 'explicit_constructor_invocation':
        this.#superCall(node, place);
        return;
      case 'return_statement':
      case 'yield_statement':
        for (const child of node.children) place.fn?.returns.push(this.expr(child, place, givenBy(place)));
        return;
      case 'enhanced_for_statement':
        this.#forEach(node, place);
        return;
      case 'try_statement':
      case 'try_with_resources_statement':
        this.#try(node, place);
        return;
      case 'package_declaration':
      case 'break_statement':
      case 'continue_statement':
        return;
      case 'if_statement':
        this.#if(node, place);
        return;
      case 'for_statement':
      case 'while_statement':
      case 'do_statement':
      case 'switch_block':
      case 'switch_block_statement_group':
      case 'switch_rule':
      case 'finally_clause':
      case 'synchronized_statement':
      case 'labeled_statement':
        this.statements(node.children, this.openInner(place));
        return;
      default:
        this.expr(node, place);
    }
  }

  #import(node: SyntaxNode, place: Place): void {
    const path = childOfType(node, 'scoped_identifier') ?? childOfType(node, 'identifier');
    if (!path) return;
    const full = this.textOf(path).replace(/\s+/g, '');
    if (childOfType(node, 'asterisk')) {
      this.model.imports.push({ at: node.start, module: full, names: [] });
      this.model.wildcards.push(full);
      return;
    }
    const dot = full.lastIndexOf('.');
    const name = full.slice(dot + 1);
    if (dot < 0) return;
    this.model.imports.push({ at: node.start, module: full.slice(0, dot), names: [name] });
    define(place.scope, name, { value: { kind: 'import', path: full, at: node.start }, at: 0, block: place.block });
  }

  #class(node: SyntaxNode, place: Place): void {
    const nameNode = childOf(node, 'name');
    const name = this.textOf(nameNode);
    const { cls, inside } = this.openClass(name, node.start, place);
    define(place.scope, name, { value: { kind: 'class', cls }, at: place.fn ? node.start : 0, block: place.block });
    for (const part of node.children) {
      if (part.type !== 'superclass' && part.type !== 'super_interfaces' && part.type !== 'extends_interfaces') continue;
      const types = part.children.flatMap((child) => (child.type === 'type_list' ? child.children : [child]));
      for (const type of types) cls.bases.push(this.#typeName(type, place));
    }
    const decorators = this.#annotations(node, inside);
    if (decorators.length + cls.bases.length > 0) this.model.definitions.push({ at: (nameNode ?? node).start, what: 'class', name: cls.name, decorators, cls });

    const body = childOf(node, 'body');
    const members = body?.children ?? [];
    if (node.type === 'record_declaration') for (const parameter of childOf(node, 'parameters')?.children ?? []) this.#parameter(parameter, inside);
    if (body?.type === 'enum_body') this.#enumConstants(body, inside);
    for (const member of members) {
      if (member.type === 'enum_body_declarations') this.statements(member.children, inside);
      else if (member.type !== 'enum_constant') this.statement(member, inside);
    }
  }

  #enumConstants(body: SyntaxNode, inside: Place): void {
    const members = childOfType(body, 'enum_body_declarations')?.children ?? [];
    const constructor = members.find((member) => member.type === 'constructor_declaration');
    const parameters = (constructor ? (childOf(constructor, 'parameters')?.children ?? []) : []).map((parameter) => this.textOf(childOf(parameter, 'name')));
    for (const constant of body.children) {
      if (constant.type !== 'enum_constant') continue;
      const args = (childOf(constant, 'arguments')?.children ?? []).map((argument) => this.expr(argument, inside));
      define(inside.scope, this.textOf(childOf(constant, 'name')), { value: enumEntry(args, parameters, constant.start), at: 0, block: inside.block });
    }
  }

  #variables(node: SyntaxNode, place: Place): void {
    const isMember = place.fn === undefined;
    const type = childOf(node, 'type');
    const injected = this.#annotations(node, place).map(injectedValue).find((value) => value !== undefined);
    for (const declarator of childrenOf(node, 'declarator')) {
      const name = this.textOf(childOf(declarator, 'name'));
      const init = childOf(declarator, 'value');
      const instance = type && this.#instanceOf(type, place);
      const value = init ? this.expr(init, place, { assigned: qualified(place.scope, name), type: instance }) : injected;
      this.declareName(name, { value, type: instance, at: declarator.end, place, isMember });
    }
  }

  #method(node: SyntaxNode, place: Place): void {
    const nameNode = childOf(node, 'name');
    const name = this.textOf(nameNode);
    const isConstructor = node.type === 'constructor_declaration' || node.type === 'compact_constructor_declaration';
    const { fn, inside } = this.openFunction(name, node.start, place);
    const type = childOf(node, 'type');
    if (type) fn.result = this.#instanceOf(type, place);
    const decorators = this.#annotations(node, inside);
    if (decorators.length > 0 && !isConstructor) this.model.definitions.push({ at: (nameNode ?? node).start, what: 'function', name: fn.name, decorators });
    for (const parameter of childOf(node, 'parameters')?.children ?? []) this.#parameter(parameter, inside);
    const body = childOf(node, 'body');
    if (body) this.statements(body.children, inside);
    if (!isConstructor) noteResult(this.model, fn);
    if (!isConstructor) define(place.scope, name, { value: { kind: 'function', fn }, at: 0, block: place.block });
  }

  #parameter(node: SyntaxNode, inside: Place): void {
    const declarator = childOfType(node, 'variable_declarator');
    const name = childOf(node, 'name') ?? (declarator && childOf(declarator, 'name'));
    if (!name) return;
    const injected = this.#annotations(node, inside).map(injectedValue).find((value) => value !== undefined);
    const type = childOf(node, 'type');
    this.parameter(this.textOf(name), { value: injected, type: type && this.#instanceOf(type, inside), at: inside.fn ? node.start : 0, place: inside });
  }

  /** Annotations of a declaration: a name, or a call with arguments that is a site of its own. */
  #annotations(node: SyntaxNode, place: Place): Expr[] {
    const modifiers = childOfType(node, 'modifiers');
    return (modifiers?.children ?? []).flatMap((child) => (child.type === 'annotation' || child.type === 'marker_annotation' ? [this.#annotation(child, place)] : []));
  }

  #annotation(node: SyntaxNode, place: Place): Expr {
    const nameNode = childOf(node, 'name');
    if (!nameNode) return unknown;
    const callee = this.#dotted(nameNode, place);
    const args = (childOf(node, 'arguments')?.children ?? []).map((argument): CallArgument => {
      const key = argument.type === 'element_value_pair' ? childOf(argument, 'key') : undefined;
      return key ? { name: this.textOf(key), value: this.expr(childOf(argument, 'value'), place) } : { value: this.expr(argument, place) };
    });
    return node.type === 'annotation' ? this.call(callee, args, nameNode.start, { place }) : callee;
  }

  #superCall(node: SyntaxNode, place: Place): void {
    const args = this.#arguments(node, place);
    const target = childOf(node, 'constructor');
    if (target?.type === 'super' && place.cls) this.call({ kind: 'super', cls: place.cls, isConstructor: true }, args, node.start, { place });
  }

  #forEach(node: SyntaxNode, place: Place): void {
    const inside = this.openInner(place);
    this.expr(childOf(node, 'value'), place);
    const [name, type, body] = [childOf(node, 'name'), childOf(node, 'type'), childOf(node, 'body')];
    if (name) this.parameter(this.textOf(name), { type: type && this.#instanceOf(type, place), at: node.start, place: inside });
    if (body) this.statement(body, inside);
  }

  #try(node: SyntaxNode, place: Place): void {
    const inside = this.openInner(place);
    for (const resource of childOf(node, 'resources')?.children ?? []) {
      const [name, type, value] = [childOf(resource, 'name'), childOf(resource, 'type'), childOf(resource, 'value')];
      if (!name) continue;
      const instance = type && this.#instanceOf(type, inside);
      this.declareName(this.textOf(name), { value: this.expr(value, inside, { assigned: qualified(inside.scope, this.textOf(name)) }), type: instance, at: resource.end, place: inside });
    }
    // What is in the block counts for what follows it; what a `catch` defines is second choice.
    const body = childOf(node, 'body');
    if (body) this.statements(body.children, { ...inside, block: place.block });
    for (const child of node.children) {
      if (child.type === 'finally_clause') this.statement(child, place);
      if (child.type !== 'catch_clause') continue;
      const caught = this.openInner(place, true);
      const parameter = childOfType(child, 'catch_formal_parameter');
      if (parameter) this.parameter(this.textOf(childOf(parameter, 'name')), { at: child.start, place: caught });
      const clause = childOf(child, 'body');
      if (clause) this.statements(clause.children, caught);
    }
  }

  /** `else if` nests; a long chain must not nest here. */
  #if(node: SyntaxNode, place: Place): void {
    for (let next: SyntaxNode | undefined = node; next; ) {
      const alternative: SyntaxNode | undefined = childOf(next, 'alternative');
      const [condition, body] = [childOf(next, 'condition'), childOf(next, 'consequence')];
      const inside = this.openInner(place);
      this.expr(condition, inside);
      if (body) this.statement(body, inside);
      if (alternative && alternative.type !== 'if_statement') this.statement(alternative, this.openInner(place));
      next = alternative?.type === 'if_statement' ? alternative : undefined;
    }
  }

  protected lowerExpr(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const { children } = node;
    switch (node.type) {
      case 'identifier':
        return this.name(this.textOf(node), node.start, place);
      case 'this':
        return place.cls ? { kind: 'self', cls: place.cls } : unknown;
      case 'super':
        return place.cls ? { kind: 'super', cls: place.cls, isConstructor: false } : unknown;
      case 'field_access': {
        const [object, field] = [childOf(node, 'object'), childOf(node, 'field')];
        if (!object || !field) return unknown;
        // `Outer.this`
        if (field.type === 'this') return { kind: 'instance', of: this.expr(object, place) };
        return { kind: 'member', object: this.expr(object, place), name: this.textOf(field), at: field.start };
      }
      case 'method_invocation':
        return this.#invocation(node, place, naming);
      case 'object_creation_expression':
        return this.#creation(node, place, naming);
      case 'string_literal':
        return this.#string(node);
      case 'character_literal':
        return { kind: 'string', text: unescaped(this.text.slice(node.start + 1, node.end - 1)), at: node.start };
      case 'decimal_integer_literal':
      case 'hex_integer_literal':
      case 'decimal_floating_point_literal':
        return numberOf(this.textOf(node));
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true' };
      case 'null_literal':
        return { kind: 'null' };
      case 'parenthesized_expression':
        return this.expr(children[0], place, naming);
      case 'cast_expression': {
        const [type, value] = [childOf(node, 'type'), childOf(node, 'value')];
        const inner = this.expr(value, place, naming);
        return type && inner.kind !== 'string' ? { kind: 'choice', options: [inner, this.#instanceOf(type, place)] } : inner;
      }
      case 'ternary_expression':
        this.expr(childOf(node, 'condition'), place);
        return { kind: 'choice', options: [this.expr(childOf(node, 'consequence'), place, naming), this.expr(childOf(node, 'alternative'), place, naming)] };
      case 'binary_expression':
        return this.#binary(node, place);
      case 'unary_expression': {
        const value = this.expr(childOf(node, 'operand'), place);
        return value.kind === 'number' && children[0]?.type === '-' ? { kind: 'number', value: -value.value } : unknown;
      }
      case 'assignment_expression':
        return this.#assignment(node, place);
      case 'array_initializer':
      case 'element_value_array_initializer':
        return { kind: 'list', items: children.map((child) => ({ value: this.expr(child, place), isSpread: false })) };
      case 'array_creation_expression':
        return this.expr(childOf(node, 'value'), place);
      case 'array_access': {
        const [array, index] = [childOf(node, 'array'), childOf(node, 'index')];
        return { kind: 'index', object: this.expr(array, place), key: this.expr(index, place), at: node.start };
      }
      case 'class_literal':
        return children[0] ? this.#typeName(children[0], place) : unknown;
      case 'method_reference': {
        const [object, method] = children;
        return object && method ? { kind: 'member', object: this.expr(object, place), name: this.textOf(method), at: method.start } : unknown;
      }
      case 'lambda_expression':
        return this.#lambda(node, place);
      case 'switch_expression':
        return this.#switch(node, place);
      case 'type_identifier':
      case 'scoped_type_identifier':
      case 'generic_type':
        return this.#typeName(node, place);
      case 'scoped_identifier':
        return this.#dotted(node, place);
      case 'annotation':
      case 'marker_annotation':
        return this.#annotation(node, place);
      case 'instanceof_expression': {
        const [name, type] = [childOf(node, 'name'), childOf(node, 'right')];
        this.expr(childOf(node, 'left'), place);
        if (name && type) this.parameter(this.textOf(name), { type: this.#instanceOf(type, place), at: node.start, place });
        return unknown;
      }
      default:
        this.statements(children, place);
        return unknown;
    }
  }

  #invocation(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const [object, nameNode] = [childOf(node, 'object'), childOf(node, 'name')];
    if (!nameNode) return unknown;
    const name = this.textOf(nameNode);
    const receiver = object && this.expr(object, place);
    const callee: Expr = receiver ? { kind: 'member', object: receiver, name, at: nameNode.start } : this.name(name, nameNode.start, place);
    const given = this.#arguments(node, place);
    // What a chain builds stands where the chain begins.
    if (receiver && closing.has(name) && given.length === 0) return this.call(callee, this.chainArguments(receiver), node.start, { place, naming });
    return this.call(callee, [...given, ...this.setByFunctions(given)], nameNode.start, { place, naming });
  }

  #creation(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const type = childOf(node, 'type');
    if (!type) return unknown;
    const callee = this.#typeName(type, place);
    const call = this.call(callee, this.#arguments(node, place), type.start, { place, naming });
    const body = childOfType(node, 'class_body');
    if (body) {
      const { cls, inside } = this.openClass('', node.start, place);
      cls.bases.push(callee);
      this.statements(body.children, { ...inside, fn: undefined });
    }
    return call;
  }

  #arguments(node: SyntaxNode, place: Place): CallArgument[] {
    return (childOf(node, 'arguments')?.children ?? []).map((argument) => ({ value: this.expr(argument, place) }));
  }

  #lambda(node: SyntaxNode, place: Place): Expr {
    const { fn, inside } = this.openFunction('', node.start, place);
    const parameters = childOf(node, 'parameters');
    for (const parameter of parameters?.type === 'identifier' ? [parameters] : (parameters?.children ?? [])) {
      if (parameter.type === 'identifier') this.parameter(this.textOf(parameter), { at: parameter.start, place: inside });
      else this.#parameter(parameter, inside);
    }
    const body = childOf(node, 'body');
    if (body?.type === 'block') this.statements(body.children, inside);
    else if (body) fn.returns.push(this.expr(body, inside));
    return { kind: 'function', fn };
  }

  #switch(node: SyntaxNode, place: Place): Expr {
    this.expr(childOf(node, 'condition'), place);
    const options: Expr[] = [];
    for (const group of childOf(node, 'body')?.children ?? []) {
      const inside = this.openInner(place);
      for (const child of group.children) {
        const [only] = child.type === 'expression_statement' && group.type === 'switch_rule' ? child.children : [];
        if (only) options.push(this.expr(only, inside));
        else this.statement(child, inside);
      }
    }
    return options.length > 0 ? { kind: 'choice', options } : unknown;
  }

  #assignment(node: SyntaxNode, place: Place): Expr {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const object = left.type === 'field_access' ? childOf(left, 'object') : undefined;
    const isOwn = object?.type === 'this';
    const nameNode = isOwn ? childOf(left, 'field') : left.type === 'identifier' ? left : undefined;
    const name = this.textOf(nameNode);
    const target = isOwn && place.cls ? qualified(place.cls.scope, name) : this.targetName(name, place);
    const value = this.expr(right, place, nameNode ? { assigned: target } : unnamed);
    const isSum = node.children.some((child) => child.type === '+=');
    if (!nameNode) this.expr(left, place);
    else this.assign(name, isSum ? { kind: 'concat', items: [this.expr(left, place), value], at: left.start } : value, node.end, { place, isOwn });
    return value;
  }

  /** Sums are flattened, so a long one does not nest. */
  #binary(node: SyntaxNode, place: Place): Expr {
    if (!node.children.some((child) => child.type === '+')) {
      for (let next: SyntaxNode | undefined = node; next; ) {
        const left: SyntaxNode | undefined = childOf(next, 'left');
        this.expr(childOf(next, 'right'), place);
        if (left?.type === 'binary_expression') next = left;
        else {
          this.expr(left, place);
          next = undefined;
        }
      }
      return unknown;
    }
    const operands = operandsOf(node, (each) => each.type === 'binary_expression' && each.children.some((child) => child.type === '+'));
    return { kind: 'concat', items: operands.map((operand) => this.expr(operand, place)), at: node.start };
  }

  #string(node: SyntaxNode): Expr {
    const source = this.textOf(node);
    if (source.startsWith('"""')) return this.literal(unescaped(withoutIndentation(source.slice(3, -3))), node.start);
    return this.literal(unescaped(source.slice(1, -1)), node.start);
  }

  /** Something of a type. Types of the language itself say nothing. */
  #instanceOf(node: SyntaxNode, place: Place): Expr {
    if (node.type === 'generic_type') {
      const [base, args] = node.children;
      const inner = args?.children[0];
      if (base && inner && wrappers.has(this.textOf(base))) return this.#instanceOf(inner, place);
    }
    if (node.type === 'type_identifier' && (isJavaLang(this.textOf(node)) || this.textOf(node) === 'var')) return variable;
    if (node.type !== 'type_identifier' && node.type !== 'scoped_type_identifier' && node.type !== 'generic_type') return variable;
    return { kind: 'instance', of: this.#typeName(node, place) };
  }

  #typeName(node: SyntaxNode, place: Place): Expr {
    if (node.type === 'generic_type' || node.type === 'annotated_type') return node.children[0] ? this.#typeName(node.children[0], place) : unknown;
    return this.#dotted(node, place);
  }

  #dotted(node: SyntaxNode, place: Place): Expr {
    const [first = '', ...rest] = this.textOf(node).split('.').map((name) => name.replace(/<.*$/s, '').trim());
    let expr = this.name(first, node.start, place);
    for (const name of rest) expr = { kind: 'member', object: expr, name, at: node.start };
    return expr;
  }
}

/** `@Value("${key:default}")`, `@ConfigProperty(name = "key", defaultValue = "x")`: read from the configuration, as from the environment. */
function injectedValue(annotation: Expr): Expr | undefined {
  if (annotation.kind !== 'call' || annotation.callee.kind !== 'name') return undefined;
  const named = (name: string) => annotation.args.find((arg) => arg.name === name)?.value;
  if (annotation.callee.name === 'ConfigProperty') return configured(named('name'), named('defaultValue'), annotation);
  if (annotation.callee.name !== 'Value') return undefined;
  const text = named('value') ?? annotation.args.find((arg) => arg.name === undefined)?.value;
  if (text?.kind !== 'string') return undefined;
  const match = /^\$\{([^:{}]+)(?::([^{}]*))?\}$/.exec(text.text);
  if (!match) return undefined;
  const fallback: Expr | undefined = match[2] ? { kind: 'string', text: match[2], at: text.at } : undefined;
  return configured({ kind: 'string', text: match[1] ?? '', at: text.at }, fallback, annotation);
}

function configured(key: Expr | undefined, fallback: Expr | undefined, { at }: CallExpr): Expr | undefined {
  if (key?.kind !== 'string') return undefined;
  const args = [{ value: key }, ...(fallback ? [{ value: fallback }] : [])];
  return { kind: 'call', callee: { kind: 'import', path: configuredPath, at }, args, at, assigned: undefined, within: undefined };
}

/** The dialect's name for what reads the configuration. */
const configuredPath = '@configuration';
