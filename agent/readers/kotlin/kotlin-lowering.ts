/** Lowers a Kotlin syntax tree. One grammar, so one long file: declarations first, then expressions. */
import { unknown, variable, type CallArgument, type ClassInfo, type CodeModel, type Entry, type Expr, type FunctionInfo, type Scope } from '../tree-sitter/code-model.ts';
import { ClassLowering, enumEntry, givenBy, numberOf, unnamed, type Naming, type Place } from '../tree-sitter/class-lowering.ts';
import { unescaped } from '../tree-sitter/escapes.ts';
import { operandsOf } from '../tree-sitter/operands.ts';
import { define, noteNamed, noteResult, qualified } from '../tree-sitter/scopes.ts';
import { childOf, childOfType, type SyntaxNode, type SyntaxTree, type TreeShape } from '../tree-sitter/syntax-tree.ts';
import { noteTool } from '../tree-sitter/tool-shapes.ts';
import { isStandardName } from './kotlin-dialect.ts';
import { stringParts } from './kotlin-strings.ts';

export const kotlinShape: TreeShape = {
  tokens: new Set(['=', '+', '-', '?:', '+=', '::', '*', 'val', 'var', 'this', 'super', '&&', '||']),
  leaves: new Set(['identifier', 'string_content', 'escape_sequence', 'number_literal', 'float_literal', 'hex_literal', 'bin_literal', 'unsigned_literal', 'long_literal', 'character_literal', 'this_expression', 'super_expression', 'qualified_identifier', 'user_type', 'function_type', 'type_arguments']),
  dropped: new Set(['line_comment', 'block_comment', 'multiline_comment', 'comment', 'shebang', 'type_parameters', 'type_constraints', 'parameter_modifiers', 'label']),
};

/** Generic types whose first argument is what one gets in the end. */
const wrappers = new Set(['Lazy', 'Deferred', 'Flow', 'Mono', 'Optional', 'ObjectProvider', 'Result']);

/** What closes a builder. */
const closing = new Set(['build', 'create', 'call']);

/** Functions that give what their block gives. */
const givingResult = new Set(['lazy', 'run', 'runBlocking', 'let', 'with', 'coroutineScope', 'withContext', 'runCatching', 'remember', 'use', 'async']);

/** Functions that give what they are called on. */
const givingReceiver = new Set(['apply', 'also', 'takeIf', 'takeUnless', 'onEach']);

const mapMakers = new Set(['mapOf', 'mutableMapOf', 'hashMapOf', 'linkedMapOf']);

/** Reads scopes, calls and the other sites of one file. */
export function lowerKotlin(tree: SyntaxTree): CodeModel {
  const lowering = new KotlinLowering(tree, /\bgetenv\b/);
  lowering.run(tree.root);
  return lowering.model;
}

class KotlinLowering extends ClassLowering {
  protected lowerStatement(node: SyntaxNode, place: Place): void {
    switch (node.type) {
      case 'import':
        this.#import(node, place);
        return;
      case 'class_declaration':
      case 'object_declaration':
        this.#class(node, place);
        return;
      case 'companion_object':
        // Its members are reached by the name of the class around it, and bare inside it.
        this.statements(childOfType(node, 'class_body')?.children ?? [], place);
        return;
      case 'property_declaration':
        this.#property(node, place);
        return;
      case 'function_declaration':
      case 'secondary_constructor':
        this.#functionDeclaration(node, place);
        return;
      case 'anonymous_initializer':
      case 'block':
      case 'finally_block':
        this.statements(node.type === 'anonymous_initializer' ? (childOfType(node, 'block')?.children ?? []) : node.children, this.openInner(place));
        return;
      case 'return_expression':
        for (const child of node.children) place.fn?.returns.push(this.expr(child, place, givenBy(place)));
        return;
      case 'for_statement':
        this.#for(node, place);
        return;
      case 'while_statement':
      case 'do_while_statement':
        this.statements(node.children, this.openInner(place));
        return;
      case 'package_header':
      case 'type_alias':
      case 'file_annotation':
        return;
      case 'string_literal':
      case 'multiline_string_literal':
        // A value of a block, at most; as a statement it is only there to be read.
        return;
      default:
        this.expr(node, place);
    }
  }

  #import(node: SyntaxNode, place: Place): void {
    const path = childOfType(node, 'qualified_identifier');
    if (!path) return;
    const full = this.textOf(path).replace(/[\s`]/g, '');
    if (node.children.some((child) => child.type === '*')) {
      this.model.imports.push({ at: node.start, module: full, names: [] });
      this.model.wildcards.push(full);
      return;
    }
    const alias = childOfType(node, 'identifier');
    const dot = full.lastIndexOf('.');
    if (dot < 0) return;
    const name = full.slice(dot + 1);
    this.model.imports.push({ at: node.start, module: full.slice(0, dot), names: [name] });
    define(place.scope, alias ? this.textOf(alias) : name, { value: { kind: 'import', path: full, at: node.start }, at: 0, block: place.block });
  }

  #class(node: SyntaxNode, place: Place): void {
    const nameNode = childOf(node, 'name');
    const name = this.textOf(nameNode);
    const { cls, inside } = this.openClass(name, node.start, place);
    const value: Expr = node.type === 'object_declaration' ? { kind: 'self', cls } : { kind: 'class', cls };
    define(place.scope, name, { value, at: place.fn ? node.start : 0, block: place.block });
    const parameters = childOfType(childOfType(node, 'primary_constructor') ?? node, 'class_parameters');
    for (const parameter of parameters?.children ?? []) this.#classParameter(parameter, inside);
    this.#bases(node, cls, inside);
    const decorators = this.#annotations(node, inside);
    if (decorators.length + cls.bases.length > 0) this.model.definitions.push({ at: (nameNode ?? node).start, what: 'class', name: cls.name, decorators, cls });

    const body = childOfType(node, 'class_body') ?? childOfType(node, 'enum_class_body');
    const names = (parameters?.children ?? []).map((parameter) => this.textOf(childOfType(parameter, 'identifier')));
    for (const member of body?.children ?? []) {
      if (member.type === 'enum_entry') {
        const args = (childOfType(member, 'value_arguments')?.children ?? []).map((argument) => this.expr(argument.children.at(-1), inside));
        define(inside.scope, this.textOf(childOfType(member, 'identifier')), { value: enumEntry(args, names, member.start), at: 0, block: inside.block });
      } else this.statement(member, inside);
    }
  }

  #bases(node: SyntaxNode, cls: ClassInfo, place: Place): void {
    for (const specifier of childOfType(node, 'delegation_specifiers')?.children ?? []) {
      const [base] = specifier.children;
      if (base?.type === 'constructor_invocation') {
        const type = childOfType(base, 'user_type');
        if (!type) continue;
        const callee = this.#typeName(type, place);
        cls.bases.push(callee);
        const args = this.#arguments(childOfType(base, 'value_arguments'), place);
        if (args.length > 0) this.call(callee, args, type.start, { place });
      } else if (base?.type === 'user_type') cls.bases.push(this.#typeName(base, place));
      else if (base?.type === 'explicit_delegation') {
        const [type, by] = base.children;
        if (type) cls.bases.push(this.#typeName(type, place));
        this.expr(by, place);
      }
    }
  }

  #classParameter(node: SyntaxNode, inside: Place): void {
    const name = childOfType(node, 'identifier');
    if (!name) return;
    const injected = this.#annotations(node, inside).map(injectedValue).find((value) => value !== undefined);
    const standard = valueAfter(node, '=');
    const type = typeOf(node);
    this.parameter(this.textOf(name), { type: type && this.#instanceOf(type, inside), value: standard ? this.expr(standard, inside) : injected, at: 0, place: inside });
  }

  #property(node: SyntaxNode, place: Place): void {
    const isMember = place.fn === undefined && place.cls !== undefined;
    const injected = this.#annotations(node, place).map(injectedValue).find((value) => value !== undefined);
    const init = valueAfter(node, '=');
    const declaration = childOfType(node, 'variable_declaration');
    const nameNode = declaration && childOfType(declaration, 'identifier');
    if (!declaration || !nameNode) {
      this.expr(init, place);
      for (const part of childOfType(node, 'multi_variable_declaration')?.children ?? []) this.parameter(this.textOf(childOfType(part, 'identifier')), { at: part.start, place });
      return;
    }
    const name = this.textOf(nameNode);
    const typeNode = typeOf(declaration);
    const type = typeNode && this.#instanceOf(typeNode, place);
    const naming = { assigned: qualified(place.scope, name) };
    const delegate = childOfType(node, 'property_delegate')?.children[0];
    const getter = childOfType(node, 'getter');
    const body = getter && childOfType(getter, 'function_body');
    if (body && !init) {
      const { fn, inside } = this.openFunction(name, node.start, place, true);
      this.#functionBody(body, { fn, inside, naming });
      noteResult(this.model, fn);
      const got: Expr = { kind: 'call', callee: { kind: 'function', fn }, args: [], at: node.start, assigned: undefined, within: undefined };
      define(place.scope, name, { value: got, at: 0, block: place.block });
      return;
    }
    const written = init ?? delegate;
    const value = written ? this.expr(written, place, naming) : injected;
    this.declareName(name, { value, type, at: node.end, place, isMember });
  }

  #functionDeclaration(node: SyntaxNode, place: Place): void {
    const nameNode = childOf(node, 'name');
    const name = this.textOf(nameNode);
    const { fn, inside } = this.openFunction(name, node.start, place);
    const parameters = childOfType(node, 'function_value_parameters');
    const type = node.children.find((child) => child.start > (parameters?.end ?? node.end) && (child.type === 'user_type' || child.type === 'nullable_type'));
    if (type) fn.result = this.#instanceOf(type, place);
    const decorators = this.#annotations(node, inside);
    if (decorators.length > 0 && nameNode) this.model.definitions.push({ at: nameNode.start, what: 'function', name: fn.name, decorators });
    if (parameters) this.#parameters(parameters, inside);
    const delegation = childOfType(node, 'constructor_delegation_call');
    if (delegation) this.#arguments(childOfType(delegation, 'value_arguments'), inside);
    const body = childOfType(node, 'function_body') ?? childOfType(node, 'block');
    if (body) this.#functionBody(body, { fn, inside });
    noteResult(this.model, fn);
    if (nameNode) define(place.scope, name, { value: { kind: 'function', fn }, at: 0, block: place.block });
  }

  #functionBody(body: SyntaxNode, { fn, inside, naming = givenBy(inside) }: { fn: FunctionInfo; inside: Place; naming?: Naming }): void {
    const block = body.type === 'block' ? body : childOfType(body, 'block');
    const value = valueAfter(body, '=');
    if (block && !value) this.statements(block.children, inside);
    else if (value) fn.returns.push(this.expr(value, inside, naming));
  }

  #parameters(node: SyntaxNode, inside: Place): void {
    for (const [index, parameter] of node.children.entries()) {
      if (parameter.type !== 'parameter') continue;
      const name = childOfType(parameter, 'identifier');
      const type = typeOf(parameter);
      const standard = node.children[index + 1]?.type === '=' ? node.children[index + 2] : undefined;
      if (name) this.parameter(this.textOf(name), { type: type && this.#instanceOf(type, inside), value: standard && this.expr(standard, inside), at: parameter.start, place: inside });
    }
  }

  /** Annotations of a declaration: a name, or a call with arguments that is a site of its own. */
  #annotations(node: SyntaxNode, place: Place): Expr[] {
    const modifiers = childOfType(node, 'modifiers');
    return (modifiers?.children ?? []).flatMap((annotation) => {
      if (annotation.type !== 'annotation') return [];
      const invocation = childOfType(annotation, 'constructor_invocation');
      const type = childOfType(invocation ?? annotation, 'user_type');
      if (!type) return [];
      const callee = this.#typeName(type, place);
      return invocation ? [this.call(callee, this.#arguments(childOfType(invocation, 'value_arguments'), place), type.start, { place })] : [callee];
    });
  }

  #for(node: SyntaxNode, place: Place): void {
    const inside = this.openInner(place);
    for (const child of node.children) {
      if (child.type === 'variable_declaration') this.parameter(this.textOf(childOfType(child, 'identifier')), { at: child.start, place: inside });
      else if (child.type === 'multi_variable_declaration') for (const part of child.children) this.parameter(this.textOf(childOfType(part, 'identifier')), { at: part.start, place: inside });
      else this.statement(child, inside);
    }
  }

  protected lowerExpr(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const { children } = node;
    switch (node.type) {
      case 'identifier':
        return this.#identifier(node, place);
      case 'this_expression':
        return place.cls ? { kind: 'self', cls: place.cls } : unknown;
      case 'super_expression':
        return place.cls ? { kind: 'super', cls: place.cls, isConstructor: false } : unknown;
      case 'navigation_expression':
        return this.#navigation(node, place);
      case 'callable_reference': {
        const name = children.at(-1);
        return name?.type === 'identifier' ? this.name(this.textOf(name), name.start, place) : unknown;
      }
      case 'index_expression':
        return { kind: 'index', object: this.expr(children[0], place), key: this.expr(children[1], place), at: node.start };
      case 'call_expression':
        return this.#call(node, place, naming);
      case 'string_literal':
      case 'multiline_string_literal':
        return this.#string(node, place);
      case 'character_literal':
        return { kind: 'string', text: unescaped(this.text.slice(node.start + 1, node.end - 1)), at: node.start };
      case 'number_literal':
      case 'float_literal':
      case 'hex_literal':
      case 'long_literal':
        return numberOf(this.textOf(node));
      case 'parenthesized_expression':
      case 'annotated_expression':
      case 'labeled_expression':
      case 'throw_expression':
        return this.expr(children.at(-1), place, naming);
      case 'unary_expression': {
        const value = this.expr(childOf(node, 'argument') ?? children.at(-1), place, naming);
        return value.kind === 'number' && children[0]?.type === '-' ? { kind: 'number', value: -value.value } : value;
      }
      case 'as_expression': {
        const type = childOf(node, 'right');
        const inner = this.expr(childOf(node, 'left'), place, naming);
        return type ? { kind: 'choice', options: [inner, this.#instanceOf(type, place)] } : inner;
      }
      case 'binary_expression':
        return this.#binary(node, place, naming);
      case 'infix_expression':
        for (const child of children) if (child.type !== 'identifier') this.expr(child, place);
        return unknown;
      case 'assignment':
        return this.#assignment(node, place);
      case 'if_expression':
        return this.#if(node, place, naming);
      case 'when_expression':
        return this.#when(node, place, naming);
      case 'try_expression':
        return this.#try(node, place, naming);
      case 'block':
        return this.#lastOf(node.children, this.openInner(place), naming);
      case 'lambda_literal':
      case 'annotated_lambda':
        return { kind: 'function', fn: this.#lambda(node, place).fn };
      case 'anonymous_function': {
        const { fn, inside } = this.openFunction('', node.start, place);
        const parameters = childOfType(node, 'function_value_parameters');
        if (parameters) this.#parameters(parameters, inside);
        const body = childOfType(node, 'function_body');
        if (body) this.#functionBody(body, { fn, inside });
        return { kind: 'function', fn };
      }
      case 'object_literal': {
        const { cls, inside } = this.openClass('', node.start, place);
        this.#bases(node, cls, inside);
        this.statements(childOfType(node, 'class_body')?.children ?? [], inside);
        return { kind: 'self', cls };
      }
      case 'collection_literal':
        return { kind: 'list', items: children.map((child) => ({ value: this.expr(child, place), isSpread: false })) };
      case 'user_type':
      case 'nullable_type':
      case 'type_arguments':
        return unknown;
      default:
        this.statements(children, place);
        return unknown;
    }
  }

  #identifier(node: SyntaxNode, place: Place): Expr {
    const name = this.textOf(node).replaceAll('`', '');
    if (name === 'true' || name === 'false') return { kind: 'boolean', value: name === 'true' };
    if (name === 'null') return { kind: 'null' };
    return this.name(name, node.start, place);
  }

  #navigation(node: SyntaxNode, place: Place): Expr {
    const [object] = node.children;
    const name = node.children.at(-1);
    if (!object || !name || name === object) return unknown;
    const inner = this.expr(object, place);
    // `Tool::class` is the class, `Tool::run` its member, `Tool::class.java` again the class.
    const member = this.textOf(name).replaceAll('`', '');
    const isReflection = node.children.some((child) => child.type === '::');
    if (isReflection && member === 'class') return inner;
    if (object.type === 'navigation_expression' && (member === 'java' || member === 'javaObjectType') && object.children.some((child) => child.type === '::')) return inner;
    return { kind: 'member', object: inner, name: member, at: name.start };
  }

  #call(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const [calleeNode] = node.children;
    if (!calleeNode) return unknown;
    const list = childOfType(node, 'value_arguments');
    const block = childOfType(node, 'annotated_lambda');
    // A block behind the parentheses is one more argument of the call inside.
    const inner = !list && block && calleeNode.type === 'call_expression' && !childOfType(calleeNode, 'annotated_lambda') ? calleeNode : undefined;
    const target = inner?.children[0] ?? calleeNode;
    const values = list ?? (inner && childOfType(inner, 'value_arguments'));
    const name = this.textOf(target.type === 'navigation_expression' ? target.children.at(-1) : target);
    if (mapMakers.has(name) && target.type === 'identifier') return this.#map(values, place);

    const callee = this.#callee(target, place);
    const receiver: Expr = { kind: 'call', callee, args: [], at: target.start, assigned: undefined, within: undefined };
    const lambda = block && this.#lambda(block, isStandardName(name) ? place : { ...place, receiver }, givingResult.has(name) ? naming : unnamed);
    if (lambda && givingReceiver.has(name) && callee.kind === 'member') return callee.object;
    const given = this.#arguments(values, place);
    const isResult = lambda !== undefined && givingResult.has(name);
    if (isResult) return { kind: 'call', callee: { kind: 'function', fn: lambda.fn }, args: [], at: target.start, assigned: undefined, within: undefined };
    const set = (lambda && this.given.get(lambda.fn)) ?? [];
    const closes = callee.kind === 'member' && given.length === 0 && closing.has(name);
    const args = closes && callee.kind === 'member' ? this.chainArguments(callee.object) : given;
    const [only] = given;
    const givenHere = target.type === 'identifier' && only && given.length === 1 && place.fn && place.receiver && !isDeclared(name, place.scope) && this.given.get(place.fn);
    if (givenHere) givenHere.push({ name, value: only.value });
    const passed: CallArgument[] = lambda ? [{ value: { kind: 'function', fn: lambda.fn } }] : [];
    return this.call(callee, [...args, ...set, ...passed], callee.kind === 'member' && !closes ? callee.at : node.start, { place, naming });
  }

  /** What is called. A bare name in a block that nobody declares may be a member of the block's receiver: `prompt("x") { system("…") }`. */
  #callee(node: SyntaxNode, place: Place): Expr {
    const callee = this.expr(node, place);
    if (callee.kind !== 'name' || !place.receiver || isDeclared(callee.name, place.scope)) return callee;
    return { kind: 'choice', options: [callee, { kind: 'member', object: place.receiver, name: callee.name, at: callee.at }] };
  }

  #map(list: SyntaxNode | undefined, place: Place): Expr {
    const entries: Entry[] = [];
    for (const argument of list?.children ?? []) {
      const pair = argument.children.at(-1);
      const [key, , value] = pair?.type === 'infix_expression' ? pair.children : [];
      if (key && value) {
        const [keyExpr, expr] = [this.expr(key, place), this.expr(value, place)];
        if (keyExpr.kind === 'string') noteNamed(this.model, keyExpr.text, expr, value.start);
        entries.push({ key: keyExpr, value: expr });
      } else this.expr(pair, place);
    }
    noteTool(this.model, entries, list?.start ?? 0);
    return { kind: 'object', entries };
  }

  #arguments(list: SyntaxNode | undefined, place: Place): CallArgument[] {
    return (list?.children ?? []).flatMap((argument): CallArgument[] => {
      const value = argument.children.at(-1);
      if (!value) return [];
      if (value.type === 'spread_expression') return [{ value: this.expr(value.children.at(-1), place), spread: 'items' }];
      const name = argument.children.some((child) => child.type === '=') ? argument.children[0] : undefined;
      const expr = this.expr(value, place);
      if (name) noteNamed(this.model, this.textOf(name), expr, value.start);
      return [name ? { name: this.textOf(name), value: expr } : { value: expr }];
    });
  }

  #lambda(node: SyntaxNode, place: Place, naming: Naming = unnamed): { fn: FunctionInfo } {
    const literal = node.type === 'annotated_lambda' ? (childOfType(node, 'lambda_literal') ?? node) : node;
    const { fn, inside } = this.openFunction('', node.start, place);
    const parameters = childOfType(literal, 'lambda_parameters');
    for (const parameter of parameters?.children ?? []) this.parameter(this.textOf(childOfType(parameter, 'identifier')), { at: parameter.start, place: inside });
    if (!parameters) this.parameter('it', { at: node.start, place: inside });
    this.given.set(fn, []);
    const value = this.#lastOf(literal.children.filter((child) => child !== parameters), inside, naming);
    fn.returns.push(value);
    return { fn };
  }

  /** The value of the last of some statements. */
  #lastOf(nodes: readonly SyntaxNode[], place: Place, naming: Naming): Expr {
    const last = nodes.at(-1);
    for (const node of nodes) if (node !== last) this.statement(node, place);
    if (!last) return unknown;
    if (isDeclaration(last)) {
      this.statement(last, place);
      return unknown;
    }
    return this.expr(last, place, naming);
  }

  #if(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const options: Expr[] = [];
    // `else if` nests; a long chain must not nest here.
    for (let next: SyntaxNode | undefined = node; next; ) {
      const condition = childOf(next, 'condition');
      this.expr(condition, place);
      const branches: SyntaxNode[] = next.children.filter((child) => child !== condition);
      const chained: SyntaxNode | undefined = branches.at(-1)?.type === 'if_expression' && branches.length > 1 ? branches.pop() : undefined;
      for (const branch of branches) options.push(this.#branch(branch, place, naming));
      next = chained;
    }
    return { kind: 'choice', options };
  }

  #branch(node: SyntaxNode, place: Place, naming: Naming): Expr {
    if (isDeclaration(node)) {
      this.statement(node, this.openInner(place));
      return unknown;
    }
    return this.expr(node, this.openInner(place), naming);
  }

  #when(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const options: Expr[] = [];
    for (const child of node.children) {
      if (child.type !== 'when_entry') {
        this.expr(child, place);
        continue;
      }
      const value = child.children.at(-1);
      for (const part of child.children) if (part !== value) this.expr(part, place);
      if (value) options.push(this.#branch(value, place, naming));
    }
    return { kind: 'choice', options };
  }

  #try(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const options: Expr[] = [];
    for (const child of node.children) {
      if (child.type === 'catch_block') {
        const caught = this.openInner(place, true);
        const name = childOfType(child, 'identifier');
        if (name) this.parameter(this.textOf(name), { at: child.start, place: caught });
        const block = childOfType(child, 'block');
        options.push(this.#lastOf(block?.children ?? [], caught, naming));
      } else if (child.type === 'finally_block') this.statements(childOfType(child, 'block')?.children ?? [], this.openInner(place));
      else options.push(this.#lastOf(child.children, { ...this.openInner(place), block: place.block }, naming));
    }
    return { kind: 'choice', options };
  }

  #assignment(node: SyntaxNode, place: Place): Expr {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const isOwn = left.type === 'navigation_expression' && left.children[0]?.type === 'this_expression';
    const nameNode = isOwn ? left.children.at(-1) : left.type === 'identifier' ? left : undefined;
    if (!nameNode) {
      const target = this.expr(left, place);
      const value = this.expr(right, place);
      if (target.kind === 'member') this.call({ kind: 'member', object: target.object, name: `set_${target.name}`, at: target.at }, [{ value }], target.at, { place });
      return value;
    }
    const name = this.textOf(nameNode);
    const set = place.fn && !isOwn && !isDeclared(name, place.scope) ? this.given.get(place.fn) : undefined;
    const target = isOwn && place.cls ? qualified(place.cls.scope, name) : this.targetName(name, place);
    const value = this.expr(right, place, set ? unnamed : { assigned: target });
    if (set) {
      // A member of the block's receiver.
      noteNamed(this.model, name, value, right.start);
      set.push({ name, value });
      return value;
    }
    const isSum = childOf(node, 'operator')?.type === '+=';
    this.assign(name, isSum ? { kind: 'concat', items: [this.expr(left, place), value], at: left.start } : value, node.end, { place, isOwn });
    return value;
  }

  /** Sums are flattened, so a long one does not nest. */
  #binary(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const typed = this.#typedCall(node);
    if (typed) {
      const callee = this.#callee(typed.callee, place);
      return this.call(callee, [{ value: this.expr(typed.argument, place) }], callee.kind === 'member' ? callee.at : node.start, { place, naming });
    }
    const operator = childOf(node, 'operator')?.type;
    if (operator === '?:') return { kind: 'choice', options: [this.expr(childOf(node, 'left'), place, naming), this.expr(childOf(node, 'right'), place, naming)] };
    const operands = operandsOf(node, (each) => each.type === 'binary_expression' && childOf(each, 'operator')?.type === operator);
    const items = operands.map((operand) => this.expr(operand, place));
    return operator === '+' ? { kind: 'concat', items, at: node.start } : unknown;
  }

  /** `make<Letter>("a")`: with one argument in parentheses the grammar takes it for two comparisons, which nobody writes of a type. */
  #typedCall(node: SyntaxNode): { callee: SyntaxNode; argument: SyntaxNode } | undefined {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (left?.type !== 'binary_expression' || right?.type !== 'parenthesized_expression') return undefined;
    const [callee, type, argument] = [childOf(left, 'left'), childOf(left, 'right'), right.children[0]];
    const isBetween = (from: SyntaxNode, to: SyntaxNode, mark: string) => this.text.slice(from.end, to.start).trim() === mark;
    if (!callee || type?.type !== 'identifier' || !argument || !/^[A-Z]/.test(this.textOf(type)) || !isBetween(callee, type, '<') || !isBetween(left, right, '>')) return undefined;
    return { callee, argument };
  }

  #string(node: SyntaxNode, place: Place): Expr {
    const interpolations = node.children.filter((child) => child.type === 'interpolation' && this.text[child.start + 1] === '{');
    const braced = new Map(interpolations.map((child) => [child.start, child.end]));
    const { parts, holes } = stringParts(this.text, { start: node.start, end: node.end, braced });
    const values = holes.map((hole) => {
      if (hole.isName) return this.name(this.text.slice(hole.start, hole.end), hole.start, place);
      return this.expr(interpolations.find((child) => child.end === hole.end)?.children.at(-1), place);
    });
    return this.template(parts, values, node.start);
  }

  /** Something of a type. Types of the language itself say nothing. */
  #instanceOf(node: SyntaxNode, place: Place): Expr {
    if (node.type === 'nullable_type') return node.children[0] ? this.#instanceOf(node.children[0], place) : variable;
    if (node.type !== 'user_type') return variable;
    const text = this.textOf(node);
    const inner = /^(\w+)<([\w.]+)>$/.exec(text);
    if (inner && wrappers.has(inner[1] ?? '')) return { kind: 'instance', of: this.#dotted(inner[2] ?? '', node.start, place) };
    const name = text.replace(/<[^]*$/, '');
    return isStandardName(name) ? variable : { kind: 'instance', of: this.#typeName(node, place) };
  }

  #typeName(node: SyntaxNode, place: Place): Expr {
    return this.#dotted(this.textOf(node).replace(/<[^]*$/, ''), node.start, place);
  }

  #dotted(text: string, at: number, place: Place): Expr {
    const [first = '', ...rest] = text.split('.').map((name) => name.replace(/[\s?`]/g, ''));
    let expr = this.name(first, at, place);
    for (const name of rest) expr = { kind: 'member', object: expr, name, at };
    return expr;
  }
}

function isDeclaration({ type }: SyntaxNode): boolean {
  return type === 'property_declaration' || type === 'function_declaration' || type === 'class_declaration' || type === 'return_expression' || type === 'for_statement' || type === 'while_statement';
}

function isDeclared(name: string, from: Scope): boolean {
  for (let scope: Scope | undefined = from; scope; scope = scope.parent) if (scope.definitions.has(name)) return true;
  return false;
}

function typeOf(node: SyntaxNode): SyntaxNode | undefined {
  return node.children.find((child) => child.type === 'user_type' || child.type === 'nullable_type');
}

/** What stands behind a token. */
function valueAfter(node: SyntaxNode, token: string): SyntaxNode | undefined {
  const index = node.children.findIndex((child) => child.type === token);
  return index < 0 ? undefined : node.children[index + 1];
}

/** `@Value("\${key:default}")`: read from the configuration, as from the environment. */
function injectedValue(annotation: Expr): Expr | undefined {
  if (annotation.kind !== 'call' || annotation.callee.kind !== 'name' || annotation.callee.name !== 'Value') return undefined;
  const text = annotation.args[0]?.value;
  if (text?.kind !== 'string') return undefined;
  const match = /^\$\{([^:{}]+)(?::([^{}]*))?\}$/.exec(text.text);
  if (!match) return undefined;
  const fallback: CallArgument[] = match[2] ? [{ value: { kind: 'string', text: match[2], at: text.at } }] : [];
  const { at } = annotation;
  return { kind: 'call', callee: { kind: 'import', path: '@configuration', at }, args: [{ value: { kind: 'string', text: match[1] ?? '', at } }, ...fallback], at, assigned: undefined, within: undefined };
}
