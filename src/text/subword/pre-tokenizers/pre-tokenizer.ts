/** How a text is cut before a model sees it: pieces, between which no token reaches. */

/**
 * Told of every piece in order.
 * @param piece as the model sees it
 * @param start where it begins in the text
 * @param added how many units at its front do not stand in the text (a blank that was put before it)
 */
export type PieceListener = (piece: string, start: number, added: number) => void;

export interface PreTokenizer {
  /** @param isFirst whether the text begins where the whole input does */
  cut(text: string, isFirst: boolean, each: PieceListener): void;
}

/** One after the other: each cuts the pieces of the one before. */
export function cutInTurn(preTokenizers: readonly PreTokenizer[]): PreTokenizer {
  return preTokenizers.reduceRight((second, first) => ({
    cut(text, isFirst, each) {
      first.cut(text, isFirst, (piece, start, added) => {
        second.cut(piece, isFirst && start === 0, (part, partStart, partAdded) => {
          const inside = Math.max(0, added - partStart);
          each(
            part,
            start + Math.max(0, partStart - added),
            partAdded + Math.min(inside, part.length - partAdded),
          );
        });
      });
    },
  }));
}

/** The whole text as one piece. */
export const uncut: PreTokenizer = {
  cut(text, _isFirst, each) {
    if (text !== '') each(text, 0, 0);
  },
};
