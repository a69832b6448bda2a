/**
 * "Did you mean": the known names that are nearest to a mistyped one.
 * Distance: optimal string alignment, F. Damerau, "A technique for computer detection and correction of spelling
 * errors", CACM 7(3), 1964 (insertion, deletion, substitution, and a swap of neighbours cost 1 each).
 */

/** The names within a third of the length (at least 1, at most 3) of `name`, nearest first, at most three. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const limit = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  return known
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= limit || isBeginning(wanted, candidate.toLowerCase()))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** `did you mean "a" or "b"? `, or the empty string. */
export function didYouMean(name: string, known: readonly string[], prefix = ''): string {
  const near = nearestNames(name, known);
  return near.length === 0 ? '' : `Did you mean ${near.map((one) => `${prefix}${one}`).join(' or ')}? `;
}

function isBeginning(wanted: string, candidate: string): boolean {
  return wanted.length >= 3 && (candidate.startsWith(wanted) || wanted.startsWith(candidate));
}

export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    before = previous;
    previous = row;
  }
  return previous[b.length];
}
