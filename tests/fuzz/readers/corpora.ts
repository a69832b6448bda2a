/** Corpora in every format, read as everything that the format can be read as, checked, counted, split and converted. */
import { checkCorpus } from '../../../src/corpus/check.ts';
import { convertCorpus } from '../../../src/corpus/convert.ts';
import { type CorpusFormat, formatRow, formatTable } from '../../../src/corpus/formats.ts';
import { readItems } from '../../../src/corpus/read-items.ts';
import { splitCorpus } from '../../../src/corpus/split.ts';
import { corpusStatistics } from '../../../src/corpus/statistics.ts';
import { createTokenizer } from '../../../src/text/create-tokenizer.ts';
import { damageJsonLines } from '../damage/json.ts';
import { damageText } from '../damage/text.ts';
import { orRefused } from '../or-refused.ts';
import type { Reader } from '../reader.ts';

const texts = 'The fox saw it.\nThe crow, an old one, sang.\n\nWho saw 3.50 of the $5? Nobody.\n';
const fields = ['_', 'X', '_', '_'];
const word = (id: string, form: string, tag: string) => [id, form, form, tag, tag, ...fields, '_'].join('\t');
const conllu = [
  '# newdoc id = a',
  '# sent_id = 1',
  '# text = The fox saw it.',
  word('1', 'The', 'DET'),
  word('2-3', 'foxsaw', '_'),
  word('2', 'fox', 'NOUN'),
  word('3', 'saw', 'VERB'),
  word('3.1', 'it', 'PRON'),
  word('4', '.', 'PUNCT'),
  '',
  '# text = No',
  word('1', 'No', 'INTJ'),
  '',
  '',
].join('\n');

/** For each format files of it. */
const seeds: Record<CorpusFormat, readonly string[]> = {
  text: [texts],
  prose: [`# A head\n\n${texts}\nDr. Fox said: "No." Then he left...\n`],
  tagged: ['The/DET fox/NOUN 1\\/2/NUM ran/VERB ./PUNCT\n\nNo/INTJ !/PUNCT\n'],
  conllu: [conllu],
  columns: ['-DOCSTART- -X- O O\n\nThe DT B-NP O\nfox NN I-NP B-ANIMAL\nran VBD B-VP O\n\nNo UH O O\n'],
  jsonl: [
    '{"id":"1","title":"T","text":"The fox saw it.","label":"a","tokens":["The","fox"],"tags":["DET","NOUN"]}\n' +
      '{"id":2,"text":"No.","label":"b","tokens":["No"],"tags":["INTJ"]}\n',
    '{"source":"a b","target":"b a"}\n{"source":"c","target":"c","id":"x"}\n',
    '{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello."}]}\n',
  ],
  csv: ['id,text,label\n1,"The fox, it ""saw"".",a\n2,No,b\n', 'source,target\na b,b a\nc,"c\nd"\n'],
  tsv: ['id\ttext\tlabel\n1\tThe fox\ta\n2\tNo\tb\n', 'a b\tb a\nc\td\n'],
  lines: [texts],
  files: [texts],
  smart: ['.I 1\n.T\nA title\n.A\nFox, A.\n.W\nThe fox saw it.\nAgain.\n.I 2\n.W\nNo.\n'],
  fasttext: ['__label__a __label__b The fox saw it\n__label__b No\n'],
  crfsuite: ['DET\tw=The\tcap:2\nNOUN\tw=fox\\:x:0.5\n\nINTJ\tw=No\n'],
};

export function corpusReaders(): Reader[] {
  return formatTable.map(({ name, extension }): Reader => {
    const { reads, writes } = formatRow(name);
    return {
      name: `corpus ${name}`,
      fileName: `damaged.${extension}`,
      seeds: seeds[name].map((text) => Buffer.from(text)),
      damage: name === 'jsonl' ? damageJsonLines : damageText,
      async use(file, { check, random, uses }) {
        const format = name;
        const to = formatTable[random.int(formatTable.length)].name;
        const tokenizer = createTokenizer({ type: 'word', lowercase: false });
        await uses(
          () => checkCorpus([file], { format }),
          () => orRefused(async () => check('stats', await corpusStatistics([file], { format, tokenizer }))),
          () => orRefused(() => through(splitCorpus([file], { format, ratio: [1, 1], by: 'sentence' }))),
          () => orRefused(() => through(convertCorpus([file], to, { format }))),
          () =>
            orRefused(
              async () => writes.length > 0 && (await through(convertCorpus([file], name, { format }))),
            ),
          ...reads.map((kind) => async () => {
            // A file is one of some items, often, and none of others.
            const items = await orRefused(() => through(readItems(kind, [file], { format })));
            check(kind, items);
          }),
        );
      },
    };
  });
}

async function through<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
