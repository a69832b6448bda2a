/**
 * How well tags were given: accuracy, apart for known and unknown words, and precision, recall and F1 of each tag.
 * Definitions as in C. van Rijsbergen, "Information Retrieval", 2nd ed. 1979, chapter 7; a ratio without cases is 0.
 */

import { NlpError } from '../errors.ts';
import type { Random } from '../math/random.ts';
import { atOnce } from '../math/turns.ts';
import { compareCodePoints } from '../text/code-points.ts';
import { bootstrapInterval } from './bootstrap.ts';

/** A sentence with its correct tags, one a token. */
export interface GoldSentence {
  tokens: readonly string[];
  tags: readonly string[];
  /** Where it comes from, for messages. */
  file?: string;
}

/** What is asked of a tagger that is compared with correct tags. */
export interface TaggerToJudge<Sentence extends GoldSentence = GoldSentence> {
  /** All tags that it can give. */
  readonly tags: readonly string[];
  /** One tag a token; a model that looks at more than tokens finds it in the sentence. */
  tag(tokens: readonly string[], sentence: Sentence): readonly string[];
  /** Which tokens training saw. */
  known(tokens: readonly string[]): readonly boolean[];
}

/** One sentence: its correct tags, those that were given, and which words the tagger had seen in training. */
export interface JudgedSentence {
  gold: readonly string[];
  predicted: readonly string[];
  known: readonly boolean[];
}

export interface TagScores {
  precision: number;
  recall: number;
  f1: number;
  /** How often the tag is correct. */
  support: number;
}

export interface TaggingScores {
  accuracy: number;
  /** NaN where there are no such words. */
  knownAccuracy: number;
  unknownAccuracy: number;
  /** Part of the sentences without any mistake. */
  sentenceAccuracy: number;
  sentences: number;
  tokens: number;
  unknownTokens: number;
  perTag: Record<string, TagScores>;
  /** Correct tag, then given tag, to how often. */
  confusion: Record<string, Record<string, number>>;
}

/** What came out of a comparison, a sentence at a time and as a whole. */
export interface TaggingEvaluation {
  readonly scores: TaggingScores;
  readonly judged: readonly JudgedSentence[];
  /** Correct tokens of each sentence, and all of its tokens. */
  readonly correct: readonly number[];
  readonly lengths: readonly number[];
}

/**
 * Tags sentences and compares with their tags.
 * @throws NlpError where none of their tags is one of the tagger's: those are other tags
 */
export function evaluateTagging<Sentence extends GoldSentence>(
  tagger: TaggerToJudge<Sentence>,
  sentences: readonly Sentence[],
): TaggingEvaluation {
  return atOnce(evaluatingSteps(tagger, sentences));
}

/** The same, sentence by sentence: it may be interrupted at each `yield`. */
export function* evaluatingSteps<Sentence extends GoldSentence>(
  tagger: TaggerToJudge<Sentence>,
  sentences: readonly Sentence[],
): Generator<undefined, TaggingEvaluation> {
  checkTags(tagger.tags, sentences);
  const judged: JudgedSentence[] = [];
  for (const sentence of sentences) {
    const { tokens, tags } = sentence;
    judged.push({ gold: tags, predicted: tagger.tag(tokens, sentence), known: tagger.known(tokens) });
    yield;
  }
  return {
    scores: scoreTagging(judged),
    judged,
    correct: judged.map(({ gold, predicted }) => gold.filter((tag, i) => tag === predicted[i]).length),
    lengths: judged.map(({ gold }) => gold.length),
  };
}

/** 1 for each token, in order, that was tagged correctly, else 0. */
export function correctTokens({ judged }: TaggingEvaluation): number[] {
  return judged.flatMap(({ gold, predicted }) => gold.map((tag, i) => (tag === predicted[i] ? 1 : 0)));
}

/** 95% bootstrap interval of the accuracy. @param samples how often sentences are drawn anew */
export function accuracyInterval(
  { correct, lengths }: TaggingEvaluation,
  random: Random,
  samples: number,
): [number, number] {
  return bootstrapInterval(correct, lengths, random, { samples });
}

/** The mean of the tags' F1, each with the same weight. */
export function macroF1({ perTag }: TaggingScores): number {
  const f1 = Object.values(perTag).map((tag) => tag.f1);
  return f1.reduce((sum, value) => sum + value, 0) / f1.length;
}

function checkTags(known: readonly string[], sentences: readonly GoldSentence[]): void {
  const given = new Set(sentences.flatMap(({ tags }) => tags));
  if (given.size === 0 || known.some((tag) => given.has(tag))) return;
  const first = known.slice(0, 5).join(', ');
  throw new NlpError('has none of the tags that the model knows', {
    where: { file: sentences[0].file },
    remedy: (option) =>
      `The model knows ${first}, ...; choose the field with ${option('field')} (upos or xpos).`,
  });
}

export function scoreTagging(sentences: readonly JudgedSentence[]): TaggingScores {
  const confusion = new Map<string, Map<string, number>>();
  let tokens = 0;
  let right = 0;
  let unknown = 0;
  let unknownRight = 0;
  let sentencesRight = 0;
  for (const { gold, predicted, known } of sentences) {
    let mistakes = 0;
    for (let i = 0; i < gold.length; i++) {
      const isRight = gold[i] === predicted[i];
      tokens++;
      if (isRight) right++;
      else mistakes++;
      if (!known[i]) {
        unknown++;
        if (isRight) unknownRight++;
      }
      let row = confusion.get(gold[i]);
      if (row === undefined) {
        row = new Map();
        confusion.set(gold[i], row);
      }
      row.set(predicted[i], (row.get(predicted[i]) ?? 0) + 1);
    }
    if (mistakes === 0) sentencesRight++;
  }
  return {
    accuracy: right / tokens,
    knownAccuracy: (right - unknownRight) / (tokens - unknown),
    unknownAccuracy: unknownRight / unknown,
    sentenceAccuracy: sentencesRight / sentences.length,
    sentences: sentences.length,
    tokens,
    unknownTokens: unknown,
    perTag: scoreTags(confusion),
    confusion: toRecord(confusion),
  };
}

/** The most frequent confusions, worst first. */
export function worstConfusions(
  confusion: TaggingScores['confusion'],
  limit: number,
): { gold: string; predicted: string; count: number }[] {
  const list: { gold: string; predicted: string; count: number }[] = [];
  for (const [gold, row] of Object.entries(confusion))
    for (const [predicted, count] of Object.entries(row))
      if (predicted !== gold) list.push({ gold, predicted, count });
  return list.sort((a, b) => b.count - a.count).slice(0, limit);
}

function scoreTags(confusion: Map<string, Map<string, number>>): Record<string, TagScores> {
  const given = new Map<string, number>();
  const support = new Map<string, number>();
  for (const [gold, row] of confusion)
    for (const [predicted, count] of row) {
      given.set(predicted, (given.get(predicted) ?? 0) + count);
      support.set(gold, (support.get(gold) ?? 0) + count);
    }
  const scores: [string, TagScores][] = [];
  for (const tag of [...new Set([...support.keys(), ...given.keys()])].sort(compareCodePoints)) {
    const right = confusion.get(tag)?.get(tag) ?? 0;
    const precision = right / (given.get(tag) ?? 1);
    const recall = right / (support.get(tag) ?? 1);
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
    scores.push([tag, { precision, recall, f1, support: support.get(tag) ?? 0 }]);
  }
  return Object.fromEntries(scores);
}

function toRecord(confusion: Map<string, Map<string, number>>): Record<string, Record<string, number>> {
  const sorted = [...confusion].sort(([a], [b]) => compareCodePoints(a, b));
  return Object.fromEntries(
    sorted.map(([gold, row]) => [gold, Object.fromEntries([...row].sort(([, n], [, m]) => m - n))]),
  );
}
