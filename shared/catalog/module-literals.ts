/** The literals by which source code that imports something of the catalog can be told from code that does not. */
import { isSpecifierPath, moduleSeparator, writtenModule, type Ecosystem } from '../model/ecosystem.ts';
import { npmSpecifierStarts } from '../model/npm-specifier.ts';
import type { Catalog } from './catalog.ts';

export interface ModuleLiteral {
  readonly text: string;
  /** Whether the name may go on after the literal. */
  readonly isPrefix: boolean;
  /** Where the module's name begins and ends in the literal. */
  readonly name: { readonly start: number; readonly end: number };
}

/** What stands before a module specifier; a template literal as a specifier is not followed. Go has the one. */
const quotes: Readonly<Partial<Record<Ecosystem, readonly string[]>>> = { npm: ["'", '"'], golang: ['"', '`'] };

/**
 * Module names as they stand in an import. Python imports a dotted module in many ways (`from google import genai`), so one part of it
 * is looked for; a Rust tree of uses is only sure to have the crate in one piece
 * (`use async_openai::{types::Role, Client}`); specifiers stand whole between quotes, which makes short names rare; other languages write
 * a module whole. Roots of call rules count too: `boto3` is no AI package, but its calls can be.
 */
export function moduleLiterals(catalog: Catalog, ecosystem: Ecosystem): ModuleLiteral[] {
  const packaged = catalog.entries.flatMap((entry) => entry.packages.filter((item) => item.ecosystem === ecosystem).flatMap((item) => item.modules ?? [item.name]));
  const patterns = catalog.entries.flatMap((entry) => [
    ...(entry.uses ?? []).filter((rule) => rule.ecosystem === ecosystem).map((rule) => rule.call),
    ...(entry.definitions ?? []).filter((rule) => rule.ecosystem === ecosystem).map((rule) => rule.decorated ?? rule.extends ?? ''),
  ]);
  const known = new Set(packaged);
  const modules = [...packaged, ...patterns.flatMap((pattern) => rootsOf(ecosystem, pattern, known))];
  const byText = new Map<string, ModuleLiteral>();
  // Which package an address names is seen by the reader: a file that imports any of them is parsed.
  for (const start of ecosystem === 'npm' && modules.length > 0 ? npmSpecifierStarts : []) {
    for (const literal of specifiers(`${start}*`, quotes.npm ?? [])) byText.set(literal.text, literal);
  }
  for (const module of looked(ecosystem, { packaged, modules })) {
    for (const literal of literalsOf(ecosystem, module)) {
      if (!byText.get(literal.text)?.isPrefix) byText.set(literal.text, literal);
    }
  }
  return [...byText.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

function literalsOf(ecosystem: Ecosystem, module: string): ModuleLiteral[] {
  const marks = quotes[ecosystem];
  if (marks) return specifiers(module, marks);
  if (ecosystem === 'pypi') return [tellingPart(module)];
  const isPrefix = module.endsWith('*');
  const text = writtenModule(ecosystem, ecosystem === 'cargo' ? (module.split('.')[0] as string) : module).replace(/\*$/, '');
  return [{ text, isPrefix, name: { start: 0, end: text.length } }];
}

/** The modules that are looked for. */
function looked(ecosystem: Ecosystem, { packaged, modules }: { packaged: readonly string[]; modules: readonly string[] }): readonly string[] {
  if (isSpecifierPath(ecosystem) || ecosystem === 'pypi') return withoutSubmodules(modules, moduleSeparator(ecosystem));
  if (ecosystem !== 'maven' && ecosystem !== 'nuget') return modules;
  // What a pattern is sure to begin with can be wider than every package of its rule: `Microsoft.Extensions`, or `org` of `org.{a,b}.Tool`.
  return withoutSubmodules(modules.filter((root) => !packaged.some((module) => module.startsWith(`${root}.`)) || packaged.includes(root)), '.');
}

/** A module is found by the name of one above it: where `llama_index.llms.yi` is imported, `llama_index` stands in the same statement. */
function withoutSubmodules(modules: readonly string[], separator: '/' | '.'): readonly string[] {
  const all = new Set(modules);
  return modules.filter((module) => !isBelow(module, { modules: all, separator }));
}

function isBelow(module: string, { modules, separator }: { modules: ReadonlySet<string>; separator: string }): boolean {
  for (let end = module.lastIndexOf(separator); end > 0; end = module.lastIndexOf(separator, end - 1)) if (modules.has(module.slice(0, end))) return true;
  return false;
}

/** Names this short begin many words, so they are looked for with what ends them; characters. */
const shortNameCharsMax = 4;

/** With the quote before it; what follows is for the reader to see, but for a short name with what ends it. */
function specifiers(module: string, quotes: readonly string[]): ModuleLiteral[] {
  const isPrefix = module.endsWith('*');
  const name = module.replace(/\*$/, '');
  return quotes.flatMap((quote) =>
    (isPrefix || name.length > shortNameCharsMax ? [''] : [quote, '/']).map((ending) => ({ text: `${quote}${name}${ending}`, isPrefix, name: { start: 1, end: 1 + name.length } })),
  );
}

/**
 * First names that generated code and many libraries share, too (`google.protobuf`): the last part of a module tells more there.
 * Any other first name is rarer than last parts such as `client`, `sdk` or `agents`; both stand in every import of the module.
 */
const sharedNamespaces: ReadonlySet<string> = new Set(['google', 'opentelemetry']);

function tellingPart(module: string): ModuleLiteral {
  const parts = module.split('.');
  if (parts.length > 1 && parts.at(-1) === '*') parts.pop();
  const last = (sharedNamespaces.has(parts[0] as string) ? parts.at(-1) : parts[0]) as string;
  const text = last.replace(/\*$/, '');
  return { text, isPrefix: last.endsWith('*'), name: { start: 0, end: text.length } };
}

/**
 * The modules that a call pattern begins with. In Python a namespace such as `google` is shared with half the world, so a pattern within the
 * module of a package asks for that module alone.
 */
function rootsOf(ecosystem: Ecosystem, pattern: string, known: ReadonlySet<string>): string[] {
  if (ecosystem !== 'pypi') return rootOf(ecosystem, pattern);
  return alternatives(pattern).flatMap((one) => {
    const names = /^[\w.]*/.exec(one)?.[0] ?? '';
    return isBelow(`${names}.`, { modules: known, separator: '.' }) ? [] : rootOf(ecosystem, one);
  });
}

/** A pattern with the braces before its first call or wildcard written out. */
function alternatives(pattern: string): string[] {
  const match = /^([\w.]*)\{([^{}]*)\}(.*)$/.exec(pattern);
  return match ? (match[2] as string).split(',').flatMap((one) => alternatives(`${match[1]}${one}${match[3]}`)) : [pattern];
}

/** The module that a call pattern begins with, as far as its text is fixed; nothing when it starts with a wildcard or with `?`. */
function rootOf(ecosystem: Ecosystem, pattern: string): string[] {
  if (ecosystem === 'gem' || ecosystem === 'composer') return namespaceOf(pattern);
  // An extension method on whatever receiver is looked for by its own name.
  if (ecosystem === 'nuget' && pattern.startsWith('?.')) return extensionNames(pattern);
  const match = isSpecifierPath(ecosystem) ? /^([^#{}*?]+\*?)#/.exec(pattern) : rootForm(ecosystem).exec(pattern);
  return match ? [match[1] as string] : [];
}

/** Ruby's and PHP's names begin with a vendor that has much else (`Symfony`, `Aws`), so all names before the last fixed one count. */
function namespaceOf(pattern: string): string[] {
  const names = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?=[.(]|$)/.exec(pattern)?.[0].split('.') ?? [];
  return names.length === 0 ? [] : [names.slice(0, Math.max(1, names.length - 1)).join('.')];
}

/** `?.AddOpenAIChatCompletion`, `?.{AddOpenAIChatCompletion,AddOpenAITextEmbeddingGeneration}`. */
function extensionNames(pattern: string): string[] {
  return pattern.slice(2).split(/[{},]/).filter((name) => /^\w{8,}$/.test(name));
}

/** Java's and C#'s packages share first names with half the world (`com`, `Microsoft`), so all names before the type count. */
function rootForm(ecosystem: Ecosystem): RegExp {
  if (ecosystem === 'maven') return /^([a-z_]\w*(?:\.[a-z_]\w*)*)(?=\.|$)/;
  if (ecosystem === 'nuget') return /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?=\.[*{A-Z])/;
  return /^([A-Za-z_]\w*\*?)(?=[.(]|$)/;
}
