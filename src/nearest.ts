/** The candidate that a misspelt word was most likely meant to be, null where none is near. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, candidate.length / 3))
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate ?? null;
}

/** What a misspelt part counts more than a misspelt whole: less than a letter. */
const partIsWorse = 0.5;

/**
 * The candidates that a word may stand for, the likeliest first: those that it is a part of, else those
 * that it is a misspelling of, as a whole or in one of their parts.
 */
export function likely(
  word: string,
  candidates: readonly string[],
  most: number,
): readonly string[] {
  const text = word.toLowerCase();
  const distanceOf = (candidate: string): number => {
    const name = candidate.toLowerCase();
    if (text.length > 2 && name.includes(text)) return 0;
    const near = [name, ...name.split('-')]
      .map((part, index) => ({ part, worse: index === 0 ? 0 : partIsWorse }))
      .filter(({ part }) => part.length > 2)
      .map(({ part, worse }) => editDistance(text, part) + worse)
      .filter((distance) => distance <= Math.max(1, text.length / 3) + partIsWorse);
    return Math.min(...near);
  };
  const found = candidates
    .map((candidate) => ({ candidate, distance: distanceOf(candidate) }))
    .filter(({ distance }) => Number.isFinite(distance))
    .sort((a, b) => a.distance - b.distance);
  const holding = found.filter(({ distance }) => distance === 0);
  return (holding.length > 0 ? holding : found).slice(0, most).map(({ candidate }) => candidate);
}

/** Letters to add, leave out, replace or swap with their neighbour (optimal string alignment). */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row++) {
    rows[row] = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(from.length, to.length);
}
