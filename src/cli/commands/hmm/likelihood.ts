/** `nlp hmm likelihood`: the natural log of the probability of each sequence. */

import { openSequenceModel } from '../../../kinds/hmm/files.ts';
import { inTurns } from '../../../math/turns.ts';
import type { SequenceModel } from '../../../models/hmm/sequence-model.ts';
import type { CommonFlags, InputFlags } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { readSequences } from './sequences.ts';

interface LikelihoodFlags extends CommonFlags, InputFlags {
  model: string;
}

export async function likelihood(inputs: string[], flags: LikelihoodFlags): Promise<void> {
  const model = await openSequenceModel(flags.model);
  const output = new Output();
  let symbols = 0;
  let known = 0;
  try {
    for await (const sequences of readSequences(inputs, flags)) {
      for (const { tokens: sequence } of sequences) {
        symbols += sequence.length;
        if (known === 0) known += sequence.length - model.score(sequence).unseen;
        const steps = flags.explain ? await explain(model, sequence) : undefined;
        const full = print(output, model, sequence, steps, flags);
        if (full) await full;
      }
      await output.flush();
    }
  } finally {
    await output.flush();
  }
  if (symbols > 0 && known === 0) {
    note(`warning: ${flags.model} knows none of the ${symbols} symbols: each counts as certain`, flags.quiet);
  }
}

function print(
  output: Output,
  model: SequenceModel,
  sequence: string[],
  steps: Step[] | undefined,
  flags: LikelihoodFlags,
): Promise<void> | undefined {
  const { logProbability: logLikelihood, unseen } = model.score(sequence);
  if (flags.json) {
    // A number that is not finite has no JSON: null says that the sequence is impossible.
    return output.json({ text: sequence.join(' '), logLikelihood, symbols: sequence.length, unseen, steps });
  }
  const value =
    logLikelihood === Number.NEGATIVE_INFINITY ? 'impossible under the model' : logLikelihood.toFixed(6);
  const full = output.line(
    `${value}\t${sequence.length}${unseen > 0 ? ` (${unseen} unseen)` : ''}\t${sequence.join(' ')}`,
  );
  for (const { symbol, logProbability } of steps ?? [])
    output.line(`    ${Number.isFinite(logProbability) ? logProbability.toFixed(6) : '-inf'}\t${symbol}`);
  return full;
}

interface Step {
  symbol: string;
  logProbability: number;
}

/** log P(symbol | those before). */
async function explain(model: SequenceModel, sequence: readonly string[]): Promise<Step[]> {
  const values = await inTurns(model.nextLogProbabilitySteps(sequence));
  return sequence.map((symbol, i) => ({ symbol, logProbability: values[i] }));
}
