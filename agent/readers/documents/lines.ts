/** Turns offsets of a text into 1-based lines. */
export interface LineIndex {
  /** The line that holds this offset. */
  lineAt(offset: number): number;
  /** 1-based column in UTF-16 code units. */
  columnAt(offset: number): number;
}

/** Indexes the line starts of a text; CR LF, LF and a lone CR end a line. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }

  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return { lineAt, columnAt: (offset) => offset - (starts[lineAt(offset) - 1] ?? 0) + 1 };
}
