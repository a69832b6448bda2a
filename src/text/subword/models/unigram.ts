/**
 * The Unigram model: every token has a probability, and a piece is cut so that the product of them is greatest (Viterbi).
 * Source: T. Kudo, "Subword Regularization: Improving Neural Network Translation Models with Multiple Subword
 * Candidates", ACL 2018, section 3.2. Scores are natural logarithms; an unknown character has that of the least likely
 * token less 10, as in SentencePiece.
 */
import { NlpError } from '../../../errors.ts';
import { crosses } from './bpe.ts';
import { byteTokenIds } from './byte-tokens.ts';
import type { PieceModel, Sampling, Segmentation } from './piece-model.ts';
import { Trie } from './trie.ts';

export interface UnigramSettings {
  tokens: readonly string[];
  ids: ReadonlyMap<string, number>;
  /** [tokens] natural logarithms */
  scores: Float64Array;
  unknownId?: number;
  byteFallback?: boolean;
  /** Whether unknown characters in a row are one unknown token. @defaultValue true */
  fuseUnknown?: boolean;
  /**
   * Whether the best sums are kept in single precision, over the whole text, and compared with new ones in double, as
   * SentencePiece does: it decides between equals.
   */
  singlePrecision?: boolean;
  /** Tokens that text does not become, such as those for control. */
  hidden?: ReadonlySet<number>;
  /** Tokens that are taken wherever they stand, by their greater score. */
  preferred?: ReadonlySet<number>;
}

const UNKNOWN_PENALTY = 10;

/** An edge of the lattice: a token, or the unknown, over units [start, end) of a piece. */
export interface LatticeEdge {
  start: number;
  end: number;
  id: number;
  score: number;
}

export class UnigramModel implements PieceModel {
  readonly type = 'Unigram';
  readonly tokens: readonly string[];
  readonly unknownId: number | undefined;
  readonly settings: UnigramSettings;
  readonly scores: Float64Array;
  readonly unknownScore: number;
  readonly #trie: Trie;
  readonly #bytes: Int32Array | undefined;
  #best: Float32Array | Float64Array;
  #from = new Int32Array(256);
  #id = new Int32Array(256);

  constructor(settings: UnigramSettings) {
    this.settings = settings;
    this.#best = settings.singlePrecision ? new Float32Array(256) : new Float64Array(256);
    const { tokens, scores, hidden, preferred, ids } = settings;
    this.tokens = tokens;
    this.unknownId = settings.unknownId;
    this.#bytes = settings.byteFallback ? byteTokenIds((token) => ids.get(token)) : undefined;
    let least = Infinity;
    let most = -Infinity;
    const used: [string, number][] = [];
    for (const [id, token] of tokens.entries()) {
      if (hidden?.has(id) || token === '' || (hidden === undefined && id === settings.unknownId)) continue;
      used.push([token, id]);
      if (preferred?.has(id)) continue;
      least = Math.min(least, scores[id]);
      most = Math.max(most, scores[id]);
    }
    if (hidden === undefined) least = scores.reduce((least, score) => Math.min(least, score), Infinity);
    this.scores = scores.slice();
    for (const id of preferred ?? []) this.scores[id] = tokens[id].length * most - 0.1;
    const unknownScore = (Number.isFinite(least) ? least : 0) - UNKNOWN_PENALTY;
    this.unknownScore = settings.singlePrecision ? Math.fround(unknownScore) : unknownScore;
    this.#trie = new Trie(used);
  }

  idOf(token: string): number | undefined {
    return this.settings.ids.get(token);
  }

  canCutBefore(mark: string): boolean {
    if (!this.settings.ids.has(mark) || this.settings.singlePrecision) return false;
    return !this.tokens.some((token) => crosses(token, mark));
  }

  segment(piece: string, sampling?: Sampling): Segmentation {
    if (sampling !== undefined && sampling.amount > 0) return this.#sample(piece, sampling);
    const { length } = piece;
    if (length >= this.#best.length) {
      this.#best = this.settings.singlePrecision
        ? new Float32Array(2 * length)
        : new Float64Array(2 * length);
      this.#from = new Int32Array(2 * length);
      this.#id = new Int32Array(2 * length);
    }
    const best = this.#best;
    const from = this.#from;
    const id = this.#id;
    const { value } = this.#trie;
    const trie = this.#trie;
    const scores = this.scores;
    best.fill(-Infinity, 0, length + 1);
    best[0] = 0;
    for (let start = 0; start < length; ) {
      const width = widthOf(piece, start);
      const score = best[start];
      let hasCharacter = false;
      let node = 0;
      for (let end = start; end < length; ) {
        node = trie.step(node, piece.charCodeAt(end++));
        if (node === -1) break;
        const token = value[node];
        if (token === -1) continue;
        const sum = score + scores[token];
        if (sum > best[end]) {
          best[end] = sum;
          from[end] = start;
          id[end] = token;
        }
        if (end - start === width) hasCharacter = true;
      }
      const end = start + width;
      if (!hasCharacter && score + this.unknownScore > best[end]) {
        best[end] = score + this.unknownScore;
        from[end] = start;
        id[end] = -1;
      }
      start = end;
    }
    const ids: number[] = [];
    const starts: number[] = [];
    for (let end = length; end > 0; end = from[end]) {
      ids.push(id[end]);
      starts.push(from[end]);
    }
    return this.finished(piece, ids.reverse(), starts.reverse());
  }

  /** Every token that begins at a place, the unknown character where no token is that character alone. */
  edgesAt(piece: string, start: number): LatticeEdge[] {
    const edges: LatticeEdge[] = [];
    const width = widthOf(piece, start);
    let hasCharacter = false;
    let node = 0;
    for (let end = start; end < piece.length; ) {
      node = this.#trie.step(node, piece.charCodeAt(end++));
      if (node === -1) break;
      const id = this.#trie.value[node];
      if (id === -1) continue;
      edges.push({ start, end, id, score: this.scores[id] });
      if (end - start === width) hasCharacter = true;
    }
    if (!hasCharacter) edges.push({ start, end: start + width, id: -1, score: this.unknownScore });
    return edges;
  }

  /** Tokens of a path, where -1 is an unknown character: fused, or as bytes. */
  finished(piece: string, path: readonly number[], starts: readonly number[]): Segmentation {
    const ids: number[] = [];
    const ends: number[] = [];
    const { fuseUnknown = true } = this.settings;
    let wasUnknown = false;
    for (let i = 0; i < path.length; i++) {
      const end = i + 1 < path.length ? starts[i + 1] : piece.length;
      if (path[i] !== -1) {
        ids.push(path[i]);
        ends.push(end);
        wasUnknown = false;
      } else if (this.#bytes !== undefined) {
        for (const byte of Buffer.from(piece.slice(starts[i], end))) {
          ids.push(this.#bytes[byte]);
          ends.push(end);
        }
      } else if (wasUnknown && fuseUnknown) ends[ends.length - 1] = end;
      else {
        if (this.unknownId === undefined) {
          const character = JSON.stringify(piece.slice(starts[i], end));
          throw new NlpError(`the tokenizer has no token for ${character}, and none for the unknown`, {
            remedy: 'Train one with an unknown token.',
          });
        }
        ids.push(this.unknownId);
        ends.push(end);
        wasUnknown = true;
      }
    }
    return { ids, ends };
  }

  /**
   * A segmentation by its probability to the power of `amount`: forward sums, then tokens drawn from the end (forward
   * filtering, backward sampling).
   */
  #sample(piece: string, { amount, random }: Sampling): Segmentation {
    const { length } = piece;
    const forward = new Float64Array(length + 1).fill(-Infinity);
    const incoming: LatticeEdge[][] = Array.from({ length: length + 1 }, () => []);
    forward[0] = 0;
    for (let start = 0; start < length; start += widthOf(piece, start)) {
      if (forward[start] === -Infinity) continue;
      for (const edge of this.edgesAt(piece, start)) {
        incoming[edge.end].push(edge);
        forward[edge.end] = logAdd(forward[edge.end], forward[start] + amount * edge.score);
      }
    }
    const path: number[] = [];
    const starts: number[] = [];
    for (let end = length; end > 0; ) {
      let rest = random.next();
      let chosen = incoming[end][incoming[end].length - 1];
      for (const edge of incoming[end]) {
        rest -= Math.exp(forward[edge.start] + amount * edge.score - forward[end]);
        if (rest >= 0) continue;
        chosen = edge;
        break;
      }
      path.push(chosen.id);
      starts.push(chosen.start);
      end = chosen.start;
    }
    return this.finished(piece, path.reverse(), starts.reverse());
  }
}

export function widthOf(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

export function logAdd(a: number, b: number): number {
  if (a < b) return logAdd(b, a);
  return b === -Infinity ? a : a + Math.log1p(Math.exp(b - a));
}
