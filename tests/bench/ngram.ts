/**
 * N-gram models: whole processes against the loop (one Node process that reads the file as a string, splits it on
 * newlines and spaces and counts words in a Map), then the work itself, inside a process, against NLTK and natural.
 * KenLM's `query` takes 2.0 times the loop's time, its `lmplz` 10 times (423 MB) on two threads. Without the public
 * data, text of our own making takes its place.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { hasShared, sharedPath } from '../shared.ts';
import { countingBench, fittingBench, openingBench, scoringBench } from './_ngram-library.ts';
import { findNltk } from './_nltk.ts';
import { type BenchResult, bench, missingPeer, peerFolder, runProcess } from './harness.ts';

const program = fileURLToPath(new URL('../../bin/nlp.js', import.meta.url));
const loop = `const counts = new Map();
for (const line of require('node:fs').readFileSync(process.argv[1], 'utf8').split('\\n'))
  for (const word of line.split(' ')) if (word) counts.set(word, (counts.get(word) ?? 0) + 1);`;
/** natural can only count n-grams, one order at a time, in memory; the third argument is the lowest of the orders to 5. */
const natural = `const { NGrams } = require('node:module').createRequire(process.argv[1] + '/')('natural');
const words = require('node:fs').readFileSync(process.argv[2], 'utf8').split(/\\s+/);
for (let order = Number(process.argv[3]); order <= 5; order++) NGrams.ngrams(words, order, '<s>', '</s>', true);`;

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nlp-bench-'));
  const file = (name: string) => path.join(folder, name);
  try {
    const [train, heldOut] = ['train', 'test'].map(readText);
    writeFileSync(file('train.txt'), train);
    writeFileSync(file('once.txt'), heldOut);
    writeFileSync(file('test.txt'), heldOut.repeat(20));
    const nlp = (...args: string[]) => runProcess(process.execPath, [program, 'ngram', ...args, '-q']);
    const node = (script: string, ...args: string[]) => runProcess(process.execPath, ['-e', script, ...args]);
    const white = ['--tokenizer', 'whitespace'];
    const order5 = [file('train.txt'), '--order', '5', ...white];
    const trainArgs = ['train', ...order5, '-o', file('m.lm')];
    nlp(...trainArgs);
    const [trainWords, testWords] = [wordsOf(train), wordsOf(heldOut)];
    const nltk = findNltk(file('train.txt'), file('once.txt'));
    const peers = peerFolder('natural');
    const results = [
      await bench(
        'ngram perplexity, 5-gram model, whole process (KenLM query: 2.0 times the loop)',
        [
          { name: 'the loop', run: () => node(loop, file('test.txt')), work: 20 * testWords },
          {
            name: 'nlp ngram perplexity',
            run: () => nlp('perplexity', '-m', file('m.lm'), file('test.txt')),
            work: 20 * testWords,
          },
          {
            name: 'the same, the text only once',
            run: () => nlp('perplexity', '-m', file('m.lm'), file('once.txt')),
            work: testWords,
          },
        ],
        { unit: 'tokens', runs: 5, warmUps: 1 },
      ),
      await bench(
        'ngram train --order 5, whole process (KenLM lmplz: 10 times the loop, 423 MB)',
        [
          { name: 'the loop', run: () => node(loop, file('train.txt')), work: trainWords },
          { name: 'nlp ngram train', run: () => nlp(...trainArgs), work: trainWords },
          {
            name: 'nlp ngram count',
            run: () => nlp('count', ...order5, '-o', file('c.counts')),
            work: trainWords,
          },
          ...(peers === undefined
            ? []
            : [
                {
                  name: 'natural, counting 1- to 5-grams',
                  run: () => node(natural, peers, file('train.txt'), '1'),
                  work: trainWords,
                },
                {
                  name: 'natural, counting 5-grams only',
                  run: () => node(natural, peers, file('train.txt'), '5'),
                  work: trainWords,
                },
              ]),
          ...(nltk === undefined
            ? []
            : [{ name: 'NLTK, MLE.fit', run: () => nltk.run('train'), work: nltk.words }]),
        ],
        { unit: 'tokens', runs: 5, warmUps: 1, missing: peers ? [] : [missingPeer('natural')] },
      ),
      ...(await countingBench(file('train.txt'))),
      ...(await fittingBench(train, nltk)),
      ...(await scoringBench(train, heldOut, nltk)),
      ...(await openingBench(folder)),
    ];
    if (!process.argv.includes('--json')) {
      const distinct = Array.from({ length: 1e6 }, (_, i) => `${i.toString(36)}${i % 10 === 9 ? '\n' : ' '}`);
      writeFileSync(file('distinct.txt'), distinct.join(''));
      const distinctArgs = ['train', file('distinct.txt'), '-o', file('d.lm'), ...white, '--memory'];
      console.log(
        `  a million distinct words, order 3: peak memory ${peakMemory([...distinctArgs, '192M'])} MiB with --memory 192M, ` +
          `${peakMemory([...distinctArgs, '1G'])} MiB with 1G`,
      );
      console.log(
        `  model: ${(statSync(file('m.lm')).size / 1e6).toFixed(1)} MB; peak memory of training: ${peakMemory(trainArgs)} MiB`,
      );
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wordsOf(text: string): number {
  return text.split(/\s+/).length;
}

/** In MiB, as the process itself saw it at its end. */
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
