/**
 * Learns the pieces of a Unigram model and their probabilities: from many candidates, by turns the probabilities are
 * fitted (expectation maximisation, with the digamma function of a Dirichlet prior) and the pieces are dropped whose loss
 * costs the likelihood least, until the vocabulary is as small as was asked for. Every character stays.
 * Source: T. Kudo, 2018, section 3.2; constants are those of SentencePiece (two steps of fitting, a quarter dropped at a
 * time down to 1.1 times the size, then the most probable).
 */
import { compareCodePoints } from '../../code-points.ts';
import { type CountedWord, LONGEST_PIECE, seedPieces } from './seed-pieces.ts';
import { UnigramLattice } from './unigram-lattice.ts';

export interface UnigramLearning {
  words: readonly CountedWord[];
  /** Pieces in the end, without special tokens. */
  pieces: number;
  maxTokenLength?: number;
  onRound?: (pieces: number) => void;
}

export interface LearntPieces {
  texts: string[];
  /** Natural logarithms. */
  scores: Float64Array;
}

const FITTING_STEPS = 2;
const SHRINKING = 0.75;
const SPARE = 1.1;
/** Pieces that are expected less often are dropped. */
const LEAST_EXPECTED = 0.5;

export function learnUnigram(learning: UnigramLearning): LearntPieces {
  const { words, pieces: wanted, maxTokenLength = LONGEST_PIECE } = learning;
  const { characters, pieces } = seedPieces(words, maxTokenLength);
  let texts = [...characters.keys()].sort(
    (a, b) => characters.get(b)! - characters.get(a)! || compareCodePoints(a, b),
  );
  const weights = texts.map((text) => characters.get(text)!);
  for (const { text, weight } of pieces) {
    texts.push(text);
    weights.push(weight);
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let scores: Float64Array = Float64Array.from(weights, (weight) => Math.log(weight / sum));
  const target = Math.floor(wanted * SPARE);
  for (;;) {
    for (let step = 0; step < FITTING_STEPS; step++) ({ texts, scores } = fitted(words, texts, scores));
    learning.onRound?.(texts.length);
    if (texts.length <= target) break;
    const before = texts.length;
    ({ texts, scores } = pruned(
      words,
      texts,
      scores,
      Math.max(target, Math.floor(SHRINKING * texts.length)),
    ));
    if (texts.length === before) break;
  }
  return finished(texts, scores, characters, wanted);
}

/** One step of expectation maximisation. */
function fitted(
  words: UnigramLearning['words'],
  texts: readonly string[],
  scores: Float64Array,
): LearntPieces {
  const lattice = new UnigramLattice(texts, scores);
  const expected = new Float64Array(texts.length);
  for (const [word, count] of words) lattice.expect(word, count, expected);
  const kept: number[] = [];
  let sum = 0;
  for (let id = 0; id < texts.length; id++) {
    if (expected[id] < LEAST_EXPECTED) continue;
    kept.push(id);
    sum += expected[id];
  }
  const total = digamma(sum);
  return {
    texts: kept.map((id) => texts[id]),
    scores: Float64Array.from(kept, (id) => digamma(expected[id]) - total),
  };
}

/** The pieces without which the likelihood would fall most, and those that nothing can stand for. */
function pruned(
  words: UnigramLearning['words'],
  texts: readonly string[],
  scores: Float64Array,
  size: number,
): LearntPieces {
  const lattice = new UnigramLattice(texts, scores);
  const frequency = new Float64Array(texts.length);
  const inWords = new Float64Array(texts.length);
  const seen = new Int32Array(texts.length).fill(-1);
  let allWords = 0;
  for (const [i, [word, count]] of words.entries()) {
    allWords += count;
    for (const id of lattice.best(word)) {
      if (id < 0) continue;
      frequency[id] += count;
      if (seen[id] === i) continue;
      seen[id] = i;
      inWords[id] += count;
    }
  }
  const sum = frequency.reduce((total, one) => total + one, 0);
  const kept: number[] = [];
  const candidates: [id: number, loss: number][] = [];
  for (let id = 0; id < texts.length; id++) {
    const best = lattice.best(texts[id]);
    // What is better written by other pieces stays only where it is used.
    const isOwnBest = best.length === 1;
    const instead = isOwnBest ? lattice.best(texts[id], id).filter((one) => one >= 0) : [];
    if (frequency[id] === 0 && !isOwnBest) continue;
    if (instead.length === 0) {
      kept.push(id);
      continue;
    }
    if (frequency[id] === 0) continue;
    const own = Math.log(frequency[id]) - Math.log(sum);
    const rest = Math.log(sum + frequency[id] * (instead.length - 1));
    const other = instead.reduce((total, one) => total + Math.log(frequency[one] + frequency[id]) - rest, 0);
    candidates.push([id, (inWords[id] / allWords) * (own - other)]);
  }
  candidates.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const [id] of candidates.slice(0, Math.max(0, size - kept.length))) kept.push(id);
  kept.sort((a, b) => a - b);
  return { texts: kept.map((id) => texts[id]), scores: Float64Array.from(kept, (id) => scores[id]) };
}

/** Every character, and the most probable of the other pieces; by their scores, the greatest first. */
function finished(
  texts: readonly string[],
  scores: Float64Array,
  characters: ReadonlyMap<string, number>,
  wanted: number,
): LearntPieces {
  const known = new Map(texts.map((text, id) => [text, scores[id]]));
  const least = scores.reduce((lowest, score) => Math.min(lowest, score), 0);
  const chosen = new Map<string, number>();
  let missing = 0;
  for (const character of [...characters.keys()].sort(compareCodePoints))
    chosen.set(character, known.get(character) ?? least - 0.0001 * ++missing);
  const byScore = texts
    .map((text, id) => [text, scores[id]] as const)
    .sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
  for (const [text, score] of byScore) {
    if (chosen.size >= wanted) break;
    chosen.set(text, score);
  }
  const sorted = [...chosen].sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0]));
  return { texts: sorted.map(([text]) => text), scores: Float64Array.from(sorted, ([, score]) => score) };
}

/** The derivative of the logarithm of the gamma function, by its asymptotic series (Abramowitz and Stegun 6.3.18). */
function digamma(x: number): number {
  let result = 0;
  let at = x;
  for (; at < 7; at++) result -= 1 / at;
  at -= 0.5;
  const square = 1 / (at * at);
  return (
    result +
    Math.log(at) +
    square * (1 / 24 + square * (-7 / 960 + square * (31 / 8064 - (square * 127) / 30720)))
  );
}
