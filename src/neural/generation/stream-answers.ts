/**
 * What is asked of a model that reads one stream of tokens: the score of a text, the next token, a text drawn token by
 * token. The model gives readers of its network and the encoder of its texts.
 */
import type { Random } from '../../math/random.ts';
import type { StreamEncoder } from '../../text/stream-encoder.ts';
import { countCharacters, idsOf } from '../../text/token-stream.ts';
import { Sampler, type SamplingOptions } from './sampler.ts';
import { likeliest, softmax } from './softmax.ts';
import { checkedLoss, type StreamReader } from './stream-reader.ts';

export interface StreamScore {
  /** e^(loss per token). */
  perplexity: number;
  bitsPerToken: number;
  bitsPerCharacter: number;
  /** Predicted tokens: all but the first. */
  tokens: number;
}

export interface TokenProbability {
  token: string;
  probability: number;
}

export interface StreamGenerateOptions extends SamplingOptions {
  prompt?: string;
  /** Tokens to draw. @defaultValue 500 */
  length?: number;
  /** Called before each token with the probability it had (at temperature 1, of all tokens). */
  onProbability?: (probability: number) => void;
}

/** Perplexity of a text read as one stream from a state of zeros; undefined where nothing is predicted. */
export async function scoreStream(
  reader: StreamReader,
  encoder: StreamEncoder,
  text: string,
): Promise<StreamScore | undefined> {
  const numbered = encoder.number(text);
  const ids = idsOf(numbered, encoder.vocabulary);
  if (ids.length < 2) return undefined;
  const found = await reader.loss(ids);
  if (found === undefined) return undefined;
  const characters = countCharacters(text) - countCharacters(numbered.names[0]);
  const bits = checkedLoss(found.loss) / Math.LN2;
  return {
    perplexity: Math.exp(found.loss / found.tokens),
    bitsPerToken: bits / found.tokens,
    bitsPerCharacter: bits / characters,
    tokens: found.tokens,
  };
}

/** Probabilities [V] of the token after a prompt (after nothing: after a line end, where there is one). */
export function nextDistribution(reader: StreamReader, encoder: StreamEncoder, prompt: string): Float64Array {
  const { size } = encoder.vocabulary;
  reader.reset();
  const logits = reader.read(encoder.encodePrompt(prompt)) ?? new Float64Array(size);
  return softmax(logits, size);
}

/** The likeliest tokens of a distribution, with their probabilities. */
export function likeliestTokens(
  probabilities: Float64Array,
  { vocabulary }: StreamEncoder,
  count: number,
): TokenProbability[] {
  return Array.from(likeliest(probabilities, count), (id) => ({
    token: vocabulary.token(id),
    probability: probabilities[id],
  }));
}

/** Draws tokens one by one, each as soon as it is made; `<unk>` is never drawn. */
export function* generateTokens(
  reader: StreamReader,
  encoder: StreamEncoder,
  random: Random,
  options: StreamGenerateOptions,
): Generator<string> {
  const { prompt = '', length = 500, onProbability, ...sampling } = options;
  const { vocabulary } = encoder;
  const { unknownId, size } = vocabulary;
  const banned = unknownId >= 0 && size > 1 ? [unknownId] : [];
  const sampler = new Sampler(size, sampling, banned);
  const ids = encoder.encodePrompt(prompt);
  const history = Array.from(ids);
  reader.reset();
  let logits = reader.read(ids) ?? new Float64Array(size);
  for (let i = 0; i < length; i++) {
    const id = sampler.draw(logits, random, history);
    history.push(id);
    onProbability?.(softmax(logits, size)[id]);
    yield vocabulary.token(id);
    if (i + 1 < length) logits = reader.readOne(id);
  }
}
