/** `nlp hmm fit`: Baum-Welch from random starts, from a model, or from a tagger. */
import { openSequenceModel, writeModel } from '../../../kinds/hmm/files.ts';
import { inTurns } from '../../../math/turns.ts';
import {
  type BaumWelchOptions,
  baumWelchTable,
  checkStates,
} from '../../../models/hmm/baum-welch-options.ts';
import { SequenceModel } from '../../../models/hmm/sequence-model.ts';
import { pickOptions } from '../../../options/table.ts';
import type { CommonFlags, InputFlags } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { readSequences } from './sequences.ts';

interface FitFlags extends Omit<CommonFlags, 'seed'>, InputFlags, BaumWelchOptions {
  output: string;
  init?: string;
}

export async function fit(inputs: string[], flags: FitFlags): Promise<void> {
  const { init: file, output: target, quiet } = flags;
  if (file === undefined) checkStates(flags.states);
  const { checkWritable } = await import('../../../store/atomic.ts');
  await checkWritable(target);
  const reading = readSequences(inputs, flags, true);
  const sequences: string[][] = [];
  for await (const batch of reading) for (const { tokens } of batch) sequences.push(tokens);
  const init = file === undefined ? undefined : await openSequenceModel(file, sequences.flat());
  const options = pickOptions(baumWelchTable, { ...flags });
  const corpus = [reading.fingerprint()];
  const model = await inTurns(SequenceModel.trainingSteps(sequences, { ...options, init, corpus }));
  await writeModel(target, model);
  const { logLikelihoods, iterations, converged, restart } = model.training;
  const output = new Output();
  if (flags.json) {
    const states = flags.explain ? { states: topSymbols(model) } : {};
    output.json({ logLikelihoods, iterations, converged, restart, ...states });
  } else {
    const last = logLikelihoods[iterations - 1];
    const end = converged ? 'converged' : 'stopped';
    const from = restart === 0 ? '' : ` from start ${restart} of ${flags.restarts}`;
    note(`${end} after ${iterations} iterations${from}, log likelihood ${last.toFixed(4)} (natural)`, quiet);
    if (flags.explain)
      for (const { state, symbols } of topSymbols(model))
        output.line(
          `${state}: ${symbols.map(({ symbol, probability }) => `${symbol} ${probability.toFixed(3)}`).join(', ')}`,
        );
  }
  await output.flush();
}

/** What each state mostly emits. */
function topSymbols(model: SequenceModel) {
  const { emission, symbols: count } = model.parameters;
  return model.states.map((_, i) => {
    const row = emission.subarray(i * count, (i + 1) * count);
    const order = Array.from(row.keys())
      .sort((a, b) => row[b] - row[a])
      .slice(0, 10)
      .filter((k) => row[k] > 0);
    return {
      state: model.stateName(i),
      symbols: order.map((k) => ({ symbol: model.tokens[k], probability: row[k] })),
    };
  });
}
