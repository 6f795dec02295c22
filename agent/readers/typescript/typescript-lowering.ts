/** Lowers a JavaScript or TypeScript syntax tree. One grammar, so one long file: declarations first, then expressions. */
import {
  unknown,
  variable,
  type Block,
  type CallArgument,
  type CallExpr,
  type ClassInfo,
  type CodeModel,
  type Definition,
  type Entry,
  type Expr,
  type FunctionInfo,
  type Item,
  type Scope,
} from '../tree-sitter/code-model.ts';
import { Depth } from '../tree-sitter/depth.ts';
import { noteGrowth } from '../tree-sitter/list-growth.ts';
import { operandsOf } from '../tree-sitter/operands.ts';
import { addDefinition, define, emptyModel, noteNamed, noteResult, openBlock, openScope, ownerOf, qualified } from '../tree-sitter/scopes.ts';
import { noteMember } from '../tree-sitter/set-members.ts';
import { npmModuleOf } from '#shared/model/npm-specifier.ts';
import { noteString, noteTextFile } from '../tree-sitter/string-sites.ts';
import { childOf, childOfType, childrenOf, type SyntaxNode, type SyntaxTree, type TreeShape } from '../tree-sitter/syntax-tree.ts';
import { projectPath } from '../tree-sitter/project-paths.ts';
import { noteTool } from '../tree-sitter/tool-shapes.ts';
import { isPackage } from './typescript-imports.ts';
import { unescapeText } from './typescript-strings.ts';
import { TypeReader } from './typescript-types.ts';

export const typescriptShape: TreeShape = {
  tokens: new Set(['||', '??', '&&', '+', '-', 'type', 'typeof', 'get', 'static', 'readonly', '||=', '??=', '+=', '&&=']),
  leaves: new Set([
    'identifier',
    'property_identifier',
    'private_property_identifier',
    'shorthand_property_identifier',
    'shorthand_property_identifier_pattern',
    'type_identifier',
    'statement_identifier',
    'number',
    'string',
    'regex',
    'this',
    'super',
    'import',
    'true',
    'false',
    'null',
    'undefined',
    'predefined_type',
    'jsx_text',
    'meta_property',
    'accessibility_modifier',
    'template_type',
  ]),
  dropped: new Set(['comment', 'html_comment', 'hash_bang_line', 'string_fragment', 'escape_sequence', 'optional_chain', 'jsx_closing_element', 'type_parameters', 'import_attribute']),
};

/** Where the walk is. */
interface Place {
  readonly scope: Scope;
  readonly block: Block;
  readonly fn: FunctionInfo | undefined;
  /** What `this` is. */
  readonly self: Expr;
  readonly cls: ClassInfo | undefined;
}

/** What an expression's result is assigned to, and what functions inside it are called after. */
interface Naming {
  readonly assigned?: string | undefined;
  readonly hint?: string | undefined;
}

/** An assignment to a name, put where the name is declared once all declarations are known. */
interface Assignment {
  readonly name: string;
  readonly value: Expr;
  readonly at: number;
  readonly place: Place;
}

const unnamed: Naming = {};

const promiseMethods = new Set(['then', 'catch', 'finally']);

/** Reads scopes, calls and the other sites of one file. */
export function lowerTypescript(tree: SyntaxTree): CodeModel {
  const lowering = new TypescriptLowering(tree.text);
  const scope = openScope('module', undefined, '');
  lowering.statements(tree.root.children, { scope, block: openBlock(undefined), fn: undefined, self: unknown, cls: undefined });
  lowering.settleAssignments(scope);
  return lowering.model;
}

/** `npm:` forms and addresses of packages name the package. */
function specifierOf(text: string): string {
  return npmModuleOf(text) ?? text;
}

class TypescriptLowering {
  readonly model = emptyModel();
  readonly #text: string;
  readonly #types: TypeReader;
  readonly #mayReadEnvironment: boolean;
  readonly #assignments: Assignment[] = [];
  /** The names taken from a module that a call loads, to be filled in by what stands around the call. */
  readonly #taken = new Map<Expr, string[]>();
  readonly #depth = new Depth(this.model);

  constructor(text: string) {
    this.#text = text;
    this.#types = new TypeReader(text);
    this.#mayReadEnvironment = /\benv\b/.test(text);
  }

  statements(nodes: readonly SyntaxNode[], place: Place): void {
    let decorators: SyntaxNode[] = [];
    for (const node of nodes) {
      if (node.type === 'decorator') decorators.push(node);
      else {
        this.#statement(node, place, decorators);
        decorators = [];
      }
    }
  }

  settleAssignments(module: Scope): void {
    const touched = new Set<Definition[]>();
    for (const { name, value, at, place } of this.#assignments) {
      let scope: Scope = place.scope;
      while (!scope.definitions.has(name) && scope.parent) scope = scope.parent;
      const owner = scope.definitions.has(name) ? scope : module;
      define(owner, name, { value, at, block: place.block, isForeign: ownerOf(owner) !== ownerOf(place.scope) });
      const definitions = owner.definitions.get(name);
      if (definitions) touched.add(definitions);
    }
    for (const definitions of touched) definitions.sort((a, b) => a.at - b.at);
  }

  #statement(node: SyntaxNode, place: Place, decorators: readonly SyntaxNode[] = []): void {
    if (!this.#depth.enter()) return;
    this.#lowerStatement(node, place, decorators);
    this.#depth.leave();
  }

  #lowerStatement(node: SyntaxNode, place: Place, decorators: readonly SyntaxNode[]): void {
    switch (node.type) {
      case 'expression_statement':
        for (const child of node.children) {
          // A directive, or a string that is only there to be read.
          if (child.type !== 'string' && child.type !== 'template_string') this.#statement(child, place);
        }
        return;
      case 'import_statement':
        this.#import(node, place);
        return;
      case 'export_statement':
        this.#export(node, place, decorators);
        return;
      case 'lexical_declaration':
      case 'variable_declaration':
      case 'using_declaration':
        for (const child of node.children) if (child.type === 'variable_declarator') this.#declarator(child, place, node.type === 'variable_declaration');
        return;
      case 'function_declaration':
      case 'generator_function_declaration': {
        const name = childOf(node, 'name');
        const fn = this.#function(node, place, { hint: name && qualified(place.scope, this.#textOf(name)) });
        if (name) define(place.scope, this.#textOf(name), { value: { kind: 'function', fn }, at: ownerStart(place), block: place.block });
        return;
      }
      case 'class_declaration':
      case 'abstract_class_declaration': {
        const name = childOf(node, 'name');
        const cls = this.#class(node, place, { name: name ? qualified(place.scope, this.#textOf(name)) : 'default', decorators });
        if (name) define(place.scope, this.#textOf(name), { value: { kind: 'class', cls }, at: node.start, block: place.block });
        return;
      }
      case 'interface_declaration':
      case 'type_alias_declaration':
      case 'enum_declaration':
        this.#typeDeclaration(node, place);
        return;
      case 'internal_module':
      case 'module':
        this.#namespace(node, place);
        return;
      case 'ambient_declaration':
        for (const child of node.children) if (/^(?:lexical|variable|class|abstract_class|interface|type_alias|enum)_/.test(child.type)) this.#statement(child, place);
        return;
      case 'statement_block':
        this.statements(node.children, { ...place, scope: blockScope(place) });
        return;
      case 'if_statement':
        this.#if(node, place);
        return;
      case 'for_statement':
      case 'while_statement':
      case 'do_statement':
        this.#loop(node, { ...place, scope: blockScope(place) });
        return;
      case 'for_in_statement':
        this.#forIn(node, { ...place, scope: blockScope(place) });
        return;
      case 'switch_body': {
        const scope = blockScope(place);
        for (const child of node.children) this.statements(child.children, { ...place, scope, block: openBlock(place.block) });
        return;
      }
      case 'try_statement':
        // The body is what is meant to run; what a `catch` defines is second choice.
        for (const child of node.children) if (child.type !== 'catch_clause') this.#statement(child, place);
        for (const child of node.children) if (child.type === 'catch_clause') this.#catch(child, place);
        return;
      case 'return_statement':
        for (const child of node.children) {
          const value = this.#expr(child, place);
          place.fn?.returns.push(value);
        }
        return;
      case 'function_signature':
      case 'import_alias':
        return;
      case 'switch_statement':
      case 'finally_clause':
      case 'else_clause':
      case 'labeled_statement':
        this.statements(node.children, place);
        return;
      default:
        this.#expr(node, place);
    }
  }

  #import(node: SyntaxNode, place: Place): void {
    const clause = childOfType(node, 'import_clause');
    const required = childOfType(node, 'import_require_clause');
    const source = childOf(node, 'source') ?? (required && childOf(required, 'source'));
    if (!source) return;
    const module = specifierOf(this.#stringText(source));
    // A bundler gives the text of what is no code.
    if (!isPackage(module)) noteTextFile(this.model, module, source.start);
    const isTypeOnly = node.children.some((child) => child.type === 'type' || child.type === 'typeof');
    const names: string[] = [];
    let isAllTypes = clause !== undefined;
    const bind = (target: SyntaxNode | undefined, exported: string, isType: boolean) => {
      if (!isType) isAllTypes = false;
      if (!target) return;
      const value: Expr = { kind: 'import', path: isPackage(module) ? `${module}#${exported}` : projectPath(module, exported), at: target.start };
      define(place.scope, this.#textOf(target), { value, at: 0, block: place.block, isType: isType || isTypeOnly });
    };

    for (const child of [...(clause?.children ?? []), ...(required ? [required] : [])]) {
      if (child.type === 'identifier') {
        names.push('default');
        bind(child, 'default', false);
      } else if (child.type === 'namespace_import' || child === required) {
        bind(childOfType(child, 'identifier'), '', false);
      } else if (child.type === 'named_imports') {
        if (child.children.length === 0) isAllTypes = false;
        for (const specifier of child.children) {
          const [name, alias] = [childOf(specifier, 'name'), childOf(specifier, 'alias')];
          if (!name) continue;
          const isType = specifier.children.some((part) => part.type === 'type' || part.type === 'typeof');
          const exported = this.#moduleName(name);
          if (!isType) names.push(exported);
          bind(alias ?? name, exported, isType);
        }
      }
    }
    if (isPackage(module) && !isTypeOnly && !isAllTypes) this.model.imports.push({ at: node.start, module, names });
  }

  #export(node: SyntaxNode, place: Place, decorators: readonly SyntaxNode[]): void {
    const source = childOf(node, 'source');
    if (source) {
      const module = specifierOf(this.#stringText(source));
      const isTypeOnly = node.children.some((child) => child.type === 'type');
      const specifiers = childOfType(node, 'export_clause')?.children ?? [];
      const names = specifiers.flatMap((specifier) => childOf(specifier, 'name') ?? []).map((name) => this.#moduleName(name));
      if (isPackage(module) && !isTypeOnly) this.model.imports.push({ at: node.start, module, names });
      return;
    }
    const own = [...decorators, ...node.children.filter((child) => child.type === 'decorator')];
    const declaration = childOf(node, 'declaration');
    if (declaration) this.#statement(declaration, place, own);
    const value = childOf(node, 'value');
    if (value) this.#expr(value, place, nameAs('default'));
    // `export = x`
    if (!declaration && !value) for (const child of node.children) if (child.type !== 'export_clause' && child.type !== 'decorator') this.#statement(child, place);
  }

  #declarator(node: SyntaxNode, place: Place, isVar: boolean): void {
    const [pattern, type, init] = [childOf(node, 'name'), childOf(node, 'type'), childOf(node, 'value')];
    if (!pattern) return;
    const scope = isVar ? functionScope(place.scope) : place.scope;
    const naming = pattern.type === 'identifier' ? nameAs(qualified(scope, this.#textOf(pattern))) : unnamed;
    const value = init ? this.#expr(init, place, naming) : { kind: 'null' as const };
    if (pattern.type === 'object_pattern') this.#taken.get(value)?.push(...this.#keysOf(pattern));
    if (init && naming.assigned !== undefined) noteNamed(this.model, naming.assigned, value, init.start);
    // `const [model, setModel] = useState("…")`: what is held goes by the first name.
    const [held] = init && value.kind === 'call' && pattern.type === 'array_pattern' ? pattern.children : [];
    if (init && held?.type === 'identifier') noteNamed(this.model, this.#textOf(held), value, init.start);
    const instance = type && this.#types.instanceOf(type, place);
    // An object of a declared type reads as if the type had made it.
    if (instance?.kind === 'instance' && value.kind === 'object' && naming.assigned !== undefined) {
      this.model.calls.push({ kind: 'call', callee: instance.of, args: [{ value }], at: pattern.start, assigned: naming.assigned, within: scope.name === '' ? undefined : scope.name });
    }
    const options = [value, ...(instance ? [instance] : [])];
    this.#bind(pattern, options.length === 1 || isLiteral(value) ? value : { kind: 'choice', options }, node.end, { ...place, scope });
  }

  #keysOf(pattern: SyntaxNode): string[] {
    return pattern.children.flatMap((child) => {
      const key = child.type === 'pair_pattern' ? childOf(child, 'key') : child.type === 'object_assignment_pattern' ? childOf(child, 'left') : child;
      return key && (key.type === 'property_identifier' || key.type === 'shorthand_property_identifier_pattern') ? [this.#textOf(key)] : [];
    });
  }

  /** Declares the names of a pattern. */
  #bind(pattern: SyntaxNode, value: Expr, at: number, place: Place): void {
    this.#match(pattern, value, place, (name, found) => define(place.scope, name, { value: found, at, block: place.block }));
  }

  /** Takes a value apart along a pattern. */
  #match(pattern: SyntaxNode, value: Expr, place: Place, give: (name: string, value: Expr) => void): void {
    switch (pattern.type) {
      case 'identifier':
      case 'shorthand_property_identifier_pattern':
        give(this.#textOf(pattern), value);
        return;
      case 'object_pattern':
        for (const child of pattern.children) this.#matchProperty(child, value, place, give);
        return;
      case 'array_pattern': {
        let index = 0;
        let from = pattern.start;
        for (const child of pattern.children) {
          // Holes leave no node, only their comma.
          index += this.#text.slice(from, child.start).split(',').length - 1;
          from = child.end;
          if (child.type === 'rest_pattern') continue;
          this.#match(child, { kind: 'element', of: value, index, at: child.start }, place, give);
        }
        return;
      }
      case 'assignment_pattern':
      case 'object_assignment_pattern': {
        const [left, right] = [childOf(pattern, 'left'), childOf(pattern, 'right')];
        if (left && right) this.#noteDefault(left, right, place);
        if (left) this.#match(left, { kind: 'choice', options: [value, right ? this.#expr(right, place) : unknown] }, place, give);
        return;
      }
      case 'rest_pattern':
        if (pattern.children[0]) this.#match(pattern.children[0], value, place, give);
        return;
      case 'member_expression':
      case 'subscript_expression':
        this.#expr(pattern, place);
        return;
      default:
    }
  }

  #matchProperty(child: SyntaxNode, value: Expr, place: Place, give: (name: string, value: Expr) => void): void {
    const key = child.type === 'pair_pattern' ? childOf(child, 'key') : child.type === 'object_assignment_pattern' ? childOf(child, 'left') : child;
    const target = child.type === 'pair_pattern' ? childOf(child, 'value') : child;
    if (!key || !target) return;
    if (child.type === 'rest_pattern') {
      this.#match(child, value, place, give);
      return;
    }
    const property: Expr = key.type === 'computed_property_name' ? unknown : this.#environment({ kind: 'member', object: value, name: this.#propertyName(key), at: key.start }, 'read');
    if (child.type === 'object_assignment_pattern') {
      const right = childOf(child, 'right');
      if (right) this.#noteDefault(key, right, place);
      this.#match(key, { kind: 'choice', options: [property, right ? this.#expr(right, place) : unknown] }, place, give);
    } else this.#match(target, property, place, give);
  }

  /** `{ model = 'x' }` */
  #noteDefault(name: SyntaxNode, value: SyntaxNode, place: Place): void {
    if (value.type === 'string' || value.type === 'template_string') noteNamed(this.model, this.#textOf(name), this.#expr(value, place), value.start);
  }

  #typeDeclaration(node: SyntaxNode, place: Place): void {
    const [nameNode, body, value] = [childOf(node, 'name'), childOf(node, 'body'), childOf(node, 'value')];
    if (!nameNode) return;
    const name = this.#textOf(nameNode);
    const at = { at: node.start, block: place.block };
    if (node.type === 'enum_declaration') {
      const entries = (body?.children ?? []).flatMap((member): Entry[] => {
        const [key, text] = [childOf(member, 'name'), childOf(member, 'value')];
        return key && text ? [{ key: { kind: 'string', text: this.#propertyName(key), at: key.start }, value: this.#expr(text, place) }] : [];
      });
      define(place.scope, name, { value: { kind: 'object', entries }, ...at });
    } else if (node.type === 'interface_declaration' && body) {
      const bases = (childOfType(node, 'extends_type_clause')?.children ?? []).map((base) => this.#types.nameOf(childOf(base, 'name') ?? base, place));
      define(place.scope, name, { value: { kind: 'class', cls: this.#types.objectType(body, { name, bases }, place) }, ...at, isType: true });
    } else if (value) {
      define(place.scope, name, { value: { kind: 'typeAlias', instance: this.#types.instanceOf(value, place) }, ...at, isType: true });
    }
  }

  /** A namespace is looked into like a class. `declare module 'x'` only describes. */
  #namespace(node: SyntaxNode, place: Place): void {
    const [nameNode, body] = [childOf(node, 'name'), childOf(node, 'body')];
    if (!nameNode || nameNode.type === 'string' || !body) return;
    const name = this.#textOf(nameNode);
    const scope = openScope('block', place.scope, qualified(place.scope, name));
    this.statements(body.children, { ...place, scope });
    define(place.scope, name, { value: { kind: 'class', cls: { name: scope.name, at: node.start, scope, attributes: new Map(), bases: [] } }, at: node.start, block: place.block });
  }

  /** `else if` nests; a long chain must not nest here. */
  #if(node: SyntaxNode, place: Place): void {
    let next: SyntaxNode | undefined = node;
    while (next) {
      const [condition, body, alternative]: (SyntaxNode | undefined)[] = [childOf(next, 'condition'), childOf(next, 'consequence'), childOf(next, 'alternative')];
      if (condition) this.#expr(condition, place);
      if (body) this.#statement(body, { ...place, block: openBlock(place.block) });
      const otherwise: SyntaxNode | undefined = alternative?.children[0];
      if (otherwise?.type === 'if_statement') next = otherwise;
      else {
        if (otherwise) this.#statement(otherwise, { ...place, block: openBlock(place.block) });
        next = undefined;
      }
    }
  }

  #loop(node: SyntaxNode, place: Place): void {
    for (const child of node.children) {
      if (child.field === 'body') this.#statement(child, { ...place, block: openBlock(place.block) });
      else this.#statement(child, place);
    }
  }

  #forIn(node: SyntaxNode, place: Place): void {
    const [left, right, body] = [childOf(node, 'left'), childOf(node, 'right'), childOf(node, 'body')];
    if (right) this.#expr(right, place);
    if (left) this.#bind(left, variable, node.start, place);
    if (body) this.#statement(body, { ...place, block: openBlock(place.block) });
  }

  #catch(node: SyntaxNode, place: Place): void {
    const inside: Place = { ...place, scope: blockScope(place), block: openBlock(place.block, true) };
    const [parameter, body] = [childOf(node, 'parameter'), childOf(node, 'body')];
    if (parameter) this.#bind(parameter, variable, node.start, inside);
    if (body) this.#statement(body, inside);
  }

  /** @param given - what the first parameter is, when the caller knows. */
  #function(node: SyntaxNode, place: Place, { hint }: Naming, { self = place.self, given }: { self?: Expr; given?: Expr | undefined } = {}): FunctionInfo {
    const fn: FunctionInfo = { name: hint ?? '', at: node.start, returns: [], isGetter: node.children.some((child) => child.type === 'get') };
    const resultType = childOf(node, 'return_type');
    if (resultType) fn.result = this.#types.instanceOf(resultType, place);

    const scope = openScope('function', place.scope, hint ?? place.scope.name);
    const inside: Place = { ...place, scope, block: openBlock(undefined), fn, self };
    const own = node.type === 'function_expression' || node.type === 'generator_function' ? childOf(node, 'name') : undefined;
    if (own) define(scope, this.#textOf(own), { value: { kind: 'function', fn }, at: node.start, block: inside.block });
    const single = childOf(node, 'parameter');
    const parameters = single ? [single] : (childOf(node, 'parameters')?.children ?? []);
    for (const [index, parameter] of parameters.entries()) this.#parameter(parameter, inside, { given: index === 0 ? given : undefined });

    const body = childOf(node, 'body');
    if (body?.type === 'statement_block') this.statements(body.children, inside);
    else if (body) fn.returns.push(this.#expr(body, inside));
    noteResult(this.model, fn);
    return fn;
  }

  #parameter(node: SyntaxNode, inside: Place, { given }: { given: Expr | undefined }): void {
    const isTyped = node.type === 'required_parameter' || node.type === 'optional_parameter';
    const pattern = isTyped ? childOf(node, 'pattern') : node;
    if (!pattern || pattern.type === 'this') return;
    for (const child of node.children) if (child.type === 'decorator') this.#decorator(child, inside);
    const [type, value] = isTyped ? [childOf(node, 'type'), childOf(node, 'value')] : [];
    const options: Expr[] = [];
    if (pattern.type !== 'rest_pattern') {
      if (given) options.push(given);
      if (type) options.push(this.#types.instanceOf(type, inside));
      if (value) options.push(this.#expr(value, inside));
      if (value && pattern.type === 'identifier') noteNamed(this.model, this.#textOf(pattern), options.at(-1) ?? unknown, value.start);
    }
    if (given && pattern.type === 'object_pattern') this.#taken.get(given)?.push(...this.#keysOf(pattern));
    const expr: Expr = options.length === 0 ? variable : { kind: 'choice', options: [...options, variable] };
    this.#bind(pattern, expr, inside.fn ? node.start : 0, inside);
    // `constructor(private readonly client: OpenAI)` is a field, too.
    const isProperty = isTyped && node.children.some((child) => child.type === 'accessibility_modifier' || child.type === 'override_modifier' || child.type === 'readonly');
    if (isProperty && inside.cls && pattern.type === 'identifier') this.#setAttribute(inside.cls, this.#textOf(pattern), expr, node.start, inside);
  }

  #setAttribute(cls: ClassInfo, name: string, value: Expr, at: number, { block }: Place): void {
    addDefinition(cls.attributes, name, { value, at, block, name: `${cls.name}.${name}`, isType: false, isForeign: false });
  }

  #class(node: SyntaxNode, place: Place, { name, decorators }: { name: string; decorators: readonly SyntaxNode[] }): ClassInfo {
    const cls: ClassInfo = { name, at: node.start, scope: openScope('class', undefined, name), attributes: new Map(), bases: [] };
    const heritage = childOfType(node, 'class_heritage');
    for (const clause of heritage?.children ?? []) {
      if (clause.type === 'implements_clause') continue;
      const bases = clause.type === 'extends_clause' ? childrenOf(clause, 'value') : [clause];
      for (const base of bases) cls.bases.push(this.#expr(base, place));
    }
    const marks = [...decorators, ...node.children.filter((child) => child.type === 'decorator')].map((decorator) => this.#decorator(decorator, place));
    if (marks.length + cls.bases.length > 0) this.model.definitions.push({ at: (childOf(node, 'name') ?? node).start, what: 'class', name, decorators: marks, cls });

    const scope = openScope('function', place.scope, name);
    const inside: Place = { ...place, scope, block: openBlock(undefined), fn: undefined, cls, self: { kind: 'self', cls } };
    let pending: SyntaxNode[] = [];
    for (const member of childOf(node, 'body')?.children ?? []) {
      if (member.type === 'decorator') pending.push(member);
      else {
        this.#member(member, inside, { cls, decorators: pending });
        pending = [];
      }
    }
    this.model.classes.push(cls);
    return cls;
  }

  #member(node: SyntaxNode, place: Place, { cls, decorators }: { cls: ClassInfo; decorators: readonly SyntaxNode[] }): void {
    if (node.type === 'class_static_block') {
      const body = childOf(node, 'body');
      if (body) this.statements(body.children, { ...place, self: { kind: 'class', cls } });
      return;
    }
    const nameNode = childOf(node, 'name') ?? childOf(node, 'property');
    if (!nameNode) return;
    const marks = [...decorators, ...node.children.filter((child) => child.type === 'decorator')].map((decorator) => this.#decorator(decorator, place));
    const name = this.#propertyName(nameNode);
    const full = `${cls.name}.${name}`;
    const self: Expr = node.children.some((child) => child.type === 'static') ? { kind: 'class', cls } : { kind: 'self', cls };
    if (node.type === 'method_definition') {
      const fn = this.#function(node, { ...place, self }, { hint: full }, { self });
      if (marks.length > 0) this.model.definitions.push({ at: nameNode.start, what: 'function', name: full, decorators: marks });
      define(cls.scope, name, { value: { kind: 'function', fn }, at: node.start, block: place.block });
    } else if (node.type === 'public_field_definition' || node.type === 'field_definition') {
      const [type, valueNode] = [childOf(node, 'type'), childOf(node, 'value')];
      const value = valueNode && this.#expr(valueNode, { ...place, self }, nameAs(full));
      if (value && valueNode) noteNamed(this.model, full, value, valueNode.start);
      const options = [...(value ? [value] : []), ...(type && !(value && isLiteral(value)) ? [this.#types.instanceOf(type, place)] : [])];
      define(cls.scope, name, { value: options.length === 1 ? (options[0] ?? variable) : { kind: 'choice', options: [...options, variable] }, at: node.start, block: place.block });
    }
  }

  #decorator(node: SyntaxNode, place: Place): Expr {
    return node.children[0] ? this.#expr(node.children[0], place) : unknown;
  }

  #expr(node: SyntaxNode, place: Place, naming: Naming = unnamed): Expr {
    if (!this.#depth.enter()) return unknown;
    const expr = this.#lowerExpr(node, place, naming);
    this.#depth.leave();
    return expr;
  }

  #lowerExpr(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const { children } = node;
    switch (node.type) {
      case 'identifier':
      case 'shorthand_property_identifier':
      case 'meta_property':
        return { kind: 'name', name: this.#textOf(node), at: node.start, scope: place.scope, block: place.block };
      case 'this':
        return place.self;
      case 'super':
        return place.cls ? { kind: 'super', cls: place.cls, isConstructor: false } : unknown;
      case 'member_expression': {
        const [object, property] = [childOf(node, 'object'), childOf(node, 'property')];
        if (!object || !property) return unknown;
        const name = this.#propertyName(property);
        // What a builder's methods give back is still what was made at the start of the chain.
        const inner = this.#expr(object, place, builderMethod.test(name) ? naming : unnamed);
        if (!promiseMethods.has(name)) this.#taken.get(inner)?.push(name);
        return this.#environment({ kind: 'member', object: inner, name, at: property.start }, 'read');
      }
      case 'subscript_expression': {
        const [object, index] = [childOf(node, 'object'), childOf(node, 'index')];
        if (!object || !index) return unknown;
        return this.#environment({ kind: 'index', object: this.#expr(object, place), key: this.#expr(index, place), at: node.start }, 'read');
      }
      case 'call_expression':
      case 'new_expression':
        return this.#call(node, place, naming);
      case 'await_expression':
      case 'parenthesized_expression':
      case 'non_null_expression':
      case 'instantiation_expression':
        return children[0] ? this.#expr(children[0], place, naming) : unknown;
      case 'as_expression':
      case 'satisfies_expression':
      case 'type_assertion': {
        const [inner, type] = node.type === 'type_assertion' ? [children[1], children[0]?.children[0]] : children;
        if (!inner) return unknown;
        const value = this.#expr(inner, place, naming);
        return type && node.type !== 'satisfies_expression' && !isLiteral(value) && !this.#taken.has(value) ? { kind: 'choice', options: [value, this.#types.instanceOf(type, place)] } : value;
      }
      case 'ternary_expression': {
        const [condition, first, second] = [childOf(node, 'condition'), childOf(node, 'consequence'), childOf(node, 'alternative')];
        if (condition) this.#expr(condition, place);
        return { kind: 'choice', options: [first, second].map((option) => (option ? this.#expr(option, place, naming) : unknown)) };
      }
      case 'binary_expression':
        return this.#binary(node, place, naming);
      case 'assignment_expression':
      case 'augmented_assignment_expression':
        return this.#assignment(node, place);
      case 'object':
        return this.#object(node, place, naming);
      case 'array':
        return { kind: 'list', items: children.map((child) => this.#item(child, place)) };
      case 'spread_element':
        return children[0] ? this.#expr(children[0], place) : unknown;
      case 'string':
        return this.#stringLiteral(this.#stringText(node), node.start);
      case 'template_string':
        return this.#template(node, place);
      case 'number':
        return numberOf(this.#textOf(node));
      case 'true':
      case 'false':
        return { kind: 'boolean', value: node.type === 'true' };
      case 'null':
      case 'undefined':
        return { kind: 'null' };
      case 'unary_expression': {
        const value = children.map((child) => this.#expr(child, place)).at(-1) ?? unknown;
        return value.kind === 'number' && children[0]?.type === '-' ? { kind: 'number', value: -value.value } : unknown;
      }
      case 'arrow_function':
        return { kind: 'function', fn: this.#function(node, place, naming) };
      case 'function_expression':
      case 'generator_function':
        return { kind: 'function', fn: this.#function(node, place, naming, { self: unknown }) };
      case 'class': {
        const own = childOf(node, 'name');
        return { kind: 'class', cls: this.#class(node, place, { name: naming.hint ?? (own ? qualified(place.scope, this.#textOf(own)) : ''), decorators: [] }) };
      }
      case 'sequence_expression':
        return children.map((child) => this.#expr(child, place)).at(-1) ?? unknown;
      case 'yield_expression':
        for (const child of children) {
          const value = this.#expr(child, place);
          place.fn?.returns.push(value);
        }
        return unknown;
      case 'jsx_opening_element':
      case 'jsx_self_closing_element':
        for (const child of children) if (child.field !== 'name') this.#expr(child, place);
        return unknown;
      case 'jsx_text':
      case 'property_identifier':
      case 'type_arguments':
        return unknown;
      default:
        for (const child of children) this.#statement(child, place);
        return unknown;
    }
  }

  #call(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const calleeNode = childOf(node, 'function') ?? childOf(node, 'constructor');
    const argumentsNode = childOf(node, 'arguments');
    if (!calleeNode) return unknown;
    const argumentNodes = argumentsNode?.type === 'arguments' ? argumentsNode.children : argumentsNode ? [argumentsNode] : [];
    const [first] = argumentNodes;
    const literal = first && argumentsNode?.type === 'arguments' ? this.#specifier(first) : undefined;
    if (calleeNode.type === 'import') {
      if (literal === undefined) for (const argument of argumentNodes) this.#expr(argument, place);
      return literal === undefined || !isPackage(literal) ? variable : this.#loaded(literal, node.start);
    }

    const lowered = this.#expr(calleeNode, place, calleeNode.type === 'member_expression' ? naming : unnamed);
    const callee: Expr = lowered.kind === 'super' ? { ...lowered, isConstructor: true } : lowered;
    const at = callee.kind === 'member' ? callee.at : calleeNode.start;
    // In `loaded.then((module) => …)` the first parameter is what was promised.
    const given = callee.kind === 'member' && callee.name === 'then' ? callee.object : undefined;
    const args = argumentNodes.map((argument, index) => this.#argument(argument, place, { hint: naming.hint, given: index === 0 ? given : undefined }));
    const call: CallExpr = { kind: 'call', callee, args, at, assigned: naming.assigned, within: place.scope.name === '' ? undefined : place.scope.name };
    if (literal !== undefined && callee.kind === 'name' && /require/i.test(callee.name) && args.length === 1) {
      if (!isPackage(literal)) return { kind: 'importCall', callee, path: '?', otherwise: call };
      const names: string[] = [];
      this.model.importCalls.push({ site: { at: node.start, module: literal, names }, callee });
      const loaded: Expr = { kind: 'importCall', callee, path: `${literal}#`, otherwise: call };
      this.#taken.set(loaded, names);
      this.model.calls.push(call);
      noteGrowth(this.model, call);
      return loaded;
    }
    // A module has no such method; it is the promise of it that is asked.
    if (callee.kind === 'member' && promiseMethods.has(callee.name) && this.#taken.has(callee.object)) {
      return given && args[0] ? { kind: 'call', callee: args[0].value, args: [], at, assigned: undefined, within: undefined } : callee.object;
    }
    this.model.calls.push(call);
    noteGrowth(this.model, call);
    return this.#environment(call, 'read');
  }

  #loaded(module: string, at: number): Expr {
    const names: string[] = [];
    this.model.imports.push({ at, module, names });
    const expr: Expr = { kind: 'import', path: `${module}#`, at };
    this.#taken.set(expr, names);
    return expr;
  }

  /** The text of a literal without holes. */
  #specifier(node: SyntaxNode): string | undefined {
    if (node.type === 'string') return specifierOf(this.#stringText(node));
    return node.type === 'template_string' && node.children.length === 0 ? specifierOf(unescapeText(this.#text.slice(node.start + 1, node.end - 1))) : undefined;
  }

  #argument(node: SyntaxNode, place: Place, { hint, given }: { hint: string | undefined; given: Expr | undefined }): CallArgument {
    const [inner] = node.children;
    if (node.type === 'spread_element' && inner) return { value: this.#expr(inner, place), spread: 'items' };
    if (given && (node.type === 'arrow_function' || node.type === 'function_expression')) return { value: { kind: 'function', fn: this.#function(node, place, { hint }, { given }) } };
    return { value: this.#expr(node, place, { hint }) };
  }

  #assignment(node: SyntaxNode, place: Place): Expr {
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const naming = this.#targetName(left, place);
    const value = this.#expr(right, place, naming);
    if (naming.assigned !== undefined) noteNamed(this.model, naming.assigned, value, right.start);
    const combined = this.#combined(node, left, value, place);
    const isOwn = left.type === 'member_expression' && childOf(left, 'object')?.type === 'this';
    if (left.type === 'identifier') this.#assignments.push({ name: this.#textOf(left), value: combined, at: node.end, place });
    else if (isOwn && place.cls) {
      const property = childOf(left, 'property');
      if (property) this.#setAttribute(place.cls, this.#propertyName(property), combined, node.end, place);
    } else if (left.type === 'object_pattern' || left.type === 'array_pattern') {
      this.#match(left, value, place, (name, found) => this.#assignments.push({ name, value: found, at: node.end, place }));
    } else {
      const count = this.model.environment.length;
      noteMember(this.model, this.#expr(left, place), combined, place.scope.name);
      // The outermost member is written, what is inside it is read.
      const written = this.model.environment.length > count ? this.model.environment.pop() : undefined;
      if (written) this.model.environment.push({ ...written, access: 'set' });
    }
    return value;
  }

  #combined(node: SyntaxNode, left: SyntaxNode, value: Expr, place: Place): Expr {
    if (node.type === 'assignment_expression') return value;
    const before = this.#expr(left, place);
    if (node.children.some((child) => child.type === '+=')) return { kind: 'concat', items: [before, value], at: left.start };
    if (node.children.some((child) => child.type === '||=' || child.type === '??=')) return { kind: 'choice', options: [before, value] };
    return unknown;
  }

  #targetName(left: SyntaxNode, place: Place): Naming {
    if (left.type === 'identifier') {
      const name = this.#textOf(left);
      let scope: Scope = place.scope;
      while (!scope.definitions.has(name) && scope.parent) scope = scope.parent;
      return nameAs(qualified(scope, name));
    }
    if (left.type !== 'member_expression') return unnamed;
    const [object, property] = [childOf(left, 'object'), childOf(left, 'property')];
    if (!object || !property) return unnamed;
    if (object.type === 'this' && place.cls) return nameAs(`${place.cls.name}.${this.#propertyName(property)}`);
    const text = this.#textOf(left);
    return dottedName.test(text) ? nameAs(text.replace(/^(?:module\.)?exports\./, '')) : unnamed;
  }

  /** Sums are flattened, so a long one does not nest. */
  #binary(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const operator = node.children.find((child) => child.field === 'operator')?.type;
    if (operator === '+') {
      const operands = operandsOf(node, (each) => each.type === 'binary_expression' && each.children.some((child) => child.type === '+'));
      return { kind: 'concat', items: operands.map((operand) => this.#expr(operand, place)), at: node.start };
    }
    const [left, right] = [childOf(node, 'left'), childOf(node, 'right')];
    if (!left || !right) return unknown;
    const isChoice = operator === '||' || operator === '??';
    const first = this.#expr(left, place, isChoice ? naming : unnamed);
    const second = this.#expr(right, place, isChoice || operator === '&&' ? naming : unnamed);
    if (isChoice) return { kind: 'choice', options: [first, second] };
    return operator === '&&' ? second : unknown;
  }

  #object(node: SyntaxNode, place: Place, naming: Naming): Expr {
    const entries: Entry[] = [];
    const object: Expr = { kind: 'object', entries };
    for (const child of node.children) {
      if (child.type === 'spread_element') {
        if (child.children[0]) entries.push({ value: this.#expr(child.children[0], place) });
        continue;
      }
      if (child.type === 'shorthand_property_identifier') {
        entries.push({ key: { kind: 'string', text: this.#textOf(child), at: child.start }, value: this.#expr(child, place) });
        continue;
      }
      const keyNode = childOf(child, 'key') ?? childOf(child, 'name');
      if (!keyNode) continue;
      const isComputed = keyNode.type === 'computed_property_name';
      const key: Expr = isComputed && keyNode.children[0] ? this.#expr(keyNode.children[0], place) : { kind: 'string', text: this.#propertyName(keyNode), at: keyNode.start };
      const inner = key.kind === 'string' ? below(naming, key.text) : unnamed;
      if (child.type === 'method_definition') entries.push({ key, value: { kind: 'function', fn: this.#function(child, place, inner, { self: object }) } });
      else {
        const value = childOf(child, 'value');
        if (!value) continue;
        const expr = this.#expr(value, { ...place, self: value.type === 'function_expression' ? object : place.self }, inner);
        entries.push({ key, value: expr });
        if (key.kind === 'string') noteNamed(this.model, key.text, expr, value.start);
      }
    }
    noteTool(this.model, entries, node.start, naming.hint);
    return object;
  }

  #item(node: SyntaxNode, place: Place): Item {
    const [inner] = node.children;
    return node.type === 'spread_element' && inner ? { value: this.#expr(inner, place), isSpread: true } : { value: this.#expr(node, place), isSpread: false };
  }

  #template(node: SyntaxNode, place: Place): Expr {
    const parts: string[] = [];
    const holes: Expr[] = [];
    let from = node.start + 1;
    for (const child of node.children) {
      if (child.type !== 'template_substitution') continue;
      parts.push(unescapeText(this.#text.slice(from, child.start)));
      holes.push(child.children[0] ? this.#expr(child.children[0], place) : unknown);
      from = child.end;
    }
    parts.push(unescapeText(this.#text.slice(from, node.end - 1)));
    const [text = ''] = parts;
    if (holes.length === 0) return this.#stringLiteral(text, node.start);
    noteString(this.model, { parts, at: node.start });
    return { kind: 'template', parts, holes, at: node.start };
  }

  #stringLiteral(text: string, at: number): Expr {
    noteString(this.model, { parts: [text], at });
    return { kind: 'string', text, at };
  }

  #environment<T extends Extract<Expr, { kind: 'member' | 'index' | 'call' }>>(expr: T, access: 'read' | 'set'): T {
    if (this.#mayReadEnvironment) this.model.environment.push({ expr, access });
    return expr;
  }

  #moduleName(node: SyntaxNode): string {
    return node.type === 'string' ? this.#stringText(node) : this.#textOf(node);
  }

  #propertyName(node: SyntaxNode): string {
    const text = node.type === 'string' ? this.#stringText(node) : this.#textOf(node);
    return text.startsWith('#') ? text.slice(1) : text;
  }

  #stringText(node: SyntaxNode): string {
    return unescapeText(this.#text.slice(node.start + 1, node.end - 1));
  }

  #textOf(node: SyntaxNode): string {
    return this.#text.slice(node.start, node.end);
  }
}

const builderMethod = /^(?:add|with|set|bind|use|compile|build|configure|enable|register|allow)(?![a-z])/;
const dottedName = /^[\p{L}\p{N}_$.]{1,100}$/u;

function nameAs(name: string): Naming {
  return { assigned: name, hint: name };
}

/** A property of an object that nothing names is called after its key. */
function below({ assigned, hint }: Naming, key: string): Naming {
  return { assigned: assigned === undefined ? key : `${assigned}.${key}`, hint: hint === undefined ? undefined : `${hint}.${key}` };
}

function blockScope({ scope }: Place): Scope {
  return openScope('block', scope, scope.name);
}

/** Where `var` lives. */
function functionScope(scope: Scope): Scope {
  return ownerOf(scope);
}

/** Function declarations are there from the start of their scope. */
function ownerStart({ fn }: Place): number {
  return fn ? -1 : 0;
}

function isLiteral(expr: Expr): boolean {
  return expr.kind === 'string' || expr.kind === 'number' || expr.kind === 'boolean' || expr.kind === 'list' || expr.kind === 'object' || expr.kind === 'template';
}

function numberOf(text: string): Expr {
  const value = Number(text.replaceAll('_', '').replace(/n$/, ''));
  return Number.isNaN(value) ? unknown : { kind: 'number', value };
}
