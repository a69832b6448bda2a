/** Public corpora, read whole: the counts are those their authors tell, or those of counting lines by hand. */
import { expect, test } from 'vitest';
import { checkCorpus } from '../../src/corpus/check.ts';
import { readDocuments } from '../../src/corpus/documents.ts';
import { readLines } from '../../src/corpus/lines.ts';
import { readSentences } from '../../src/corpus/sentences.ts';
import { readTagged } from '../../src/corpus/tagged-sentences.ts';
import type { InputOptions, TaggedSentence } from '../../src/corpus/types.ts';
import { describeShared, sharedPath } from '../shared.ts';
import { collect, errorOf } from './helpers.ts';

const data = (...names: string[]) => names.map((name) => sharedPath(`data/${name}`));
const words = (sentences: readonly TaggedSentence[]) =>
  sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);

describeShared('public corpora', () => {
  test('Brown: 57,340 sentences, 1,161,192 words; tags and text agree', async () => {
    const tagged = await collect(readTagged(data('brown/*.tag.gz')));
    const text = await collect(readSentences(data('brown/*.txt.gz')));
    expect(tagged).toHaveLength(57_340);
    expect(words(tagged)).toBe(1_161_192);
    expect(tagged.map(({ tokens }) => tokens.join(' '))).toEqual(text.map((sentence) => sentence.text));
    const train = await collect(readTagged(data('brown/brown.train.tag.gz')));
    // As `awk -F/ '{print $NF}'` counts them; the whole corpus has the 472 that NLTK lists.
    expect(new Set(train.flatMap(({ tags }) => tags)).size).toBe(465);
    expect(new Set(tagged.flatMap(({ tags }) => tags)).size).toBe(472);
    // The words with slashes, tagged as `//in`, `14-1/2/cd`.
    const slashes = tagged
      .flatMap(({ tokens, tags }) => tokens.map((token, i) => `${token} ${tags[i]}`))
      .filter((one) => one.includes('/'));
    expect(slashes).toEqual(expect.arrayContaining(['/ in', '14-1/2 cd', '$.30/mbf nns', '/l/ nn']));
  });

  test('Universal Dependencies: every block is a sentence, ranges and empty nodes are no words', async () => {
    for (const [name, documents] of [
      ['en_ewt-ud-dev', 318],
      ['en_ewt-ud-test', 316],
      ['ko_kaist-ud-dev', 1],
      ['ko_kaist-ud-test', 1],
    ] as const) {
      const inputs = data(`ud/${name}.conllu.gz`);
      const lines = (await collect(readLines(inputs))).map(({ text }) => text);
      const blocks = lines.filter((line) => line.startsWith('1\t')).length;
      for (const field of ['upos', 'xpos', 'lemma', 'form']) {
        const tagged = await collect(readTagged(inputs, { field }));
        expect(tagged).toHaveLength(blocks);
        expect(words(tagged)).toBe(lines.filter((line) => /^\d+\t/.test(line)).length);
      }
      const given = lines.filter((line) => line.startsWith('# text = ')).map((line) => line.slice(9));
      expect((await collect(readSentences(inputs))).map(({ text }) => text)).toEqual(given);
      expect(await collect(readDocuments(inputs))).toHaveLength(documents);
      // Without `# text` the forms give it, too.
      const bare = lines.filter((line) => !line.startsWith('# text')).join('\n');
      const pieced = (await collect(readSentences([], { text: bare, format: 'conllu' }))).map(
        ({ text }) => text,
      );
      const same = pieced.filter((text, i) => text === given[i].replace(/\s+/g, ' ').trim()).length;
      expect(same / given.length).toBeGreaterThan(0.999);
    }
  });

  test('CoNLL-2000: 8,936 and 2,012 sentences, 211,727 and 47,377 words', async () => {
    const options: InputOptions = { format: 'columns' };
    for (const [name, sentences, count] of [
      ['train', 8936, 211_727],
      ['test', 2012, 47_377],
    ] as const) {
      const tagged = await collect(readTagged(data(`conll2000/${name}.txt.gz`), options));
      expect(tagged).toHaveLength(sentences);
      expect(words(tagged)).toBe(count);
    }
    const pos = await collect(readTagged(data('conll2000/test.txt.gz'), { ...options, field: 'pos' }));
    expect(pos[0].tags.slice(0, 3)).toEqual(['NNP', 'NNP', 'NNP']);
  });

  test('WNUT-17: 3,394, 1,009 and 1,287 sentences, lone tabs between some', async () => {
    const count = async (name: string) =>
      (await collect(readTagged(data(`wnut17/${name}.gz`), { format: 'columns' }))).length;
    expect(await count('wnut17train.conll')).toBe(3394);
    expect(await count('emerging.dev.conll')).toBe(1009);
    expect(await count('emerging.test.annotated')).toBe(1287);
  });

  test('NSMC: 150,000 and 50,000 reviews, 8 of them empty, quotes as they are', async () => {
    const train = await collect(readDocuments(data('nsmc/ratings_train.txt.gz'), { format: 'tsv' }));
    const held = await collect(readDocuments(data('nsmc/ratings_test.txt.gz'), { format: 'tsv' }));
    expect([train.length, held.length]).toEqual([150_000, 50_000]);
    expect([...train, ...held].filter(({ text }) => text === '')).toHaveLength(8);
    expect(train.filter(({ text }) => text.includes('""')).length).toBeGreaterThan(0);
    expect(train.filter(({ label }) => label === '1')).toHaveLength(74_827);
    const sentences = await collect(readSentences(data('nsmc/ratings_test.txt.gz'), { format: 'tsv' }));
    expect(sentences).toHaveLength(49_997);
  });

  test('Cranfield: 1400 documents, two without text; ADI: 82; their queries', async () => {
    const cranfield = await collect(readDocuments(data('ir/cranfield/docs.smart.gz')));
    expect(cranfield).toHaveLength(1400);
    expect(cranfield.filter(({ text }) => text === '').map(({ id }) => id)).toEqual(['471', '995']);
    expect(cranfield[0].title).toMatch(/^experimental investigation of the aerodynamics of a wing/);
    expect(await collect(readDocuments(data('ir/adi/docs.smart')))).toHaveLength(82);
    const queries = await collect(readDocuments(data('ir/cranfield/queries.tsv')));
    expect(queries).toHaveLength(225);
    expect(queries.at(-1)?.id).toBe('225');
  });

  test('Tatoeba: 142,787 and 3,318 pairs; the first column is chosen by number', async () => {
    const pairs = async (name: string, field: string) =>
      (await collect(readSentences(data(`tatoeba/${name}.txt.gz`), { format: 'tsv', field }))).length;
    expect(await pairs('fra', '1')).toBe(142_787);
    expect(await pairs('kor', '2')).toBe(3318);
    const error = await errorOf(collect(readDocuments(data('tatoeba/fra.txt.gz'), { format: 'tsv' })));
    expect(error.remedy).toContain('field');
  });

  test('names: a folder is a document a file', async () => {
    expect(await collect(readDocuments(data('names/by_language')))).toHaveLength(18);
    expect(await collect(readSentences(data('names/names.txt')))).toHaveLength(32_033);
  });

  test('check reads them without error', async () => {
    for (const [name, format] of [
      ['ud/ko*.gz', 'conllu'],
      ['wnut17/*.gz', 'columns'],
      ['ir/adi/docs.smart', 'smart'],
    ] as const) {
      expect((await checkCorpus(data(name), { format })).errors).toBe(0);
    }
  });
});
