/** Files that say what cannot be, one of each kind: refused at the door, in words, with exit status 3. */
import { describe, expect, test } from 'vitest';
import { parseQrels } from '../../src/evaluate/trec-files.ts';
import type { ModelFile } from '../../src/model-file.ts';
import { HmmTagger } from '../../src/models/hmm/tagger.ts';
import { NgramCounts } from '../../src/models/ngram/counts-file.ts';
import { NgramModel } from '../../src/models/ngram/model.ts';
import { Checkpoint } from '../../src/models/recurrent/checkpoint.ts';
import { prepareTraining } from '../../src/models/recurrent/train.ts';
import { TfidfModel } from '../../src/models/tfidf/tfidf-model.ts';
import { countTextOf } from '../fuzz/readers/ngram-counts.ts';
import { documents, sentences, stream, tagged } from '../fuzz/readers/texts.ts';

const words = sentences.map((sentence) => sentence.split(' '));
const tiny = { embedding: 3, hidden: 4, batch: 2, sequence: 8, epochs: 2, threads: 1 };
/** What JSON can bring where a number or a name is expected. */
const ownText = { toString: 1, valueOf: null };

async function checkpointFile(): Promise<ModelFile> {
  const training = prepareTraining(stream, tiny);
  let steps = 0;
  await training.trainer.run({ shouldStop: () => ++steps > 2 });
  await training.close();
  return structuredClone(training.checkpoint().toModelFile()) as ModelFile;
}

const ngramFile = async () => structuredClone((await NgramModel.train(words, { order: 3 })).toModelFile());
const taggerFile = () => structuredClone(HmmTagger.train(tagged).toModelFile());

describe('n-gram models', () => {
  test('parameters that are no lists of numbers', async () => {
    const file = await ngramFile();
    expect(() => NgramModel.fromModelFile({ ...file, extra: { ...file.extra, parameters: 5 } })).toThrow(
      /the parameters are no lists/,
    );
  });

  test('an offset of four billion is refused before anything is looked up there', async () => {
    const file = await ngramFile();
    const first = file.tensors.first.data as Uint32Array;
    first[5] = 0xffffffff;
    const start = performance.now();
    expect(() => NgramModel.fromModelFile(file)).toThrow(/is not what it should be/);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('a backoff that makes a probability above 1', async () => {
    const file = await ngramFile();
    (file.tensors.backoff.data as Float32Array)[1] = 400;
    expect(() => NgramModel.fromModelFile(file)).toThrow(/makes a probability above 1/);
  });

  test('counts whose order has a text of its own', () => {
    const file = countTextOf(words, 2).toModelFile();
    expect(() => NgramCounts.fromModelFile({ ...file, options: { order: ownText } })).toThrow(
      /the order \{"toString":1,"valueOf":null\} of the counts/,
    );
  });
});

test.each([
  ['candidateThreshold', []],
  ['order', '2'],
  ['shapes', ownText],
  ['lexiconPrior', null],
])('a tagger whose option %s is %j', (name, value) => {
  const file = taggerFile();
  expect(() => HmmTagger.fromModelFile({ ...file, options: { ...file.options, [name]: value } })).toThrow(
    name,
  );
});

test('an index whose number of documents has a text of its own', () => {
  const file = structuredClone(TfidfModel.train(documents).toModelFile());
  expect(() => TfidfModel.fromModelFile({ ...file, options: { ...file.options, minDf: ownText } })).toThrow(
    /minDf/,
  );
});

test('a grade of 400 digits', () => {
  expect(() => parseQrels(`q 0 d ${'9'.repeat(400)}\n`, 'f')).toThrow(
    /^f:1: the grade "9{77}\.\.\." is too large$/,
  );
});

describe('checkpoints', () => {
  test.each(['values', 'optimizer.exp_avg', 'carried.0.0'])('NaN in %s', async (name) => {
    const file = await checkpointFile();
    (file.tensors[name].data as Float32Array)[1] = Number.NaN;
    expect(() => Checkpoint.fromModelFile(file)).toThrow(/holds values that are not finite/);
  });

  test('a mean of squares below 0', async () => {
    const file = await checkpointFile();
    (file.tensors['optimizer.exp_avg_sq'].data as Float32Array)[1] = -1;
    const checkpoint = Checkpoint.fromModelFile(file);
    expect(() => prepareTraining(stream, tiny, checkpoint)).toThrow(/squares below 0/);
  });

  test('losses that no training has', async () => {
    const file = await checkpointFile();
    const position = file.extra?.position as object;
    for (const wrong of [{ loss: -1 }, { loss: null }, { epoch: 1 }, { best: { epoch: 5, loss: 1 } }]) {
      const extra = { ...file.extra, position: { ...position, ...wrong } };
      expect(() => Checkpoint.fromModelFile({ ...file, extra })).toThrow(/the position of the training/);
    }
  });
});
