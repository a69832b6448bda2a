/** Tokens that a file has stay as they are: what was cut once is not cut again. */
import { describe, expect, test } from 'vitest';
import { readTokenized } from '../../src/corpus/tokenized-sentences.ts';
import type { CorpusFormat, InputOptions } from '../../src/corpus/types.ts';
import { collect } from './helpers.ts';

const word = { type: 'word', lowercase: false } as const;
const rest = '\t_'.repeat(8);

describe('the tokens of the file', () => {
  test.each<[CorpusFormat, string, InputOptions]>([
    ['tagged', "don't/X (ok)/Y\n", {}],
    ['columns', "don't X\n(ok) Y\n", {}],
    ['conllu', `1\tdon't${rest}\n2\t(ok)${rest}\n`, {}],
    ['conllu', `1\ta\tdon't${'\t_'.repeat(7)}\n2\tb\t(ok)${'\t_'.repeat(7)}\n`, { field: 'lemma' }],
    ['jsonl', '{"tokens":["don\'t","(ok)"]}\n', {}],
  ])('%s', async (format, text, more) => {
    const [sentence] = await collect(readTokenized([], { text, format, ...more }, word));
    expect(sentence.tokens).toEqual(["don't", '(ok)']);
  });

  test('a word of CoNLL-U may have a blank in it', async () => {
    const [sentence] = await collect(
      readTokenized([], { text: `1\t10 000${rest}\n`, format: 'conllu' }, word),
    );
    expect(sentence.tokens).toEqual(['10 000']);
  });
});

test('text is cut by the tokenizer, and so are tokens where that is asked for', async () => {
  const [text] = await collect(readTokenized([], { text: '(ok)\n', format: 'text' }, word));
  expect(text.tokens).toEqual(['(', 'ok', ')']);
  const [again] = await collect(readTokenized([], { text: '(ok)/Y\n', format: 'tagged' }, word, true));
  expect(again.tokens).toEqual(['(', 'ok', ')']);
});
