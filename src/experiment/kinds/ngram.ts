/** N-gram language models in experiments: as `nlp ngram train` and `nlp ngram perplexity`. */
import * as z from 'zod';
import { smoothingNames } from '../../models/ngram/smoothing-names.ts';
import { compactScores } from '../results.ts';
import type { ModelKind, TrialOptions, TrialOutcome, TrialTask } from './kind.ts';
import {
  inputOptionSchemas,
  inputOptionsOf,
  secondsSince,
  tokenizerOf,
  tokenizerSchemas,
  whole,
} from './options.ts';

export const ngram: ModelKind = {
  name: 'ngram',
  options: {
    order: whole(1, 9).describe('length of the longest n-grams (default: 3)'),
    smoothing: z.enum(smoothingNames).describe('how unseen words get their share'),
    prune: z.array(whole(0, 0xffffffff)).min(1).max(9).describe('drop n-grams seen at most that often'),
    alpha: z.number().positive().describe('what lidstone adds to every count (default: 0.1)'),
    interpolateUnigrams: z.boolean().describe('mix words with the uniform distribution (default: true)'),
    strictDiscounts: z.boolean().describe('fail where discounts cannot be estimated'),
    skipSymbols: z.boolean().describe('skip <s> and </s> in the text instead of refusing them'),
    ...tokenizerSchemas,
    ...inputOptionSchemas,
  },
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
    const { resolveOptions } = await import('../../models/ngram/options.ts');
    resolveOptions(trainingOptions(options));
  },
  run,
};

async function run({ options, corpora }: TrialTask): Promise<TrialOutcome> {
  const [
    { resolveOptions },
    { countText, trainOnCounts },
    { TokenStream },
    { specialWords },
    { Vocabulary },
  ] = await Promise.all([
    import('../../models/ngram/options.ts'),
    import('../../models/ngram/train.ts'),
    import('../../models/ngram/token-stream.ts'),
    import('../../models/ngram/count-trie.ts'),
    import('../../text/vocabulary.ts'),
  ]);
  const [{ NgramModel }, { TextScorer }, { perplexityOf }] = await Promise.all([
    import('../../models/ngram/model.ts'),
    import('../../models/ngram/text-scorer.ts'),
    import('../../models/ngram/scoring.ts'),
  ]);
  const settings = resolveOptions(trainingOptions(options));
  const start = performance.now();
  const words = Vocabulary.of(specialWords);
  const skipSymbols = options.skipSymbols === true;
  const text = new TokenStream(words, { learn: true, markBegin: true, skipSymbols });
  await readTokens(corpora.train, options, (tokens, file, line) => text.feedTokens(tokens, file, line));
  const trained = text.words;
  const counts = countText({ tokens: text.tokens.subarray(0, text.length), words }, settings.order);
  const model = new NgramModel(trainOnCounts(counts, settings));
  const trainSeconds = secondsSince(start);

  const testStart = performance.now();
  const stream = new TokenStream(model.words, { learn: false, markBegin: false });
  const scorer = new TextScorer(model.trie, model.stepPrice);
  const { totals } = scorer;
  const logProbs: number[] = [];
  const lengths: number[] = [];
  const codePoints: number[] = [];
  const characters = await readTokens(corpora.test, options, (tokens, file, line, count) => {
    const { logProb, zeroProbs } = totals;
    stream.feedTokens(tokens, file, line);
    scorer.score(stream.tokens, stream.length);
    logProbs.push(totals.zeroProbs > zeroProbs ? Number.NEGATIVE_INFINITY : totals.logProb - logProb);
    lengths.push(stream.length);
    codePoints.push(count);
    stream.length = 0;
  });
  const testSeconds = secondsSince(testStart);
  const above = compactScores(logProbs.map((value) => -value));
  const bits = compactScores(logProbs.map((value) => -value * Math.log2(10)));
  return {
    metrics: {
      ...perplexityOf(totals, characters),
      trainSeconds,
      testSeconds,
      tokensPerSecond: trained / trainSeconds,
    },
    scores: {
      unit: 'sentence',
      corpus: 'test',
      metrics: {
        perplexity: { transform: 'exp10', above, below: lengths },
        bitsPerToken: { transform: 'ratio', above: bits, below: lengths },
        bitsPerCharacter: { transform: 'ratio', above: bits, below: codePoints },
      },
    },
  };
}

function trainingOptions(options: TrialOptions) {
  const { order, smoothing, prune, alpha, interpolateUnigrams, strictDiscounts } = options;
  return { order, smoothing, prune, alpha, interpolateUnigrams, strictDiscounts } as object;
}

/** @returns how many code points were read, one for each line end */
async function readTokens(
  inputs: string[],
  options: TrialOptions,
  take: (tokens: readonly string[], file: string, line: number, characters: number) => void,
): Promise<number> {
  const [{ readSentences }, { createTokenizer }, { countCodePoints }] = await Promise.all([
    import('../../corpus/sentences.ts'),
    import('../../text/create-tokenizer.ts'),
    import('../../text/code-points.ts'),
  ]);
  const tokenizer = createTokenizer(tokenizerOf(options));
  let characters = 0;
  for await (const batch of readSentences(inputs, { ...inputOptionsOf(options), blankLines: 'keep' })) {
    for (const { text, file, line } of batch) {
      const count = countCodePoints(text) + 1;
      take(tokenizer.tokenize(text), file, line, count);
      characters += count;
    }
  }
  return characters;
}
