/**
 * Vectors as text: a line for each word, the word and its numbers with blanks between. word2vec and fastText (`.vec`)
 * put the number of words and dimensions before them, GloVe (Pennington et al. 2014) does not.
 */
import { NlpError, shownValue } from '../../errors.ts';
import { checkFinite, decodeWord, readHeader } from './vector-bytes.ts';
import { WordVectors } from './word-vectors.ts';

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** @throws NlpError with its line for what is not such a file or is not what its first line says */
export function readVectorText(bytes: Uint8Array): WordVectors {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const header = readHeader(bytes);
  let dimensions = header?.dimensions;
  const words: string[] = [];
  const rows: Float32Array[] = [];
  let line = header === undefined ? 0 : 1;
  for (let at = header?.length ?? 0; at < buffer.length; ) {
    let end = buffer.indexOf(10, at);
    if (end < 0) end = buffer.length;
    line++;
    const blank = buffer.indexOf(32, at);
    const wordEnd = blank < 0 || blank > end ? end : blank;
    const fields = buffer
      .toString('latin1', wordEnd, end)
      .trim()
      .split(/[ \t]+/);
    const place = { line };
    const word = decodeWord(buffer.subarray(at, wordEnd), place);
    at = end + 1;
    if (word === '' && fields[0] === '' && at >= buffer.length) break;
    dimensions ??= fields.length;
    if (fields.length !== dimensions || fields[0] === '')
      throw new NlpError(
        `has ${fields[0] === '' ? 0 : fields.length} numbers after "${word}", not ${dimensions}`,
        { where: place, remedy: 'A line is a word without blanks and its numbers, as many on every line.' },
      );
    rows.push(Float32Array.from(fields, (field) => parse(field, word, place)));
    words.push(word);
  }
  if (dimensions === undefined || words.length === 0) throw new NlpError('has no vectors');
  if (header !== undefined && header.words !== words.length)
    throw new NlpError(`says that it has ${header.words} words, but has ${words.length}`, {
      where: { line: 1 },
      remedy: 'It was cut off or joined; copy it again, or correct its first line.',
    });
  const values = new Float32Array(words.length * dimensions);
  for (const [i, row] of rows.entries()) values.set(row, i * dimensions);
  return new WordVectors(words, dimensions, values);
}

function parse(field: string, word: string, place: { line: number }): number {
  if (number.test(field)) return checkFinite(Number(field), word, place);
  if (/^[+-]?(?:nan|inf(?:inity)?)$/i.test(field)) checkFinite(Number.NaN, word, place);
  throw new NlpError(`has "${field}" where a number of "${word}" should stand`, { where: place });
}

/** With the first line of word2vec; numbers are the shortest that read back as the same float. */
export function* vectorTextLines(vectors: WordVectors): Generator<string> {
  yield `${vectors.words.length} ${vectors.dimensions}\n`;
  for (const [id, word] of vectors.words.entries()) {
    checkWritable(word);
    yield `${word} ${Array.from(vectors.vector(id), shortest).join(' ')}\n`;
  }
}

function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === Math.fround(value)) return String(text);
  }
  return String(Number(value.toPrecision(9)));
}

/** @throws NlpError for a word that would be read back as another */
export function checkWritable(word: string): void {
  if (word !== '' && !/[ \t\r\n]/.test(word)) return;
  throw new NlpError(`cannot write the word ${shownValue(word)}: the format parts words by blanks`);
}
