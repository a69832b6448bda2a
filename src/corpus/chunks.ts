/**
 * Bytes of an input cut into chunks of whole lines of valid UTF-8. Decided here, for every format:
 *
 *   line end     LF; a CR just before it belongs to it. A CR elsewhere is white space inside a line, so that line
 *                numbers are those of grep and editors and old Mac files are told by `corpus check`, not guessed.
 *   last line    with or without its line end. Empty input has no lines.
 *   BOM          EF BB BF at the start of an input is dropped, anywhere else it is the character U+FEFF.
 *   NUL          an error: text has none, while UTF-16 and binary files are full of them.
 *   invalid      an error with line and byte of the first ill-formed sequence (see utf8.ts).
 *   latin1       ISO 8859-1: every byte is the character of that number; nothing is invalid and no BOM known.
 *
 * Bytes in messages are counted from 0 in the decompressed input, the BOM included.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { NlpError } from '../errors.ts';
import { describeBinary, invalidText, nulByte } from './encoding-errors.ts';
import type { ByteChunk, InputOptions } from './types.ts';
import { firstInvalidByte } from './utf8.ts';

/** Room for corpora that are one line (text8 has 100 MB); from 2^27 characters on, arrays of tokens fail in V8. */
export const MAXIMUM_LINE_BYTES: number = 1 << 27;

const LF = 10;

/** A `ByteChunk` as it is inside this folder. */
export interface LineChunk extends ByteChunk {
  /** @internal */
  bytes: Buffer;
}

/**
 * @param file what messages call the input
 * @internal
 */
export async function* cutIntoLines(
  source: AsyncIterable<Buffer>,
  file: string,
  options: InputOptions = {},
): AsyncGenerator<LineChunk, void, undefined> {
  const limit = options.maximumLineLength ?? MAXIMUM_LINE_BYTES;
  const decoder = new ChunkDecoder(file, options);
  // The beginning of a line whose end has not come yet, in pieces: joined once, however long it gets.
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  for await (const raw of source) {
    const nul = raw.indexOf(0);
    if (nul !== -1) {
      // What comes before it is decoded first: a mistake there is the first one.
      const before = Buffer.concat([...pending, raw.subarray(0, nul)]);
      decoder.sniff(Buffer.concat([...pending, raw.subarray(0, nul + 4)]));
      const chunk = decoder.decode(before);
      throw nulByte(
        file,
        chunk.line + countNewlines(before),
        decoder.byte,
        decoder.binary,
        raw.subarray(nul),
      );
    }
    const end = raw.lastIndexOf(LF) + 1;
    const first = end === 0 ? raw.length : raw.indexOf(LF);
    if (pendingBytes + first > limit) throw tooLong(file, decoder.line, limit);
    if (end === 0) {
      pending.push(raw);
      pendingBytes += raw.length;
      continue;
    }
    const whole = raw.subarray(0, end);
    yield decoder.decode(pending.length === 0 ? whole : Buffer.concat([...pending, whole]));
    pending = end < raw.length ? [raw.subarray(end)] : [];
    pendingBytes = raw.length - end;
  }
  if (pendingBytes > 0) {
    const last = decoder.decode(Buffer.concat(pending), true);
    if (last.bytes.length > 0) yield last;
  }
}

/**
 * Number of line ends in some bytes.
 * @internal
 */
export function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}

class ChunkDecoder {
  /** Of the next chunk. */
  line = 1;
  byte = 0;
  /** What kind of binary file this seems to be, by its first bytes. */
  binary: string | undefined;
  private readonly file: string;
  private readonly encoding: 'utf-8' | 'latin1';
  private readonly onInvalid: InputOptions['onInvalid'];
  private sniffed = false;

  constructor(file: string, { encoding = 'utf-8', onInvalid }: InputOptions) {
    this.file = file;
    this.encoding = encoding;
    this.onInvalid = onInvalid;
  }

  sniff(bytes: Buffer): void {
    if (!this.sniffed) this.binary = describeBinary(bytes);
    this.sniffed = true;
  }

  /** @param bytes whole lines, but for the last of an input */
  decode(bytes: Buffer, last = false): LineChunk {
    this.sniff(bytes);
    const { line, byte } = this;
    let text = bytes;
    if (this.encoding === 'latin1') {
      if (!isAscii(bytes)) text = Buffer.from(bytes.toString('latin1'), 'utf8');
    } else {
      if (!isUtf8(bytes)) {
        const at = firstInvalidByte(bytes);
        const where = line + countNewlines(bytes.subarray(0, at));
        const error = invalidText(this.file, where, byte + at, bytes.subarray(at), last, this.binary);
        if (this.onInvalid === undefined || this.binary !== undefined) throw error;
        text = this.lineByLine(bytes, last, this.onInvalid);
      }
      if (byte === 0 && text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf) text = text.subarray(3);
    }
    this.line += countNewlines(bytes);
    this.byte += bytes.length;
    return { bytes: text, file: this.file, line };
  }

  /** The lines of a chunk of which some are not UTF-8: those are taken for Latin-1, so that reading can go on. */
  private lineByLine(bytes: Buffer, last: boolean, onInvalid: (error: NlpError) => void): Buffer {
    const parts: Buffer[] = [];
    let { line } = this;
    for (let start = 0; start < bytes.length; line++) {
      const newline = bytes.indexOf(LF, start);
      const end = newline === -1 ? bytes.length : newline + 1;
      const own = bytes.subarray(start, end);
      const at = firstInvalidByte(own);
      if (at !== -1) {
        const atEnd = last && end === bytes.length;
        onInvalid(invalidText(this.file, line, this.byte + start + at, own.subarray(at), atEnd, undefined));
      }
      parts.push(at === -1 ? own : Buffer.from(own.toString('latin1'), 'utf8'));
      start = end;
    }
    return Buffer.concat(parts);
  }
}

function tooLong(file: string, line: number, limit: number): NlpError {
  const size = limit >= 1 << 20 ? `${Math.floor(limit / (1 << 20))} MiB` : `${limit} bytes`;
  return new NlpError(`the line is longer than ${size}`, {
    where: { file, line },
    remedy: 'Is it text? Break it into lines (fold -s).',
  });
}
