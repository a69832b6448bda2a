/** The operands of `nlp ngram mix`. */
import { usageError } from '../../../errors.ts';

/** `a.lm:0.6` as a file and a weight; the file's name may hold colons. */
export function parseWeighted(text: string): { file: string; weight: number } {
  const colon = text.lastIndexOf(':');
  const weight = colon === -1 || colon === text.length - 1 ? Number.NaN : Number(text.slice(colon + 1));
  if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
    throw usageError(
      `${JSON.stringify(text)} is no model with a weight above 0`,
      undefined,
      'Write them as a.lm:0.6 b.lm:0.4.',
    );
  }
  return { file: text.slice(0, colon), weight };
}
