/**
 * Reference documents recomputed: the same document with every result replaced by this program's, so that a difference
 * of the two is the error. One form has single updates, trees, hashes and counts, the other evaluations.
 */
import { NlpError } from '../../errors.ts';
import { jacobiSvd } from '../../math/jacobi-svd.ts';
import { type AnalogyMethod, evaluateAnalogies } from './analogy.ts';
import { huffmanTree } from './huffman.ts';
import { cooccurrences, ppmi, svdVectors } from './ppmi.ts';
import { keepProbabilities, noiseDistribution } from './sampling.ts';
import { evaluateSimilarity } from './similarity.ts';
import { fastTextHash, subwordsOf, wordNgramBuckets } from './subwords.ts';
import * as step from './updates.ts';
import { WordVectors } from './word-vectors.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document of another program, checked where it is used
type Document = any;

/** @throws NlpError for a document of another form */
export function recompute(document: Document): Document {
  try {
    const result = structuredClone(document);
    const [first] = result.cases;
    if (first.words !== undefined) result.cases.forEach(recomputeEvaluation);
    else {
      result.cases.forEach(recomputeUpdates);
      (result.fastTextHashes ?? []).forEach(recomputeHashes);
      (result.fastTextWordNgrams ?? []).forEach(recomputeWordNgrams);
      (result.counted ?? []).forEach(recomputeCounted);
    }
    return result;
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new NlpError('is no reference document for embeddings', {
      remedy: 'It has "cases" of updates or of evaluations.',
      cause: error,
    });
  }
}

const matrix = (rows: number[][]): step.Matrix => rows.map((row) => Float64Array.from(row));
const plain = (rows: readonly ArrayLike<number>[]): number[][] => rows.map((row) => Array.from(row));
const zeros = (rows: number[][]): step.Matrix => rows.map((row) => new Float64Array(row.length));

function recomputeUpdates(one: Document): void {
  const { counts, center, context, negatives, learningRate: rate } = one;
  const tree = huffmanTree(counts);
  one.huffman = tree;
  one.noise = noiseDistribution(counts);
  for (const rules of ['keepProbability', 'keepProbabilityFastText'])
    for (const threshold of Object.keys(one[rules] ?? {}))
      one[rules][threshold] = keepProbabilities(counts, Number(threshold));
  const noise = (word: number, i: number) => step.negativeTargets(word, negatives[i]);
  const way = step.treeTargets(tree.codes[center], tree.points[center]);
  type Run = (inputs: step.Matrix, output: step.Matrix) => number;
  const overContext =
    (pair: (word: number, i: number, inputs: step.Matrix, output: step.Matrix) => number): Run =>
    (inputs, output) =>
      context.reduce((sum: number, word: number, i: number) => sum + pair(word, i, inputs, output), 0);
  const runs: Record<string, Run> = {
    'skipgram negative sampling': overContext((word, i, inputs, output) =>
      step.skipGramStep(inputs, word, output, noise(center, i), rate),
    ),
    'skipgram negative sampling, centre predicts context': overContext((word, i, inputs, output) =>
      step.skipGramStep(inputs, center, output, noise(word, i), rate),
    ),
    'cbow negative sampling': (inputs, output) =>
      step.cbowStep(inputs, context, output, noise(center, context.length), rate),
    'skipgram hierarchical softmax': overContext((word, _, inputs, output) =>
      step.skipGramStep(inputs, word, output, way, rate),
    ),
    'cbow hierarchical softmax': (inputs, output) => step.cbowStep(inputs, context, output, way, rate),
  };
  for (const name of Object.keys(one.updates)) {
    const rows = 'nodeVectors' in one.updates[name] ? 'nodeVectors' : 'outputVectors';
    const inputs = matrix(one.inputVectors);
    const output = matrix(one[rows]);
    const loss = runs[name](inputs, output);
    one.updates[name] = { loss, inputVectors: plain(inputs), [rows]: plain(output) };
  }
  if (one.batchGradient !== undefined) {
    const inputs = matrix(one.inputVectors);
    const output = matrix(one.outputVectors);
    const [input, outputs] = [zeros(one.inputVectors), zeros(one.outputVectors)];
    let loss = 0;
    for (const [i, word] of context.entries())
      loss += step.addPairGradient(inputs[word], output, noise(center, i), input[word], outputs);
    one.batchGradient = { loss, input: plain(input), output: plain(outputs) };
  }
}

function recomputeHashes(one: Document): void {
  const rules = { minN: one.minn, maxN: one.maxn, buckets: one.bucket };
  one.ngrams = subwordsOf(one.word, rules).map(({ text, hash, bucket }) => [text, hash, one.nwords + bucket]);
}

function recomputeWordNgrams(one: Document): void {
  one.hashes = one.tokens.map(fastTextHash);
  for (const set of one.ngrams) set.buckets = wordNgramBuckets(one.hashes, set.wordNgrams, set.bucket);
}

const cosineKey = /^cosine of U(\d+)\*S\^([\d.]+)$/;

function recomputeCounted(one: Document): void {
  const counts = cooccurrences(one.sequences, one.vocabulary, one.window);
  for (const variant of one.variants) {
    const associations = ppmi(counts, variant);
    const svd = jacobiSvd(associations);
    variant.counts = plain(counts);
    variant.ppmi = plain(associations);
    variant.singularValues = [...svd.values];
    for (const key of Object.keys(variant)) {
      const [, dimensions, power] = cosineKey.exec(key) ?? [];
      if (dimensions === undefined) continue;
      const rows = svdVectors(svd, Number(dimensions), Number(power));
      const names = rows.map((_, i) => String(i));
      const vectors = new WordVectors(names, rows[0].length, Float64Array.from(plain(rows).flat()));
      variant[key] = rows.map((_, i) => rows.map((_, j) => vectors.cosine(i, j)));
    }
  }
}

const analogyKey = /^(3CosAdd|3CosMul) restrict=(\d+)$/;

function recomputeEvaluation(one: Document): void {
  const vectors = new WordVectors(one.words, one.vectors[0].length, Float64Array.from(one.vectors.flat()));
  Object.assign(one, evaluateSimilarity(vectors, one.similarityPairs, 'skip'));
  one.spearmanMissingAsZero = evaluateSimilarity(vectors, one.similarityPairs, 'zero').spearman;
  for (const key of Object.keys(one.analogies)) {
    const [, method, restrict] = analogyKey.exec(key) ?? [];
    if (method === undefined) throw new TypeError(`no method of analogies: ${key}`);
    one.analogies[key] = evaluateAnalogies(
      vectors,
      one.analogyQuestions,
      method.toLowerCase() as AnalogyMethod,
      Number(restrict),
    );
  }
  for (const word of Object.keys(one.nearest)) {
    const id = vectors.idOf(word);
    if (id === undefined) throw new TypeError(`no vector for ${word}`);
    const found = vectors.nearestTo(id, one.nearest[word].length);
    one.nearest[word] = found.map(({ word: other, similarity }) => [other, similarity]);
  }
}
