/** The accepted word nearest to a mistyped one: at most a third of its letters differ; undefined when none is near. */
export function nearest(word: string, accepted: readonly string[]): string | undefined {
  if (word.length > 100) return undefined;
  const wanted = normal(word);
  let best: { word: string; distance: number } | undefined;
  for (const candidate of accepted) {
    const distance = editDistance(wanted, normal(candidate));
    if (distance <= Math.max(1, Math.floor(candidate.length / 3)) && (best === undefined || distance < best.distance)) best = { word: candidate, distance };
  }
  return best?.word;
}

function normal(word: string): string {
  return word.toLowerCase().replaceAll(/[-\s]/g, '_');
}

/** Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(substitution, previous[j]! + 1, row[j - 1]! + 1, isSwap ? beforePrevious[j - 2]! + 1 : Infinity));
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length]!;
}
