/** The requirements that are written out in a `setup.py`: read as text, never run. */
import { tokensOf, type Token } from '../../documents/tokens.ts';

export interface WrittenRequirement {
  readonly text: string;
  readonly line: number;
  /** The argument of `setup()`: `install_requires`, `extras_require`. */
  readonly argument: string;
  /** The key of an extra. */
  readonly extra: string;
}

/** Arguments of `setup` that ask for packages. */
const listed: ReadonlySet<string> = new Set(['install_requires', 'requires', 'tests_require', 'setup_requires']);

/** Names are followed this far: `extras_require={"all": ALL}`, `ALL = RAG + SPEECH`. */
const stepsMax = 5;

/** What `setup()` is given as lists and dictionaries of texts, and names that stand for such. What is read from files or built by code is not known. */
export function setupRequirements(text: string): { readonly requirements: readonly WrittenRequirement[]; readonly name: { text: string; line: number } | undefined } {
  const tokens = tokensOf(text, { lineComment: ['#'], longQuotes: true }).filter(({ kind }) => kind !== 'newline');
  if (!tokens.some(({ kind, text: word }) => kind === 'name' && word === 'setup')) return { requirements: [], name: undefined };
  const values = assignedValues(tokens);
  const requirements: WrittenRequirement[] = [];
  let name: { text: string; line: number } | undefined;

  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const isArgument = token.kind === 'name' && next?.text === '=' && next.kind === 'mark' && isInCall(tokens[index - 1]);
    const isKey = token.kind === 'string' && next?.text === ':' && (tokens[index - 1]?.text === '{' || tokens[index - 1]?.text === ',');
    if (!isArgument && !isKey) continue;
    const from = index + 2;
    if (token.text === 'name' && isArgument && tokens[from]?.kind === 'string') name ??= tokens[from];
    if (listed.has(token.text)) for (const found of textsOf(tokens, from, values, 0)) requirements.push({ ...found, argument: token.text, extra: '' });
    if (token.text === 'extras_require') for (const found of extrasOf(tokens, from, values)) requirements.push({ ...found, argument: token.text });
  }
  return { requirements, name };
}

/** A named argument stands behind a bracket or a comma; an assignment behind the line before. */
function isInCall(before: Token | undefined): boolean {
  return before?.text === '(' || before?.text === ',';
}

/** Where the value of a name begins, for names that are assigned a list, a dictionary or another name. */
function assignedValues(tokens: readonly Token[]): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === 'name' && tokens[index + 1]?.text === '=' && tokens[index + 2]?.text !== '=' && !isInCall(tokens[index - 1])) values.set(text, index + 2);
  }
  return values;
}

interface FoundText {
  readonly text: string;
  readonly line: number;
}

/** The texts of a list, a tuple, or a sum of them; a text with a line for each requirement, too. */
function textsOf(tokens: readonly Token[], from: number, values: ReadonlyMap<string, number>, step: number): FoundText[] {
  const found: FoundText[] = [];
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const { kind, text, line } = tokens[at] as Token;
    const caller = tokens[at - 1];
    // What a call is given is not what it gives: `read("requirements.txt")`.
    if (text === '(' && kind === 'mark' && caller?.kind === 'name' && !copies.has(caller.text)) at = callEnd(tokens, at);
    else if (kind === 'mark' && (text === '[' || text === '(')) depth += 1;
    else if (kind === 'mark' && (text === ']' || text === ')')) {
      depth -= 1;
      if (depth < 0) return found;
    } else if (kind === 'mark' && (text === '{' || text === '}')) return found;
    else if (kind === 'mark' && text === ',' && depth === 0) return found;
    else if (kind === 'string') {
      // Two texts side by side are one. A text with a prefix (`f"…"`) is a template.
      const before = tokens[at - 1];
      if (before?.kind === 'name' && /^(?:f|rf|fr)$/i.test(before.text)) continue;
      if (before?.kind === 'string' && found.length > 0) found.push({ text: `${(found.pop() as FoundText).text}${text}`, line: before.line });
      else for (const [offset, part] of text.split('\n').entries()) if (part.trim() !== '') found.push({ text: part.trim(), line: line + offset });
    } else if (kind === 'name' && step < stepsMax) {
      const value = values.get(text);
      if (value !== undefined && tokens[at + 1]?.text !== '(' && tokens[at + 1]?.text !== '.') found.push(...textsOf(tokens, value, values, step + 1));
    }
    const following = tokens[at + 1];
    // The value ends where nothing goes on with it.
    if (depth === 0 && following?.kind !== 'string' && !(following?.kind === 'mark' && '[(+'.includes(following.text)) && !(text === '+' && following?.kind === 'name')) return found;
  }
  return found;
}

/** Calls that give what they are given. */
const copies: ReadonlySet<string> = new Set(['list', 'tuple', 'set', 'sorted']);

/** The bracket that ends a call. */
function callEnd(tokens: readonly Token[], from: number): number {
  for (let at = from, depth = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.kind !== 'mark') continue;
    if (tokens[at]?.text === '(') depth += 1;
    if (tokens[at]?.text === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** `{"rag": ["chromadb"], "all": RAG}`, or the name of one. */
function extrasOf(tokens: readonly Token[], from: number, values: ReadonlyMap<string, number>): (FoundText & { extra: string })[] {
  const start = tokens[from]?.kind === 'name' ? values.get((tokens[from] as Token).text) : from;
  if (start === undefined || tokens[start]?.text !== '{') return [];
  const found: (FoundText & { extra: string })[] = [];
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const { kind, text } = tokens[at] as Token;
    if (kind === 'mark' && '{[('.includes(text)) depth += 1;
    else if (kind === 'mark' && '}])'.includes(text)) {
      depth -= 1;
      if (depth <= 0) break;
    } else if (depth === 1 && kind === 'string' && tokens[at + 1]?.text === ':') found.push(...textsOf(tokens, at + 2, values, 0).map((item) => ({ ...item, extra: text })));
  }
  return found;
}
