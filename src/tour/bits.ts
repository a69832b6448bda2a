/**
 * Bits that each model needs for one text, every byte of it: characters with their line ends, whatever the model's
 * own units are. A character that training never saw costs every model what the model gives to the unknown and
 * `unknownBits` more, to say which.
 */
import { Random } from '../math/random.ts';
import { SequenceModel } from '../models/hmm/sequence-model.ts';
import { NgramModel } from '../models/ngram/model.ts';
import type { RecurrentModel } from '../models/recurrent/model.ts';

/** To name one of 65,536 characters. */
const unknownBits = 16;

export interface Texts {
  train: string;
  test: string;
  /** The characters of the training text. */
  known: ReadonlySet<string>;
  /** Characters of the test text, and how many of them are not known. */
  characters: number;
  unknown: number;
}

export function textsOf(train: string, test: string): Texts {
  const known = new Set(train);
  let characters = 0;
  let unknown = 0;
  for (const character of test) {
    characters++;
    if (!known.has(character)) unknown++;
  }
  return { train, test, known, characters, unknown };
}

/** Every known character as likely as every other, and the unknown as one more. */
export function uniformBits({ known, characters, unknown }: Texts): number {
  return characters * Math.log2(known.size + 1) + unknown * unknownBits;
}

/** An n-gram model of characters; a line is a sentence, and its end a character. */
export async function characterBits({ train, test, unknown }: Texts, order: number): Promise<number> {
  const model = await NgramModel.train(
    linesOf(train).map((line) => [...line]),
    { order },
  );
  return (
    bitsOf(
      model,
      linesOf(test).map((line) => [...line]),
    ) +
    unknown * unknownBits
  );
}

/** An n-gram model of the words between blanks; an unknown word is spelt by a model of the known words' letters. */
export async function wordBits({ train, test, known }: Texts, order: number): Promise<number> {
  const words = (line: string) => (line === '' ? [] : line.split(' '));
  const sentences = linesOf(train).map(words);
  const model = await NgramModel.train(sentences, { order });
  const types = new Set(sentences.flat());
  const speller = await NgramModel.train(
    [...types].map((word) => [...word]),
    { order: 3 },
  );
  let bits = 0;
  for (const line of linesOf(test)) {
    const tokens = words(line);
    bits += bitsOf(model, [tokens]);
    for (const word of tokens) {
      if (types.has(word)) continue;
      bits += bitsOf(speller, [[...word]]);
      for (const character of word) if (!known.has(character)) bits += unknownBits;
    }
  }
  return bits;
}

/**
 * A hidden Markov model of characters, learnt without states. It has no unknown symbol of its own: that gets the share
 * of the characters that were seen once (A. Good and I. Turing, Biometrika 40, 1953).
 */
export function hiddenStateBits({ train, test, known, characters, unknown }: Texts, states: number): number {
  const stream = [...train];
  // One stream in pieces of equal length, as its likelihood is a product over positions anyway.
  const pieces: string[][] = [];
  for (let from = 0; from < stream.length; from += 1000) pieces.push(stream.slice(from, from + 1000));
  const random = Random.from(1).fork('hmm');
  const model = SequenceModel.train(pieces, { states, random, restarts: 1, iterations: 40 });
  const counts = new Map<string, number>();
  for (const character of stream) counts.set(character, (counts.get(character) ?? 0) + 1);
  const once = [...counts.values()].filter((count) => count === 1).length;
  const unknownShare = Math.max(1, once) / (stream.length + known.size);
  const knownCharacters = characters - unknown;
  return (
    -model.score([...test]).logProbability / Math.LN2 -
    knownCharacters * Math.log2(1 - unknownShare) +
    unknown * (unknownBits - Math.log2(unknownShare))
  );
}

/** A recurrent model reads the stream from a line end on, so that the first character is predicted too. */
export async function recurrentBits(
  model: RecurrentModel,
  { test, characters, unknown }: Texts,
): Promise<number> {
  const score = await model.evaluate(`\n${test}`);
  return (score?.bitsPerCharacter ?? Number.NaN) * characters + unknown * unknownBits;
}

function bitsOf(model: NgramModel, sentences: readonly (readonly string[])[]): number {
  let logProb10 = 0;
  for (const sentence of sentences) logProb10 += model.score(sentence).logProb10;
  return -logProb10 * Math.log2(10);
}

/** Lines without their ends; a text ends in one. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}
