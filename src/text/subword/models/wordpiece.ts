/**
 * WordPiece: from the left, the longest token that fits, `##` before all but the first; a word that cannot be cut so is
 * unknown as a whole.
 * Source: M. Schuster and K. Nakajima, "Japanese and Korean voice search", 2012; the longest match is that of J. Devlin
 * et al., "BERT", 2019.
 */
import { NlpError, shownValue } from '../../../errors.ts';
import { countCodePoints } from '../../code-points.ts';
import type { PieceModel, Segmentation } from './piece-model.ts';

export interface WordPieceSettings {
  tokens: readonly string[];
  ids: ReadonlyMap<string, number>;
  unknown: string;
  /** Before every token of a word but the first. */
  continuingPrefix: string;
  /** Longer words, in characters, are unknown. */
  longestWord: number;
}

/** A step of the search: what stood there, and the longest token found. */
export interface LongestMatch {
  start: number;
  token: string | undefined;
  /** Tokens that were tried in vain, longest first. */
  tried: number;
}

export class WordPieceModel implements PieceModel {
  readonly type = 'WordPiece';
  readonly tokens: readonly string[];
  readonly unknownId: number;
  readonly settings: WordPieceSettings;
  /** No token is longer, in UTF-16 units without the prefix. */
  readonly #longest: number;

  constructor(settings: WordPieceSettings) {
    this.settings = settings;
    this.tokens = settings.tokens;
    const unknown = settings.ids.get(settings.unknown);
    if (unknown === undefined) {
      throw new NlpError(`the vocabulary has no unknown token ${shownValue(settings.unknown)}`, {
        remedy: 'WordPiece needs one for the words it cannot cut.',
      });
    }
    this.unknownId = unknown;
    this.#longest = settings.tokens.reduce((most, token) => Math.max(most, token.length), 0);
  }

  idOf(token: string): number | undefined {
    return this.settings.ids.get(token);
  }

  canCutBefore(): boolean {
    return false;
  }

  segment(piece: string): Segmentation {
    return this.explain(piece);
  }

  /** The same with every step told. */
  explain(piece: string, onStep?: (step: LongestMatch) => void): Segmentation {
    const { ids, continuingPrefix, longestWord } = this.settings;
    const unknown = { ids: [this.unknownId], ends: [piece.length] };
    if (piece.length > longestWord && countCodePoints(piece) > longestWord) return unknown;
    const found: number[] = [];
    const ends: number[] = [];
    for (let start = 0; start < piece.length; ) {
      const prefix = start > 0 ? continuingPrefix : '';
      let end = Math.min(piece.length, start + this.#longest);
      let id: number | undefined;
      let tried = 0;
      for (; end > start; end--) {
        if (end < piece.length && isInsidePair(piece, end)) continue;
        id = ids.get(prefix + piece.slice(start, end));
        if (id !== undefined) break;
        tried++;
      }
      onStep?.({ start, token: id === undefined ? undefined : this.tokens[id], tried });
      if (id === undefined) return unknown;
      found.push(id);
      ends.push(end);
      start = end;
    }
    return { ids: found, ends };
  }
}

function isInsidePair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}
