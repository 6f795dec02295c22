/** Turns offsets of a text into lines and columns. */
export interface Places {
  /** 1-based. */
  line(offset: number): number;
  /** 1-based, in UTF-16 code units. */
  column(offset: number): number;
}

/** Lines end with LF (CRLF too); offsets are UTF-16 code units. */
export function placesOf(text: string): Places {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  const indexOf = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    line: (offset) => indexOf(offset) + 1,
    column: (offset) => offset - (starts[indexOf(offset)] ?? 0) + 1,
  };
}
