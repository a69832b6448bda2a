/** N-gram language models: files, options, experiments, and what the contract test asks. */
import { inputTable } from '../corpus/input-options.ts';
import { ngramTable } from '../models/ngram/options.ts';
import { omitRows, optionTable, pickOptions } from '../options/table.ts';
import { toggle } from '../options/types.ts';
import { tokenizerTable } from '../text/tokenizer-options.ts';
import type { Kind } from './kind.ts';

/** How the text of an n-gram model is read. */
export const ngramTextTable = optionTable({
  skipSymbols: { type: toggle(), text: 'skip <s> and </s> in the text instead of refusing them' },
});

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
