/** The files that every-option.ts names: small inputs of every kind, and small models of them. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect } from 'vitest';
import { nlp, repository } from './run.ts';

const sentences = [
  'The fox ran to the old barn.',
  'An old dog sat by the door.',
  'The crow saw the fox, and the fox saw the bread.',
  'Bread is made of flour, water and salt.',
  'the dog ran to the fox',
  'Nobody saw the crow by the old barn.',
];

const tagged = [
  'The/D fox/N ran/V ./P',
  'An/D old/A dog/N sat/V by/I the/D door/N ./P',
  'the/D fox/N saw/V the/D crow/N ./P',
  'Nobody/N walks/V ./P',
  'The/D walks/N ran/V by/I ./P',
];

const conllu = (sentence: readonly (readonly [string, string, string])[]) =>
  `${sentence.map(([word, upos, xpos], i) => `${i + 1}\t${word}\t_\t${upos}\t${xpos}\t_\t_\t_\t_\t_\n`).join('')}\n`;

/** A plus sign is an operator where operators are read. */
const queries = [...new Set(sentences.join(' ').split(/\W+/))].map((word) => `${word} +old dog`);

/** Label, text, and another text. */
const labelledRows = Array.from({ length: 16 }, (_, i) =>
  [
    ['food', 'food', 'weather'][i % 3],
    ['Hot soup soup today', 'cold soup again', 'Cold rain, and more rain'][i % 3] +
      (i % 2 === 0 ? ' caf\u00e9' : ' perhaps'),
    `number ${i % 5}`,
  ].map((cell) => cell.replaceAll(',', '')),
);

const files: Record<string, string> = {
  'cases.json': '{"cases":[{"text":"a","ids":[64]}]}',
  'ids.txt': '64 65\n',
  'text.txt': `${sentences.join('\n')}\n`.repeat(3),
  'chunks.txt':
    'the D B-N\nfox N I-N\nran V B-V\n. P O\n\nan D B-N\nold A I-N\ndog N I-N\nsat V B-V\nby I B-P\nit R B-N\n\n'.repeat(
      3,
    ),
  'hard.chunks': 'fox N B-N\nby I B-P\nthe D B-N\n\nold A O\nan D B-N\n\nran V B-V\n. P I-V\n',
  'free.template': 'U0:%x[0,0]\n',
  'a.template': 'U0:%x[0,0]\nB\n',
  'crf.json': JSON.stringify({ cases: [], optima: [], source: 'none' }),
  'accents.txt': 'the cafe\u0301 saw the caf\u00e9\nthe fox\n',
  'accents.tag': 'the/D cafe\u0301/N saw/V the/D caf\u00e9/A\n'.repeat(4),
  'more.txt': `${Array.from({ length: 12 }, (_, i) => `sentence number ${i}`).join('\n')}\n`,
  'small.txt': 'the fox saw the dog\nthe dog ran\n',
  'symbols.txt': 'a <s> b\na b\n',
  'tagged.tag': `${tagged.join('\n')}\n`,
  'hard.tag': 'The/D walks/V old/N ran/A ./P\nwalks/N fox/V ./P\nan/D door/N sat/V ./P\n',
  'underscore.tag': 'the_D fox_N ran/V_V\nthe_D dog_N sat/V_V\n'.repeat(4),
  'records.txt': '{"text":"the fox","tokens":["the","fox"],"tags":["D","N"]}\n'.repeat(12),
  'words.conllu':
    `# newdoc\n${conllu([
      ['the', 'DET', 'D'],
      ['fox', 'NOUN', 'N'],
    ])}`.repeat(2) +
    conllu([
      ['dogs', 'NOUN', 'NS'],
      ['ran', 'VERB', 'VD'],
    ]).repeat(3) +
    `# newdoc\n${conllu([['a', 'DET', 'D']])}`,
  'docs.jsonl': sentences
    .map(
      (text, i) =>
        `${JSON.stringify({ id: String(i + 1), title: `of ${text.split(' ')[1]}s and things`, text })}\n`,
    )
    .join(''),
  'labels.csv': 'text,label,other,empty\ngood bread,yes,left,\nbad bread,no,right,\nold bread,no,Left,\n',
  'wrong.csv': 'text\n""\n""\n""\n',
  'queries.tsv': `${queries.map((query, i) => `${i}\t${query}`).join('\n')}\n`,
  'qrels.txt': `${queries.map((_, i) => `${i} 0 ${1 + ((i * 5) % 6)} 1`).join('\n')}\n`,
  'exp.yaml':
    'name: two\ncorpus: { train: text.txt, test: small.txt }\ntrials:\n  - model: ngram\n    matrix: { order: [1, 2] }\n    options: { smoothing: witten-bell, format: text }\nmetrics: [perplexity]\n',
  'labelled.tsv': `label\ttext\tother\n${labelledRows.map((row) => row.join('\t')).join('\n')}\n`,
  'labelled.csv': `label,text,other\n${labelledRows.map((row) => row.join(',')).join('\n')}\n`,
  'words.vec': 'soup 1 0 0\nrain 0 1 0\n',
  'ab.json': JSON.stringify({
    states: ['x', 'y'],
    symbols: [...new Set(sentences.join(' ').split(' '))],
    initial: [0.9, 0.1],
    transition: [
      [0.5, 0.5],
      [0.2, 0.8],
    ],
    emission: [0, 1].map((state) => {
      const weights = [...new Set(sentences.join(' ').split(' '))].map((_, i) => 1 + ((i + state) % 3));
      const sum = weights.reduce((a, b) => a + b, 0);
      return weights.map((weight) => weight / sum);
    }),
  }),
};

/** @param commands whose models are made @returns the folder, which is gone after the tests of the file */
export function makeInputs(
  commands: readonly string[] = [
    'ngram',
    'hmm',
    'crf',
    'bayes',
    'classify',
    'tfidf',
    'rnn',
    'experiment',
    'tokenizer',
  ],
): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  writeFileSync(
    path.join(folder, 'latin.tag'),
    Buffer.from('the/D caf\u00e9/N ran/V\n'.repeat(12), 'latin1'),
  );
  writeFileSync(
    path.join(folder, 'latin.tsv'),
    Buffer.from('label\ttext\nfood\tcaf\u00e9\nweather\train\n', 'latin1'),
  );
  copyFileSync(
    path.join(repository, 'tests', 'golden', 'pytorch-parity.json'),
    path.join(folder, 'parity.json'),
  );
  copyFileSync(
    path.join(repository, 'tests', 'golden', 'cnn-parity.json'),
    path.join(folder, 'cnn-parity.json'),
  );
  mkdirSync(path.join(folder, 'parts'));
  for (const part of ['train', 'test']) writeFileSync(path.join(folder, 'parts', `${part}.txt`), 'x\n');
  for (const line of models) {
    if (!commands.includes(line.split(' ')[0])) continue;
    const { status, stderr } = nlp(line.split(' '), { cwd: folder });
    expect({ line, status, stderr }).toMatchObject({ status: 0 });
  }
  copyFileSync(path.join(folder, 'exp.yaml'), path.join(folder, 'exp.copy.yaml'));
  return folder;
}

const models = [
  'ngram train text.txt -o f.lm',
  'ngram train small.txt -o g.lm --order 2',
  'ngram convert f.lm f.arpa',
  'ngram train accents.txt --tokenizer whitespace -o accents.arpa --smoothing witten-bell',
  'ngram count text.txt -o f.counts',
  'hmm train tagged.tag -o en.hmm',
  'hmm train @tagged-en:valid -o big.hmm',
  'hmm fit text.txt --states 2 --iterations 3 -o ab.hmm',
  'crf train chunks.txt --format columns -o c.crf',
  'crf train chunks.txt --format columns --c2 9 --template a.template -o weak.crf',
  'crf train chunks.txt --format columns --template free.template -o free.crf',
  'crf train tagged.tag -o tags.crf',
  'bayes train labelled.tsv -o c.bayes',
  'classify train labelled.tsv --model svm -o c.svm',
  'tfidf index docs.jsonl -o docs.idx',
  'tfidf search -m docs.idx --queries queries.tsv --run x --output bm25.run',
  'rnn train text.txt -o r.rnn --hidden 6 --embedding 5 --epochs 1 --batch 2 --sequence 8 --checkpoint r.state',
  'experiment run exp.yaml --output done',
  'tokenizer train text.txt -o bpe.json --vocab-size 280',
  'tokenizer train text.txt -o wp.json --type wordpiece --vocab-size 60',
  'tokenizer train text.txt -o uni.json --type unigram --vocab-size 60',
];
