/**
 * N-gram models: whole processes against the loop (one Node process that reads the file as a string, splits it on
 * newlines and spaces and counts words in a Map). KenLM's `query` takes 2.0 times the loop's time, its `lmplz` 10
 * times (423 MB) on two threads. Without the public data, text of our own making takes its place.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { hasShared, sharedPath } from '../shared.ts';
import { type BenchResult, bench, missingPeer, peer, runProcess } from './harness.ts';

const program = fileURLToPath(new URL('../../bin/nlp.js', import.meta.url));
const loop = `const counts = new Map();
for (const line of require('node:fs').readFileSync(process.argv[1], 'utf8').split('\\n'))
  for (const word of line.split(' ')) if (word) counts.set(word, (counts.get(word) ?? 0) + 1);`;

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-bench-'));
  const file = (name: string) => path.join(folder, name);
  try {
    const [train, heldOut] = ['train', 'test'].map(readText);
    writeFileSync(file('train.txt'), train);
    writeFileSync(file('test.txt'), heldOut.repeat(20));
    const words = (text: string) => text.split(/\s+/).length;
    const nlp = (...args: string[]) => runProcess(process.execPath, [program, 'ngram', ...args, '-q']);
    const counting = (name: string) => () => runProcess(process.execPath, ['-e', loop, file(name)]);
    const trainArgs = [
      'train',
      file('train.txt'),
      '-o',
      file('m.lm'),
      '--order',
      '5',
      '--tokenizer',
      'whitespace',
    ];
    nlp(...trainArgs);
    const results = [
      await bench(
        'ngram perplexity, 5-gram model, whole process (KenLM query: 2.0 times the loop)',
        [
          { name: 'the loop', run: counting('test.txt'), work: 20 * words(heldOut) },
          {
            name: 'nlp ngram perplexity',
            run: () => nlp('perplexity', '-m', file('m.lm'), file('test.txt')),
            work: 20 * words(heldOut),
          },
        ],
        { unit: 'tokens', runs: 5, warmUps: 1 },
      ),
      await bench(
        'ngram train --order 5, whole process (KenLM lmplz: 10 times the loop, 423 MB)',
        [
          { name: 'the loop', run: counting('train.txt'), work: words(train) },
          { name: 'nlp ngram train', run: () => nlp(...trainArgs), work: words(train) },
          ...naturalRows(train, words(train)),
        ],
        {
          unit: 'tokens',
          runs: 5,
          warmUps: 1,
          missing: peer('natural') === undefined ? [missingPeer('natural')] : [],
        },
      ),
    ];
    if (!process.argv.includes('--json')) {
      console.log(
        `  model: ${(statSync(file('m.lm')).size / 1e6).toFixed(1)} MB; peak memory of training: ${peakMemory(trainArgs)} MB`,
      );
      console.log('  NLTK (elsewhere): 0.25 million scores a second, 93 thousand trained tokens a second');
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Natural {
  NGrams: { ngrams(words: string[], n: number, start: string, end: string, stats: boolean): unknown };
}

/** natural can only count n-grams: one order, in memory. */
function naturalRows(text: string, work: number) {
  const natural = peer<Natural>('natural');
  if (natural === undefined) return [];
  const words = text.split(/\s+/);
  const run = () => natural.NGrams.ngrams(words, 5, '<s>', '</s>', true);
  return [{ name: 'natural, counting 5-grams only', run, work }];
}

/** In megabytes, as the process itself saw it at its end. */
function peakMemory(args: string[]): number {
  const hook = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`;
  const { stderr } = spawnSync(process.execPath, ['--import', hook, program, 'ngram', ...args, '-q'], {
    encoding: 'utf8',
  });
  return Math.round(Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024);
}

function readText(part: string): string {
  if (hasShared) return gunzipSync(readFileSync(sharedPath(`data/brown/brown.${part}.txt.gz`))).toString();
  const { stdout } = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      fileURLToPath(new URL('_zipf-text.ts', import.meta.url)),
      part === 'train' ? '6' : '1',
      '50000',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return stdout;
}
