/** What the readers of vector files share: the first line, words, and what is said of a file that lies. */
import { NlpError } from '../../errors.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws NlpError for bytes that are not UTF-8, at their byte and line */
export function decodeWord(bytes: Uint8Array, place: { byte?: number; line?: number }): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw new NlpError('has a word that is not UTF-8', {
      where: place,
      remedy:
        'Convert the file first, such as with `iconv -f latin1 -t utf-8`; a binary file must be written anew.',
    });
  }
}

export interface VectorHeader {
  words: number;
  dimensions: number;
  /** Bytes of the line with its end. */
  length: number;
}

/** The first line of word2vec's files, two whole numbers; undefined where there is none, as in GloVe's. */
export function readHeader(bytes: Uint8Array): VectorHeader | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(64, bytes.length));
  const end = start.indexOf(10);
  if (end < 0) return undefined;
  const [, words, dimensions] = /^(\d+)[ \t]+(\d+)[ \t\r]*$/.exec(start.toString('latin1', 0, end)) ?? [];
  if (dimensions === undefined) return undefined;
  if (Number(dimensions) === 0)
    throw new NlpError('says that its vectors have no dimensions', { where: { line: 1 } });
  return { words: Number(words), dimensions: Number(dimensions), length: end + 1 };
}

export function checkFinite(value: number, word: string, place: { byte?: number; line?: number }): number {
  if (Number.isFinite(value)) return value;
  throw new NlpError(`has ${value} in the vector of "${word}"`, {
    where: place,
    remedy: 'The training that made it failed; leave the word out or train again.',
  });
}
