/** Java properties with their lines. */

export interface Property {
  readonly key: string;
  readonly value: string;
  /** 1-based line of the key. */
  readonly line: number;
}

/** The assignments of a properties file in order: `key=value`, `key: value`, with lines that a backslash continues; comments left out. */
export function propertiesOf(text: string): Property[] {
  const properties: Property[] = [];
  let open: { text: string; line: number } | undefined;
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const piece = open ? raw.trimStart() : raw.trim();
    if (!open && (piece === '' || piece.startsWith('#') || piece.startsWith('!'))) continue;
    const line: { text: string; line: number } = { text: (open?.text ?? '') + piece, line: open?.line ?? index + 1 };
    if (/(?:^|[^\\])(?:\\\\)*\\$/.test(line.text)) {
      open = { ...line, text: line.text.slice(0, -1) };
      continue;
    }
    open = undefined;
    const end = line.text.search(/[=:\s]/);
    if (end <= 0) continue;
    properties.push({ key: line.text.slice(0, end), value: line.text.slice(end).replace(/^\s*[=:]?\s*/, ''), line: line.line });
  }
  return properties;
}
