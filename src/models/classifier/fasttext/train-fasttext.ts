/**
 * Training of fastText's classifier: stochastic gradient descent, a text at a time in random order, the learning rate
 * falling to 0 in a line. Sources: A. Joulin et al., EACL 2017; T. Mikolov et al., NIPS 2013 (negative sampling, here
 * with labels drawn by the square root of their counts).
 * Buckets that no text of training falls into have no row: what was never seen says nothing.
 */
import { Random } from '../../../math/random.ts';
import { Vocabulary } from '../../../text/vocabulary.ts';
import { orderVocabulary } from '../../../text/vocabulary-order.ts';
import type { Provenance } from '../classifier.ts';
import type { LearningSet } from '../examples.ts';
import type { ClassifierSettings } from '../options.ts';
import { FastTextClassifier } from './fasttext-classifier.ts';
import { labelTree } from './huffman.ts';
import { InputIds } from './input-ids.ts';

export function trainFastText(
  { classes, texts, classOf }: LearningSet,
  settings: ClassifierSettings,
  provenance: Provenance,
  onEpoch?: (text: string) => void,
): FastTextClassifier {
  const { dimensions: D, minN, maxN, wordNgrams, loss, epochs, learningRate, minCount, lowercase } = settings;
  const random = Random.from(settings.seed);
  const counts = new Float64Array(classes.length);
  for (const k of classOf) counts[k]++;
  // The tree wants labels by their counts.
  const order = Array.from(counts, (_, k) => k).sort((a, b) => counts[b] - counts[a] || a - b);
  const rank = new Uint32Array(classes.length);
  order.forEach((k, i) => {
    rank[k] = i;
  });
  const labelCounts = Float64Array.from(order, (k) => counts[k]);
  const folded = lowercase ? texts.map((text) => text.toLowerCase()) : texts;
  const words = wordsOf(folded, minCount);
  const buckets = maxN > 0 || wordNgrams > 1 ? settings.buckets : 0;
  const shape = { minN, maxN, wordNgrams, buckets };
  const { ids, starts, kept, rows } = inputOf(folded, shape, words);
  const input = new Float32Array(rows * D);
  const draws = random.fork('vectors');
  for (let i = 0; i < input.length; i++) input[i] = (2 * draws.next() - 1) / D;
  const output = new Float32Array(classes.length * D);
  const step = lossStep(loss, labelCounts, output, D, settings.negative, random.fork('negatives'));
  const h = new Float32Array(D);
  const gradient = new Float32Array(D);
  const places = Uint32Array.from(texts, (_, i) => i);
  const shuffles = random.fork('order');
  const total = epochs * texts.length;
  let done = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffles.shuffle(places);
    let sum = 0;
    for (const text of places) {
      const rate = learningRate * (1 - done++ / total);
      const [from, to] = [starts[text], starts[text + 1]];
      if (from === to) continue;
      const share = 1 / (to - from);
      h.fill(0);
      for (let i = from; i < to; i++) {
        const base = ids[i] * D;
        for (let d = 0; d < D; d++) h[d] += input[base + d];
      }
      for (let d = 0; d < D; d++) {
        h[d] *= share;
        gradient[d] = 0;
      }
      sum += step(rank[classOf[text]], h, gradient, rate);
      for (let d = 0; d < D; d++) gradient[d] *= share;
      for (let i = from; i < to; i++) {
        const base = ids[i] * D;
        for (let d = 0; d < D; d++) input[base + d] += gradient[d];
      }
    }
    onEpoch?.(`epoch ${epoch + 1} of ${epochs}: loss ${(sum / texts.length).toFixed(4)}`);
  }
  const parts = { dimensions: D, loss, lowercase, words, kept, labelCounts, input, output, ...shape };
  return new FastTextClassifier(
    order.map((k) => classes[k]),
    parts,
    provenance,
  );
}

/** The words of texts, and the end of a text, the most frequent first. */
function wordsOf(texts: readonly string[], minCount: number): Vocabulary {
  const all = Vocabulary.of(['</s>']);
  const counts: number[] = [texts.length];
  for (const text of texts) {
    for (const word of text.split(/[ \t\n\v\f\r\0]+/)) {
      if (word === '') continue;
      const id = all.add(word);
      counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  return orderVocabulary(all, counts, { minimumCount: minCount, specials: 1 }).vocabulary;
}

/** The rows of all texts, one after another, and which buckets have a row. */
function inputOf(
  texts: readonly string[],
  shape: { minN: number; maxN: number; wordNgrams: number; buckets: number },
  words: Vocabulary,
) {
  const all = new InputIds(shape, words);
  const kept = new Int32Array(shape.buckets).fill(-1);
  const starts = new Uint32Array(texts.length + 1);
  let ids = new Uint32Array(1 << 16);
  let length = 0;
  let used = 0;
  texts.forEach((text, i) => {
    for (const row of all.rows(text)) {
      if (length === ids.length) {
        const longer = new Uint32Array(2 * length);
        longer.set(ids);
        ids = longer;
      }
      if (row < words.size) ids[length++] = row;
      else {
        const bucket = row - words.size;
        if (kept[bucket] === -1) kept[bucket] = used++;
        ids[length++] = words.size + kept[bucket];
      }
    }
    starts[i + 1] = length;
  });
  return { ids, starts, kept: shape.buckets === 0 ? undefined : kept, rows: words.size + used };
}

/** A step on the output matrix. Adds to the gradient of h, times the rate. @returns the loss in nats */
type LossStep = (label: number, h: Float32Array, gradient: Float32Array, rate: number) => number;

function lossStep(
  loss: ClassifierSettings['loss'],
  counts: Float64Array,
  output: Float32Array,
  D: number,
  negative: number,
  random: Random,
): LossStep {
  const K = counts.length;
  const dot = (row: number, h: Float32Array) => {
    let sum = 0;
    for (let d = 0, i = row * D; d < D; d++, i++) sum += output[i] * h[d];
    return sum;
  };
  const move = (row: number, alpha: number, h: Float32Array, gradient: Float32Array) => {
    for (let d = 0, i = row * D; d < D; d++, i++) {
      gradient[d] += alpha * output[i];
      output[i] += alpha * h[d];
    }
  };
  /** One decision: 1 where it is true. */
  const decide = (row: number, truth: number, h: Float32Array, gradient: Float32Array, rate: number) => {
    const p = 1 / (1 + Math.exp(-dot(row, h)));
    move(row, rate * (truth - p), h, gradient);
    return -Math.log(Math.max(1e-10, truth === 1 ? p : 1 - p));
  };
  if (loss === 'hs') {
    const { paths, codes } = labelTree(counts);
    return (label, h, gradient, rate) =>
      paths[label].reduce((sum, node, i) => sum + decide(node, codes[label][i], h, gradient, rate), 0);
  }
  if (loss === 'ova') {
    return (label, h, gradient, rate) => {
      let sum = 0;
      for (let k = 0; k < K; k++) sum += decide(k, k === label ? 1 : 0, h, gradient, rate);
      return sum;
    };
  }
  if (loss === 'ns') {
    const sums = new Float64Array(K);
    counts.forEach((count, k) => {
      sums[k] = (k === 0 ? 0 : sums[k - 1]) + Math.sqrt(count);
    });
    const draw = () => {
      const x = random.next() * sums[K - 1];
      let [low, high] = [0, K - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle] <= x) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return (label, h, gradient, rate) => {
      let sum = decide(label, 1, h, gradient, rate);
      for (let n = 0; n < negative; n++) {
        let other = draw();
        while (other === label) other = draw();
        sum += decide(other, 0, h, gradient, rate);
      }
      return sum;
    };
  }
  const p = new Float64Array(K);
  return (label, h, gradient, rate) => {
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < K; k++) {
      p[k] = dot(k, h);
      if (p[k] > largest) largest = p[k];
    }
    let sum = 0;
    for (let k = 0; k < K; k++) {
      p[k] = Math.exp(p[k] - largest);
      sum += p[k];
    }
    for (let k = 0; k < K; k++) move(k, rate * ((k === label ? 1 : 0) - p[k] / sum), h, gradient);
    return -Math.log(Math.max(1e-10, p[label] / sum));
  };
}
