/** word2vec's binary files: a line of text with both sizes; for each word its text, a blank, float32s little-endian. */
import { NlpError } from '../../errors.ts';
import { checkFinite, decodeWord, readHeader } from './vector-bytes.ts';
import { checkWritable } from './vector-text.ts';
import { WordVectors } from './word-vectors.ts';

/** @throws NlpError with its byte for what is not such a file or is not what its first line says */
export function readVectorBinary(bytes: Uint8Array): WordVectors {
  const header = readHeader(bytes);
  if (header === undefined) throw new NlpError('does not begin with the number of words and dimensions');
  const { words: count, dimensions, length } = header;
  if (count === 0) throw new NlpError('says that it has no words', { where: { line: 1 } });
  const endsEarly = (byte: number) =>
    new NlpError(`ends too early for ${count} words of ${dimensions} dimensions`, {
      where: { byte },
      remedy: 'It was cut off; copy it again.',
    });
  // A word has at least one byte and a blank: checked before anything is allocated.
  if (count * (4 * dimensions + 2) > bytes.length - length) throw endsEarly(bytes.length);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const values = new Float32Array(count * dimensions);
  const words: string[] = [];
  let at = length;
  for (let id = 0; id < count; id++) {
    if (buffer[at] === 10) at++;
    const blank = buffer.indexOf(32, at);
    if (blank < 0 || blank + 1 + 4 * dimensions > buffer.length) throw endsEarly(at);
    const word = decodeWord(buffer.subarray(at, blank), { byte: at });
    words.push(word);
    at = blank + 1;
    for (let d = 0; d < dimensions; d++, at += 4)
      values[id * dimensions + d] = checkFinite(buffer.readFloatLE(at), word, { byte: at });
  }
  if (buffer[at] === 10) at++;
  if (at < buffer.length)
    throw new NlpError(`has ${buffer.length - at} bytes after its ${count} words`, { where: { byte: at } });
  return new WordVectors(words, dimensions, values);
}

export function* vectorBinaryPieces(vectors: WordVectors): Generator<Uint8Array> {
  yield Buffer.from(`${vectors.words.length} ${vectors.dimensions}\n`);
  for (const [id, word] of vectors.words.entries()) {
    checkWritable(word);
    const text = Buffer.from(`${word} `);
    const piece = Buffer.alloc(text.length + 4 * vectors.dimensions + 1, '\n');
    text.copy(piece);
    for (const [d, value] of vectors.vector(id).entries()) piece.writeFloatLE(value, text.length + 4 * d);
    yield piece;
  }
}
