/** A vocabulary is saved and loaded like any model. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { loadModel, saveModel } from '../../src/store/registry.ts';
import { VocabularyModel } from '../../src/store/vocabulary-model.ts';
import { VocabularyBuilder } from '../../src/text/vocabulary.ts';
import { temporaryFolder } from '../cli/run.ts';

test('saved and loaded, a vocabulary gives the same ids', async () => {
  const builder = new VocabularyBuilder();
  for (const word of 'the cat and the hat'.split(' ')) builder.add(word);
  const file = path.join(temporaryFolder(), 'words.safetensors');
  await saveModel(file, new VocabularyModel(builder.build()));
  const { vocabulary } = await loadModel(file, VocabularyModel);
  expect([...vocabulary.words()]).toEqual(['<unk>', '<s>', '</s>', 'the', 'and', 'cat', 'hat']);
  expect(await loadModel(file)).toBeInstanceOf(VocabularyModel);
  await expect(loadModel(file, 'ngram')).rejects.toThrow(NlpError);
});

test('a count of special words that cannot be is refused', () => {
  const file = new VocabularyModel(new VocabularyBuilder().build()).toModelFile();
  for (const specialCount of [4, -1, 'x', undefined]) {
    expect(() => VocabularyModel.fromModelFile({ ...file, options: { specialCount } })).toThrow(NlpError);
  }
});
