/** `nlp hmm fit`: Baum-Welch from random starts, from a model, or from a tagger. */
import { usageError } from '../../../errors.ts';
import { Random } from '../../../math/random.ts';
import { SequenceModel } from '../../../models/hmm/sequence-model.ts';
import type { CommonFlags, InputFlags } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { openSequenceModel, writeSequenceModel } from './models.ts';
import { readAllSequences } from './sequences.ts';

interface FitFlags extends CommonFlags, InputFlags {
  output: string;
  states?: number;
  iterations: number;
  tolerance: number;
  restarts: number;
  init?: string;
  seed: number;
}

export async function fit(inputs: string[], flags: FitFlags): Promise<void> {
  if (flags.states === undefined && flags.init === undefined)
    throw usageError('the number of states is not given', '--states', 'Give --states K, or --init MODEL.');
  const { checkWritable } = await import('../../../store/atomic.ts');
  await checkWritable(flags.output);
  const { sequences, corpus } = await readAllSequences(inputs, flags);
  const start = flags.init === undefined ? undefined : await openSequenceModel(flags.init, sequences.flat());
  if (start !== undefined && flags.states !== undefined && flags.states !== start.states.length)
    throw usageError(
      `${flags.init} has ${start.states.length} states, not ${flags.states}`,
      '--states',
      'Leave it out.',
    );
  const { model, result } = SequenceModel.fit(sequences, Random.from(flags.seed), {
    start,
    states: flags.states,
    restarts: flags.restarts,
    iterations: flags.iterations,
    tolerance: flags.tolerance,
    corpus: [corpus],
    seed: flags.seed,
  });
  await writeSequenceModel(flags.output, model);
  const { logLikelihoods, iterations, converged, restart } = result;
  const output = new Output();
  if (flags.json) {
    const states = flags.explain ? { states: topSymbols(model) } : {};
    output.json({ logLikelihoods, iterations, converged, restart, ...states });
  } else {
    const last = logLikelihoods[iterations - 1];
    const end = converged ? 'converged' : 'stopped';
    const from = restart === 0 ? '' : ` from start ${restart} of ${flags.restarts}`;
    note(
      `${end} after ${iterations} iterations${from}, log likelihood ${last.toFixed(4)} (natural)`,
      flags.quiet,
    );
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
      symbols: order.map((k) => ({ symbol: model.symbols[k], probability: row[k] })),
    };
  });
}
