/** The sum of differences and scores, in the order in which they stand. */
export function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
