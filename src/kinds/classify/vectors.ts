/** Vectors of words in the text form of word2vec: a word and its numbers a line, perhaps after a line with their count. */
import { readLines } from '../../corpus/lines.ts';
import { NlpError } from '../../errors.ts';
import type { WordVectors } from '../../models/classifier/cnn/train-cnn.ts';

/** @throws NlpError with file and line for a line of another length, or what is no number */
export async function readWordVectors(file: string): Promise<WordVectors> {
  const words: string[] = [];
  const rows: Float32Array[] = [];
  let dimensions = 0;
  for await (const lines of readLines([file], { fingerprint: false })) {
    for (const { text, line } of lines) {
      const cells = text.trim().split(/[ \t]+/);
      if (cells.length <= 1 || (line === 1 && cells.length === 2)) continue;
      const row = Float32Array.from(cells.slice(1), Number);
      dimensions ||= row.length;
      if (row.length !== dimensions || !row.every(Number.isFinite)) {
        throw new NlpError(`is no word with ${dimensions} numbers`, {
          where: { file, line },
          remedy: 'Give vectors as text, as word2vec and fastText write them (.vec).',
        });
      }
      words.push(cells[0]);
      rows.push(row);
    }
  }
  if (dimensions === 0)
    throw new NlpError('holds no vectors', { where: { file }, remedy: 'Name a .vec file.' });
  const values = new Float32Array(rows.length * dimensions);
  rows.forEach((row, i) => {
    values.set(row, i * dimensions);
  });
  return { words, values, dimensions };
}
