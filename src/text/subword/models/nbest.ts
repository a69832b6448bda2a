/**
 * The n best segmentations of the Unigram model, best first: at every place of the text the n best ways to come there.
 * Source: M. Nagata, "A stochastic Japanese morphological analyzer using a forward-DP backward-A* N-best search
 * algorithm", 1994, in the form of a list of n at each place (S. Lee Chow and R. Schwartz, 1989).
 */
import type { Segmentation } from './piece-model.ts';
import type { LatticeEdge, UnigramModel } from './unigram.ts';

export interface ScoredSegmentation extends Segmentation {
  /** The sum of the tokens' natural logarithms. */
  score: number;
}

interface Way {
  score: number;
  edge: LatticeEdge | undefined;
  before: Way | undefined;
}

export function nBestSegmentations(model: UnigramModel, piece: string, n: number): ScoredSegmentation[] {
  const ways: Way[][] = Array.from({ length: piece.length + 1 }, () => []);
  ways[0].push({ score: 0, edge: undefined, before: undefined });
  for (let start = 0; start < piece.length; start++) {
    const here = ways[start];
    if (here.length === 0) continue;
    for (const edge of model.edgesAt(piece, start)) {
      const there = ways[edge.end];
      for (const before of here) {
        const score = before.score + edge.score;
        if (there.length === n && score <= there[n - 1].score) break;
        insert(there, { score, edge, before }, n);
      }
    }
  }
  return ways[piece.length].map((way) => {
    const ids: number[] = [];
    const starts: number[] = [];
    for (let at: Way | undefined = way; at?.edge !== undefined; at = at.before) {
      ids.push(at.edge.id);
      starts.push(at.edge.start);
    }
    return { ...model.finished(piece, ids.reverse(), starts.reverse()), score: way.score };
  });
}

function insert(ways: Way[], way: Way, n: number): void {
  let at = ways.length;
  while (at > 0 && ways[at - 1].score < way.score) at--;
  ways.splice(at, 0, way);
  if (ways.length > n) ways.pop();
}
