/** Much more text than memory passes through every reader in a process with a small heap. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = (file: string) => new URL(`../../src/corpus/${file}`, import.meta.url).href;

/** Reads 160 MB that are made on the way, half of them Korean, with new long words in every line. */
const program = `
import { Readable } from 'node:stream';
const { readSentences } = await import('${source('sentences.ts')}');
const { readByteChunks } = await import('${source('lines.ts')}');
const { corpusStatistics } = await import('${source('statistics.ts')}');
function* pieces(total) {
  const block = Buffer.from(('a line of plain words that is as long as most sentences are\\n'
    + '\\uac00\\ub098\\ub2e4\\ub77c \\ub9c8\\ubc14\\uc0ac \\uc544\\uc790\\ucc28 \\uce74\\ud0c0\\ud30c\\ud558 \\ub9d0\\uc774 \\ub418\\ub294 \\ubb38\\uc7a5\\n').repeat(400));
  for (let sent = 0; sent < total; sent += block.length) yield block;
}
const options = (total) => ({ stdin: Readable.from(pieces(total)), fingerprint: false });
let peak = 0;
const watch = () => { peak = Math.max(peak, process.memoryUsage().rss); };
let sentences = 0;
const kept = new Map();
for await (const batch of readSentences([], options(100e6))) {
  sentences += batch.length;
  // A vocabulary keeps some words of each batch: they must not keep the batch alive.
  kept.set(sentences, batch[0].text.slice(0, 20));
  watch();
}
let bytes = 0;
for await (const chunk of readByteChunks([], options(40e6))) { bytes += chunk.bytes.length; watch(); }
const tokenizer = { tokenize: (text) => text.split(' ') };
const { tokens } = await corpusStatistics([], { ...options(20e6), tokenizer });
watch();
console.log(JSON.stringify({ sentences, bytes, tokens, peak }));
`;

test('160 MB pass with a heap of 64 MB, in constant memory', () => {
  const loader = fileURLToPath(import.meta.resolve('tsx'));
  const args = [
    '--max-old-space-size=64',
    '--import',
    new URL(`file://${loader}`).href,
    '--input-type=module',
    '-e',
    program,
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr.replace(/^.*ExperimentalWarning.*$/gm, '').trim()).toBe('');
  expect(status).toBe(0);
  const { sentences, bytes, tokens, peak } = JSON.parse(stdout);
  expect(sentences).toBeGreaterThan(1_500_000);
  expect(bytes).toBeGreaterThanOrEqual(40e6);
  expect(tokens).toBeGreaterThan(2_000_000);
  expect(peak).toBeLessThan(220e6);
}, 60_000);
