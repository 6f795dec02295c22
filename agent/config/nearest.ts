/** The accepted name that a person may have meant: at most two letters and a third of the name away; undefined when none is that near. */
export function nearest(given: string, accepted: readonly string[]): string | undefined {
  const near = accepted
    .map((name) => ({ name, distance: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance: far }) => far <= Math.max(1, Math.min(2, Math.floor(name.length / 3))))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.name;
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function distance(from: string, to: string): number {
  // Names of settings are short; a longer text is near none.
  if (from.length > 64) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    const [above = [], before = []] = [rows[row - 1], rows[row - 2]];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const steps = [(above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (isSame ? 0 : 1)];
      if (isSwap) steps.push((before[column - 2] ?? 0) + 1);
      line.push(Math.min(...steps));
    }
    rows.push(line);
  }
  return rows[from.length]?.[to.length] ?? 0;
}
