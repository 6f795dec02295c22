/** Specifiers that name an npm package in another way than by its bare name. */

/**
 * How such a specifier begins. `npm:` and `jsr:` are those of Deno and Bun; the addresses are content networks that serve packages as modules.
 * @see https://docs.deno.com/runtime/fundamentals/modules/, https://esm.sh, https://www.jsdelivr.com/documentation (read 2026-11-30).
 */
export const npmSpecifierStarts = [
  'npm:',
  'jsr:',
  'https://esm.sh/',
  'https://esm.run/',
  'https://cdn.jsdelivr.net/npm/',
  'https://unpkg.com/',
  'https://cdn.skypack.dev/',
  'https://ga.jspm.io/npm:',
  'https://jspm.dev/',
] as const;

/** Folders and files that a build puts into a package; they are no part of a module's name. */
const built = /^(?:\+esm|dist|build|lib|es|esm|umd|cjs|bundles?|es20\d\d|.*\.(?:min\.js|mjs|css|wasm))(?:\/|$)/;

/**
 * The module as a bare specifier, without version and query: `openai/helpers/zod` for `npm:openai@4/helpers/zod`,
 * `@xenova/transformers` for `https://cdn.jsdelivr.net/npm/@xenova/transformers@2.6.0/dist/transformers.min.js`.
 * Undefined for every other specifier.
 */
export function npmModuleOf(specifier: string): string | undefined {
  const start = npmSpecifierStarts.find((candidate) => specifier.startsWith(candidate));
  if (start === undefined) return undefined;
  // Networks put the version of their own build first, or a mark that nothing is to be bundled.
  const rest = specifier.slice(start.length).replace(/^\/|^v\d+\/|^stable\/|^\*|^-\//, '').split(/[?#]/, 1)[0] ?? '';
  const match = /^(@[\w.~-]+\/[\w.~-]+|[A-Za-z0-9][\w.~-]*)(?:@[^/]*)?(?:\/(.*))?$/.exec(rest);
  if (!match) return undefined;
  const [, name = '', path = ''] = match;
  return path === '' || (start.startsWith('https:') && built.test(path)) ? name : `${name}/${path}`;
}
