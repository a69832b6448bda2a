/** `nlp tokenizer`, and trained tokenizers in other commands: what is printed, written, refused, and carried in models. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nlp } from './run.ts';

let folder: string;
const file = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nlp-tokenizer-'));
  const made = [
    ['bpe', 'bpe', '@fables:train', '400'],
    ['wordpiece', 'wp', '@fables:train', '400'],
    ['unigram', 'ko.json', '@text-ko:train', '1200'],
  ].map(([type, out, corpus, size]) =>
    nlp(['tokenizer', 'train', corpus, '-o', file(out), '--type', type, '--vocab-size', size, '--quiet']),
  );
  expect(made.map(({ status }) => status)).toEqual([0, 0, 0]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('train', () => {
  test('a folder gets tokenizer.json and what older programs read', () => {
    expect(readdirSync(file('bpe')).sort()).toEqual(['merges.txt', 'tokenizer.json', 'vocab.json']);
    expect(readdirSync(file('wp')).sort()).toEqual(['tokenizer.json', 'vocab.txt']);
    expect(readFileSync(file('wp/vocab.txt'), 'utf8').split('\n').slice(0, 5)).toEqual([
      '[PAD]',
      '[UNK]',
      '[CLS]',
      '[SEP]',
      '[MASK]',
    ]);
  });

  test('the summary as JSON', () => {
    const { stdout } = nlp([
      'tokenizer',
      'train',
      '--text',
      'aaab aaab',
      '-o',
      file('a.json'),
      '--vocab-size',
      '258',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toEqual({
      output: file('a.json'),
      type: 'BPE',
      tokens: 258,
      leftOut: 0,
      words: 3,
      distinctWords: 3,
    });
  });

  test('special tokens have the first ids, in their order', () => {
    const special = ['--special', '<a>', '<b>', '--special', '<c>'];
    nlp(['tokenizer', 'train', '--text', 'x', '-o', file('s.json'), '--vocab-size', '260', ...special]);
    const { stdout } = nlp(['tokenize', '--tokenizer', file('s.json'), '--text', '<b>x<a><c>', '--ids']);
    expect(stdout).toBe('1 90 0 2\n');
  });

  test('what cannot be is refused, with what can', () => {
    const fails = (...args: string[]) =>
      nlp(['tokenizer', 'train', '--text', 'a b', '-o', file('no.json'), ...args]);
    expect(fails('--type', 'wordpiece', '--split', 'gpt2')).toMatchObject({
      status: 2,
      stderr:
        'nlp: --split: gpt2 does not fit wordpiece: blanks would be lost or stand alone\n  Choose bert or digits.\n',
    });
    expect(fails('--vocab-size', '20').stderr).toMatch(
      /--vocab-size: is 20, but special tokens and characters alone are 256/,
    );
    expect(nlp(['tokenizer', 'train', '-o', file('no.json')])).toMatchObject({ status: 3 });
  });
});

describe('tokenize', () => {
  const tokenize = (name: string, ...args: string[]) =>
    nlp(['tokenize', '--tokenizer', file(name), ...args]).stdout;

  test('tokens, ids and text again', () => {
    expect(tokenize('bpe', '--text', 'the fox')).toBe('t he Ġf o x\n');
    const ids = tokenize('bpe', '--text', '여우 the fox', '--ids');
    expect(nlp(['tokenize', '--tokenizer', file('bpe'), '--decode'], { input: ids }).stdout).toBe(
      '여우 the fox\n',
    );
  });

  test('special tokens around a text, and a pair', () => {
    const answer = JSON.parse(tokenize('wp', '--text', 'the fox', '--pair', 'a crow', '--json'));
    expect(answer.tokens[0]).toBe('[CLS]');
    expect(answer.tokens.filter((token: string) => token === '[SEP]').length).toBe(2);
    expect(answer.types.at(-1)).toBe(1);
    expect(tokenize('wp', '--text', 'the', '--no-special-tokens')).toBe('the\n');
  });

  test('offsets count UTF-16 units of the line', () => {
    expect(tokenize('wp', '--text', 'Thé fox', '--offsets', '--no-special-tokens')).toBe(
      '0\t3\tthe\n4\t6\tfo\n6\t7\t##x\n\n',
    );
  });

  test('explanations of the three models', () => {
    expect(tokenize('bpe', '--text', 'the', '--explain')).toMatch(
      /^the {2}→ {2}t he\n +t h e\n {2}merge \d+ t he {2}\(h \+ e\)\n/,
    );
    expect(tokenize('wp', '--text', 'foxes', '--explain')).toMatch(
      /from 0: fo, the longest after \d that are no tokens/,
    );
    const { pieces } = JSON.parse(tokenize('ko.json', '--text', '빵은', '--explain', '--json'));
    expect(pieces[0]).toMatchObject({ type: 'Unigram', piece: '▁빵은' });
    expect(pieces[0].lattice.length).toBeGreaterThan(3);
  });

  test('the best segmentations are ordered, and drawn ones follow the seed', () => {
    const { nbest } = JSON.parse(tokenize('ko.json', '--text', '빵은 왜', '--nbest', '4', '--json'));
    const scores = nbest.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const drawn = (seed: string) =>
      tokenize('bpe', '--text', 'the fox and the crow', '--dropout', '0.5', '--seed', seed);
    expect(drawn('3')).toBe(drawn('3'));
    expect(new Set(['1', '2', '3', '4'].map(drawn)).size).toBeGreaterThan(1);
  });

  test('what needs another tokenizer says so', () => {
    const fails = (...args: string[]) => nlp(['tokenize', '--text', 'a', ...args]);
    expect(fails('--ids')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('needs a trained tokenizer'),
    });
    expect(fails('--tokenizer', file('bpe'), '--nbest', '2').stderr).toMatch(/needs a Unigram model/);
    expect(fails('--tokenizer', file('wp'), '--dropout', '0.1').stderr).toMatch(/is for BPE and Unigram/);
    expect(fails('--tokenizer', file('bpe'), '--lowercase').stderr).toMatch(
      /cannot be chosen beside a trained tokenizer/,
    );
    expect(nlp(['tokenize', '--tokenizer', file('bpe'), '--decode'], { input: '5 x 7\n' })).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('"x" is no id of this tokenizer'),
    });
    mkdirSync(file('empty'), { recursive: true });
    expect(fails('--tokenizer', file('empty')).stderr).toMatch(/the folder has no tokenizer/);
  });
});

describe('info, convert and check', () => {
  test('how two tokenizers fare on two texts', () => {
    const { stdout } = nlp([
      ...['tokenizer', 'info', file('bpe'), '--with', file('ko.json'), '@fables:test', '@text-ko:test'],
      ...['--json', '--svg', file('words.svg')],
    ]);
    const { tokenizers, texts } = JSON.parse(stdout);
    expect(tokenizers.map(({ type }: { type: string }) => type)).toEqual(['BPE', 'Unigram']);
    const [bpeEnglish, , bpeKorean, koKorean] = texts.map(
      ({ usage }: { usage: Record<string, number> }) => usage,
    );
    // Bytes lose nothing, and cost Korean three tokens a syllable.
    expect([bpeEnglish.roundTripRate, bpeKorean.roundTripRate, bpeKorean.unknownRate]).toEqual([1, 1, 0]);
    expect(bpeKorean.tokensPerWord).toBeGreaterThan(2 * koKorean.tokensPerWord);
    expect(readFileSync(file('words.svg'), 'utf8')).toContain('Tokens of a word');
  });

  test('forms are converted where they say the same', () => {
    const convert = (from: string, to: string) => nlp(['tokenizer', 'convert', file(from), file(to)]);
    expect(convert('bpe/merges.txt', 'again.json').status).toBe(0);
    const ids = (name: string) =>
      nlp(['tokenize', '--tokenizer', file(name), '--ids', '--text', 'the fox ate']).stdout;
    expect(ids('again.json')).toBe(ids('bpe'));
    expect(convert('ko.json', 'vocab.txt')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('vocab.txt holds WordPiece, and this tokenizer is Unigram'),
    });
  });

  test('cases that are equal end with 0, others with 1 and the first of them', () => {
    const ids = JSON.parse(
      nlp(['tokenize', '--tokenizer', file('bpe'), '--text', 'the fox', '--json']).stdout,
    ).ids;
    writeFileSync(file('cases.json'), JSON.stringify({ cases: [{ text: 'the fox', ids }] }));
    const check = () => nlp(['tokenizer', 'check', file('bpe'), file('cases.json'), '--json']);
    expect(check()).toMatchObject({ status: 0, stdout: '{"cases":1,"equal":1,"first":null}\n' });
    writeFileSync(file('cases.json'), JSON.stringify({ cases: [{ text: 'the fox', ids: [0] }] }));
    const { status, stdout } = check();
    expect(status).toBe(1);
    expect(JSON.parse(stdout).first).toEqual({
      case: 0,
      text: 'the fox',
      key: 'ids',
      expected: [0],
      computed: ids,
    });
    const against = nlp(['tokenizer', 'check', file('bpe'), '--against', file('cases.json')]).stdout;
    expect(JSON.parse(against)).toEqual({ cases: [{ text: 'the fox', ids }] });
  });
});

describe('models carry the tokenizer', () => {
  test('n-grams of subwords need no file once they are trained', () => {
    nlp(['tokenizer', 'train', '@fables:train', '-o', file('gone.json'), '--vocab-size', '400', '--quiet']);
    const train = nlp([
      'ngram',
      'train',
      '@fables:train',
      '-o',
      file('n.nlp'),
      '--tokenizer',
      file('gone.json'),
    ]);
    expect(train.status).toBe(0);
    rmSync(file('gone.json'));
    const { stdout } = nlp(['ngram', 'perplexity', '-m', file('n.nlp'), '@fables:test', '--json']);
    const words = nlp(['ngram', 'train', '@fables:train', '-o', file('w.nlp')]);
    expect(words.status).toBe(0);
    const plain = nlp(['ngram', 'perplexity', '-m', file('w.nlp'), '@fables:test', '--json']);
    const [subwords, whole] = [stdout, plain.stdout].map((text) => JSON.parse(text));
    expect(subwords.oovTokens ?? subwords.oov ?? 0).toBe(0);
    expect(subwords.tokens).toBeGreaterThan(1.5 * whole.tokens);
    // The same characters are predicted, so the bits of each can be compared.
    expect(subwords.bitsPerCharacter).toBeGreaterThan(0.5 * whole.bitsPerCharacter);
    const generated = nlp(['ngram', 'generate', '-m', file('n.nlp'), '--seed', '1']).stdout;
    expect(generated).not.toMatch(/[ĠĊ]/);
  });
});
