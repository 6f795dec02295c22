/** The literals by which source code that imports something of the catalog can be told from code that does not. */
import type { Ecosystem } from '../model/fact.ts';
import type { Catalog } from './catalog.ts';

export interface ModuleLiteral {
  readonly text: string;
  /** The module name goes on after the literal. */
  readonly isPrefix: boolean;
  /** Where the name begins in the literal. */
  readonly nameOffset: number;
}

/** What stands before a module specifier; a template literal as a specifier is not followed. */
const quotes = ["'", '"'] as const;

/**
 * Module names as they stand in an import. Python imports the last part of a dotted module in many ways
 * (`from google import genai`), so the last part is looked for; npm specifiers stand whole behind a quote, which makes short names rare.
 * Roots of call rules count too: `boto3` is no AI package, but its calls can be.
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
  for (const module of modules) {
    const literal = ecosystem === 'npm' ? wholeName(module) : lastPart(module);
    for (const text of ecosystem === 'npm' ? quotes.map((quote) => quote + literal.text) : [literal.text]) {
      byText.set(text, { text, isPrefix: literal.isPrefix || (byText.get(text)?.isPrefix ?? false), nameOffset: ecosystem === 'npm' ? 1 : 0 });
    }
  }
  return [...byText.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

function wholeName(module: string): Omit<ModuleLiteral, 'nameOffset'> {
  return { text: module.replace(/\*$/, ''), isPrefix: module.endsWith('*') };
}

function lastPart(module: string): Omit<ModuleLiteral, 'nameOffset'> {
  const parts = module.split('.');
  if (parts.length > 1 && parts.at(-1) === '*') parts.pop();
  const last = parts.at(-1) as string;
  return { text: last.replace(/\*$/, ''), isPrefix: last.endsWith('*') };
}

/** The literal first part of a call pattern; nothing when it starts with a wildcard or with `?`. */
function rootOf(ecosystem: Ecosystem, pattern: string): string[] {
  const match = ecosystem === 'npm' ? /^([^#{}*?]+\*?)#/.exec(pattern) : /^([A-Za-z_]\w*\*?)(?:[.(]|$)/.exec(pattern);
  return match ? [match[1] as string] : [];
}
