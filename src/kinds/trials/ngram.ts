/** A trial of an n-gram language model: as `nlp ngram train` and `nlp ngram perplexity`. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import { ngramTable } from '../../models/ngram/options.ts';
import { pickOptions } from '../../options/table.ts';
import { tokenizerOf } from '../../text/tokenizer-options.ts';
import {
  compactScores,
  secondsSince,
  type TrialOptions,
  type TrialOutcome,
  type TrialTask,
} from '../trial.ts';

export async function run({ options, corpora }: TrialTask): Promise<TrialOutcome> {
  const [
    { resolveNgramOptions },
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
  const settings = resolveNgramOptions(pickOptions(ngramTable, options));
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
