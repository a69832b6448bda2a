/** How good the tagger is on public corpora, and that the built-in ones learn and generalise. */
import { expect, test } from 'vitest';
import { readTagged } from '../../../src/corpus/tagged-sentences.ts';
import type { InputOptions, TaggedSentence } from '../../../src/corpus/types.ts';
import { HmmTagger, type TaggerTrainingOptions } from '../../../src/models/hmm/tagger.ts';
import { describeShared, sharedPath } from '../../shared.ts';

async function read(input: string, options: InputOptions = {}): Promise<TaggedSentence[]> {
  const sentences: TaggedSentence[] = [];
  for await (const batch of readTagged([input], options)) sentences.push(...batch);
  return sentences;
}

function accuracy(
  train: TaggedSentence[],
  held: TaggedSentence[],
  options: TaggerTrainingOptions = {},
): number {
  const tagger = HmmTagger.train(train, options);
  let right = 0;
  let total = 0;
  for (const { tokens, tags } of held) {
    const given = tagger.tag(tokens).tags;
    for (let i = 0; i < tags.length; i++) if (given[i] === tags[i]) right++;
    total += tags.length;
  }
  return right / total;
}

test('the built-in corpora', async () => {
  for (const [name, least] of [
    ['@tagged-en', 0.92],
    ['@tagged-ko', 0.78],
  ] as const) {
    const value = accuracy(await read(`${name}:train`), await read(`${name}:test`));
    expect(value, name).toBeGreaterThan(least);
  }
});

describeShared('Brown, full tags', () => {
  test('best and tnt', async () => {
    const train = await read(sharedPath('data/brown/brown.train.tag.gz'));
    const held = await read(sharedPath('data/brown/brown.test.tag.gz'));
    expect(accuracy(train, held)).toBeGreaterThan(0.967);
    expect(accuracy(train, held, { preset: 'tnt' })).toBeGreaterThan(0.9605);
  });
});

describeShared('Universal Dependencies, learnt from the dev part', () => {
  test.each([
    ['en_ewt', 'upos', 0.9],
    ['en_ewt', 'xpos', 0.895],
    ['ko_kaist', 'upos', 0.885],
    ['ko_kaist', 'xpos', 0.69],
  ] as const)('%s %s', async (name, field, least) => {
    const file = (part: string) => sharedPath(`data/ud/${name}-ud-${part}.conllu.gz`);
    const value = accuracy(await read(file('dev'), { field }), await read(file('test'), { field }));
    expect(value).toBeGreaterThan(least);
  });
});
