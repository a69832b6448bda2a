/** What the Penn Treebank writes apart: word parts after an apostrophe, and words that are written together. */

/** Split off before `before + ' + after`, in this order. */
export const ENCLITICS: readonly { before: string; after: string }[] = [
  { before: '', after: 'll' },
  { before: '', after: 'LL' },
  { before: '', after: 're' },
  { before: '', after: 'RE' },
  { before: '', after: 've' },
  { before: '', after: 'VE' },
  { before: 'n', after: 't' },
  { before: 'N', after: 'T' },
];

export interface Contraction {
  /** In lower case. */
  whole: string;
  /** Code units of the first part. */
  cut: number;
  isAfterSpace: boolean;
  isBeforeSpace: boolean;
}

/** By the code of the first letter, in lower case. */
export const CONTRACTIONS: Readonly<Record<number, readonly Contraction[]>> = byFirstLetter([
  ['can', 'not'],
  ['d', "'ye"],
  ['gim', 'me'],
  ['gon', 'na'],
  ['got', 'ta'],
  ['lem', 'me'],
  ['more', "'n"],
  ['wan', 'na'],
  ["'t", 'is'],
  ["'t", 'was'],
]);

function byFirstLetter(pairs: readonly (readonly [string, string])[]): Record<number, Contraction[]> {
  const table: Record<number, Contraction[]> = {};
  for (const [first, second] of pairs) {
    const code = first.charCodeAt(0);
    table[code] ??= [];
    table[code].push({
      whole: first + second,
      cut: first.length,
      isAfterSpace: first.startsWith("'"),
      isBeforeSpace: first === 'wan',
    });
  }
  return table;
}
