/** The literals by which source code that imports something of the catalog can be told from code that does not. */
import { isSpecifierPath, writtenModule, type Ecosystem } from '../model/ecosystem.ts';
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
 * Module names as they stand in an import. Python imports the last part of a dotted module in many ways
 * (`from google import genai`), so the last part is looked for; a Rust tree of uses is only sure to have the crate in one piece
 * (`use async_openai::{types::Role, Client}`); specifiers stand whole between quotes, which makes short names rare; other languages write
 * a module whole. Roots of call rules count too: `boto3` is no AI package, but its calls can be.
 */
export function moduleLiterals(catalog: Catalog, ecosystem: Ecosystem): ModuleLiteral[] {
  const modules = catalog.entries.flatMap((entry) => [
    ...entry.packages.filter((item) => item.ecosystem === ecosystem).flatMap((item) => item.modules ?? [item.name]),
    ...(entry.uses ?? []).filter((rule) => rule.ecosystem === ecosystem).flatMap((rule) => rootOf(ecosystem, rule.call)),
    ...(entry.definitions ?? [])
      .filter((rule) => rule.ecosystem === ecosystem)
      .flatMap((rule) => rootOf(ecosystem, rule.decorated ?? rule.extends ?? '')),
  ]);
  const byText = new Map<string, ModuleLiteral>();
  // Which package an address names is seen by the reader: a file that imports any of them is parsed.
  for (const start of ecosystem === 'npm' && modules.length > 0 ? npmSpecifierStarts : []) {
    for (const literal of specifiers(`${start}*`, quotes.npm ?? [])) byText.set(literal.text, literal);
  }
  for (const module of isSpecifierPath(ecosystem) ? withoutSubmodules(modules) : modules) {
    for (const literal of literalsOf(ecosystem, module)) {
      if (!byText.get(literal.text)?.isPrefix) byText.set(literal.text, literal);
    }
  }
  return [...byText.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

function literalsOf(ecosystem: Ecosystem, module: string): ModuleLiteral[] {
  const marks = quotes[ecosystem];
  if (marks) return specifiers(module, marks);
  if (ecosystem === 'pypi') return [lastPart(module)];
  const isPrefix = module.endsWith('*');
  const text = writtenModule(ecosystem, ecosystem === 'cargo' ? (module.split('.')[0] as string) : module).replace(/\*$/, '');
  return [{ text, isPrefix, name: { start: 0, end: text.length } }];
}

/** A module is found by the name of one above it. */
function withoutSubmodules(modules: readonly string[]): string[] {
  const all = new Set(modules);
  return modules.filter((module) => {
    for (let end = module.lastIndexOf('/'); end > 0; end = module.lastIndexOf('/', end - 1)) if (all.has(module.slice(0, end))) return false;
    return true;
  });
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

function lastPart(module: string): ModuleLiteral {
  const parts = module.split('.');
  if (parts.length > 1 && parts.at(-1) === '*') parts.pop();
  const last = parts.at(-1) as string;
  const text = last.replace(/\*$/, '');
  return { text, isPrefix: last.endsWith('*'), name: { start: 0, end: text.length } };
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
