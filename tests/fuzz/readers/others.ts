/** Files beside the models' own: ARPA, HMMs in JSON, weights and vocabularies of other programs, reference cases, settings. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { withStopwords } from '../../../src/cli/commands/tfidf/stopwords.ts';
import { NlpError } from '../../../src/errors.ts';
import { openModel as openHmm } from '../../../src/kinds/hmm/files.ts';
import { openModel as openNgram } from '../../../src/kinds/ngram/files.ts';
import { ngram } from '../../../src/kinds/ngram.ts';
import { HmmTagger } from '../../../src/models/hmm/tagger.ts';
import { arpaText } from '../../../src/models/ngram/arpa-write.ts';
import { checkVocabulary, importStateDict } from '../../../src/models/recurrent/import-pytorch.ts';
import { RecurrentModel } from '../../../src/models/recurrent/model.ts';
import { runParityCase } from '../../../src/models/recurrent/parity.ts';
import { TfidfModel } from '../../../src/models/tfidf/tfidf-model.ts';
import { readJsonFile } from '../../../src/store/json-file.ts';
import { encodeSafetensors } from '../../../src/store/safetensors.ts';
import { readSafetensors } from '../../../src/store/safetensors-file.ts';
import { TensorFiles } from '../../../src/store/tensor-files.ts';
import { createTokenizer } from '../../../src/text/create-tokenizer.ts';
import { readTokenizerSpec } from '../../../src/text/tokenizer-file.ts';
import { damageBytes } from '../damage/bytes.ts';
import { damageJson } from '../damage/json.ts';
import { damageModel } from '../damage/model.ts';
import { damageText } from '../damage/text.ts';
import type { Reader, ReaderTools } from '../reader.ts';
import { sequenceUses } from './model-rows.ts';
import { verbUses } from './models.ts';
import { documents } from './texts.ts';

const arpa = `\\data\\
ngram 1=6
ngram 2=4
ngram 3=1

\\1-grams:
-1.2\t<unk>
-99\t<s>\t-0.3
-0.7\t</s>
-0.6\tthe\t-0.25
-0.8\tfox\t-0.1
-0.9\tcrow\t0

\\2-grams:
-0.2\t<s> the\t-0.1
-0.3\tthe fox
-0.5\tthe crow
-0.4\tfox </s>

\\3-grams:
-0.1\t<s> the fox

\\end\\
`;
const hmm = {
  states: ['H', 'C'],
  symbols: ['1', '2', '3'],
  initial: [0.8, 0.2],
  transition: [
    [0.7, 0.3],
    [0.4, 0.6],
  ],
  emission: [
    [0.2, 0.4, 0.4],
    [0.5, 0.4, 0.1],
  ],
};
const rows = (count: number, columns: number) =>
  Array.from({ length: count }, (_, i) =>
    Array.from({ length: columns }, (_, j) => ((i * 7 + j * 3) % 11) / 11 - 0.4),
  );
const parity = {
  cell: 'rnn',
  vocab: 4,
  embedding: 2,
  hidden: 3,
  layers: 1,
  batch: 1,
  time: 2,
  inputs_time_major: [[0], [1]],
  targets_time_major: [[1], [3]],
  weights: {
    'embedding.weight': rows(4, 2),
    'rnn.weight_ih_l0': rows(3, 2),
    'rnn.weight_hh_l0': rows(3, 3),
    'rnn.bias_ih_l0': rows(1, 3)[0],
    'rnn.bias_hh_l0': rows(1, 3)[0],
    'output.weight': rows(4, 3),
    'output.bias': rows(1, 4)[0],
  },
  optimizers: { 'adam lr=0.01 clip_norm=0.05': [] },
};

function stateDict(): Buffer {
  const { weights } = parity;
  const flat = (nested: number[] | number[][]) => ({
    shape: Array.isArray(nested[0]) ? [nested.length, (nested[0] as number[]).length] : [nested.length],
    data: Float32Array.from(nested.flat()),
  });
  const tensors = Object.fromEntries(Object.entries(weights).map(([name, nested]) => [name, flat(nested)]));
  return Buffer.concat([...encodeSafetensors({ metadata: { vocabulary: '["a","b","c","d"]' }, tensors })]);
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

export function otherReaders(): Reader[] {
  const state = stateDict();
  return [
    { name: 'arpa', fileName: 'damaged.arpa', seeds: [Buffer.from(arpa)], damage: damageText, use: askArpa },
    {
      name: 'arpa gzip',
      fileName: 'damaged.arpa.gz',
      seeds: [gzipSync(arpa)],
      damage: damageBytes,
      use: askArpa,
      share: 0.2,
    },
    {
      name: 'hmm json',
      fileName: 'damaged.json',
      seeds: [json(hmm), json({ ...hmm, states: [1, 2] })],
      damage: damageJson,
      async use(file, tools) {
        const model = await openHmm(file);
        if (!(model instanceof HmmTagger)) await tools.uses(...sequenceUses(model, tools));
      },
    },
    {
      name: 'state dict',
      fileName: 'damaged.safetensors',
      seeds: [state],
      damage: damageModel,
      async use(file, { check }) {
        const { tensors } = await readSafetensors(file);
        const vocabulary = ['a', 'b', 'c', 'd'];
        checkVocabulary(vocabulary, tensors);
        const model = importStateDict(tensors, { vocabulary, tokenizer: { type: 'char', lowercase: false } });
        check('next', model.next('ab', 2));
        check('perplexity', await model.evaluate('abcd'));
        RecurrentModel.fromModelFile(model.toModelFile());
      },
    },
    {
      name: 'tensors',
      fileName: 'damaged.safetensors',
      seeds: [state],
      damage: damageModel,
      async use(file) {
        const files = await TensorFiles.open(file);
        try {
          for (const name of files.tensors.keys()) await files.read(name);
        } finally {
          await files.close();
        }
      },
    },
    {
      name: 'reference cases',
      fileName: 'damaged.json',
      seeds: [json(parity)],
      damage: damageJson,
      async use(file) {
        runParityCase(await readJsonFile(file), 'float64');
      },
    },
    {
      name: 'tokenizer settings',
      fileName: 'damaged.json',
      seeds: [json({ type: 'word', lowercase: true })],
      damage: damageJson,
      async use(file) {
        createTokenizer(await readTokenizerSpec({ tokenizer: file })).tokenize('The fox.');
      },
      share: 0.3,
    },
    {
      name: 'stop words',
      fileName: './damaged.txt',
      seeds: [Buffer.from('the\nan old\n\nand\n')],
      damage: damageText,
      async use(file, { check }) {
        const options = await withStopwords({ stopwords: file });
        check('search', TfidfModel.train(documents, options).search('old fox', { total: true }));
      },
      share: 0.3,
    },
  ];
}

async function askArpa(file: string, tools: ReaderTools): Promise<void> {
  const model = await openNgram(file);
  await tools.uses(
    () => tools.check('score', model.score(['the', 'fox', 'zorb'])),
    ...verbUses(ngram, file, tools, true),
    async () => {
      // What is written again is read again.
      const again = `${tools.scratch}.arpa`;
      writeFileSync(again, [...arpaText(model)].join(''));
      await openNgram(again).catch((error: unknown) => {
        throw error instanceof NlpError ? new Error(`its own ARPA is refused: ${error.message}`) : error;
      });
    },
  );
}
