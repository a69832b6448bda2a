/** The tokens of a piece with the places they stand for. */
import type { Segmentation } from './models/piece-model.ts';
import type { TokenSink } from './token-sink.ts';

/**
 * @param start where the piece begins in the text
 * @param added units at its front that are not in the text
 * @param isByteLevel whether the tokens' ends count bytes
 */
export function addPiece(
  sink: TokenSink,
  piece: string,
  { ids, ends }: Segmentation,
  start: number,
  added: number,
  isByteLevel: boolean,
): void {
  const count = ids.length;
  sink.reserve(count);
  const offsets = sink.offsets!;
  const cuts = sink.cuts!;
  // Unit and byte where the character begins that is being gone through, and where it ends.
  let unit = 0;
  let byte = 0;
  let width = 0;
  let bytes = 0;
  let from = 0;
  let previousEnd = 0;
  for (let i = 0; i < count; i++) {
    const at = 2 * sink.count;
    let end = ends[i];
    if (isByteLevel) {
      while (byte + bytes <= previousEnd) {
        unit += width;
        byte += bytes;
        [width, bytes] = sizeAt(piece, unit);
      }
      from = unit;
      cuts[at] = previousEnd - byte;
      while (byte + bytes < end) {
        unit += width;
        byte += bytes;
        [width, bytes] = sizeAt(piece, unit);
      }
      cuts[at + 1] = byte + bytes - end;
      previousEnd = end;
      end = unit + width;
      if (from < added) cuts[at] = 0;
    } else if (end !== previousEnd) {
      from = previousEnd;
      previousEnd = end;
    }
    offsets[at] = start + Math.max(0, from - added);
    offsets[at + 1] = start + Math.max(0, end - added);
    sink.ids[sink.count++] = ids[i];
  }
}

/** UTF-16 units and UTF-8 bytes of the character at `at`. */
function sizeAt(text: string, at: number): [units: number, bytes: number] {
  const code = text.codePointAt(at) ?? 0;
  if (code < 0x80) return [1, 1];
  if (code < 0x800) return [1, 2];
  return code > 0xffff ? [2, 4] : [1, 3];
}
