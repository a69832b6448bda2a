/** The largest difference of the numbers of two documents of the same form, and where it is. */

export interface Difference {
  /** Infinity where the form or a text differs. */
  worst: number;
  /** Keys and places from the outside in, with dots between. */
  at: string;
}

/** @param without keys whose values are not compared */
export function largestDifference(
  ours: unknown,
  theirs: unknown,
  without: readonly string[] = [],
): Difference {
  const found: Difference = { worst: 0, at: '' };
  compare(ours, theirs, '', new Set(without), found);
  return found;
}

function compare(ours: unknown, theirs: unknown, at: string, without: Set<string>, found: Difference): void {
  const note = (difference: number) => {
    if (difference > found.worst) Object.assign(found, { worst: difference, at: at.slice(1) });
  };
  if (typeof theirs === 'number' && typeof ours === 'number') {
    const difference = ours === theirs ? 0 : Math.abs(ours - theirs);
    note(
      Number.isNaN(difference) && !(Number.isNaN(ours) && Number.isNaN(theirs))
        ? Number.POSITIVE_INFINITY
        : difference,
    );
  } else if (typeof theirs === 'object' && theirs !== null && typeof ours === 'object' && ours !== null) {
    const [a, b] = [ours, theirs] as Record<string, unknown>[];
    if (Array.isArray(ours) !== Array.isArray(theirs)) note(Number.POSITIVE_INFINITY);
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (!without.has(key)) compare(a[key], b[key], `${at}.${key}`, without, found);
    }
  } else if (ours !== theirs) note(Number.POSITIVE_INFINITY);
}
