/**
 * Package ecosystems, by their purl type, and how code of each one names what it imports.
 * @see https://github.com/package-url/purl-spec, PURL-TYPES (read 2026-11-30).
 */
export const ecosystems = ['npm', 'pypi', 'golang', 'maven', 'nuget', 'cargo', 'gem', 'composer', 'conda', 'github'] as const;
export type Ecosystem = (typeof ecosystems)[number];

/**
 * How a call's path begins. `specifier`: the module as it is imported, whole, then `#` and a name of it (`@ai-sdk/openai#createOpenAI()`,
 * `github.com/sashabaranov/go-openai#NewClient()`). `dotted`: module and names in one row of names, whatever the language puts between them
 * (`openai.OpenAI()`, `dev.langchain4j.model.openai.OpenAiChatModel.builder()`, `async_openai.Client.new()`, `OpenAI.Client()`).
 */
const isSpecifier: ReadonlySet<Ecosystem> = new Set(['npm', 'golang']);

/** What the language of an ecosystem writes between the names of a module; a catalog spells modules of dotted paths with `.` all the same. */
const writtenSeparators: Readonly<Record<Ecosystem, string>> = {
  npm: '/',
  pypi: '.',
  golang: '/',
  maven: '.',
  nuget: '.',
  cargo: '::',
  gem: '::',
  composer: '\\',
  conda: '.',
  github: '/',
};

export function isSpecifierPath(ecosystem: Ecosystem): boolean {
  return isSpecifier.has(ecosystem);
}

/** What stands between a module and its submodule in a module's name. */
export function moduleSeparator(ecosystem: Ecosystem): '/' | '.' {
  return isSpecifier.has(ecosystem) ? '/' : '.';
}

/** A module as source code spells it: `OpenAI\Client` for `OpenAI.Client` of composer. */
export function writtenModule(ecosystem: Ecosystem, module: string): string {
  return isSpecifier.has(ecosystem) ? module : module.split('.').join(writtenSeparators[ecosystem]);
}

/** The name of something that is taken from a module. */
export function memberPath(ecosystem: Ecosystem, module: string, name: string): string {
  return `${module}${isSpecifier.has(ecosystem) ? '#' : '.'}${name}`;
}

/** The module part of a call's path; for dotted paths all names up to the first call. */
export function moduleOfPath(ecosystem: Ecosystem, path: string): string {
  const end = isSpecifier.has(ecosystem) ? path.indexOf('#') : path.indexOf('(');
  return end < 0 ? path : path.slice(0, end);
}
