/** N-gram language models: files, options, experiments, and what the contract test asks. */
import { inputTable } from '../corpus/input-options.ts';
import { ngramTable } from '../models/ngram/options.ts';
import { samplingTable } from '../neural/sampling-options.ts';
import { omitRows, pickOptions } from '../options/table.ts';
import { integer, text } from '../options/types.ts';
import { tokenizerTable } from '../text/tokenizer-options.ts';
import type { Kind } from './kind.ts';
import { countingTable, modelTable, ngramTextTable } from './ngram/tables.ts';

/** The smoothing methods whose discounts are estimated, the default first. */
const discountedSmoothing = ['modified-kneser-ney', 'kneser-ney', 'absolute', 'good-turing'] as const;

export const ngram: Kind = {
  name: 'ngram',
  files: {
    ngram: {
      title: 'an n-gram language model',
      command: 'nlp ngram score',
      load: async () => (await import('../models/ngram/model.ts')).NgramModel,
    },
    'ngram-counts': {
      title: 'n-gram counts',
      command: (option) => `nlp ngram train ${option('counts')}`,
      load: async () => (await import('../models/ngram/counts-file.ts')).NgramCounts,
    },
  },
  options: ngramTable,
  experiment: {
    options: { ...ngramTable, ...ngramTextTable, ...tokenizerTable, ...omitRows(inputTable, 'separator') },
    corpora: {
      train: { required: true, what: 'text to train on' },
      test: { required: true, what: 'text to measure on' },
    },
    metrics: [
      'perplexity',
      'perplexityExcludingOov',
      'bitsPerToken',
      'bitsPerCharacter',
      'logProb10',
      'oovs',
      'zeroProbs',
      'tokens',
      'sentences',
      'trainSeconds',
      'testSeconds',
      'tokensPerSecond',
    ],
    async check(options) {
      const { resolveNgramOptions } = await import('../models/ngram/options.ts');
      resolveNgramOptions(pickOptions(ngramTable, options));
    },
    run: async (trial) => (await import('./trials/ngram.ts')).run(trial),
    template: `# Which smoothing, and how long an n-gram? Run: nlp experiment run FILE
name: smoothing
corpus: { train: "@fables:train", test: "@fables:test" }
trials:
  - model: ngram
    matrix: { order: [2, 3, 4, 5], smoothing: [modified-kneser-ney, witten-bell] }
metrics: [perplexity, bitsPerCharacter, tokensPerSecond]
assert:
  - "min(ngram.perplexity) < 180"
  - "best(ngram, 'perplexity').smoothing == 'modified-kneser-ney'"
  - "baseline?.perplexity == null or perplexity <= 1.02 * baseline.perplexity"
`,
  },
  verbs: {
    train: {
      summary: 'train a model on text or on counts',
      output: 'the model to write; .arpa or .arpa.gz writes ARPA',
      options: {
        counts: { type: text('file'), text: 'train on the counts of `count` or `merge` instead of text' },
        ...countingTable,
      },
      modelOptions: ngramTable,
      voids: [
        {
          options: [...Object.keys(inputTable), ...Object.keys(tokenizerTable), 'vocab', 'skipSymbols'],
          when: ({ counts }) => counts !== undefined,
          why: (option) => `cannot matter with ${option('counts')}: the words are counted already`,
        },
        {
          options: ['alpha'],
          when: ({ smoothing }) => smoothing !== 'lidstone',
          why: (option) => `only matters with ${option('smoothing')} lidstone`,
        },
        {
          options: ['interpolateUnigrams'],
          when: ({ smoothing }) => smoothing === 'laplace' || smoothing === 'lidstone',
          why: (option) =>
            `cannot matter with this ${option('smoothing')}, which mixes with the uniform distribution by definition`,
        },
        {
          options: ['interpolateUnigrams'],
          when: ({ smoothing }) => ['mle', 'good-turing', 'stupid-backoff'].includes(smoothing as string),
          why: (option) =>
            `cannot matter with this ${option('smoothing')}, which never mixes words with anything`,
        },
        {
          options: ['strictDiscounts'],
          when: ({ smoothing }) =>
            !(discountedSmoothing as readonly unknown[]).includes(smoothing ?? discountedSmoothing[0]),
          why: (option) => `cannot matter with this ${option('smoothing')}, which estimates no discounts`,
        },
      ],
      examples: (_, option) => [
        'nlp ngram train @fables:train -o fables.lm',
        `nlp ngram train @fables:train -o fables.lm ${option('order')} 5 ${option('prune')} 0,0,1 ${option('tokenizer')} whitespace`,
        `nlp ngram train @fables:train -o fables.arpa.gz ${option('smoothing')} witten-bell`,
      ],
      load: () => import('./ngram/train.ts'),
    },
    perplexity: {
      summary: 'perplexity of a text',
      model: modelTable,
      explain: 'how often n-grams of each length matched, and the perplexity with fewer words of context',
      svg: 'draw the perplexity by the words of context',
      examples: (_, option) => [
        `nlp ngram perplexity -m fables.lm @fables:test ${option('json')}`,
        `nlp ngram perplexity -m fables.lm @fables:test ${option('explain')} ${option('svg')} orders.svg`,
      ],
      load: () => import('./ngram/perplexity.ts'),
    },
    next: {
      summary: 'the next word: a list on stdout, or live while you type on a terminal',
      operand: { name: 'context', text: 'the words before it; without them on a terminal: a live list' },
      tokens: 'words',
      model: modelTable,
      explain: 'show which n-gram each probability came from',
      examples: () => ['nlp ngram next -m fables.lm "the fox" -k 5'],
      load: () => import('./ngram/next.ts'),
    },
    generate: {
      summary: 'draw sentences from the model',
      model: modelTable,
      options: {
        prompt: { type: text(), text: 'how each begins' },
        count: { type: integer(1), default: 1, text: 'how many' },
        length: { type: integer(0), default: 50, text: 'at most that many words each' },
        ...samplingTable,
      },
      explain: 'with each word its probability and the n-gram it came from',
      examples: (_, option) => [
        `nlp ngram generate -m fables.lm ${option('prompt')} "The fox" ${option('count')} 3 ${option('topP')} 0.9 ${option('seed')} 7`,
      ],
      load: () => import('./ngram/generate.ts'),
    },
    info: {
      summary: 'what a model is made of',
      operand: 'a model, counts or ARPA file',
      svg: 'draw how many different n-grams there are of each length',
      notes: (option) =>
        `\`nlp ngram perplexity ${option('svg')}\` draws the perplexity by the words of context, \`nlp corpus stats ${option('svg')}\` Zipf’s law and coverage.`,
      examples: (_, option) => [`nlp ngram info fables.lm ${option('svg')} sizes.svg`],
      load: () => import('./ngram/info.ts'),
    },
  },
  exampleFiles: () => ({ 'fables.lm': 'nlp ngram train @fables:train -o fables.lm' }),
  hasOwnCommand: true,
  contract: {
    train: { command: 'ngram train', operands: ['@fables'], options: { output: 'MODEL' } },
    trainOnNothing: { command: 'ngram train', operands: ['EMPTY'], options: { output: 'AGAIN' } },
    answer: [{ command: 'ngram score', options: { model: 'MODEL' } }],
    answerWithOther: { command: 'ngram score', options: { model: 'OTHER' } },
    input: 'The fox saw the crow.\nNobody ever wrote zzyzx here.\n',
    onEmptyInput: /^$/,
    jsonKeys: ['text', 'logProb10', 'tokens', 'oovs', 'perplexity', 'words'],
  },
};
