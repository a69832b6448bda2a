/** A trial of an n-gram language model: trains and evaluates as `nlp ngram train` and `nlp ngram perplexity` do. */
import { inputOptionsOf } from '../../corpus/input-options.ts';
import { NlpError } from '../../errors.ts';
import type { NgramModel } from '../../models/ngram/model.ts';
import { ngramTable } from '../../models/ngram/options.ts';
import { pickOptions } from '../../options/table.ts';
import { tokenizerOf } from '../../text/tokenizer-options.ts';
import { compactScores, secondsSince, type TrialOutcome, type TrialTask } from '../trial.ts';

export async function run({ options, corpora }: TrialTask): Promise<TrialOutcome> {
  const [{ trainOnInputs }, { evaluateInputs }] = await Promise.all([
    import('../../models/ngram/train-inputs.ts'),
    import('../../models/ngram/evaluate-inputs.ts'),
  ]);
  const reading = { input: inputOptionsOf(options), tokenizer: tokenizerOf(options) };
  const start = performance.now();
  const { model, trained } = await trainOnInputs(
    corpora.train,
    pickOptions(ngramTable, options),
    {
      ...reading,
      skipSymbols: options.skipSymbols === true,
      memory: Number.POSITIVE_INFINITY,
      warn: () => {},
    },
    // Without a limit of memory it is made there.
    async (one, tokens) => ({ model: one as NgramModel, trained: tokens }),
  );
  const trainSeconds = secondsSince(start);

  const testStart = performance.now();
  const logProbs: number[] = [];
  const lengths: number[] = [];
  const codePoints: number[] = [];
  const evaluation = await evaluateInputs(model, corpora.test, reading, {
    onSentence(logProb10, tokens, characters) {
      logProbs.push(logProb10);
      lengths.push(tokens);
      codePoints.push(characters);
    },
  });
  const testSeconds = secondsSince(testStart);
  if (evaluation === undefined) {
    throw new NlpError('there is too little text to measure on', { where: { file: corpora.test[0] } });
  }
  const above = compactScores(logProbs.map((value) => -value));
  const bits = compactScores(logProbs.map((value) => -value * Math.log2(10)));
  return {
    metrics: { ...evaluation.result, trainSeconds, testSeconds, tokensPerSecond: trained / trainSeconds },
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
