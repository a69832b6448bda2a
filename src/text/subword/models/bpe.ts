/**
 * Byte-pair encoding: a piece begins as characters, and neighbours are merged by the rank of the pair (merge-loop.ts).
 * Over the byte alphabet (byte-alphabet.ts) it is the byte-level model of GPT-2; with byte tokens that of Llama.
 * Source: R. Sennrich, B. Haddow and A. Birch, 2016; A. Radford et al., "Language Models are Unsupervised Multitask
 * Learners", 2019, section 2.2.
 */
import { NlpError, shownValue } from '../../../errors.ts';
import { byteTokenIds } from './byte-tokens.ts';
import { type MergeListener, mergeSymbols, type Symbols } from './merge-loop.ts';
import type { MergeTable } from './merge-table.ts';
import type { PieceModel, Sampling, Segmentation } from './piece-model.ts';

export interface BpeSettings {
  tokens: readonly string[];
  ids: ReadonlyMap<string, number>;
  merges: MergeTable;
  unknown?: string;
  /** Whether unknown characters in a row are one unknown token. */
  fuseUnknown?: boolean;
  /** Whether unknown characters become the tokens of their bytes. */
  byteFallback?: boolean;
  /** Before every character of a piece but the first (`##`). */
  continuingPrefix?: string;
  /** After the last character of a piece (`</w>`). */
  endSuffix?: string;
  /** Whether a piece that is a token is that token, whatever the merges make of it. */
  ignoreMerges?: boolean;
  /**
   * Characters without a token of their own that are the beginnings of merges: their ids follow those of the tokens,
   * and where no merge takes them they are unknown.
   */
  bare?: ReadonlyMap<string, number>;
}

export class BpeModel implements PieceModel {
  readonly type = 'BPE';
  readonly tokens: readonly string[];
  readonly unknownId: number | undefined;
  readonly settings: BpeSettings;
  readonly #bytes: Int32Array | undefined;
  /** Ids by code unit of what lies in the first plane; -1 where there is none. */
  readonly #units: Int32Array | undefined;

  constructor(settings: BpeSettings) {
    this.settings = settings;
    this.tokens = settings.tokens;
    this.unknownId = settings.unknown === undefined ? undefined : settings.ids.get(settings.unknown);
    this.#bytes = settings.byteFallback ? byteTokenIds((token) => settings.ids.get(token)) : undefined;
    if (settings.continuingPrefix || settings.endSuffix) return;
    this.#units = new Int32Array(0x10000).fill(-1);
    for (const map of [settings.ids, settings.bare ?? new Map<string, number>()]) {
      for (const [token, id] of map) if (token.length === 1) this.#units[token.charCodeAt(0)] = id;
    }
  }

  idOf(token: string): number | undefined {
    return this.settings.ids.get(token);
  }

  canCutBefore(mark: string): boolean {
    const { merges, ids, bare, tokens, byteFallback, fuseUnknown } = this.settings;
    if (!ids.has(mark) && !bare?.has(mark) && (fuseUnknown || !byteFallback)) return false;
    if (this.settings.ignoreMerges || !this.#units) return false;
    for (let merge = 0; merge < merges.size; merge++) {
      if (tokens[merges.result[merge]].lastIndexOf(mark) > 0 && crosses(tokens[merges.result[merge]], mark))
        return false;
    }
    return true;
  }

  segment(piece: string, sampling?: Sampling): Segmentation {
    const { ids, ignoreMerges, merges } = this.settings;
    if (ignoreMerges) {
      const whole = ids.get(piece);
      if (whole !== undefined) return { ids: [whole], ends: [piece.length] };
    }
    const symbols = this.symbols(piece);
    mergeSymbols(symbols, merges, sampling);
    return this.#finished(symbols, piece);
  }

  /** The same by search, with every merge told. */
  explain(piece: string, onMerge: MergeListener): Segmentation {
    const symbols = this.symbols(piece);
    mergeSymbols(symbols, this.settings.merges, undefined, onMerge);
    return this.#finished(symbols, piece);
  }

  /** What a symbol is called; characters without a token are called by themselves. */
  nameOf(id: number): string {
    if (id < this.tokens.length) return this.tokens[id];
    for (const [token, bare] of this.settings.bare ?? []) if (bare === id) return token;
    return '?';
  }

  /** The characters of a piece, before any merge. */
  symbols(piece: string): Symbols {
    const units = this.#units;
    const ids: number[] = [];
    const ends: number[] = [];
    const { length } = piece;
    let wasUnknown = false;
    for (let i = 0; i < length; ) {
      const unit = piece.charCodeAt(i);
      let end = i + 1;
      let id = -1;
      if (units !== undefined && (unit & 0xf800) !== 0xd800) id = units[unit];
      else {
        if (piece.codePointAt(i)! > 0xffff) end++;
        id = this.#idOfCharacter(piece.slice(i, end), i, end === length);
      }
      if (id !== -1) {
        ids.push(id);
        ends.push(end);
        wasUnknown = false;
      } else if (this.#bytes !== undefined) {
        for (const byte of Buffer.from(piece.slice(i, end))) {
          ids.push(this.#bytes[byte]);
          ends.push(end);
        }
        wasUnknown = false;
      } else if (wasUnknown && this.settings.fuseUnknown) ends[ends.length - 1] = end;
      else {
        ids.push(this.#unknown(piece.slice(i, end)));
        ends.push(end);
        wasUnknown = true;
      }
      i = end;
    }
    return { ids, ends };
  }

  #idOfCharacter(character: string, start: number, isLast: boolean): number {
    const { ids, bare, continuingPrefix = '', endSuffix = '' } = this.settings;
    const name = `${start > 0 ? continuingPrefix : ''}${character}${isLast ? endSuffix : ''}`;
    return ids.get(name) ?? bare?.get(name) ?? -1;
  }

  #unknown(character: string): number {
    if (this.unknownId !== undefined) return this.unknownId;
    throw new NlpError(`the tokenizer has no token for ${shownValue(character)}, and none for the unknown`, {
      remedy: 'Train one that is byte-level, or one with an unknown token.',
    });
  }

  /** Characters that no merge took and that are no tokens become bytes or unknown. */
  #finished(symbols: Symbols, piece: string): Segmentation {
    const { bare, fuseUnknown } = this.settings;
    if (bare === undefined || bare.size === 0) return symbols;
    const size = this.tokens.length;
    if (symbols.ids.every((id) => id < size)) return symbols;
    const ids: number[] = [];
    const ends: number[] = [];
    for (const [i, id] of symbols.ids.entries()) {
      const end = symbols.ends[i];
      if (id < size) {
        ids.push(id);
        ends.push(end);
        continue;
      }
      const character = piece.slice(i === 0 ? 0 : symbols.ends[i - 1], end);
      if (this.#bytes !== undefined) {
        for (const byte of Buffer.from(character)) {
          ids.push(this.#bytes[byte]);
          ends.push(end);
        }
      } else {
        const unknown = this.#unknown(character);
        if (fuseUnknown && ids.at(-1) === unknown) ends[ends.length - 1] = end;
        else {
          ids.push(unknown);
          ends.push(end);
        }
      }
    }
    return { ids, ends };
  }
}

/** Whether a mark stands behind something else in a token. */
export function crosses(token: string, mark: string): boolean {
  for (let i = 1; i < token.length; i++) if (token[i] === mark && token[i - 1] !== mark) return true;
  return false;
}
