/**
 * Feature templates that come with the program, in the syntax of template.ts: the word is column 0, its part of speech
 * column 1.
 *   crfsuite  the attributes of CRFsuite's example for chunking (N. Okazaki, 2007)
 *   crfpp     those of CRF++'s example for chunking (T. Kudo, 2005)
 *   chunking, ner, pos   recommended; chosen on held-out training text
 */

const crfsuite = [
  ...rows([[-2], [-1], [0], [1], [2], [-1, 0], [0, 1]], 'w', 0),
  ...rows(
    [[-2], [-1], [0], [1], [2], [-2, -1], [-1, 0], [0, 1], [1, 2], [-2, -1, 0], [-1, 0, 1], [0, 1, 2]],
    'pos',
    1,
  ),
  '^__BOS__',
  '$__EOS__',
  'B',
];

const crfpp = [
  ...numbered('U0', [[-2], [-1], [0], [1], [2], [-1, 0], [0, 1]], 0),
  ...numbered('U1', [[-2], [-1], [0], [1], [2], [-2, -1], [-1, 0], [0, 1], [1, 2]], 1),
  ...numbered(
    'U2',
    [
      [-2, -1, 0],
      [-1, 0, 1],
      [0, 1, 2],
    ],
    1,
  ),
  'B',
];

/** What a word looks like. */
const spelling = [
  '?lower=%lower[0,0]',
  '?shape=%shape[0,0]',
  '?brief=%brief[0,0]',
  ...[1, 2, 3, 4].map((n) => `?prefix${n}=%prefix[0,0,${n}]`),
  ...[1, 2, 3, 4].map((n) => `?suffix${n}=%suffix[0,0,${n}]`),
];

const neighbours = [
  ...[-2, -1, 1, 2].map((row) => `?lower[${row}]=%lower[${row},0]`),
  ...[-1, 1].map((row) => `?brief[${row}]=%brief[${row},0]`),
  ...[-1, 1].flatMap((row) => [
    `?suffix3[${row}]=%suffix[${row},0,3]`,
    `?suffix2[${row}]=%suffix[${row},0,2]`,
  ]),
];

const words = [
  ...spelling,
  ...neighbours,
  '?w[-1]|w[0]=%lower[-1,0]|%lower[0,0]',
  '?w[0]|w[1]=%lower[0,0]|%lower[1,0]',
];

export const templatePresets: Readonly<Record<string, string>> = {
  chunking: [
    ...crfsuite.slice(0, -1),
    '?pos[-3]=%x[-3,1]',
    '?pos[3]=%x[3,1]',
    '?lower=%lower[0,0]',
    '?brief=%brief[0,0]',
    '?suffix2=%suffix[0,0,2]',
    '?suffix3=%suffix[0,0,3]',
    // A word with its own part of speech, and with those beside it.
    '?w[0]|pos[0]=%lower[0,0]|%x[0,1]',
    '?w[-1]|pos[-1]=%lower[-1,0]|%x[-1,1]',
    '?w[1]|pos[1]=%lower[1,0]|%x[1,1]',
    '?w[0]|pos[1]=%lower[0,0]|%x[1,1]',
    '?w[0]|pos[-1]=%lower[0,0]|%x[-1,1]',
    '?w[0]|pos[-1]|pos[1]=%lower[0,0]|%x[-1,1]|%x[1,1]',
    '?pos[0]|w[1]=%x[0,1]|%lower[1,0]',
    '?pos[0]|w[-1]=%x[0,1]|%lower[-1,0]',
    'B',
  ].join('\n'),
  ner: ['?w=%x[0,0]', ...words, '?brief3=%brief[-1,0]|%brief[0,0]|%brief[1,0]', '^first', '$last', 'B'].join(
    '\n',
  ),
  pos: ['?w=%x[0,0]', ...words, '^first', '$last', 'B'].join('\n'),
  crfsuite: crfsuite.join('\n'),
  crfpp: crfpp.join('\n'),
};

function rows(choices: number[][], name: string, column: number): string[] {
  return choices.map((offsets) => {
    const names = offsets.map((offset) => `${name}[${offset}]`).join('|');
    return `?${names}=${offsets.map((offset) => `%x[${offset},${column}]`).join('|')}`;
  });
}

function numbered(start: string, choices: number[][], column: number): string[] {
  return choices.map(
    (offsets, i) => `${start}${i}:${offsets.map((offset) => `%x[${offset},${column}]`).join('/')}`,
  );
}
