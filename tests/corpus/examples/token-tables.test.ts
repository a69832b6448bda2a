/** Tables of tokens: every column is kept, and comes back when it is written. */
import { expect, test } from 'vitest';
import { convertCorpus } from '../../../src/corpus/convert.ts';
import { readTokenTables } from '../../../src/corpus/examples/token-tables.ts';
import type { CorpusFormat, InputOptions } from '../../../src/corpus/types.ts';
import { collect, errorOf } from '../helpers.ts';

const read = (text: string, format: CorpusFormat, more: InputOptions = {}) =>
  collect(readTokenTables([], { text, format, ...more }));

async function converted(text: string, format: CorpusFormat, to: CorpusFormat) {
  let out = '';
  for await (const piece of convertCorpus([], to, { text, format, as: 'columns' })) out += piece;
  return out;
}

const chunks = 'The DT B-NP\nend NN I-NP\n\nYes UH O\n';

test('columns of CoNLL-2000 and 2003 have their names, others numbers', async () => {
  expect(await read(chunks, 'columns')).toEqual([
    {
      names: ['word', 'pos', 'chunk'],
      columns: [
        ['The', 'end'],
        ['DT', 'NN'],
        ['B-NP', 'I-NP'],
      ],
      file: '<text>',
      line: 1,
    },
    { names: ['word', 'pos', 'chunk'], columns: [['Yes'], ['UH'], ['O']], file: '<text>', line: 4 },
  ]);
  expect((await read('-DOCSTART- -X- -X- O\n\nU.N. NNP I-NP I-ORG\n', 'columns'))[0].names).toEqual([
    'word',
    'pos',
    'chunk',
    'ner',
  ]);
  expect((await read('a\tb\tc\td\te\n', 'columns'))[0].names).toEqual(['1', '2', '3', '4', '5']);
});

test('conllu keeps all fields but the number', async () => {
  const text =
    '# text = Dogs bark\n1\tDogs\tdog\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n2\tbark\tbark\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No\n\n';
  const [table] = await read(text, 'conllu');
  expect(Object.fromEntries(table.names.map((name, i) => [name, table.columns[i]]))).toEqual({
    form: ['Dogs', 'bark'],
    lemma: ['dog', 'bark'],
    upos: ['NOUN', 'VERB'],
    xpos: ['NNS', 'VBP'],
    feats: ['Number=Plur', '_'],
    head: ['2', '0'],
    deprel: ['nsubj', 'root'],
    deps: ['_', '_'],
    misc: ['_', 'SpaceAfter=No'],
  });
});

test('tagged and jsonl have their columns too', async () => {
  expect((await read('a/X b/Y\n', 'tagged'))[0]).toMatchObject({
    names: ['word', 'tag'],
    columns: [
      ['a', 'b'],
      ['X', 'Y'],
    ],
  });
  const record = '{"id":"7","tokens":["a","b"],"pos":["X","Y"],"ner":["O","O"],"other":["z"]}';
  expect((await read(record, 'jsonl'))[0]).toMatchObject({
    names: ['word', 'pos', 'ner'],
    columns: [
      ['a', 'b'],
      ['X', 'Y'],
      ['O', 'O'],
    ],
  });
});

test('every column survives conversion', async () => {
  const jsonl = await converted(chunks, 'columns', 'jsonl');
  expect(jsonl.split('\n')[0]).toBe('{"tokens":["The","end"],"pos":["DT","NN"],"chunk":["B-NP","I-NP"]}');
  expect(await converted(jsonl, 'jsonl', 'columns')).toBe(`${chunks.replaceAll(' ', '\t')}\n`);
  expect(await converted(chunks, 'columns', 'conllu')).toContain('1\tThe\t_\t_\tDT\t_\t_\t_\t_\t_\n');
});

test('a row with fewer columns is an error at its line', async () => {
  const error = await errorOf(read('a X B\nb Y\n', 'columns'));
  expect(error.message).toBe('<text>:2: 2 columns where the lines before have 3');
});
