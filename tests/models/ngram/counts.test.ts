/** Counting, merging and training on disk against naive counting and training in memory. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { Arena } from '../../../src/math/arena.ts';
import { Random } from '../../../src/math/random.ts';
import type { ModelFile } from '../../../src/model-file.ts';
import { arpaText, arpaTextOfFile } from '../../../src/models/ngram/arpa-write.ts';
import { BEGIN, countTokens, END, specialWords } from '../../../src/models/ngram/count-trie.ts';
import { NgramCounts } from '../../../src/models/ngram/counts-file.ts';
import { countsOnDisk } from '../../../src/models/ngram/external/counts.ts';
import { mergeCounts } from '../../../src/models/ngram/external/merge.ts';
import { SpilledText } from '../../../src/models/ngram/external/spilled-text.ts';
import { TemporaryFolder } from '../../../src/models/ngram/external/temporary-folder.ts';
import { requireMemory, trainOnRecords } from '../../../src/models/ngram/external/train.ts';
import { NgramModel } from '../../../src/models/ngram/model.ts';
import { resolveNgramOptions } from '../../../src/models/ngram/options.ts';
import { smoothingNames } from '../../../src/models/ngram/smoothing-names.ts';
import { TokenStream } from '../../../src/models/ngram/token-stream.ts';
import { trainOnCounts } from '../../../src/models/ngram/train.ts';
import { encodeModelFile } from '../../../src/store/model-codec.ts';
import { encodeSafetensors } from '../../../src/store/safetensors.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';
import { corpus, countSentences, naiveCounts } from './corpora.ts';

const bytesOf = (file: ModelFile) => Buffer.concat([...encodeSafetensors(encodeModelFile(file))]);

test('the trie holds every n-gram of the text with its count, and its suffix', () => {
  fc.assert(
    fc.property(corpus, fc.integer({ min: 1, max: 5 }), (sentences, order) => {
      const { trie, words } = countSentences(sentences, order);
      const naive = naiveCounts(sentences, order);
      const text: string[] = [];
      const visit = (node: number, before: string, n: number) => {
        text[node] = before + words.token(trie.word[node]);
        if (n < order)
          for (let i = trie.first[node]; i < trie.first[node + 1]; i++) visit(i, `${text[node]} `, n + 1);
      };
      for (let id = 0; id < words.size; id++) visit(id, '', 1);
      const found = new Map(text.map((ngram, node) => [ngram, trie.count[node]]));
      for (const level of naive) for (const [ngram, count] of level) expect(found.get(ngram)).toBe(count);
      const seen = text.filter((_, node) => trie.count[node] > 0).length;
      expect(seen).toBe(naive.reduce((sum, level) => sum + level.size, 0));
      for (let node = words.size; node < text.length; node++) {
        expect(text[trie.suffix[node]]).toBe(text[node].slice(text[node].indexOf(' ') + 1));
      }
    }),
  );
});

test('counts merged from parts are those of a single run, byte for byte, and so are their models', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(corpus, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 100 }),
      async (texts, order, mostRecords) => {
        const inputs = texts.map(
          (text) => async () => NgramCounts.of(countSentences(text, order), undefined),
        );
        const whole = countSentences(texts.flat(), order);
        const folder = new TemporaryFolder();
        try {
          const merged = bytesOf(await mergeCounts(inputs, folder, mostRecords));
          expect(merged.equals(bytesOf(NgramCounts.of(whole, undefined).toModelFile()))).toBe(true);
        } finally {
          folder.remove();
        }
        const settings = resolveNgramOptions({ order });
        const model = (counts: typeof whole) =>
          bytesOf(new NgramModel(trainOnCounts(counts, settings)).toModelFile());
        const stored = NgramCounts.fromModelFile(NgramCounts.of(whole, undefined).toModelFile());
        expect(model(stored.counts()).equals(model(whole))).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

test('training on disk gives the bytes of training in memory, whatever the size of its blocks', async () => {
  await fc.assert(
    fc.asyncProperty(
      corpus,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(...smoothingNames),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 40 }),
      async (sentences, order, smoothing, cut, block) => {
        const settings = resolveNgramOptions({ order, smoothing, prune: order > 1 ? [0, cut] : [0] });
        const inMemoryModel = new NgramModel(trainOnCounts(countSentences(sentences, order), settings));
        const expected = bytesOf(inMemoryModel.toModelFile());
        const folder = new TemporaryFolder();
        try {
          const words = Vocabulary.of(specialWords);
          const stream = new TokenStream(words, { learn: true, markBegin: true });
          const spilled = new SpilledText(folder);
          for (const sentence of sentences) {
            stream.feedTokens(sentence);
            spilled.add(stream.tokens, stream.length);
            stream.length = 0;
          }
          const ordered = spilled.orderWords(words);
          const runs = await spilled.toRuns(order, block, folder);
          const records = [...runs.merged()].map(({ width, length, words: ids, counts }) => ({
            width,
            length,
            words: ids.slice(),
            counts: counts.slice(),
          }));
          const file = await trainOnRecords(records, ordered, settings, 0, folder);
          expect(bytesOf(file).equals(expected)).toBe(true);
          expect([...arpaTextOfFile(file)].join('')).toBe([...arpaText(inMemoryModel)].join(''));
          const counts = await countsOnDisk(records, ordered, order, undefined, folder);
          const inMemory = NgramCounts.of(countSentences(sentences, order), undefined).toModelFile();
          expect(bytesOf(counts).equals(bytesOf(inMemory))).toBe(true);
        } finally {
          folder.remove();
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('damaged counts are refused', () => {
  const file = () => NgramCounts.of(countSentences([['a', 'b'], ['b']], 2), undefined).toModelFile();
  const change = (edit: (ngram: Uint32Array, count: Uint32Array) => void) => {
    const changed = file();
    edit(changed.tensors.ngram.data as Uint32Array, changed.tensors.count.data as Uint32Array);
    return () => NgramCounts.fromModelFile(changed);
  };
  expect(() => NgramCounts.fromModelFile(file())).not.toThrow();
  expect(change((ngram) => ngram.fill(77, 0, 1))).toThrow(NlpError);
  expect(change((ngram) => ngram.reverse())).toThrow(NlpError);
  expect(change((_, count) => count.fill(0))).toThrow(NlpError);
});

test('counts of different orders or tokenizers do not merge', async () => {
  const folder = new TemporaryFolder();
  const counts = (order: number, lowercase: boolean) => async () =>
    NgramCounts.of(countSentences([['a']], order), { type: 'whitespace', lowercase });
  try {
    for (const other of [counts(2, false), counts(1, true)]) {
      await expect(mergeCounts([counts(1, false), other], folder)).rejects.toThrow(NlpError);
    }
    await expect(mergeCounts([counts(1, false), counts(1, false)], folder)).resolves.toBeDefined();
  } finally {
    folder.remove();
  }
});

test('kernels count what the plain version counts', () => {
  const sameCounts = (tokens: Uint32Array, vocabularySize: number, order: number) => {
    const plain = countTokens(tokens, vocabularySize, order);
    const simd = countTokens(tokens, vocabularySize, order, Arena.create());
    expect(simd.word.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(simd.levelStart).toEqual(plain.levelStart);
    for (const field of ['word', 'count', 'first', 'suffix'] as const) {
      expect(
        Buffer.compare(Buffer.from(simd[field].slice().buffer), Buffer.from(plain[field].slice().buffer)),
      ).toBe(0);
    }
  };
  fc.assert(
    fc.property(corpus, fc.integer({ min: 1, max: 6 }), (sentences, order) => {
      const ids = sentences.map((words) => [
        BEGIN,
        ...words.map((word) => 3 + (word.charCodeAt(0) % 7)),
        END,
      ]);
      sameCounts(Uint32Array.from(ids.flat()), 12, order);
    }),
    { numRuns: 40 },
  );
  const random = Random.from(3);
  const sentence = () => Array.from({ length: 20 }, () => 3 + Math.floor(random.next() ** 3 * 5000));
  const long = Array.from({ length: 4000 }, () => [BEGIN, ...sentence(), END]).flat();
  sameCounts(Uint32Array.from(long), 5003, 4);
});

test('ids of millions of words are counted like small ones', () => {
  const vocabularySize = 5_000_000;
  const [a, b, c] = [vocabularySize - 1, vocabularySize - 2, 2_500_001];
  const tokens = Uint32Array.from([BEGIN, a, b, c, END, BEGIN, b, c, a, END, BEGIN, a, b, a, END]);
  const { word, count, first, levelStart } = countTokens(tokens, vocabularySize, 3);
  const found: [number, number, number, number][] = [];
  for (let x = 0; x < vocabularySize; x++) {
    for (let y = first[x]; y < first[x + 1]; y++) {
      for (let z = first[y]; z < first[y + 1]; z++) found.push([x, word[y], word[z], count[z]]);
    }
  }
  expect(found).toEqual([
    [BEGIN, b, c, 1],
    [BEGIN, a, b, 2],
    [c, a, END, 1],
    [b, c, END, 1],
    [b, c, a, 1],
    [b, a, END, 1],
    [a, b, c, 1],
    [a, b, a, 1],
  ]);
  expect(levelStart[3] - levelStart[2]).toBe(found.length);
});

test('a long text in too little memory is refused with the least that works', () => {
  expect(() => requireMemory(64 * 2 ** 20, 2 ** 20 + 1)).toThrow(/memory: is too little/);
  expect(() => requireMemory(64 * 2 ** 20, 2 ** 20)).not.toThrow();
  expect(() => requireMemory(192 * 2 ** 20, 2 ** 40)).not.toThrow();
});
