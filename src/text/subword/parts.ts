/** The parts of a trained tokenizer, and how they come out of its description (tokenizer.json). */
import { type Location, NlpError, shownValue } from '../../errors.ts';
import { type AddedToken, readAddedTokens } from './added-tokens.ts';
import { buildDecoder } from './build/decoder.ts';
import { buildModel } from './build/model.ts';
import { buildNormaliser } from './build/normaliser.ts';
import { buildPostProcessor } from './build/post-processor.ts';
import { buildPreTokenizer } from './build/pre-tokenizer.ts';
import type { Decoder } from './decoders/decoder.ts';
import { JsonPart } from './json-part.ts';
import type { PieceModel } from './models/piece-model.ts';
import type { SubwordNormaliser } from './normalisers/normaliser.ts';
import { bareTexts, type PostProcessor } from './post-processor.ts';
import { cutBeforeMark } from './pre-tokenizers/metaspace.ts';
import { type PreTokenizer, uncut } from './pre-tokenizers/pre-tokenizer.ts';
import { readTruncation, type Truncation } from './truncation.ts';

/** What tokenizer.json says: plain data. */
export type TokenizerDescription = Readonly<Record<string, unknown>>;

export interface SubwordParts {
  description: TokenizerDescription;
  normaliser: SubwordNormaliser | undefined;
  preTokenizer: PreTokenizer;
  /** Whether the model sees bytes, as characters of the byte alphabet. */
  isByteLevel: boolean;
  model: PieceModel;
  /** All tokens by their ids, with those that were added. */
  tokens: readonly string[];
  added: readonly AddedToken[];
  post: PostProcessor;
  decoder: Decoder | undefined;
  truncation: Truncation | undefined;
}

/** The mark of a blank; where the model allows, text is cut before it, so that words that come again are known. */
const BLANK = '\u2581';

/** @throws NlpError that names what is damaged, or what the description asks for and is not supported */
export function buildParts(description: unknown, where: Location = {}): SubwordParts {
  const file = new JsonPart(description, '', where);
  file.value('version');
  const modelPart = file.part('model');
  if (modelPart === undefined)
    throw file.error('has no "model"', 'A tokenizer.json has "model", "pre_tokenizer", "decoder" and more.');
  const model = buildModel(modelPart);
  const added = readAddedTokens(file);
  const tokens = allTokens(model, added, where);
  const normaliserPart = file.part('normalizer');
  const normaliser = normaliserPart === undefined ? undefined : buildNormaliser(normaliserPart);
  const preTokenizerPart = file.part('pre_tokenizer');
  let { preTokenizer, isByteLevel } =
    preTokenizerPart === undefined
      ? { preTokenizer: uncut, isByteLevel: false }
      : buildPreTokenizer(preTokenizerPart);
  if (preTokenizer === uncut && !isByteLevel && model.canCutBefore(BLANK))
    preTokenizer = cutBeforeMark(BLANK);
  const postPart = file.part('post_processor');
  const post = postPart === undefined ? bareTexts : buildPostProcessor(postPart, tokens.length);
  const decoderPart = file.part('decoder');
  const decoder = decoderPart === undefined ? undefined : buildDecoder(decoderPart);
  const truncationPart = file.part('truncation');
  const truncation = truncationPart === undefined ? undefined : readTruncation(truncationPart);
  // Encodings are filled up when they become a batch.
  file.value('padding');
  file.end();
  return {
    description: description as TokenizerDescription,
    normaliser,
    preTokenizer,
    isByteLevel,
    model,
    tokens,
    added,
    post,
    decoder,
    truncation,
  };
}

/** The tokens of the model, then those that were added and that it has not. */
function allTokens(model: PieceModel, added: readonly AddedToken[], where: Location): string[] {
  const tokens = model.tokens.slice();
  for (const { id, content } of [...added].sort((a, b) => a.id - b.id)) {
    if (id < tokens.length) {
      if (tokens[id] === content) continue;
      throw new NlpError(
        `added_tokens gives ${shownValue(content)} the id ${id}, which ${shownValue(tokens[id])} has`,
        { where },
      );
    }
    if (id > tokens.length)
      throw new NlpError(
        `added_tokens gives ${shownValue(content)} the id ${id}, but no token has the id ${tokens.length}`,
        {
          where,
          remedy: 'Ids must follow each other without gaps.',
        },
      );
    tokens.push(content);
  }
  return tokens;
}
