/** Files that are read whole, up to a limit: what is endless, such as /dev/zero, or too long is refused in time. */
import { open } from 'node:fs/promises';
import { fromSystemError, NlpError } from '../errors.ts';

/** Below what a string of JavaScript may hold. */
export const longestText = 256 * 1024 * 1024;

/** Bytes that are asked for at once. */
const pieceLength = 1 << 20;

/** @throws NlpError where it cannot be read or has more than `most` bytes */
export async function readWhole(file: string, most = longestText): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > most) throw tooLong(file, most);
      const pieces: Buffer[] = [];
      for (let length = 0; ; ) {
        const piece = Buffer.allocUnsafe(Math.min(pieceLength, Math.max(4096, size - length + 1)));
        const { bytesRead } = await handle.read(piece, 0, piece.length, null);
        if (bytesRead === 0) return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
        length += bytesRead;
        if (length > most) throw tooLong(file, most);
        pieces.push(piece.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fromSystemError(error, file, 'read');
  }
}

/** The first bytes of a file or pipe, `most` or fewer. */
export async function readStart(file: string, most: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(most);
    let length = 0;
    while (length < most) {
      const { bytesRead } = await handle.read(bytes, length, most - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** The same of a stream, such as stdin. @param name what errors call it */
export async function readWholeStream(
  stream: AsyncIterable<Buffer>,
  name: string,
  most = longestText,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > most) throw tooLong(name, most);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLong(file: string, most: number): NlpError {
  const size = most >= 1 << 20 ? `${most / (1 << 20)} MiB` : `${most} bytes`;
  return new NlpError(`has more than ${size}`, { where: { file }, remedy: 'Name a file of its kind.' });
}
