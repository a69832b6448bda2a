/** Ids, texts and places equal to those of SentencePiece and Hugging Face's tokenizers; needs the shared references. */
import { expect, test } from 'vitest';
import { nBest } from '../../../src/text/subword/nbest-text.ts';
import { readSubwordEncoder } from '../../../src/text/subword/read-file.ts';
import { describeShared, sharedPath } from '../../shared.ts';
import { compareCases, compareFiles, read, root } from './_reference.ts';

describeShared('tokenizers of checkpoints', () => {
  const files = [
    ['gpt2-tiny', 'tokenizer.json', 'tokenizer_json'],
    ['gpt2-tiny', 'merges.txt', 'tokenizer_json'],
    ['bert-tiny', 'tokenizer.json', 'tokenizer_json'],
    ['bert-tiny', 'vocab.txt', 'tokenizer_json'],
    ['llama-tiny', 'tokenizer.json', 'tokenizer_json'],
    ['llama-tiny', 'tokenizer.model', 'sentencepiece'],
    ['t5-tiny', 'tokenizer.json', 'tokenizer_json'],
    ['t5-tiny', 'spiece.model', 'sentencepiece'],
  ] as const;
  test.each(files)('%s/%s cuts hard strings as the reference does', (folder, file, key) => {
    const encoder = readSubwordEncoder(sharedPath(`${root}/checkpoints/${folder}/${file}`));
    // The token that ends a text stands in tokenizer.json alone, not in vocab.json.
    const isOurs = (text: string) => file !== 'merges.txt' || !text.includes('<|endoftext|>');
    for (const one of read(`checkpoints/${folder}/encodings.json`).cases.filter(({ text }) => isOurs(text))) {
      const ids = [...encoder.encode(one.text, { addSpecialTokens: false }).ids];
      expect({ text: one.text, ids }).toEqual({ text: one.text, ids: one[key] });
      expect([...encoder.encodeIds(one.text)]).toEqual(ids);
    }
  });
});

describeShared('SentencePiece models', () => {
  test.each(['unigram-1000-tinyshakespeare', 'bpe-1000-tinyshakespeare'])('%s', (name) => {
    const encoder = readSubwordEncoder(sharedPath(`${root}/tokenizers/${name}.model`));
    const reference = read(`tokenizers/${name}.json`);
    compareCases(encoder, reference.cases);
    compareFiles(encoder, reference, 'text/tinyshakespeare.txt.gz', 'text/wikitext-2.test.txt.gz');
  });

  test('the three best segmentations of Unigram', () => {
    const name = 'unigram-1000-tinyshakespeare';
    const encoder = readSubwordEncoder(sharedPath(`${root}/tokenizers/${name}.model`));
    let compared = 0;
    for (const { text, nbest3 } of read(`tokenizers/${name}.json`).cases) {
      if (nbest3 == null || Array.from(text).length > 40) continue;
      const best = nBest(encoder, text, 3);
      // Of equal scores either may be first: the scores are compared.
      const scoreOf = (ids: readonly number[]) => ids.reduce((sum, id) => sum + scores[id], 0);
      const scores = (encoder.parts.model as unknown as { scores: Float64Array }).scores;
      expect(best.length).toBe(nbest3.length);
      for (const [i, [ids]] of nbest3.entries())
        if (!ids.includes(encoder.parts.model.unknownId!)) {
          expect(best[i].score).toBeCloseTo(scoreOf(ids), 3);
          compared++;
        }
    }
    expect(compared).toBeGreaterThan(40);
  });
});
