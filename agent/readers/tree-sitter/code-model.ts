/**
 * What a language's lowering makes of a syntax tree: scopes with their bindings, expressions, and the places that may become facts.
 * It is the same for every language, so names, constants and calls are followed by one resolver.
 */

/** An expression. `at` is the offset that its line is taken from. */
export type Expr =
  | { readonly kind: 'string'; readonly text: string; readonly at: number }
  /** Literal parts with holes between them; `parts.length` = holes + 1. */
  | { readonly kind: 'template'; readonly parts: readonly string[]; readonly holes: readonly Expr[]; readonly at: number }
  | { readonly kind: 'concat'; readonly items: readonly Expr[]; readonly at: number }
  /** A `%` format and what goes into it. */
  | { readonly kind: 'percent'; readonly format: Expr }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** What is added to a list later stands in it, too. */
  | { readonly kind: 'list'; readonly items: Item[] }
  | ObjectExpr
  /** A literal of a declared type (`Request{Model: m}` in Go and Rust): an object as a value, one of its type as a name. */
  | { readonly kind: 'struct'; readonly type: Expr; readonly fields: ObjectExpr }
  | NameExpr
  | MemberExpr
  | IndexExpr
  | CallExpr
  /** The first that means something: `a or b`, `a ?? b`, `x if c else y`, both sides of a merge of branches. */
  | { readonly kind: 'choice'; readonly options: readonly Expr[]; memo?: Resolution }
  | { readonly kind: 'function'; readonly fn: FunctionInfo }
  | { readonly kind: 'class'; readonly cls: ClassInfo }
  /** `self`, `this`. */
  | { readonly kind: 'self'; readonly cls: ClassInfo }
  /** `super` as a constructor (`isConstructor`), or as the instance. */
  | { readonly kind: 'super'; readonly cls: ClassInfo; readonly isConstructor: boolean }
  /** Something of a type: an annotated parameter or field. */
  | { readonly kind: 'instance'; readonly of: Expr; memo?: Resolution }
  | { readonly kind: 'typeAlias'; readonly instance: Expr }
  /** An import path; a JavaScript namespace ends with `#`. */
  | { readonly kind: 'import'; readonly path: string; readonly at: number }
  /** A module that is imported by a function that may be shadowed: `require('x')`, `__import__('x')`. */
  | { readonly kind: 'importCall'; readonly callee: Expr; readonly path: string; readonly otherwise: CallExpr }
  /** One part of a destructured value. */
  | { readonly kind: 'element'; readonly of: Expr; readonly index: number; readonly at: number }
  /** A parameter, loop variable or the like, of which nothing is known. */
  | { readonly kind: 'variable' }
  | { readonly kind: 'unknown' };

export type ObjectExpr = { readonly kind: 'object'; readonly entries: readonly Entry[] };
export type NameExpr = {
  readonly kind: 'name';
  readonly name: string;
  readonly at: number;
  readonly scope: Scope;
  readonly block: Block;
  readonly isType?: boolean;
  memo?: Resolution;
};
export type MemberExpr = { readonly kind: 'member'; readonly object: Expr; readonly name: string; readonly at: number; memo?: Resolution };
export type IndexExpr = { readonly kind: 'index'; readonly object: Expr; readonly key: Expr; readonly at: number; memo?: Resolution };
export type CallExpr = {
  readonly kind: 'call';
  readonly callee: Expr;
  readonly args: readonly CallArgument[];
  /** The callee's last name, where the fact stands. */
  readonly at: number;
  readonly assigned: string | undefined;
  readonly within: string | undefined;
  memo?: Resolution;
};

/** One entry of a list; `isSpread` when it stands for several. */
export interface Item {
  readonly value: Expr;
  readonly isSpread: boolean;
}

/** One entry of an object; without a key it is spread. */
export interface Entry {
  readonly key?: Expr;
  readonly value: Expr;
}

export interface CallArgument {
  readonly name?: string;
  readonly value: Expr;
  /** `items`: a list of positional ones; `entries`: an object of named ones. */
  readonly spread?: 'items' | 'entries';
}

/** What an expression is, as far as names go. */
export type Resolution =
  /** An import path, or a path below something that cannot be resolved, when it starts with `?`; with the last call that it goes through. */
  | { readonly to: 'path'; readonly path: string; readonly through?: CallExpr }
  /** A name that the file does not declare, and what is below it: `process.env`. */
  | { readonly to: 'global'; readonly path: string }
  | { readonly to: 'class'; readonly cls: ClassInfo }
  | { readonly to: 'instance'; readonly cls: ClassInfo }
  | { readonly to: 'function'; readonly fn: FunctionInfo }
  | { readonly to: 'typeAlias'; readonly instance: Expr }
  /** A literal, a list or an object. */
  | { readonly to: 'value'; readonly expr: Expr; readonly name?: string }
  | { readonly to: 'nothing' };

/** A run of statements that is entered as a whole; `else` and `except` branches are blocks of their own. */
export interface Block {
  readonly parent: Block | undefined;
  /** Runs only when something else failed, so its definitions are second choice. */
  readonly isFallback: boolean;
}

/** One definition of a name or attribute. */
export interface Definition {
  readonly value: Expr;
  /** From here on it counts; an offset. */
  readonly at: number;
  readonly block: Block;
  /** Qualified name in the file: `MODEL`, `Config.MODEL`. */
  readonly name: string;
  /** Only a type: an interface, an alias, a type-only import. */
  readonly isType: boolean;
  /** Written from another function than the one that owns the name. */
  readonly isForeign: boolean;
}

export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'block';
  readonly parent: Scope | undefined;
  /** Qualified name of what it belongs to; empty for the module. */
  readonly name: string;
  readonly definitions: Map<string, Definition[]>;
}

export interface ClassInfo {
  /** Qualified name; empty for an object type without one. */
  readonly name: string;
  readonly at: number;
  readonly scope: Scope;
  /** Attributes that are set on the instance, anywhere in the class. */
  readonly attributes: Map<string, Definition[]>;
  readonly bases: Expr[];
}

export interface FunctionInfo {
  /** Qualified name; empty when it has none. */
  readonly name: string;
  readonly at: number;
  /** What it returns or yields, in order. */
  readonly returns: Expr[];
  /** An instance of the declared result type. */
  result?: Expr;
  /** Names of its parameters, where a call's arguments are followed through what it returns. */
  readonly parameters?: readonly string[];
  /** Called by being read: a property, a getter. */
  readonly isGetter: boolean;
  /** A getter that is read of the class, too: Ruby's methods of a class or module. */
  readonly isOfClass?: boolean;
}

/** An import statement as it stands; becomes a fact. */
export interface ImportSite {
  readonly at: number;
  readonly module: string;
  readonly names: readonly string[];
}

/** A function or class with decorators or bases. */
export interface DefinitionSite {
  readonly at: number;
  readonly what: 'function' | 'class';
  readonly name: string;
  readonly decorators: readonly Expr[];
  readonly cls?: ClassInfo;
}

/** A value under a name that says what it may be: a constant, a default, a property, a named argument. */
export interface NamedSite {
  /** Qualified where the name is declared. */
  readonly name: string;
  readonly value: Expr;
  readonly at: number;
}

/** A whole file. */
export interface CodeModel {
  readonly imports: ImportSite[];
  /** Imports by a function that may be shadowed; facts when it is not. */
  readonly importCalls: { readonly site: ImportSite; readonly callee: Expr }[];
  readonly calls: CallExpr[];
  readonly definitions: DefinitionSite[];
  readonly urls: { readonly at: number; readonly url: string }[];
  /** Strings that name a file of text. */
  readonly textFiles: { readonly at: number; readonly path: string }[];
  readonly named: NamedSite[];
  /** Texts that begin as only a model is spoken to, by their offsets, with what they are kept under. */
  readonly spoken: Map<number, { readonly parts: readonly string[]; name?: string }>;
  /** Values in objects of the shape by which models answer. */
  readonly answered: Set<Expr>;
  /** Constants of something else, kept under names of this file. */
  readonly stored: NamedSite[];
  /** Members that are set on something other than the instance around. */
  readonly members: { readonly target: MemberExpr; readonly value: Expr; readonly within: string | undefined }[];
  /** Names in objects of the shape by which models are told a function; one with a schema only when that is one. */
  readonly tools: { readonly at: number; readonly name: Expr; readonly schema?: Expr; readonly isRun?: boolean; readonly of?: string }[];
  readonly classes: ClassInfo[];
  /** Lists that are called tools, or servers of MCP, and what describes such a server. */
  readonly toolLists: { readonly at: number; readonly list: Expr; readonly areServers?: boolean }[];
  /** Names in lists that are called tools. */
  readonly listedTools: NameExpr[];
  /** What messages of the system say. */
  readonly systemMessages: { readonly at: number; readonly content: Expr }[];
  /** Expressions that may read or write the environment. */
  readonly environment: { readonly expr: MemberExpr | IndexExpr | CallExpr; readonly access: 'read' | 'set' }[];
  /** SQL that makes a database a store of vectors, by the name of what it uses. */
  readonly vectorSql: { readonly at: number; readonly format: string }[];
  /** A module from which every name was imported, when there was exactly one. */
  readonly wildcards: string[];
  /** Something was nested deeper than the limit and left out. */
  isTooDeep: boolean;
}

export const unknown: Expr = { kind: 'unknown' };
export const variable: Expr = { kind: 'variable' };

/** Parts of code nested deeper than this are left out; syntax levels. Keeps the recursion within the default stack of a thread. */
export const depthMax = 400;
