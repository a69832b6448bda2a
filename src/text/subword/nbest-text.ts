/** The n best segmentations of a whole text by a Unigram model: the best ways through its pieces, joined. */
import { usageError } from '../../errors.ts';
import { nBestSegmentations } from './models/nbest.ts';
import { UnigramModel } from './models/unigram.ts';
import type { SubwordEncoder } from './subword-encoder.ts';

export interface ScoredIds {
  ids: number[];
  /** The sum of the tokens' natural logarithms. */
  score: number;
}

/** Best first; fewer where there are no more. @throws NlpError for another model than Unigram */
export function nBest(encoder: SubwordEncoder, text: string, n: number): ScoredIds[] {
  const { model } = encoder.parts;
  if (!(model instanceof UnigramModel)) {
    throw usageError(`needs a Unigram model, and this one is ${model.type}`, 'nbest', (option) =>
      model.type === 'BPE'
        ? `To draw other segmentations of it, give ${option('dropout')}.`
        : 'It knows one way.',
    );
  }
  let best: ScoredIds[] = [{ ids: [], score: 0 }];
  for (const { id, piece } of encoder.modelPieces(text)) {
    const ways = id === -1 ? nBestSegmentations(model, piece, n) : [{ ids: [id], score: 0 }];
    const joined = best.flatMap((one) =>
      ways.map((way) => ({ ids: [...one.ids, ...way.ids], score: one.score + way.score })),
    );
    best = joined.sort((a, b) => b.score - a.score).slice(0, n);
  }
  return best;
}
