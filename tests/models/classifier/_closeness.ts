/** How far two documents of numbers are apart: the largest difference, and where it is; their shapes must be the same. */
export interface Distance {
  worst: number;
  at: string;
}

export function distance(ours: unknown, theirs: unknown, at = ''): Distance {
  if (typeof theirs === 'number') {
    const difference = typeof ours === 'number' ? Math.abs(ours - theirs) : Number.POSITIVE_INFINITY;
    return { worst: Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference, at };
  }
  if (typeof theirs !== 'object' || theirs === null) {
    return { worst: ours === theirs ? 0 : Number.POSITIVE_INFINITY, at };
  }
  if (typeof ours !== 'object' || ours === null) return { worst: Number.POSITIVE_INFINITY, at };
  let found: Distance = { worst: 0, at };
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  for (const key of keys) {
    const inner = distance(
      (ours as Record<string, unknown>)[key],
      (theirs as Record<string, unknown>)[key],
      `${at}.${key}`,
    );
    if (inner.worst > found.worst) found = inner;
  }
  return found;
}
