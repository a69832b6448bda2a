/**
 * Reading a corpus beside what one would write otherwise: `readFileSync` and `split`, and `node:readline`.
 * Wanted: lines of a plain file at 200 MB/s or more. The texts are made here: English-like ASCII and Korean.
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { gzipSync } from 'node:zlib';
import { readByteChunks, readLines } from '../../src/corpus/lines.ts';
import { readSentences } from '../../src/corpus/sentences.ts';
import { readTagged } from '../../src/corpus/tagged-sentences.ts';
import type { InputOptions } from '../../src/corpus/types.ts';
import { Random } from '../../src/math/random.ts';
import { type BenchResult, bench, type Row } from './harness.ts';

const MEGABYTES = 40;

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-bench-'));
  try {
    const english = write(folder, 'english.txt', 'etaoinshrdlucmfw', 5, ' ');
    const korean = write(folder, 'korean.txt', '가나다라마바사아자차카타파하이의를은', 3, ' ');
    const tagged = write(folder, 'english.tag', 'etaoinshrdlucmfw', 5, '/NN ');
    const zipped = `${english}.gz`;
    writeFileSync(zipped, gzipSync(readFileSync(english), { level: 1 }));
    return [
      await bench('lines of ASCII', lineRows(english), { unit: 'MB' }),
      await bench('lines of Korean', lineRows(korean), { unit: 'MB' }),
      await bench(
        'other ways in',
        [
          row('bytes of whole lines', english, (file) => count(readByteChunks([file], bare))),
          row('sentences, gzip', english, () => count(readSentences([zipped], bare))),
          row('tagged sentences', tagged, () => count(readTagged([tagged], bare))),
          row('prose', english, () => count(readSentences([english], { ...bare, format: 'prose' }))),
        ],
        { unit: 'MB', runs: 5, warmUps: 1 },
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bare: InputOptions = { fingerprint: false };

function lineRows(file: string): Row[] {
  return [
    row('readLines', file, () => count(readLines([file], bare))),
    row('with fingerprint', file, () => count(readLines([file]))),
    row('readFileSync, split', file, () => readFileSync(file, 'utf8').split('\n').length),
    row('node:readline', file, () => count(readline.createInterface({ input: createReadStream(file) }))),
  ];
}

function row(name: string, file: string, work: (file: string) => unknown): Row {
  return { name, run: () => work(file), work: MEGABYTES };
}

async function count(reading: AsyncIterable<unknown>): Promise<number> {
  let batches = 0;
  for await (const _ of reading) batches++;
  return batches;
}

/** Lines of some twenty words each. */
function write(folder: string, name: string, letters: string, length: number, after: string): string {
  const random = Random.from(1);
  const characters = [...letters];
  let block = '';
  while (block.length < 1e6) {
    let line = '';
    for (let word = 10 + random.int(20); word > 0; word--) {
      for (let i = 1 + random.int(2 * length); i > 0; i--) line += characters[random.int(characters.length)];
      line += after;
    }
    block += `${line.trimEnd()} .${after.trimEnd()}\n`;
  }
  const file = path.join(folder, name);
  const bytes = Buffer.from(block);
  const times = Math.round((MEGABYTES * 1e6) / bytes.length);
  writeFileSync(file, Buffer.concat(Array.from({ length: times }, () => bytes)));
  return file;
}
