/**
 * Singular values and left singular vectors by one-sided Jacobi rotations (Hestenes 1958; Demmel & Veselić 1992 for why
 * small values come out exact): columns are turned in pairs until all are orthogonal. For small dense matrices.
 */

export interface Svd {
  /** A row for each row of the matrix, a column for each singular value; 0 where the value is. */
  left: Float64Array[];
  /** Falling. */
  values: Float64Array;
}

/** @param matrix rows of one length */
export function jacobiSvd(matrix: readonly ArrayLike<number>[]): Svd {
  const rows = matrix.length;
  const width = rows === 0 ? 0 : matrix[0].length;
  const columns = Array.from({ length: width }, (_, c) => Float64Array.from(matrix, (row) => row[c]));
  const norm = Math.sqrt(columns.reduce((total, column) => total + dot(column, column), 0));
  for (let sweep = 0, turned = true; turned && sweep < 60; sweep++) {
    turned = false;
    for (let p = 0; p < width; p++)
      for (let q = p + 1; q < width; q++) if (orthogonalise(columns[p], columns[q])) turned = true;
  }
  const order = columns
    .map((column) => ({ column, value: Math.sqrt(dot(column, column)) }))
    .sort((a, b) => b.value - a.value);
  // What rounding leaves of a missing rank is no direction.
  const floor = norm * Math.max(rows, width) * Number.EPSILON;
  const values = Float64Array.from(order, ({ value }) => (value > floor ? value : 0));
  const left = Array.from({ length: rows }, (_, r) =>
    Float64Array.from(order, ({ column }, d) => (values[d] > 0 ? column[r] / values[d] : 0)),
  );
  return { left, values };
}

/** Turns two columns in their plane so that they become orthogonal. @returns false where they were */
function orthogonalise(a: Float64Array, b: Float64Array): boolean {
  const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
  if (Math.abs(ab) <= 1e-16 * Math.sqrt(aa * bb) || ab === 0) return false;
  const zeta = (bb - aa) / (2 * ab);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = cosine * tangent;
  for (let r = 0; r < a.length; r++) {
    const [x, y] = [a[r], b[r]];
    a[r] = cosine * x - sine * y;
    b[r] = sine * x + cosine * y;
  }
  return true;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
