/**
 * Expressions of GitHub Actions (`${{ … }}`): which of them put text that a stranger writes where they stand.
 * @see https://docs.github.com/actions/reference/security/secure-use, "Understanding the risk of script injections" (read 2026-11-30)
 */

/** One expression of a text, as written, with its offset. */
export interface Expression {
  /** Without the braces, trimmed. */
  readonly text: string;
  readonly offset: number;
}

/** The expressions of a text, in order. One ends at the first `}}` outside of its string literals; behind one without an end there is none. */
export function expressionsIn(text: string): Expression[] {
  const found: Expression[] = [];
  for (let start = text.indexOf('${{'); start >= 0; ) {
    const end = expressionEnd(text, start + 3);
    if (end < 0) break;
    found.push({ text: text.slice(start + 3, end).trim(), offset: start });
    start = text.indexOf('${{', end + 2);
  }
  return found;
}

function expressionEnd(text: string, from: number): number {
  let isString = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") isString = !isString;
    else if (!isString && text.startsWith('}}', at)) return at;
  }
  return -1;
}

/** Names of the secrets that the expressions of a text take; `*` for all of them at once. Sorted, each once. */
export function secretsOf(text: string): string[] {
  const names = expressionsIn(text).flatMap((expression) => contextsIn(expression.text).flatMap(({ path }) => (path === 'secrets' ? ['*'] : (/^secrets\.(?<name>[\w-]+|\*)$/u.exec(path)?.groups?.['name'] ?? []))));
  return [...new Set(names)].toSorted();
}

/** Names of `env` and whether each is set from a stranger's text. */
export type TaintedEnv = ReadonlySet<string>;

/**
 * The contexts of one expression that a stranger writes, as written, in order: `github.event.issue.title`.
 * A context that is only compared, or only asked by a function that answers yes or no, puts no text anywhere.
 */
export function untrustedIn(expression: string, tainted: TaintedEnv = new Set()): string[] {
  return contextsIn(expression).flatMap(({ path, isHarmless }) => {
    if (isHarmless) return [];
    if (path.startsWith('env.') && tainted.has(path.slice('env.'.length))) return [path];
    return isUntrusted(path) ? [path] : [];
  });
}

/** Ids of the steps whose outputs an expression puts where it stands, in order. */
export function stepOutputsIn(expression: string): string[] {
  return contextsIn(expression).flatMap(({ path, isHarmless }) => (isHarmless ? [] : (/^steps\.(?<step>[\w-]+)\.outputs\./u.exec(path)?.groups?.['step'] ?? [])));
}

/**
 * What anybody with an account can write: titles, bodies, names of branches and pages, messages and authors of commits.
 * Inputs of a manual run and payloads of a dispatch are not here: they come from those who may write.
 */
const untrustedPaths: readonly RegExp[] = [
  /^github\.head_ref$/u,
  /^github\.event\.(?:issue|pull_request|discussion)\.(?:title|body)$/u,
  /^github\.event\.(?:comment|review|review_comment|discussion_comment)\.body$/u,
  /^github\.event\.pull_request\.head\.(?:ref|label|repo\.default_branch|repo\.description|repo\.homepage)$/u,
  /^github\.event\.pages(?:\.[\w*-]+)?\.page_name$/u,
  /^github\.event\.(?:head_commit|commits(?:\.[\w*-]+)?|workflow_run\.head_commit)\.(?:message|author\.(?:name|email)|committer\.(?:name|email))$/u,
  /^github\.event\.workflow_run\.(?:head_branch|display_title|head_repository\.description|pull_requests(?:\.[\w*-]+)?\.head\.ref)$/u,
  // Whole objects: `toJSON(github.event)` writes out all of the above.
  /^github(?:\.event(?:\.(?:issue|pull_request|comment|review|discussion|head_commit|commits|workflow_run|pull_request\.head))?)?$/u,
];

function isUntrusted(path: string): boolean {
  return untrustedPaths.some((pattern) => pattern.test(path));
}

/** Functions whose answer is yes, no or a digest. */
const askingFunctions = new Set(['contains', 'startswith', 'endswith', 'hashfiles', 'always', 'success', 'failure', 'cancelled']);

interface Context {
  /** In the dotted form, lower-case root: `github.event.commits.*.message`. */
  readonly path: string;
  readonly isHarmless: boolean;
}

/** One token: a string, a comparison, a bracket, a function with its bracket, or a context with its members. */
const tokens = /'(?:[^']|'')*'|==|!=|<=|>=|<|>|&&|\|\||[(),!]|[A-Za-z_][\w-]*\s*\(|[A-Za-z_][\w-]*(?:\s*\.\s*(?:[\w-]+|\*)|\s*\[\s*(?:'[^']*'|\d+|\*)\s*\])*|\d[\w.]*/gu;

function contextsIn(expression: string): Context[] {
  const list = [...expression.matchAll(tokens)].map(([token]) => token.trim());
  const found: Context[] = [];
  const calls: boolean[] = [];
  for (const [index, token] of list.entries()) {
    if (token.endsWith('(')) calls.push(calls.at(-1) === true || askingFunctions.has(token.slice(0, -1).trim().toLowerCase()));
    else if (token === ')') calls.pop();
    else if (/^[A-Za-z_]/u.test(token)) found.push({ path: dotted(token), isHarmless: calls.at(-1) === true || isComparison(list[index - 1]) || isComparison(list[index + 1]) || list[index - 1] === '!' });
  }
  return found;
}

function isComparison(token: string | undefined): boolean {
  return token !== undefined && /^(?:[=!]=|[<>]=?)$/u.test(token);
}

function dotted(token: string): string {
  const path = token.replaceAll(/\s+/gu, '').replaceAll(/\[(?:'(?<name>[^']*)'|(?<index>\d+|\*))\]/gu, (_match, name: string | undefined, index: string | undefined) => `.${name ?? index ?? ''}`);
  return path.replace(/^(?:github|secrets|env|steps)(?=\.|$)/iu, (root) => root.toLowerCase());
}
