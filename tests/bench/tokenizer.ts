/**
 * How fast text becomes tokens: the tokenizers here beside a bare regular expression, Intl.Segmenter, and the
 * peers `natural` and `wink-nlp` where they are installed. A text is read line by line, as all of them are used;
 * it is drawn from a seeded vocabulary, or read from the public data where that is. Rates count UTF-8 bytes.
 * Wanted of `word` with offsets: twice `natural`'s WordTokenizer, and no slower than the expression.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Random } from '../../src/math/random.ts';
import { createTokenizer } from '../../src/text/create-tokenizer.ts';
import type { TokenizerType } from '../../src/text/tokenizer.ts';
import { type BenchResult, bench, missingPeer, peer, type Row } from './harness.ts';

const shared = process.env.NLP_SHARED ?? path.join(import.meta.dirname, '../../../shared');
const wantedBytes = 2_000_000;

export async function run(): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  for (const [name, lines] of texts()) {
    const { rows, missing } = contestants(lines);
    results.push(await bench(`tokenizer, ${name}`, rows, { unit: 'MB', warmUps: 5, missing }));
  }
  return results;
}

function contestants(lines: readonly string[]): { rows: Row[]; missing: string[] } {
  const work = Buffer.byteLength(lines.join('\n')) / 1e6;
  const missing: string[] = [];
  const rows: Row[] = [
    { name: 'regular expression, offsets', work, run: () => expressionOffsets(lines) },
    { name: 'regular expression, strings', work, run: () => expressionStrings(lines) },
  ];
  for (const type of ['word', 'whitespace', 'char', 'ptb'] satisfies TokenizerType[]) {
    const tokenizer = createTokenizer(type);
    const out = new Uint32Array(1 << 16);
    const offsets = () => lines.reduce((sum, line) => sum + tokenizer.offsets(line, out).count, 0);
    rows.push({ name: `${type}, offsets`, work, run: offsets });
    if (type !== 'word') continue;
    const strings = () => lines.reduce((sum, line) => sum + tokenizer.tokenize(line).length, 0);
    rows.push({ name: `${type}, strings`, work, run: strings });
  }
  const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
  const segments = () => {
    let count = 0;
    for (const line of lines) for (const segment of segmenter.segment(line)) if (segment.isWordLike) count++;
    return count;
  };
  rows.push({ name: 'Intl.Segmenter, words', work, run: segments });

  const natural = peer<Natural>('natural');
  if (natural === undefined) missing.push(missingPeer('natural'));
  else {
    const tokenizer = new natural.WordTokenizer();
    const strings = () => lines.reduce((sum, line) => sum + tokenizer.tokenize(line).length, 0);
    rows.push({ name: 'natural WordTokenizer, strings', work, run: strings });
  }
  const wink = peer<Wink>('wink-nlp');
  const winkModel = peer<unknown>('wink-eng-lite-web-model');
  if (wink === undefined || winkModel === undefined)
    missing.push(missingPeer('wink-nlp wink-eng-lite-web-model'));
  else {
    const nlp = wink(winkModel, []);
    const strings = () => lines.reduce((sum, line) => sum + nlp.readDoc(line).tokens().out().length, 0);
    rows.push({ name: 'wink-nlp, strings', work, run: strings });
  }
  return { rows, missing };
}

interface Natural {
  WordTokenizer: new () => { tokenize(text: string): string[] };
}

type Wink = (model: unknown, pipe: string[]) => { readDoc(text: string): { tokens(): { out(): string[] } } };

const expression = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\s]/gu;
const expressionOut = new Uint32Array(1 << 16);

function expressionOffsets(lines: readonly string[]): number {
  let count = 0;
  for (const line of lines) {
    let used = 0;
    expression.lastIndex = 0;
    for (let match = expression.exec(line); match !== null; match = expression.exec(line)) {
      expressionOut[used++] = match.index;
      expressionOut[used++] = expression.lastIndex;
    }
    count += used >> 1;
  }
  return count;
}

/** The fastest form, which gives no offsets. */
function expressionStrings(lines: readonly string[]): number {
  let count = 0;
  for (const line of lines) count += line.match(expression)?.length ?? 0;
  return count;
}

function* texts(): Generator<[string, string[]]> {
  const latin = [...'eeeeetttaaaooiinnsshhrrddlluucmfywgpbvk'];
  const korean = [...'이다는의에하고가을로기지사도리어자나인시라은만한정서해'];
  yield ['generated English', generated(1, latin, 2, 9)];
  yield ['generated Korean', generated(2, korean, 1, 4)];
  const mixed = generated(3, latin, 2, 9).slice(0, 9000);
  const other = generated(4, [...korean, '👍🏽', 'é', '’', '—', 'e\u0301'], 1, 5).slice(0, 9000);
  yield ['generated mixture', mixed.flatMap((line, i) => [line, other[i] ?? ''])];
  for (const [name, file] of [
    ['Brown', 'data/brown/brown.train.txt.gz'],
    ['NSMC (Korean reviews)', 'data/nsmc/ratings_train.txt.gz'],
  ]) {
    const where = path.join(shared, file);
    if (!existsSync(where)) continue;
    const text = gunzipSync(readFileSync(where)).subarray(0, wantedBytes).toString();
    yield [name, text.split('\n').map((line) => line.split('\t').at(name === 'Brown' ? 0 : 1) ?? '')];
  }
}

/** Lines of words whose frequencies fall off as in natural text, with commas and full stops. */
function generated(seed: number, letters: readonly string[], shortest: number, longest: number): string[] {
  const random = Random.from(seed);
  const words = Array.from({ length: 5000 }, () => {
    const length = shortest + random.int(longest - shortest + 1);
    return Array.from({ length }, () => letters[random.int(letters.length)]).join('');
  });
  const lines: string[] = [];
  let bytes = 0;
  while (bytes < wantedBytes) {
    const sentence = Array.from({ length: 8 + random.int(24) }, () => {
      const word = words[Math.floor(words.length * random.next() ** 3)];
      return random.next() < 0.06 ? `${word},` : word;
    });
    const line = `${sentence.join(' ')}.`;
    lines.push(Buffer.from(line).toString());
    bytes += Buffer.byteLength(line) + 1;
  }
  return lines;
}
