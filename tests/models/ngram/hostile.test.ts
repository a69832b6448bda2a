/** Files that lie about an n-gram model, and files of other toolkits that mean something else than they say. */
import { describe, expect, test } from 'vitest';
import { readArpa } from '../../../src/models/ngram/arpa-read.ts';
import { firstBackoffTooLarge } from '../../../src/models/ngram/check-backoffs.ts';
import { NgramCounts } from '../../../src/models/ngram/counts-file.ts';
import { mixModels } from '../../../src/models/ngram/mix.ts';
import { NgramModel } from '../../../src/models/ngram/model.ts';

async function arpa(...sections: string[][]) {
  const head = sections.map((lines, i) => `ngram ${i + 1}=${lines.length}`);
  const body = sections.flatMap((lines, i) => ['', `\\${i + 1}-grams:`, ...lines]);
  const bytes = Buffer.from(['\\data\\', ...head, ...body, '', '\\end\\', ''].join('\n'));
  return readArpa(
    (async function* () {
      yield { bytes, line: 1 };
    })(),
    'x.arpa',
  );
}

const words = ['-1\t<unk>', '-99\t<s>\t0', '-0.5\t</s>', '-0.3\ta\tA', '-0.4\tb\t0'];
const withBackoff = (backoff: string) => words.map((line) => line.replace('A', backoff));

describe('a backoff that makes a probability above 1', () => {
  test('is refused with its n-gram', async () => {
    await expect(arpa(withBackoff('400'), ['-0.2\ta b'])).rejects.toThrow(
      /backoff of "a" makes a probability above 1/,
    );
  });

  test('is refused in a model file', async () => {
    const file = (await arpa(withBackoff('0'), ['-0.2\ta b'])).toModelFile();
    const { data } = file.tensors.backoff;
    data[3] = 400;
    expect(() => NgramModel.fromModelFile(file)).toThrow(/backoff of n-gram 3/);
  });

  test('above 1 is none where the words that are left are improbable', async () => {
    // </s> at 10^-0.5 and <unk> at 10^-1 are left: 10^0.45 is allowed, 10^0.55 is not.
    const seen = ['-0.2\ta a', '-0.3\ta b'];
    expect(firstBackoffTooLarge((await arpa(withBackoff('0.45'), seen)).trie)).toBe(-1);
    await expect(arpa(withBackoff('0.55'), seen)).rejects.toThrow(/probability above 1/);
  });

  test('is looked for through all shorter contexts', async () => {
    const two = ['-0.3\ta b\t0.31', '-0.1\tb a\t0', '-0.2\tb </s>\t0'];
    // After "a b", b is left with 10^-0.4, and a, </s> with what follows b: 10^(0.31 - 0.1) for a.
    await expect(arpa(withBackoff('0'), two, ['-0.1\ta b </s>'])).rejects.toThrow(/backoff of "a b"/);
    const fine = two.map((line) => line.replace('0.31', '0.09'));
    expect((await arpa(withBackoff('0'), fine, ['-0.1\ta b </s>'])).order).toBe(3);
  });
});

test('<UNK> is the unknown word', async () => {
  const model = await arpa(
    withBackoff('0').map((line) => line.replace('<unk>', '<UNK>')),
    ['-0.25\t<UNK> a'],
  );
  expect(model.score(['zebra', 'a']).logProb10).toBeCloseTo(-1 - 0.25 - 0.5, 5);
});

test('a mixture follows n-grams over <unk> where a model does not know a word', async () => {
  const a = await arpa(
    [
      '-0.60206\t<unk>\t-0.60206',
      '0\t<s>\t-0.60206',
      '-0.60206\t</s>\t0',
      '-0.60206\tx\t-0.60206',
      '-0.60206\ty\t0',
    ],
    ['-0.35902193\tx <unk>\t-0.60206', '-0.35902193\t<unk> y\t0'],
    ['-0.06581728\tx <unk> y'],
  );
  const b = await arpa(
    ['-1.2\t<unk>\t0', '0\t<s>\t-0.5', '-0.6\t</s>\t0', '-0.5\tx\t-0.4', '-0.6\tz\t-0.3', '-0.8\ty\t-0.3'],
    ['-0.3\tx z\t-0.3'],
    ['-0.38457605\tx z y'],
  );
  const mixed = mixModels([a, b], [0.5, 0.5], { vocabulary: 'union' });
  const y = mixed.explain(['x', 'z', 'y'])[2];
  expect(10 ** y.logProb10).toBeCloseTo(0.5 * 0.859375 + 0.5 * 0.4125, 6);
});

describe('a model file', () => {
  const stored = async () => (await arpa(withBackoff('0'), ['-0.2\ta b'])).toModelFile();

  test('with a word twice is refused', async () => {
    const file = await stored();
    const { data } = file.tensors['vocabulary.bytes'];
    data[data.length - 1] = 'a'.charCodeAt(0);
    expect(() => NgramModel.fromModelFile(file)).toThrow(/are the same/);
  });

  test.each([
    ['parameters', 5],
    ['parameters', [1]],
    ['parameters', [['x']]],
    ['smoothing', {}],
  ])('with another type of %s is refused', async (key, value) => {
    const file = await stored();
    file.extra = { ...file.extra, [key]: value };
    expect(() => NgramModel.fromModelFile(file)).toThrow(key);
  });
});

test('counts whose n-grams are not counted without their first word are refused', () => {
  const tensor = <Data>(data: Data & { length: number }, shape = [data.length]) => ({ shape, data });
  const counts = (records: number[][]) =>
    NgramCounts.fromModelFile({
      kind: 'ngram-counts',
      version: 1,
      options: { order: 3 },
      tensors: {
        count: tensor(new Uint32Array(records.length).fill(1)),
        ngram: tensor(Uint32Array.from(records.flat()), [records.length, 3]),
        'vocabulary.bytes': tensor(Uint8Array.from(Buffer.from('<unk><s></s>ab'))),
        'vocabulary.offsets': tensor(Uint32Array.of(0, 5, 8, 12, 13, 14)),
      },
    });
  const sentence = [
    [1, 3, 4],
    [2, 2, 2],
    [3, 4, 2],
    [4, 2, 2],
  ];
  expect(counts(sentence).counts().trie.order).toBe(3);
  expect(() => counts([...sentence.slice(0, 2), ...sentence.slice(3)]).counts()).toThrow(
    /without its first word/,
  );
});
