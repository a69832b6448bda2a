import { describe, expect, test } from 'vitest';
import { checkCorpus } from '../../../src/corpus/check.ts';
import { readDocuments } from '../../../src/corpus/documents.ts';
import { readSentences } from '../../../src/corpus/sentences.ts';
import { readTagged } from '../../../src/corpus/tagged-sentences.ts';
import type { InputOptions } from '../../../src/corpus/types.ts';
import { collect, errorOf } from '../helpers.ts';

const row = (id: string, form: string, lemma = '_', upos = 'X', xpos = '_', misc = '_') =>
  [id, form, lemma, upos, xpos, '_', '_', '_', '_', misc].join('\t');

/** A range (vámonos), an empty node, spacing, a comment that is no text. */
const sample = [
  '# sent_id = 1',
  '# text_en = not this',
  row('1-2', 'vámonos', '_', '_', '_', 'SpaceAfter=No'),
  row('1', 'vamos', 'ir', 'VERB', 'V'),
  row('2', 'nos', 'nosotros', 'PRON', 'P'),
  row('2.1', 'empty', 'empty', 'VERB'),
  row('3', '!', '!', 'PUNCT', '.'),
  '',
  '',
  '# text = As it was written.',
  row('1', 'As', 'as', 'SCONJ', 'IN'),
].join('\n');

const options = (text: string, more: InputOptions = {}): InputOptions => ({
  text,
  format: 'conllu',
  ...more,
});
const tagged = (text: string, more?: InputOptions) => collect(readTagged([], options(text, more)));

describe('conllu', () => {
  test('gives the words of the syntax with their UPOS', async () => {
    expect(await tagged(sample)).toEqual([
      { tokens: ['vamos', 'nos', '!'], tags: ['VERB', 'PRON', 'PUNCT'], file: '<text>', line: 4 },
      { tokens: ['As'], tags: ['SCONJ'], file: '<text>', line: 11 },
    ]);
  });

  test.each([
    ['xpos', ['V', 'P', '.']],
    ['XPOS', ['V', 'P', '.']],
    ['lemma', ['ir', 'nosotros', '!']],
    ['form', ['vamos', 'nos', '!']],
  ])('--field %s', async (field, tags) => {
    expect((await tagged(sample, { field }))[0].tags).toEqual(tags);
  });

  test('as sentences it is `# text`, else the forms as they were spaced, else a field', async () => {
    const texts = async (more: InputOptions = {}) =>
      (await collect(readSentences([], options(sample, more)))).map(({ text }) => text);
    expect(await texts()).toEqual(['vámonos!', 'As it was written.']);
    expect(await texts({ field: 'form' })).toEqual(['vamos nos !', 'As']);
    expect(await texts({ field: 'lemma' })).toEqual(['ir nosotros !', 'as']);
  });

  test('documents go from # newdoc to the next', async () => {
    const one = row('1', 'a');
    const text = [one, '', '# newdoc id = d1', one, '', '# newpar', one, '', '# newdoc', one].join('\n');
    const documents = await collect(readDocuments([], options(text)));
    expect(documents.map(({ id, text: content, line }) => [id, content, line])).toEqual([
      ['text', 'a', 1],
      ['d1', 'a\na', 4],
      ['10', 'a', 10],
    ]);
    expect(await collect(readDocuments([], options('# newdoc id = empty\n')))).toEqual([]);
  });

  test('an underscore is no tag, but may be a form and a lemma', async () => {
    const text = `${row('1', '_', '_', 'SYM')}\n`;
    expect((await tagged(text, { field: 'lemma' }))[0]).toMatchObject({ tokens: ['_'], tags: ['_'] });
    const error = await errorOf(tagged(text, { field: 'xpos' }));
    expect(error.message).toBe('<text>:1: the word "_" has no xpos');
    expect(error.remedy).toContain('field');
    expect(await collect(readSentences([], options(text)))).toHaveLength(1);
  });

  test.each([
    ['nine columns', row('1', 'a').slice(0, -2), '9 columns where CoNLL-U has 10'],
    ['blanks for tabs', '1 a a X', '1 column where CoNLL-U has 10'],
    ['a number too far', `${row('1', 'a')}\n${row('3', 'b')}`, 'the word has number 3 where 2 comes next'],
    [
      'a sentence without a blank line before',
      `${row('1', 'a')}\n${row('1', 'b')}`,
      'the word has number 1 where 2',
    ],
    ['a number that is none', row('x', 'a'), 'the word number "x" cannot stand here'],
    ['a range in the wrong place', row('2-3', 'a'), 'the word number "2-3" cannot stand here'],
    ['number 0', row('0', 'a'), 'the word number "0" cannot stand here'],
  ])('%s is an error with its line', async (_name, text, what) => {
    const error = await errorOf(tagged(`# a comment\n${text}\n`));
    expect(error.what).toContain(what);
    expect(error.where).toEqual({ file: '<text>', line: text.split('\n').length + 1 });
  });

  test('another field is wrong usage', async () => {
    expect((await errorOf(tagged(sample, { field: 'deprel' }))).exitStatus).toBe(2);
  });
});

test('a range whose words are not all there is an error at its line, and the next sentence is read', async () => {
  const text = `${row('1', 'a')}\n${row('2-3', 'bc')}\n${row('2', 'b')}\n\n${row('1', 'd')}\n\n`;
  const error = await errorOf(collect(readTagged([], { text, format: 'conllu' })));
  expect(error.message).toBe('<text>:2: the range 2-3 has no word 3');
  const report = await checkCorpus([], { text, format: 'conllu' });
  expect(report).toMatchObject({ errors: 1, items: 1, findings: [{ line: 2 }] });
});

test.each([
  ['3-2', 'the range 3-2 ends before it begins'],
  ['3-4', 'the range 3-4 begins within the range 1-3'],
])('ranges follow each other: %s', async (range, what) => {
  const word = (id: number | string) => `${id}\tx${'\t_'.repeat(8)}\n`;
  const text = word('1-3') + word(1) + word(2) + word(range) + word(3) + word(4);
  const error = await errorOf(collect(readSentences([], { text, format: 'conllu' })));
  expect(error.message).toBe(`<text>:4: ${what}`);
});
