/** A model that is read into the memory of kernels: the same model, refused like any other where it is damaged. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadModel } from '../../../src/kinds/load-model.ts';
import { Arena } from '../../../src/math/arena.ts';
import { Random } from '../../../src/math/random.ts';
import { NgramModel } from '../../../src/models/ngram/model.ts';
import { encodeSafetensors } from '../../../src/store/safetensors.ts';
import { readSafetensors } from '../../../src/store/safetensors-file.ts';
import { saveModel } from '../../../src/store/stored-model.ts';
import { temporaryFolder } from '../../cli/run.ts';
import { trainModel } from './corpora.ts';

const random = Random.from(7);
const word = () => `${Math.floor(random.next() ** 3 * 3000).toString(36)}é`;
const sentences = Array.from({ length: 14_000 }, () => Array.from({ length: 9 }, word));
const model = trainModel(sentences, { order: 4 });

async function withKernels<Result>(kernels: string | undefined, use: () => Promise<Result>): Promise<Result> {
  const saved = process.env.NLP_KERNELS;
  if (kernels !== undefined) process.env.NLP_KERNELS = kernels;
  try {
    return await use();
  } finally {
    if (saved === undefined) delete process.env.NLP_KERNELS;
    else process.env.NLP_KERNELS = saved;
  }
}

test('the same model, which saves as the same bytes', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'm.lm');
  await saveModel(file, model);
  const loaded = await loadModel(file, NgramModel);
  expect(Arena.of(loaded.trie.word, loaded.trie.suffix)).toBeInstanceOf(Arena);
  const plain = await withKernels('js', () => loadModel(file, NgramModel));
  expect(Arena.of(plain.trie.word)).toBeUndefined();
  expect(loaded.vocabulary.token(77)).toBe(plain.vocabulary.token(77));
  expect(loaded.score(sentences[5])).toEqual(plain.score(sentences[5]));
  const again = path.join(folder, 'again.lm');
  await saveModel(again, loaded);
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
});

test('damage is told in the same words', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'm.lm');
  const damages: [string, number, number][] = [
    ['word', 100_000, 0xffffffff],
    ['first', 5000, 0xffffffff],
    ['first', 1, 0],
    ['suffix', 60_000, 200_000],
    ['logProb', 200_000, 1],
    ['backoff', 9000, Number.NaN],
    ['vocabulary.offsets', 1000, 0xffffffff],
  ];
  await saveModel(file, model);
  for (const [name, index, value] of damages) {
    const { metadata, tensors } = await readSafetensors(file);
    delete metadata.checksum;
    tensors[name].data[index] = value;
    const damaged = path.join(folder, 'damaged.lm');
    writeFileSync(damaged, Buffer.concat([...encodeSafetensors({ metadata, tensors })]));
    const messages = [];
    for (const kernels of [undefined, 'js']) {
      messages.push(
        await withKernels(kernels, () => loadModel(damaged, NgramModel)).then(
          () => 'no error',
          (error) => error.message,
        ),
      );
    }
    expect(messages[0], name).toMatch(/n-gram \d+ is not|vocabulary ends before it begins/);
    expect(messages[0]).toBe(messages[1]);
  }
});
