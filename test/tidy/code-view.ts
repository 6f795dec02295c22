/** TypeScript with its strings, comments and regular expressions blanked out, so that examples inside them are not taken for code. */

export interface CodeView {
  /** The text with everything that is not code replaced by spaces; lines stay. */
  readonly code: string;
  /** Only the comments; lines stay. */
  readonly comments: string;
}

/** A small lexer: enough for our own formatting, not for every program. */
export function codeView(text: string): CodeView {
  const code = text.split('');
  const comments = text.replace(/[^\n]/g, ' ').split('');
  const braces: ('code' | 'hole')[] = [];
  let at = 0;
  let last = '';

  const blank = (end: number, isComment: boolean) => {
    for (; at < end; at += 1) {
      if (isComment) comments[at] = text[at] as string;
      if (text[at] !== '\n') code[at] = ' ';
    }
  };
  const template = () => {
    let end = at;
    while (end < text.length && text[end] !== '`' && !text.startsWith('${', end)) end += text[end] === '\\' ? 2 : 1;
    if (text.startsWith('${', end)) {
      blank(end, false);
      braces.push('hole');
      at = end + 2;
      last = '(';
    } else {
      blank(end, false);
      at = end + 1;
      last = 'x';
    }
  };

  while (at < text.length) {
    const character = text[at] as string;
    if (text.startsWith('//', at)) blank(endOf(text, '\n', at), true);
    else if (text.startsWith('/*', at)) blank(endOf(text, '*/', at + 2) + 2, true);
    else if (character === "'" || character === '"') {
      const end = closing(text, character, at + 1);
      at += 1;
      blank(end, false);
      at = end + 1;
      last = 'x';
    } else if (character === '`') {
      at += 1;
      template();
    } else if (character === '/' && /[(,=:[!&|?{};+\-*%<>~^]|^$/.test(last)) {
      blank(closingExpression(text, at + 1), false);
      last = 'x';
    } else {
      if (character === '{') braces.push('code');
      if (character === '}' && braces.pop() === 'hole') {
        at += 1;
        template();
        continue;
      }
      if (!/\s/.test(character)) last = character;
      at += 1;
    }
  }
  return { code: code.join(''), comments: comments.join('') };
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

function closing(text: string, quote: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
  return end;
}

function closingExpression(text: string, from: number): number {
  let isInClass = false;
  let end = from;
  while (end < text.length && text[end] !== '\n' && (text[end] !== '/' || isInClass)) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === '[') isInClass = true;
    else if (text[end] === ']') isInClass = false;
    end += 1;
  }
  return end + 1;
}
