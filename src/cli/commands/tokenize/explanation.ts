/** The explanation of a piece as lines for people. */
import type { PieceExplanation } from '../../../text/subword/explain.ts';
import { printable } from '../../output.ts';

export function explanationLines(piece: PieceExplanation): string[] {
  const heading = `${printable(piece.piece)}  →  ${piece.tokens.map(printable).join(' ')}`;
  switch (piece.type) {
    case 'added':
      return [`${printable(piece.piece)}  (an added token)`];
    case 'BPE': {
      const width = Math.max(0, ...piece.merges.map(({ rank }) => String(rank).length));
      return [
        heading,
        `  ${' '.repeat(width + 7)}${shown(piece.symbols)}`,
        ...piece.merges.map(({ rank, symbols, left, right }) => {
          const what = `${printable(left)} + ${printable(right)}`;
          return `  merge ${String(rank).padStart(width)} ${shown(symbols)}  (${what})`;
        }),
      ];
    }
    case 'WordPiece':
      return [
        heading,
        ...piece.matches.map(({ start, token, tried }) =>
          token === null
            ? `  from ${start}: none of ${tried} beginnings is a token, so the word is unknown`
            : `  from ${start}: ${printable(token)}${tried === 0 ? '' : `, the longest after ${tried} that are no tokens`}`,
        ),
      ];
    default:
      return [
        `${heading}  (${piece.score.toFixed(4)})`,
        ...piece.lattice.map(({ start, end, token, score, isBest }) => {
          const place = `${start}-${end}`.padEnd(7);
          return `  ${isBest ? '*' : ' '} ${place} ${score.toFixed(4).padStart(9)}  ${printable(token)}`;
        }),
      ];
  }
}

/** Long words have many symbols: the middle of the list is left out. */
function shown(symbols: readonly string[]): string {
  const names = symbols.map(printable);
  return names.length <= 40 ? names.join(' ') : [...names.slice(0, 20), '…', ...names.slice(-19)].join(' ');
}
