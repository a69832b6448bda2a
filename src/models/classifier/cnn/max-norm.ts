/** The limit on the length of a class's weights after each step (G. Hinton et al., 2012; Y. Kim, EMNLP 2014, section 2.1). */
import type { Floats } from '../../../math/backend.ts';

/** Shortens each row of weight[rows, ...] to at most `most`. */
export function limitRows(weight: Floats, rows: number, most: number): void {
  const width = weight.length / rows;
  for (let row = 0; row < rows; row++) {
    let squares = 0;
    for (let i = row * width; i < (row + 1) * width; i++) squares += weight[i] * weight[i];
    const norm = Math.sqrt(squares);
    if (norm <= most) continue;
    const factor = most / norm;
    for (let i = row * width; i < (row + 1) * width; i++) weight[i] *= factor;
  }
}
