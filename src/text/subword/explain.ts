/**
 * How a piece became its tokens, as data: the merges of BPE in order, the longest matches of WordPiece, the lattice of
 * Unigram with its scores.
 */
import { BpeModel } from './models/bpe.ts';
import { type UnigramModel, widthOf } from './models/unigram.ts';
import { WordPieceModel } from './models/wordpiece.ts';
import type { SubwordEncoder } from './subword-encoder.ts';

export interface MergeStep {
  /** Of the merge, from 0: the lower, the earlier it was learnt. */
  rank: number;
  left: string;
  right: string;
  /** The symbols after it. */
  symbols: string[];
}

export interface MatchStep {
  start: number;
  /** The longest token that fits; null where none does, and the word is unknown. */
  token: string | null;
  /** Longer beginnings of the rest that are no tokens. */
  tried: number;
}

export interface LatticeStep {
  start: number;
  end: number;
  token: string;
  /** A natural logarithm. */
  score: number;
  /** Whether the best segmentation goes through it. */
  isBest: boolean;
}

export type PieceExplanation = { piece: string; tokens: string[] } & (
  | { type: 'BPE'; symbols: string[]; merges: MergeStep[] }
  | { type: 'WordPiece'; matches: MatchStep[] }
  | { type: 'Unigram'; lattice: LatticeStep[]; score: number }
  | { type: 'added' }
);

export function explainPieces(encoder: SubwordEncoder, text: string): PieceExplanation[] {
  return encoder
    .modelPieces(text)
    .map(({ id, piece }) =>
      id === -1 ? explainPiece(encoder, piece) : { type: 'added', piece, tokens: [piece] },
    );
}

function explainPiece({ parts: { model } }: SubwordEncoder, piece: string): PieceExplanation {
  const nameOf = (id: number) => model.tokens[id];
  if (model instanceof BpeModel) {
    const { merges: table } = model.settings;
    const symbols = model.symbols(piece).ids.map((id) => model.nameOf(id));
    const merges: MergeStep[] = [];
    const { ids } = model.explain(piece, (merge, now) =>
      merges.push({
        rank: table.rank[merge],
        left: model.nameOf(table.left[merge]),
        right: model.nameOf(table.right[merge]),
        symbols: now.ids.map((id) => model.nameOf(id)),
      }),
    );
    return { type: 'BPE', piece, tokens: ids.map(nameOf), symbols, merges };
  }
  if (model instanceof WordPieceModel) {
    const matches: MatchStep[] = [];
    const { ids } = model.explain(piece, ({ start, token, tried }) =>
      matches.push({ start, token: token ?? null, tried }),
    );
    return { type: 'WordPiece', piece, tokens: ids.map(nameOf), matches };
  }
  return explainLattice(model as UnigramModel, piece);
}

function explainLattice(model: UnigramModel, piece: string): PieceExplanation {
  const { ids, ends } = model.segment(piece);
  const best = new Set<string>();
  let from = 0;
  for (const [i, end] of ends.entries()) {
    best.add(`${from} ${end} ${ids[i]}`);
    from = end;
  }
  const lattice: LatticeStep[] = [];
  let score = 0;
  for (let start = 0; start < piece.length; start += widthOf(piece, start)) {
    for (const edge of model.edgesAt(piece, start)) {
      const id = edge.id === -1 ? model.unknownId : edge.id;
      const isBest = best.has(`${edge.start} ${edge.end} ${id}`);
      const token = edge.id === -1 ? piece.slice(edge.start, edge.end) : model.tokens[edge.id];
      if (isBest) score += edge.score;
      lattice.push({ start: edge.start, end: edge.end, token, score: edge.score, isBest });
    }
  }
  return { type: 'Unigram', piece, tokens: ids.map((id) => model.tokens[id]), lattice, score };
}
