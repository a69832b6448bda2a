import { describe, expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import type { TokenizerType } from '../../src/text/tokenizer.ts';
import { TOKENIZER_TYPES } from '../../src/text/tokenizer.ts';
import { parseTokenizerSpec } from '../../src/text/tokenizer-spec.ts';

const caught = (body: () => unknown): NlpError => {
  try {
    body();
  } catch (error) {
    if (error instanceof NlpError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

test('by name, by settings, by default', () => {
  expect(createTokenizer('ptb').spec).toEqual({ type: 'ptb', lowercase: false });
  expect(createTokenizer({ lowercase: true }).spec).toEqual({ type: 'word', version: 2, lowercase: true });
  expect(createTokenizer().spec).toEqual({ type: 'word', version: 2, lowercase: false });
});

test('a type that does not exist', () => {
  const error = caught(() => createTokenizer('sentencepiece' as TokenizerType));
  expect(error.exitStatus).toBe(2);
  expect(error.message).toContain('"sentencepiece"');
  expect(error.remedy).toContain('whitespace');
});

test('settings survive JSON', () => {
  for (const type of TOKENIZER_TYPES) {
    for (const lowercase of [false, true]) {
      const { spec } = createTokenizer({ type, lowercase });
      const read = parseTokenizerSpec(JSON.parse(JSON.stringify(spec)));
      expect(read).toEqual(spec);
      expect(createTokenizer(read).tokenize('Aa’s b.')).toEqual(createTokenizer(spec).tokenize('Aa’s b.'));
    }
  }
  expect(parseTokenizerSpec({ type: 'char' })).toEqual({ type: 'char', lowercase: false });
});

describe('untrusted settings', () => {
  test.each([
    [null, 'null'],
    [['word'], '["word"]'],
    ['word', '"word"'],
    [{}, 'missing'],
    [{ type: 'Word' }, '"Word"'],
    [{ type: 'word', lowercase: 'yes' }, '"yes"'],
    [{ type: 'word', lowercase: null }, 'null'],
    [{ type: 'word', lowerCase: true }, '"lowerCase"'],
    [Object.create({ type: 'word' }), 'missing'],
    [{ type: 'x'.repeat(1e6) }, 'xxx...'],
  ])('%#', (json, told) => {
    const error = caught(() => parseTokenizerSpec(json, { file: 'model.safetensors' }));
    expect(error.exitStatus).toBe(3);
    expect(error.message).toContain(told);
    expect(error.message).toContain('model.safetensors');
    expect(error.message.length).toBeLessThan(300);
    expect(error.remedy).toContain('"type":"word"');
  });
});
