/** Lowers a Python syntax tree. One grammar, so one long file: statements first, then expressions. */
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
  type Scope,
} from '../tree-sitter/code-model.ts';
import { Depth } from '../tree-sitter/depth.ts';
import { noteGrowth } from '../tree-sitter/list-growth.ts';
import { operandsOf } from '../tree-sitter/operands.ts';
import { addDefinition, define, emptyModel, noteNamed, noteResult, noteToolList, openBlock, openScope, ownerOf, qualified } from '../tree-sitter/scopes.ts';
import { noteMember } from '../tree-sitter/set-members.ts';
import { noteString } from '../tree-sitter/string-sites.ts';
import { childOf, childOfType, childrenOf, type SyntaxNode, type SyntaxTree, type TreeShape } from '../tree-sitter/syntax-tree.ts';
import { projectPath } from '../tree-sitter/project-paths.ts';
import { noteTool } from '../tree-sitter/tool-shapes.ts';
import { readString } from './python-strings.ts';
import { instanceOfType } from './python-types.ts';

export const pythonShape: TreeShape = {
  tokens: new Set(['or', 'and', '+', '%', '|', '-']),
  leaves: new Set(['identifier', 'integer', 'float', 'string_start', 'string_content', 'string_end', 'true', 'false', 'none', 'import_prefix', 'wildcard_import', 'pass_statement']),
  dropped: new Set(['comment', 'line_continuation']),
};

/** Where the walk is. */
interface Place {
  readonly scope: Scope;
  readonly block: Block;
  readonly fn: FunctionInfo | undefined;
  /** The class whose instance `self` names here. */
  readonly cls: ClassInfo | undefined;
  readonly self: string | undefined;
  /** Inside `if TYPE_CHECKING`. */
  readonly isTyping: boolean;
}

/** Reads scopes, calls and the other sites of one file. */
export function lowerPython(tree: SyntaxTree): CodeModel {
  const lowering = new PythonLowering(tree.text);
  lowering.statements(tree.root.children, {
    scope: openScope('module', undefined, ''),
    block: openBlock(undefined),
    fn: undefined,
    cls: undefined,
    self: undefined,
    isTyping: false,
  });
  return lowering.model;
}

class PythonLowering {
  readonly model = emptyModel();
  readonly #text: string;
  readonly #mayReadEnvironment: boolean;
  /** Names that a function writes in an outer scope (`global`, `nonlocal`). */
  readonly #outer = new Map<Scope, Map<string, Scope>>();
  readonly #depth = new Depth(this.model);

  constructor(text: string) {
    this.#text = text;
    this.#mayReadEnvironment = text.includes('environ') || text.includes('getenv');
  }

  statements(nodes: readonly SyntaxNode[], place: Place): void {
    for (const node of nodes) this.#statement(node, place);
  }

  #statement(node: SyntaxNode, place: Place): void {
    if (!this.#depth.enter()) return;
    this.#lowerStatement(node, place);
    this.#depth.leave();
  }

  #lowerStatement(node: SyntaxNode, place: Place): void {
    switch (node.type) {
      case 'expression_statement':
        for (const child of node.children) {
          // A docstring, or a string that is only there to be read.
          if (child.type !== 'string' && child.type !== 'concatenated_string') this.#expr(child, place);
        }
        return;
      case 'import_statement':
        for (const child of node.children) this.#importModule(child, place);
        return;
      case 'import_from_statement':
        this.#importFrom(node, place);
        return;
      case 'future_import_statement':
      case 'global_statement':
      case 'nonlocal_statement':
        if (node.type !== 'future_import_statement') this.#reachOut(node, place);
        return;
      case 'decorated_definition': {
        const decorators = node.children.filter((child) => child.type === 'decorator');
        const definition = childOf(node, 'definition');
        if (definition) this.#definition(definition, decorators, place);
        return;
      }
      case 'function_definition':
      case 'class_definition':
        this.#definition(node, [], place);
        return;
      case 'return_statement':
        for (const child of node.children) {
          const value = this.#expr(child, place);
          place.fn?.returns.push(value);
        }
        return;
      case 'if_statement':
        this.#if(node, place);
        return;
      case 'for_statement': {
        const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
        if (right) this.#expr(right, place);
        if (left) this.#bind(left, variable, node.start, place);
        this.#branches(node, place, ['left', 'right']);
        return;
      }
      case 'try_statement':
        for (const child of node.children) {
          // The body is what is meant to run; what an `except` defines is second choice.
          if (child.type === 'block') this.statements(child.children, place);
          else if (child.type === 'except_clause') this.#except(child, place);
          else this.#statement(child, place);
        }
        return;
      case 'while_statement':
      case 'elif_clause':
      case 'case_clause':
        if (node.type === 'case_clause') for (const child of node.children) if (child.type === 'case_pattern') this.#casePattern(child, place);
        this.#branches(node, place, []);
        return;
      case 'with_item': {
        const value = childOf(node, 'value');
        if (value) this.#expr(value, place);
        return;
      }
      case 'type_alias_statement': {
        const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
        if (left && right) {
          const instance = instanceOfType(right, this.#text, place);
          define(place.scope, this.#textOf(left), { value: { kind: 'typeAlias', instance }, at: node.start, block: place.block });
        }
        return;
      }
      case 'block':
      case 'else_clause':
      case 'finally_clause':
      case 'with_statement':
      case 'with_clause':
      case 'match_statement':
        this.statements(node.children, place);
        return;
      default:
        this.#expr(node, place);
    }
  }

  /** Blocks below a statement are branches; everything else in it is evaluated in place. */
  #branches(node: SyntaxNode, place: Place, done: readonly string[]): void {
    for (const child of node.children) {
      if (child.field !== undefined && done.includes(child.field)) continue;
      if (child.type === 'block') this.statements(child.children, { ...place, block: openBlock(place.block) });
      else if (child.type === 'else_clause') this.statements(child.children, { ...place, block: openBlock(place.block) });
      else if (child.type !== 'case_pattern') this.#statement(child, place);
    }
  }

  #if(node: SyntaxNode, place: Place): void {
    const condition = childOf(node, 'condition');
    const isTyping = condition !== undefined && /^(?:[\w.]+\.)?TYPE_CHECKING$/.test(this.#textOf(condition));
    if (condition) this.#expr(condition, place);
    const body = childOf(node, 'consequence');
    if (body) this.statements(body.children, { ...place, block: isTyping ? place.block : openBlock(place.block), isTyping: place.isTyping || isTyping });
    for (const child of childrenOf(node, 'alternative')) {
      if (child.type === 'else_clause') this.statements(child.children, { ...place, block: openBlock(place.block) });
      else this.#statement(child, place);
    }
  }

  #except(node: SyntaxNode, place: Place): void {
    const block = openBlock(place.block, true);
    for (const child of node.children) {
      if (child.type === 'block') this.statements(child.children, { ...place, block });
      else this.#expr(child, { ...place, block });
    }
  }

  /** Names that a case pattern captures. */
  #casePattern(node: SyntaxNode, place: Place): void {
    for (const child of node.children) {
      if (child.type === 'identifier' || (child.type === 'dotted_name' && child.children.length === 1 && node.type !== 'class_pattern')) {
        this.#bind(child.children[0] ?? child, variable, child.start, place);
      } else if (child.children.length > 0 && child.type !== 'dotted_name') this.#casePattern(child, place);
    }
  }

  #importModule(node: SyntaxNode, place: Place): void {
    const dotted = node.type === 'aliased_import' ? childOf(node, 'name') : node;
    if (!dotted || dotted.type !== 'dotted_name') return;
    const module = this.#dotted(dotted);
    const alias = node.type === 'aliased_import' ? childOf(node, 'alias') : undefined;
    const first = module.split('.')[0] ?? module;
    const value: Expr = { kind: 'import', path: alias ? module : first, at: node.start };
    this.#defineImport(alias ? this.#textOf(alias) : first, value, node, place);
    if (!place.isTyping) this.model.imports.push({ at: dotted.start, module, names: [] });
  }

  #importFrom(node: SyntaxNode, place: Place): void {
    const source = childOf(node, 'module_name');
    if (!source) return;
    const isRelative = source.type === 'relative_import';
    const module = this.#dotted(source);
    const names: string[] = [];
    for (const child of node.children) {
      if (child.type === 'wildcard_import') {
        names.push('*');
        if (!isRelative && !place.isTyping) this.model.wildcards.push(module);
      }
      if (child.field !== 'name') continue;
      const taken = child.type === 'aliased_import' ? childOf(child, 'name') : child;
      const alias = child.type === 'aliased_import' ? childOf(child, 'alias') : undefined;
      if (!taken) continue;
      const name = this.#dotted(taken);
      names.push(name);
      this.#defineImport(alias ? this.#textOf(alias) : name, { kind: 'import', path: isRelative ? projectPath(module, name) : `${module}.${name}`, at: child.start }, child, place);
    }
    if (!isRelative && !place.isTyping) this.model.imports.push({ at: node.start, module, names });
  }

  #defineImport(name: string, value: Expr, node: SyntaxNode, place: Place): void {
    this.#define(name, value, node.start, place, place.isTyping);
  }

  #define(name: string, value: Expr, at: number, place: Place, isType = false): void {
    const outer = this.#outer.get(ownerOf(place.scope))?.get(name);
    // A walrus in a comprehension binds in the scope around it; `for` clauses of comprehensions are bound by hand.
    const scope = outer ?? ownerOf(place.scope);
    define(scope, name, { value, at, block: place.block, isType, isForeign: outer !== undefined });
  }

  #reachOut(node: SyntaxNode, { scope }: Place): void {
    const own = ownerOf(scope);
    const names = this.#outer.get(own) ?? new Map<string, Scope>();
    this.#outer.set(own, names);
    let module = own;
    while (module.parent) module = module.parent;
    let enclosing = own.parent;
    while (enclosing && (enclosing.kind === 'class' || enclosing.kind === 'block')) enclosing = enclosing.parent;
    for (const child of node.children) {
      const target = node.type === 'global_statement' ? module : enclosing;
      if (target && target !== own) names.set(this.#textOf(child), target);
    }
  }

  #definition(node: SyntaxNode, decoratorNodes: readonly SyntaxNode[], place: Place): void {
    const nameNode = childOf(node, 'name');
    if (!nameNode) return;
    const name = this.#textOf(nameNode);
    const decorators = decoratorNodes.map((decorator) => (decorator.children[0] ? this.#expr(decorator.children[0], place) : unknown));
    const at = nameNode.start;
    if (node.type === 'function_definition') {
      const marks = decoratorNodes.map((decorator) => this.#text.slice(decorator.start, Math.min(decorator.end, decorator.start + 60)).replace(/^@\s*/, ''));
      const fn = this.#function(node, { name: qualified(ownerOf(place.scope), name), marks }, place);
      this.#define(name, { kind: 'function', fn }, at, place);
      if (decorators.length > 0) this.model.definitions.push({ at, what: 'function', name: fn.name, decorators });
    } else if (node.type === 'class_definition') {
      const cls = this.#class(node, qualified(ownerOf(place.scope), name), place);
      this.#define(name, { kind: 'class', cls }, at, place);
      if (decorators.length + cls.bases.length > 0) this.model.definitions.push({ at, what: 'class', name: cls.name, decorators, cls });
    }
  }

  #function(node: SyntaxNode, { name, marks }: { name: string; marks: readonly string[] }, place: Place): FunctionInfo {
    const fn: FunctionInfo = { name, at: node.start, returns: [], isGetter: marks.some((mark) => /^(?:functools\.)?(?:cached_)?property\b/.test(mark)) };
    const resultType = childOf(node, 'return_type');
    if (resultType) fn.result = instanceOfType(resultType, this.#text, place);

    const scope = openScope('function', place.scope, name);
    const block = openBlock(undefined);
    const parameters = childOf(node, 'parameters')?.children ?? [];
    const isMethod = place.scope.kind === 'class' && place.cls !== undefined && !marks.some((mark) => /^staticmethod\b/.test(mark));
    const first = parameters[0];
    let { self } = place;
    let rest = parameters;
    if (isMethod && place.cls && first) {
      const isOfClass = marks.some((mark) => /^classmethod\b/.test(mark)) || /\.(?:__new__|__init_subclass__)$/.test(name);
      self = this.#textOf(first.children[0] ?? first);
      define(scope, self, { value: isOfClass ? { kind: 'class', cls: place.cls } : { kind: 'self', cls: place.cls }, at: node.start, block });
      rest = parameters.slice(1);
    }
    const inside: Place = { ...place, scope, block, fn, self };
    for (const parameter of rest) this.#parameter(parameter, { inside, outside: place });
    const body = childOf(node, 'body');
    if (body) this.statements(body.children, inside);
    noteResult(this.model, fn);
    return fn;
  }

  /** Defaults and annotations are evaluated outside. */
  #parameter(node: SyntaxNode, { inside, outside }: { inside: Place; outside: Place }): void {
    const [nameNode, typeNode, valueNode] = [childOf(node, 'name'), childOf(node, 'type'), childOf(node, 'value')];
    const pattern = nameNode ?? (node.type === 'identifier' ? node : node.children[0]);
    if (!pattern) return;
    const isSplat = pattern.type !== 'identifier' || node.type.endsWith('splat_pattern');
    const target = pattern.type === 'identifier' ? pattern : childOfType(pattern, 'identifier');
    if (!target) return;
    const options: Expr[] = [];
    if (typeNode && !isSplat) options.push(instanceOfType(typeNode, this.#text, outside));
    if (valueNode) options.push(this.#expr(valueNode, outside));
    if (valueNode) noteNamed(this.model, this.#textOf(target), options.at(-1) ?? unknown, valueNode.start);
    options.push(variable);
    const value: Expr = options.length === 1 ? variable : { kind: 'choice', options };
    define(inside.scope, this.#textOf(target), { value, at: node.start, block: inside.block });
  }

  #class(node: SyntaxNode, name: string, place: Place): ClassInfo {
    const cls: ClassInfo = { name, at: node.start, scope: openScope('class', place.scope, name), attributes: new Map(), bases: [] };
    for (const base of childOf(node, 'superclasses')?.children ?? []) {
      if (base.type === 'keyword_argument') this.#expr(childOf(base, 'value') ?? base, place);
      else cls.bases.push(this.#expr(base, place));
    }
    const body = childOf(node, 'body');
    if (body) this.statements(body.children, { ...place, scope: cls.scope, fn: undefined, cls, self: undefined });
    this.model.classes.push(cls);
    return cls;
  }

  /** Gives the names in a target their values. */
  #bind(target: SyntaxNode, value: Expr, at: number, place: Place): void {
    switch (target.type) {
      case 'identifier':
        this.#define(this.#textOf(target), value, at, place);
        return;
      case 'attribute': {
        const attribute = this.#ownAttribute(target, place);
        if (attribute) addDefinition(attribute.cls.attributes, attribute.name, { value, at, block: place.block, name: `${attribute.cls.name}.${attribute.name}`, isType: false, isForeign: false });
        else noteMember(this.model, this.#expr(target, place), value, place.scope.name);
        return;
      }
      case 'subscript':
        this.#subscript(target, place, 'set');
        return;
      case 'pattern_list':
      case 'tuple_pattern':
      case 'list_pattern':
      case 'tuple':
      case 'list':
        for (const [index, child] of target.children.entries()) {
          const isSplat = child.type === 'list_splat_pattern' || child.type === 'list_splat';
          this.#bind(isSplat ? (child.children[0] ?? child) : child, isSplat ? unknown : { kind: 'element', of: value, index, at: child.start }, at, place);
        }
        return;
      case 'as_pattern_target':
      case 'parenthesized_expression':
        for (const child of target.children) this.#bind(child, value, at, place);
        return;
      default:
        this.#expr(target, place);
    }
  }

  /** `self.x` in a method: the class and the attribute. */
  #ownAttribute(node: SyntaxNode, place: Place): { cls: ClassInfo; name: string } | undefined {
    const [object, attribute] = [childOf(node, 'object'), childOf(node, 'attribute')];
    if (!object || !attribute || !place.cls || place.self === undefined || object.type !== 'identifier') return undefined;
    return this.#textOf(object) === place.self ? { cls: place.cls, name: this.#textOf(attribute) } : undefined;
  }

  /** What a target is called in facts. */
  #targetName(target: SyntaxNode | undefined, place: Place): string | undefined {
    if (target?.type === 'identifier') return qualified(this.#outer.get(ownerOf(place.scope))?.get(this.#textOf(target)) ?? ownerOf(place.scope), this.#textOf(target));
    if (target?.type === 'as_pattern_target' && target.children.length === 1) return this.#targetName(target.children[0], place);
    if (target?.type !== 'attribute') return undefined;
    const attribute = this.#ownAttribute(target, place);
    if (attribute) return `${attribute.cls.name}.${attribute.name}`;
    const text = this.#dotted(target);
    return dottedName.test(text) ? text : undefined;
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
        return { kind: 'name', name: this.#textOf(node), at: node.start, scope: place.scope, block: place.block };
      case 'attribute': {
        const [object, attribute] = [childOf(node, 'object'), childOf(node, 'attribute')];
        if (!object || !attribute) return unknown;
        return { kind: 'member', object: this.#expr(object, place), name: this.#textOf(attribute), at: attribute.start };
      }
      case 'call':
        return this.#call(node, place, assigned);
      case 'subscript':
        return this.#subscript(node, place, 'read');
      case 'string':
      case 'concatenated_string':
        return this.#string(node, place);
      case 'integer':
      case 'float':
        return numberOf(this.#textOf(node));
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true' };
      case 'none':
        return { kind: 'null' };
      case 'list':
      case 'tuple':
      case 'set':
      case 'expression_list':
        return { kind: 'list', items: children.map((child) => this.#item(child, place)) };
      case 'dictionary':
        {
          const entries = children.flatMap((child) => this.#entry(child, place, assigned));
          noteTool(this.model, entries, node.start, assigned);
          return { kind: 'object', entries };
        }
      case 'parenthesized_expression':
      case 'await':
      case 'type':
        return children[0] ? this.#expr(children[0], place, assigned) : unknown;
      case 'conditional_expression': {
        const [first, condition, second] = children;
        if (!first || !condition || !second) return unknown;
        const value = this.#expr(first, place, assigned);
        this.#expr(condition, place);
        return { kind: 'choice', options: [value, this.#expr(second, place, assigned)] };
      }
      case 'boolean_operator':
        return this.#boolean(node, place, assigned);
      case 'binary_operator':
        return this.#binary(node, place);
      case 'unary_operator': {
        const value = this.#children(node, place).at(-1) ?? unknown;
        return value.kind === 'number' && children[0]?.type === '-' ? { kind: 'number', value: -value.value } : unknown;
      }
      case 'named_expression': {
        const [name, value] = [childOf(node, 'name'), childOf(node, 'value')];
        if (!name || !value) return unknown;
        const expr = this.#expr(value, place, this.#targetName(name, place));
        this.#bind(name, expr, node.end, place);
        return expr;
      }
      case 'assignment':
        return this.#assignment(node, place);
      case 'augmented_assignment': {
        const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
        if (!left || !right) return unknown;
        const added = this.#expr(right, place);
        const value: Expr = this.#text.slice(left.end, right.start).includes('+=') ? { kind: 'concat', items: [this.#expr(left, place), added], at: left.start } : unknown;
        if (left.type !== 'subscript') this.#bind(left, value, node.end, place);
        return unknown;
      }
      case 'as_pattern': {
        const [value, alias] = [children[0], childOf(node, 'alias') ?? children[1]];
        if (!value) return unknown;
        const expr = this.#expr(value, place, this.#targetName(alias, place));
        if (alias) this.#bind(alias, expr, node.end, place);
        return expr;
      }
      case 'lambda': {
        const fn: FunctionInfo = { name: assigned ?? '', at: node.start, returns: [], isGetter: false };
        const scope = openScope('function', place.scope, place.scope.name);
        const inside: Place = { ...place, scope, block: openBlock(undefined), fn };
        for (const parameter of childOf(node, 'parameters')?.children ?? []) this.#parameter(parameter, { inside, outside: place });
        const body = childOf(node, 'body');
        if (body) fn.returns.push(this.#expr(body, inside));
        return { kind: 'function', fn };
      }
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
      case 'generator_expression':
        return this.#comprehension(node, place);
      case 'yield': {
        for (const value of this.#children(node, place)) place.fn?.returns.push(value);
        return unknown;
      }
      case 'keyword_argument': {
        const value = childOf(node, 'value');
        return value ? this.#expr(value, place) : unknown;
      }
      default:
        for (const child of children) this.#statement(child, place);
        return unknown;
    }
  }

  #children(node: SyntaxNode, place: Place): Expr[] {
    return node.children.map((child) => this.#expr(child, place));
  }

  #assignment(node: SyntaxNode, place: Place): Expr {
    const [left, right, type] = [childOf(node, 'left'), childOf(node, 'right'), childOf(node, 'type')];
    if (!left) return unknown;
    const declared = type && instanceOfType(type, this.#text, place);
    if (!right) {
      if (declared) this.#bind(left, declared, node.end, place);
      return unknown;
    }
    const isPairwise = left.type === 'pattern_list' && right.type === 'expression_list' && left.children.length === right.children.length;
    const value: Expr = isPairwise
      ? { kind: 'list', items: right.children.map((child, index) => ({ value: this.#expr(child, place, this.#targetName(left.children[index], place)), isSpread: false })) }
      : this.#expr(right, place, this.#targetName(left, place));
    const named = left.type === 'subscript' ? this.#dotted(left) : this.#targetName(left, place);
    if (named !== undefined) {
      noteNamed(this.model, named, value, right.start);
      noteToolList(this.model, named, value);
    }
    const isLiteral = value.kind === 'string' || value.kind === 'number' || value.kind === 'boolean' || value.kind === 'list' || value.kind === 'object';
    this.#bind(left, declared && !isLiteral ? { kind: 'choice', options: [value, declared] } : value, node.end, place);
    return value;
  }

  #boolean(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const isOr = node.children.some((child) => child.type === 'or');
    const first = this.#expr(left, place, isOr ? assigned : undefined);
    const second = this.#expr(right, place, assigned);
    return isOr ? { kind: 'choice', options: [first, second] } : second;
  }

  /** Sums are flattened, so a long one does not nest. */
  #binary(node: SyntaxNode, place: Place): Expr {
    const operator = operatorOf(node);
    if (operator === '+') {
      const operands = operandsOf(node, (each) => each.type === 'binary_operator' && operatorOf(each) === '+');
      return { kind: 'concat', items: operands.map((operand) => this.#expr(operand, place)), at: node.start };
    }
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const first = this.#expr(left, place);
    const second = this.#expr(right, place);
    if (operator === '%') return { kind: 'percent', format: first };
    if (operator === '|' && (first.kind === 'object' || second.kind === 'object')) return { kind: 'object', entries: [{ value: first }, { value: second }] };
    return unknown;
  }

  #call(node: SyntaxNode, place: Place, assigned: string | undefined): Expr {
    const [functionNode, argumentsNode] = [childOf(node, 'function'), childOf(node, 'arguments')];
    if (!functionNode) return unknown;
    const calleeText = functionNode.end - functionNode.start < 60 ? this.#textOf(functionNode) : '';
    if (calleeText === 'super' && place.cls) {
      if (argumentsNode) this.#children(argumentsNode, place);
      return { kind: 'super', cls: place.cls, isConstructor: false };
    }

    const callee = this.#expr(functionNode, place);
    const at = callee.kind === 'member' ? callee.at : functionNode.start;
    const argumentNodes = argumentsNode?.type === 'argument_list' ? argumentsNode.children : argumentsNode ? [argumentsNode] : [];
    const args = argumentNodes.map((argument) => this.#argument(argument, place));
    const call: CallExpr = { kind: 'call', callee, args, at, assigned, within: place.scope.name === '' ? undefined : place.scope.name };
    this.model.calls.push(call);
    noteGrowth(this.model, call);
    if (this.#mayReadEnvironment) this.model.environment.push({ expr: call, access: 'read' });

    const first = args[0]?.value;
    if (first?.kind === 'string' && /(?:^|\.)(?:import_module|__import__)$/.test(calleeText) && !first.text.startsWith('.')) {
      this.model.importCalls.push({ site: { at: node.start, module: first.text, names: [] }, callee });
      return { kind: 'importCall', callee, path: calleeText.endsWith('__') ? (first.text.split('.')[0] ?? first.text) : first.text, otherwise: call };
    }
    // `cast(Type, value)` says what the value is.
    const [typeNode] = argumentNodes;
    if (/(?:^|\.)cast$/.test(calleeText) && typeNode && args[1]) return { kind: 'choice', options: [instanceOfType(typeNode, this.#text, place), args[1].value, call] };
    return call;
  }

  #argument(node: SyntaxNode, place: Place): CallArgument {
    if (node.type === 'keyword_argument') {
      const [name, value] = [childOf(node, 'name'), childOf(node, 'value')];
      const argument = { name: name ? this.#textOf(name) : '', value: value ? this.#expr(value, place) : unknown };
      noteNamed(this.model, argument.name, argument.value, node.start);
      return argument;
    }
    const inner = node.children[0];
    if (node.type === 'list_splat' && inner) return { value: this.#expr(inner, place), spread: 'items' };
    if (node.type === 'dictionary_splat' && inner) return { value: this.#expr(inner, place), spread: 'entries' };
    return { value: this.#expr(node, place) };
  }

  #subscript(node: SyntaxNode, place: Place, access: 'read' | 'set'): Expr {
    const value = childOf(node, 'value');
    if (!value) return unknown;
    const object = this.#expr(value, place);
    const keys = childrenOf(node, 'subscript').map((key) => this.#expr(key, place));
    const expr: Expr = { kind: 'index', object, key: keys.length === 1 ? (keys[0] ?? unknown) : unknown, at: node.start };
    if (this.#mayReadEnvironment) this.model.environment.push({ expr, access });
    return expr;
  }

  #item(node: SyntaxNode, place: Place): Item {
    const inner = node.children[0];
    return node.type === 'list_splat' && inner ? { value: this.#expr(inner, place), isSpread: true } : { value: this.#expr(node, place), isSpread: false };
  }

  #entry(node: SyntaxNode, place: Place, assigned: string | undefined): Entry[] {
    const inner = node.children[0];
    if (node.type === 'dictionary_splat' && inner) return [{ value: this.#expr(inner, place) }];
    const [key, value] = [childOf(node, 'key'), childOf(node, 'value')];
    if (!key || !value) return [];
    const keyExpr = this.#expr(key, place);
    const isNamed = assigned !== undefined && keyExpr.kind === 'string';
    const expr = this.#expr(value, place, isNamed ? `${assigned}.${keyExpr.text}` : undefined);
    if (keyExpr.kind === 'string') noteNamed(this.model, keyExpr.text, expr, value.start);
    return [{ key: keyExpr, value: expr }];
  }

  #comprehension(node: SyntaxNode, place: Place): Expr {
    const scope = openScope('block', place.scope, place.scope.name);
    const inside: Place = { ...place, scope };
    for (const child of node.children) {
      if (child.type === 'for_in_clause') {
        const [left, ...rest] = child.children;
        for (const name of left ? namesIn(left) : []) define(scope, this.#textOf(name), { value: variable, at: node.start, block: place.block });
        for (const part of rest) this.#expr(part, inside);
      } else this.#statement(child, inside);
    }
    return unknown;
  }

  #string(node: SyntaxNode, place: Place): Expr {
    const strings = node.type === 'concatenated_string' ? node.children : [node];
    const parts = [''];
    const holes: Expr[] = [];
    for (const string of strings) {
      const read = readString(string, this.#text);
      parts[parts.length - 1] += read.parts[0] ?? '';
      for (const [index, hole] of read.holes.entries()) {
        const expression = childOf(hole, 'expression');
        holes.push(expression ? this.#expr(expression, place) : unknown);
        parts.push(read.parts[index + 1] ?? '');
      }
    }
    const [text = ''] = parts;
    noteString(this.model, { parts, at: node.start });
    return holes.length === 0 ? { kind: 'string', text, at: node.start } : { kind: 'template', parts, holes, at: node.start };
  }

  #dotted(node: SyntaxNode): string {
    return this.#textOf(node).replace(/\s+/g, '');
  }

  #textOf(node: SyntaxNode): string {
    return this.#text.slice(node.start, node.end);
  }
}

const dottedName = /^[\p{L}\p{N}_.]{1,100}$/u;

function operatorOf(node: SyntaxNode): string | undefined {
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
  return node.children.find((child) => child !== left && child !== right)?.type;
}

function namesIn(node: SyntaxNode): SyntaxNode[] {
  return node.type === 'identifier' ? [node] : node.children.flatMap(namesIn);
}

function numberOf(text: string): Expr {
  const value = Number(text.replaceAll('_', ''));
  return Number.isNaN(value) ? unknown : { kind: 'number', value };
}
