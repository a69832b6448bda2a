/**
 * The formulas of a weighting as they are written, and with the numbers of one term in one document, for explanations.
 * `ln`, `^` and `x` (times) are to be read as in a textbook.
 */

import type { PreparedWeighting } from './prepared-weighting.ts';
import type { SearchIndex } from './search-index.ts';

/** By what they define: `idf`, `value`, and `K` or `norm` where the document's length plays a part. */
export type Formulas = Record<string, string>;

export interface TermNumbers {
  tf: number;
  df: number;
  lengthNorm: number;
}

/** The formulas with letters. */
export function formulasOf({ weighting }: PreparedWeighting): Formulas {
  const { formulas } = weighting;
  return { score: 'sum of weight x value', ...formulas };
}

/** Those whose numbers are known, with them in place of the letters. */
export function numericFormulas(
  index: SearchIndex,
  prepared: PreparedWeighting,
  document: number,
  { tf, df, lengthNorm }: TermNumbers,
): Formulas {
  const { weighting, documents, lengths, meanLength, maximumTf } = prepared;
  const numbers: Record<string, number | undefined> = {
    N: documents,
    df,
    tf,
    k1: weighting.k1,
    b: weighting.b,
    L: lengths?.[document],
    avgL: meanLength,
    K: lengthNorm,
    norm: lengthNorm,
    maxTf: maximumTf?.[document],
    bytes: index.store.byteLengths.values[document],
    delta: weighting.delta,
  };
  const result: Formulas = {};
  for (const [name, formula] of Object.entries(weighting.formulas)) {
    if (name === 'weight') continue;
    const letters =
      formula.match(/\b[A-Za-z]\w*\b/g)?.filter((letter) => !['ln', 'x', 'max'].includes(letter)) ?? [];
    if (!letters.every((letter) => numbers[letter] !== undefined)) continue;
    result[name] = formula.replace(/\b[A-Za-z]\w*\b/g, (letter) =>
      numbers[letter] === undefined ? letter : shown(numbers[letter]),
    );
  }
  return result;
}

/** Whole numbers as they are, others with six digits. */
function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}
