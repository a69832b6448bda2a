/**
 * Training as the word2vec program does it in one thread (Mikolov et al. 2013), with its generator, tables, float32 and
 * order of work, so that its vectors come out again. Its fault of one epoch whatever was asked is not kept.
 */
import { NlpError } from '../../errors.ts';
import { huffmanTree } from './huffman.ts';
import { WordVectors } from './word-vectors.ts';
import { Word2vecRandom } from './word2vec-random.ts';
import {
  noiseEnds,
  noisePlaces,
  sigmoidPlace,
  sigmoidRange,
  sigmoidTable,
  wordAtPlace,
} from './word2vec-tables.ts';

export interface Word2vecOptions {
  model: 'skip-gram' | 'cbow';
  dimensions: number;
  window: number;
  /** Negative examples a word; 0 takes hierarchical softmax. */
  negative: number;
  /** Words more frequent than this are thinned; 0 keeps all. */
  sample: number;
  minCount: number;
  epochs: number;
  learningRate: number;
}

/** The word of line ends, always the first. */
const lineEnd = '</s>';
const longestSentence = 1000;
/** Words between two looks at the learning rate. */
const rateEvery = 10_000;

/** @param lines tokens of each line @throws NlpError where too few words are left to train */
export function trainAsWord2vec(
  lines: readonly (readonly string[])[],
  options: Word2vecOptions,
): WordVectors {
  const { fround } = Math;
  const { dimensions: D, window, negative, epochs, model } = options;
  const { words, counts } = countWords(lines, options.minCount);
  if (words.length < 3)
    throw new NlpError(`has ${words.length - 1} words that come ${options.minCount} times or more`, {
      remedy: (option) => `Lower ${option('minCount')}, or give more text.`,
    });
  const ids = new Map(words.map((word, id) => [word, id]));
  const stream = lines.flatMap((line) => [...line.flatMap((word) => ids.get(word) ?? []), 0]);
  const trained = counts.reduce((sum, count) => sum + count, 0);
  const sigmoid = sigmoidTable();
  const ends = noiseEnds(counts);
  const tree = negative > 0 ? undefined : huffmanTree(counts);

  const input = new Float32Array(words.length * D);
  const output = new Float32Array(words.length * D);
  const initial = new Word2vecRandom(1);
  for (let i = 0; i < input.length; i++) {
    initial.advance();
    input[i] = (initial.fraction() - 0.5) / D;
  }

  const startRate = fround(options.learningRate);
  let rate = startRate;
  const random = new Word2vecRandom(0);
  const thinning = fround(fround(options.sample) * fround(trained));
  const keep = counts.map((n) => fround(((Math.sqrt(fround(n / thinning)) + 1) * thinning) / n));
  const error = new Float32Array(D);
  const mean = new Float32Array(D);

  /** One output row for the input that begins at `from` of `source`. */
  const teach = (source: Float32Array, from: number, row: number, label: number): void => {
    const to = row * D;
    let score = 0;
    for (let d = 0; d < D; d++) score = fround(score + fround(source[from + d] * output[to + d]));
    let sure = score > 0 ? 1 : 0;
    if (tree !== undefined && (score <= -sigmoidRange || score >= sigmoidRange)) return;
    if (score >= -sigmoidRange && score <= sigmoidRange)
      sure = sigmoid[Math.min(sigmoid.length - 1, sigmoidPlace(score))];
    const step = fround(fround(label - sure) * rate);
    for (let d = 0; d < D; d++) error[d] += fround(step * output[to + d]);
    for (let d = 0; d < D; d++) output[to + d] += fround(step * source[from + d]);
  };
  const teachWord = (source: Float32Array, from: number, word: number): void => {
    if (tree !== undefined) {
      const [code, points] = [tree.codes[word], tree.points[word]];
      for (let i = 0; i < code.length; i++) teach(source, from, points[i], 1 - code[i]);
      return;
    }
    teach(source, from, word, 1);
    for (let i = 0; i < negative; i++) {
      random.advance();
      let other = wordAtPlace(ends, random.shiftedModulo(noisePlaces));
      if (other === 0) other = random.modulo(words.length - 1) + 1;
      if (other !== word) teach(source, from, other, 0);
    }
  };
  const teachPosition = (sentence: readonly number[], position: number): void => {
    random.advance();
    const reach = window - random.modulo(window);
    const first = Math.max(0, position - reach);
    const last = Math.min(sentence.length - 1, position + reach);
    if (last <= first) return;
    if (model === 'skip-gram') {
      for (let c = first; c <= last; c++) {
        if (c === position) continue;
        error.fill(0);
        const from = sentence[c] * D;
        teachWord(input, from, sentence[position]);
        for (let d = 0; d < D; d++) input[from + d] += error[d];
      }
      return;
    }
    mean.fill(0);
    error.fill(0);
    for (let c = first; c <= last; c++)
      if (c !== position) for (let d = 0; d < D; d++) mean[d] += input[sentence[c] * D + d];
    for (let d = 0; d < D; d++) mean[d] /= last - first;
    teachWord(mean, 0, sentence[position]);
    for (let c = first; c <= last; c++)
      if (c !== position) for (let d = 0; d < D; d++) input[sentence[c] * D + d] += error[d];
  };

  let before = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let seen = 0;
    let looked = 0;
    const look = (): void => {
      if (seen - looked <= rateEvery) return;
      before += seen - looked;
      looked = seen;
      const left = fround(1 - fround(fround(before) / fround(epochs * trained + 1)));
      rate = Math.max(fround(startRate * left), fround(startRate * 0.0001));
    };
    for (let at = 0; ; ) {
      look();
      const sentence: number[] = [];
      let ended = false;
      while (sentence.length < longestSentence && !ended) {
        if (at >= stream.length) break;
        const word = stream[at++];
        seen++;
        if (word === 0) ended = true;
        else {
          if (options.sample > 0) {
            random.advance();
            if (keep[word] < random.fraction()) continue;
          }
          sentence.push(word);
        }
      }
      // A sentence that the end of the text cuts off is not trained on.
      if (at >= stream.length && !ended && sentence.length < longestSentence) break;
      for (let position = 0; position < Math.max(1, sentence.length); position++) {
        // The program looks before each position, so that the first of a sentence still has the old rate.
        if (position > 0) look();
        teachPosition(sentence, position);
      }
    }
    before += seen - looked;
  }
  return new WordVectors(words, D, input);
}

/** By falling count, ties as they came; line ends first. */
function countWords(lines: readonly (readonly string[])[], minCount: number) {
  const found = new Map<string, number>();
  for (const line of lines) for (const word of line) found.set(word, (found.get(word) ?? 0) + 1);
  const ends = lines.length + (found.get(lineEnd) ?? 0);
  found.delete(lineEnd);
  const kept = [...found].filter(([, count]) => count >= minCount).sort(([, a], [, b]) => b - a);
  return {
    words: [lineEnd, ...kept.map(([word]) => word)],
    counts: [ends, ...kept.map(([, count]) => count)],
  };
}
