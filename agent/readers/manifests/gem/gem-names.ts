/** How RubyGems writes packages, versions and requirements. */
import { tokensOf, type Token } from '../../documents/tokens.ts';

export function isGemName(name: string): boolean {
  return name.length <= 128 && /^[A-Za-z0-9_][\w.-]*$/.test(name);
}

/** The version of a requirement that allows only one: `1.2.3` and `= 1.2.3`. */
export function exactGemVersion(requirement: string): string | undefined {
  return /^(?:=\s*)?(\d+(?:\.[0-9A-Za-z]+){0,6}(?:-[0-9A-Za-z.]+)?)$/.exec(requirement.trim().slice(0, 100))?.[1];
}

/** Statements of Ruby, one for each line that does not go on: tokens without comments and documentation blocks. */
export function rubyStatements(text: string): Token[][] {
  const statements: Token[][] = [];
  let current: Token[] = [];
  let depth = 0;
  for (const token of tokensOf(withoutDocumentation(text), { lineComment: ['#'], longQuotes: false, nameCharacters: '?!@' })) {
    if (token.kind === 'newline' || (token.kind === 'mark' && token.text === ';')) {
      if (depth > 0 || current.at(-1)?.text === ',') continue;
      if (current.length > 0) statements.push(current);
      current = [];
      continue;
    }
    if (token.kind === 'mark' && '([{'.includes(token.text)) depth += 1;
    if (token.kind === 'mark' && ')]}'.includes(token.text)) depth = Math.max(0, depth - 1);
    current.push(token);
  }
  if (current.length > 0) statements.push(current);
  return statements;
}

/** The lines from `=begin` to `=end`, and what stands behind `__END__`, are no code; their lines stay. */
function withoutDocumentation(text: string): string {
  if (!text.includes('=begin') && !text.includes('__END__')) return text;
  let isInside = false;
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('=begin') || line.startsWith('__END__')) isInside = true;
      const kept = isInside ? '' : line;
      if (line.startsWith('=end')) isInside = false;
      return kept;
    })
    .join('\n');
}

/** The texts behind a call until its first option (`require: false`, `:git => "…"`): the name of a gem and its requirements. */
export function leadingTexts(tokens: readonly Token[], from: number): Token[] {
  const texts: Token[] = [];
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.kind === 'string') {
      // A text before an arrow is the name of an option.
      if (tokens[at + 1]?.text === '=' && tokens[at + 2]?.text === '>') break;
      texts.push(token);
    } else if (token.kind === 'name' ? token.text !== 'freeze' : !['(', ',', '[', ']', ')', '.'].includes(token.text)) break;
  }
  return texts;
}

/** The text or names that an option is given: `group: :test`, `:group => [:a, :b]`, `git: "…"`; undefined when it is not there. */
export function optionOf(tokens: readonly Token[], name: string): string[] | undefined {
  const at = tokens.findIndex(({ kind, text }, index) => kind === 'name' && text === name && (tokens[index + 1]?.text === ':' || (tokens[index - 1]?.text === ':' && tokens[index + 1]?.text === '=')));
  if (at < 0) return undefined;
  const values: string[] = [];
  let isList = false;
  for (const token of tokens.slice(at + 1)) {
    if (token.text === '[') isList = true;
    else if (token.text === ']' || (token.text === ',' && !isList)) break;
    else if (token.kind !== 'mark') values.push(token.text);
  }
  return values;
}
