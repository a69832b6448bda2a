/** What n-gram models cost inside a process, without starting one: beside NLTK and natural doing the same. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadModel } from '../../src/kinds/load-model.ts';
import { Random } from '../../src/math/random.ts';
import { specialWords } from '../../src/models/ngram/count-trie.ts';
import { NgramModel } from '../../src/models/ngram/model.ts';
import { resolveNgramOptions } from '../../src/models/ngram/options.ts';
import { TextScorer } from '../../src/models/ngram/text-scorer.ts';
import { TokenStream } from '../../src/models/ngram/token-stream.ts';
import { countText, trainOnCounts, trainSentences } from '../../src/models/ngram/train.ts';
import { saveModel } from '../../src/store/stored-model.ts';
import { Vocabulary } from '../../src/text/vocabulary.ts';
import { missingNltk, type Nltk } from './_nltk.ts';
import { type BenchResult, bench, missingPeer, peerFolder, type Row } from './harness.ts';

/** Prints the seconds of the second of two times, when all is compiled. */
const natural = `const { NGrams } = require('node:module').createRequire(process.argv[1] + '/')('natural');
const words = require('node:fs').readFileSync(process.argv[2], 'utf8').split(/\\s+/);
let seconds = 0;
for (let turn = 0; turn < 2; turn++) {
  const started = performance.now();
  for (let order = Number(process.argv[3]); order <= 5; order++) NGrams.ngrams(words, order, '<s>', '</s>', true);
  seconds = (performance.now() - started) / 1000;
}
console.log('seconds', seconds);`;
const settings = resolveNgramOptions({ order: 5 });
const times = { runs: 5, warmUps: 2 };

export async function countingBench(file: string): Promise<BenchResult[]> {
  const bytes = readFileSync(file);
  const work = bytes.toString().split(/\s+/).length;
  const folder = peerFolder('natural');
  const rows: Row[] = [
    { name: 'nlp, counting 1- to 5-grams of UTF-8 bytes', run: () => countBytes(bytes), work },
  ];
  if (folder !== undefined) {
    const seconds = (lowest: string) => {
      const args = ['-e', natural, folder, file, lowest];
      const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      return Number(/seconds (.*)/.exec(stdout)?.[1]);
    };
    const name = 'natural, counting 5-grams only, of an array of words';
    const all = { name: name.replace('5-grams only', '1- to 5-grams'), run: () => seconds('1') };
    rows.unshift(
      { ...all, work, timesItself: true },
      { name, run: () => seconds('5'), work, timesItself: true },
    );
  }
  const missing = folder === undefined ? [missingPeer('natural')] : [];
  return [await bench('ngram counting, inside a process', rows, { unit: 'tokens', ...times, missing })];
}

export async function fittingBench(text: string, nltk: Nltk | undefined): Promise<BenchResult[]> {
  const [sentences, bytes] = [sentencesOf(text), Buffer.from(text)];
  const work = sentences.reduce((sum, words) => sum + words.length, 0);
  const rows = [
    ...(nltk === undefined
      ? []
      : [{ name: 'NLTK, MLE.fit', run: () => nltk.run('train'), work: nltk.words, timesItself: true }]),
    {
      name: 'nlp, modified Kneser-Ney, arrays of strings',
      run: () => new NgramModel(trainSentences(sentences, settings)),
      work,
    },
    {
      name: 'nlp, modified Kneser-Ney, UTF-8 bytes',
      run: () => trainOnCounts(countBytes(bytes), settings),
      work,
    },
  ];
  const missing = nltk === undefined ? [missingNltk] : [];
  return [
    await bench('ngram training, order 5, inside a process', rows, { unit: 'tokens', ...times, missing }),
  ];
}

export async function scoringBench(
  text: string,
  heldOut: string,
  nltk: Nltk | undefined,
): Promise<BenchResult[]> {
  const model = new NgramModel(trainOnCounts(countBytes(Buffer.from(text)), settings));
  const [sentences, bytes] = [sentencesOf(heldOut), Buffer.from(heldOut)];
  const work = sentences.reduce((sum, words) => sum + words.length + 1, 0);
  const rows = [
    ...(nltk === undefined
      ? []
      : [{ name: 'NLTK, MLE.score', run: () => nltk.run('score'), work: nltk.scores, timesItself: true }]),
    {
      name: 'nlp, arrays of strings, a score a word',
      run: () => {
        for (const words of sentences) model.score(words);
      },
      work,
    },
    {
      name: 'nlp, UTF-8 bytes, totals',
      run: () => {
        const stream = new TokenStream(model.vocabulary, { learn: false, markBegin: false });
        stream.feed(bytes);
        new TextScorer(model.trie).score(stream.tokens, stream.length);
      },
      work,
    },
  ];
  const missing = nltk === undefined ? [missingNltk] : [];
  return [
    await bench('ngram scoring, order 5, inside a process', rows, { unit: 'scores', ...times, missing }),
  ];
}

/** A model of a million 3-grams; the file is in the system's cache. */
export async function openingBench(folder: string): Promise<BenchResult[]> {
  const random = Random.from(1);
  const word = () => String(Math.floor(random.next() ** 3 * 50_000));
  const sentences = Array.from({ length: 55_000 }, () => Array.from({ length: 20 }, word));
  const model = await NgramModel.train(sentences, { order: 3 });
  const file = path.join(folder, 'million.lm');
  await saveModel(file, model);
  const millions = (model.ngrams[2] / 1e6).toFixed(2);
  const row = {
    name: 'nlp, loadModel',
    run: () => loadModel(file, NgramModel),
    work: model.trie.word.length,
  };
  return [
    await bench(`opening a model of ${millions} million 3-grams`, [row], { unit: 'n-grams', ...times }),
  ];
}

function sentencesOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' ').filter((word) => word !== ''));
}

function countBytes(bytes: Uint8Array) {
  const words = Vocabulary.of(specialWords);
  const stream = new TokenStream(words, { learn: true, markBegin: true });
  stream.feed(bytes);
  return countText({ tokens: stream.tokens.subarray(0, stream.length), words }, settings.order);
}
