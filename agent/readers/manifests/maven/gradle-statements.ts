/** The statements of a Gradle build script in the blocks that declare dependencies. */
import { tokensOf, type Token } from '../../documents/tokens.ts';

export interface GradleStatement {
  readonly tokens: readonly Token[];
  /** Names of the blocks around it, outermost first: `buildscript`, `commonMain.dependencies`. */
  readonly blocks: readonly string[];
}

export interface GradleScript {
  readonly statements: readonly GradleStatement[];
  /** Texts that are assigned to a name anywhere in the script. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Blocks nested deeper than this are not followed. */
const depthMax = 100;

/** Both languages of Gradle look the same here. */
export function readGradleScript(text: string): GradleScript {
  const tokens = tokensOf(text, { lineComment: ['//'], blockComment: ['/*', '*/'], longQuotes: true });
  const statements: GradleStatement[] = [];
  const texts = new Map<string, string>();
  const blocks: string[] = [];
  let current: Token[] = [];
  let parentheses = 0;
  const finish = (): void => {
    if (current.length > 0) statements.push({ tokens: current, blocks: [...blocks] });
    current = [];
  };

  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'string') noteText(tokens, index, texts);
    if (token.kind === 'newline' || (token.kind === 'mark' && token.text === ';')) {
      const next = tokens[index + 1];
      // A list of arguments goes on after a comma or inside of parentheses.
      if (parentheses === 0 && current.at(-1)?.text !== ',' && next?.text !== '.') finish();
    } else if (token.kind === 'mark' && token.text === '{') {
      // `commonTest.dependencies`; a block with a text before it is a task or the details of a dependency.
      const named = current.some(({ kind }) => kind === 'string') ? '' : current.flatMap(({ kind, text: word }) => (kind === 'name' ? [word] : [])).join('.');
      finish();
      blocks.push(named);
      if (blocks.length > depthMax) return { statements, texts };
      parentheses = 0;
    } else if (token.kind === 'mark' && token.text === '}') {
      finish();
      blocks.pop();
      parentheses = 0;
    } else {
      if (token.kind === 'mark' && (token.text === '(' || token.text === '[')) parentheses += 1;
      if (token.kind === 'mark' && (token.text === ')' || token.text === ']')) parentheses = Math.max(0, parentheses - 1);
      current.push(token);
    }
  }
  finish();
  return { statements, texts };
}

/** `def v = '1'`, `val v = "1"`, `ext.v = '1'`, `extra["v"] = "1"`, `set("v", "1")`, `v: '1'` of a map. */
function noteText(tokens: readonly Token[], index: number, texts: Map<string, string>): void {
  const [third, second, first] = [tokens[index - 3], tokens[index - 2], tokens[index - 1]];
  const value = (tokens[index] as Token).text;
  if ((first?.text === '=' || first?.text === ':') && second?.kind === 'name') texts.set(second.text, value);
  else if (first?.text === '=' && second?.text === ']' && third?.kind === 'string') texts.set(third.text, value);
  else if (first?.text === ',' && second?.kind === 'string' && third?.text === '(' && tokens[index - 4]?.text === 'set') texts.set(second.text, value);
}
