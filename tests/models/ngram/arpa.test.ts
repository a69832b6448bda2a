/** ARPA files: a round trip, what other programs write, and what is refused with its line. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { readArpa } from '../../../src/models/ngram/arpa-read.ts';
import { arpaText } from '../../../src/models/ngram/arpa-write.ts';
import { floatText, parseDecimal } from '../../../src/models/ngram/float-text.ts';
import type { NgramModel } from '../../../src/models/ngram/model.ts';
import { smoothingNames } from '../../../src/models/ngram/smoothing-names.ts';
import { corpus, trainModel } from './corpora.ts';

function read(text: string): Promise<NgramModel> {
  async function* pieces() {
    yield { bytes: Buffer.from(text), line: 1 };
  }
  return readArpa(pieces(), 'x.arpa');
}

const write = (model: NgramModel) => [...arpaText(model)].join('');

/** In the manner of SRILM: other order of words, tabs and blanks, a missing bigram that is a suffix, no <unk>. */
const srilm = `
\\data\\
ngram 1=4
ngram 2=3
ngram 3=1

\\1-grams:
-0.6\t</s>
-99\t<s>\t-0.3
-0.7\tb\t-0.2
-0.5\ta\t-0.1

\\2-grams:
-0.2\t<s> a\t-0.05
-0.4\ta b
-0.9\tb </s>

\\3-grams:
-0.1\t<s> a a

\\end\\
`;

test('what SRILM writes is read as it is', async () => {
  const model = await read(srilm);
  expect(model.ngrams).toEqual([5, 3, 1]);
  const words = model.score(['a', 'a', 'b']).words;
  expect(words.map(({ order }) => order)).toEqual([2, 3, 2, 2]);
  const expected = [-0.2, -0.1, -0.4, -0.9];
  words.forEach(({ logProb10 }, i) => {
    expect(logProb10).toBeCloseTo(expected[i], 6);
  });
  // <s> b: backoff of <s>, then the unigram; an unknown word has no probability.
  expect(model.score(['b']).words[0].logProb10).toBeCloseTo(-1, 6);
  expect(model.score(['x']).words[0].logProb10).toBe(Number.NEGATIVE_INFINITY);
});

test('write, read, write gives the same bytes and the same scores', async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(...smoothingNames),
      async (sentences, order, smoothing) => {
        const model = trainModel(sentences, { order, smoothing });
        const text = write(model);
        const again = await read(text);
        expect(write(again)).toBe(text);
        for (const field of ['word', 'logProb', 'backoff', 'first', 'suffix'] as const) {
          expect(again.trie[field]).toEqual(model.trie[field]);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  ['nothing at all', /no ARPA/, 1],
  [srilm.replace('-0.4\ta b', '-0.4\ta c'), /"c" is not among/, 15],
  [srilm.replace('-0.4\ta b', '-0.4\ta'), /2 fields/, 15],
  [srilm.replace('-0.4\ta b', '0.4\ta b'), /above 0/, 15],
  [srilm.replace('-0.4\ta b', 'x\ta b'), /no number/, 15],
  [srilm.replace('-0.4\ta b', '-0.9\tb </s>'), /twice/, 16],
  [srilm.replace('ngram 2=3', 'ngram 2=4'), /3 2-grams/, 18],
  [srilm.replace('ngram 2=3', 'ngram 2=2'), /more 2-grams/, 16],
  [srilm.replace('<s> a a', 'b b a'), /context of this 3-gram/, 19],
  [srilm.replace('\\end\\', ''), /without \\end\\/, 21],
  [srilm.replace('\\3-grams:', '\\4-grams:'), /where \\3-grams: should/, 18],
  [srilm.replace('ngram 1=4', 'ngram 7=4'), /order 7/, 3],
])('a malformed file is refused with its line (%#)', async (text, what, line) => {
  const error = await read(text).catch((caught) => caught);
  expect(error).toBeInstanceOf(NlpError);
  expect(error.what).toMatch(what);
  expect(error.where).toMatchObject({ file: 'x.arpa', line });
});

test('a word with white space cannot be written', () => {
  const model = trainModel([['new york']], {});
  expect(() => write(model)).toThrow(/white space/);
});

test('numbers are written as briefly as they can be read back', () => {
  expect(floatText(Math.fround(-0.1))).toBe('-0.1');
  expect(floatText(0)).toBe('0');
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = floatText(value);
      const bytes = Buffer.from(text);
      const read = Math.fround(parseDecimal(bytes, 0, bytes.length));
      expect(read === value || Object.is(value, -0)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e5, max: 1e5 }), (value) => {
      const bytes = Buffer.from(String(value));
      expect(parseDecimal(bytes, 0, bytes.length)).toBe(Number(String(value)));
    }),
  );
});
