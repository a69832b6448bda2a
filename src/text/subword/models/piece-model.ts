/** What turns a piece of text (a word, as a rule) into tokens: byte-pair encoding, WordPiece or Unigram. */
import type { Random } from '../../../math/random.ts';

/** The tokens of a piece. Where several end at the same place, each of them stands for the whole character there. */
export interface Segmentation {
  readonly ids: readonly number[];
  /** Where each token ends, in UTF-16 units of the piece. */
  readonly ends: readonly number[];
}

/** Chance in segmenting, which keeps a model from relying on one way to write a word. */
export interface Sampling {
  /** BPE: the probability that a merge is left out; Unigram: the exponent of a segmentation's probability. */
  amount: number;
  random: Random;
}

export interface PieceModel {
  readonly type: 'BPE' | 'WordPiece' | 'Unigram';
  /** The tokens by their ids; those that were added to the model are not among them. */
  readonly tokens: readonly string[];
  readonly unknownId: number | undefined;
  /** Whether text cut before each of these characters has the same tokens as the text in one piece. */
  canCutBefore(mark: string): boolean;
  idOf(token: string): number | undefined;
  segment(piece: string, sampling?: Sampling): Segmentation;
}
