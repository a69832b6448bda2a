/**
 * How many documents a term may be in, as scikit-learn's min_df and max_df: a count, or a part of all documents. As an
 * option it is a number or a text: a whole number of at least 1 is a count, anything with a point in it a part; only
 * the text "1.0" can say all documents, as the number 1.0 is 1.
 */
import type { OptionType } from '../../options/types.ts';

/** A number of documents (at least 1), or a part of all documents (0 to 1). */
export type DocumentLimit = { count: number } | { fraction: number };

export const documentLimitType: OptionType<number | string> = {
  schema: {
    anyOf: [
      { type: 'number', minimum: 0 },
      { type: 'string', pattern: '^(\\d+\\.?\\d*|\\.\\d+)([eE]-?\\d+)?$' },
    ],
  },
  placeholder: 'n',
  what: 'a count of at least 1, or a fraction from 0.0 to 1.0',
  read: (given) => (parseDocumentLimit(given.trim()) === undefined ? undefined : given.trim()),
};

/** What an option says; undefined where it is out of range. */
export function parseDocumentLimit(given: number | string): DocumentLimit | undefined {
  const value = Number(given);
  const isCount = typeof given === 'number' ? Number.isInteger(given) && given >= 1 : /^\d+$/.test(given);
  if (given === '' || Number.isNaN(value)) return undefined;
  const limit = isCount ? { count: value } : { fraction: value };
  return isDocumentLimit(limit) ? limit : undefined;
}

export function isDocumentLimit(limit: DocumentLimit): boolean {
  if ('count' in limit) return Number.isInteger(limit.count) && limit.count >= 1;
  return limit.fraction >= 0 && limit.fraction <= 1;
}

/** The number of documents that a limit stands for; a fraction need not be whole. */
export function documentsOf(limit: DocumentLimit, documents: number): number {
  return 'count' in limit ? limit.count : limit.fraction * documents;
}
