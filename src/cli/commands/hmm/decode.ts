/** `nlp hmm decode`: the states behind sequences, the best path or the best state at each position. */

import { openSequenceModel } from '../../../kinds/hmm/files.ts';
import { inTurns } from '../../../math/turns.ts';
import type { SequenceModel, StateName } from '../../../models/hmm/sequence-model.ts';
import type { CommonFlags, InputFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { readSequences } from './sequences.ts';

interface DecodeFlags extends CommonFlags, InputFlags {
  model: string;
  posterior?: boolean;
}

export async function decode(inputs: string[], flags: DecodeFlags): Promise<void> {
  const model = await openSequenceModel(flags.model);
  const output = new Output();
  try {
    for await (const sequences of readSequences(inputs, flags)) {
      for (const { tokens: sequence } of sequences) {
        const full = flags.posterior
          ? printPosteriors(output, model, sequence, flags)
          : printPath(output, model, sequence, flags);
        if (full) await full;
      }
      await output.flush();
    }
  } finally {
    await output.flush();
  }
}

const impossible = 'impossible under the model';

async function printPath(
  output: Output,
  model: SequenceModel,
  sequence: string[],
  flags: DecodeFlags,
): Promise<void> {
  const { path, logProbability } = await inTurns(model.decodingSteps(sequence));
  const posteriors = flags.explain ? (model.posteriors(sequence) ?? null) : undefined;
  if (flags.json) return output.json({ path: path ?? null, logProbability, posteriors });
  if (path === undefined) return output.line(`${impossible}\t${sequence.join(' ')}`);
  const full = output.line(
    `${sequence.map((symbol, i) => `${symbol}/${path[i]}`).join(' ')}\t${logProbability.toFixed(6)}`,
  );
  if (full) await full;
  if (posteriors) await printRows(output, model, sequence, posteriors);
}

async function printPosteriors(
  output: Output,
  model: SequenceModel,
  sequence: string[],
  flags: DecodeFlags,
): Promise<void> {
  const posteriors = model.posteriors(sequence);
  if (flags.json) {
    const path = posteriors?.map((row) => best(model, row)) ?? null;
    return output.json({ posteriors: posteriors ?? null, path });
  }
  if (posteriors === undefined) return output.line(`${impossible}\t${sequence.join(' ')}`);
  const words = sequence.map((symbol, i) => `${symbol}/${best(model, posteriors[i])}`);
  const full = output.line(words.join(' '));
  if (full) await full;
  if (flags.explain) await printRows(output, model, sequence, posteriors);
}

/** A line a position: the states from the most to the least probable. */
async function printRows(
  output: Output,
  model: SequenceModel,
  sequence: string[],
  posteriors: number[][],
): Promise<void> {
  for (const [t, row] of posteriors.entries()) {
    const order = row.map((_, i) => i).sort((a, b) => row[b] - row[a]);
    const states = order.slice(0, 5).map((i) => `${model.stateName(i)} ${row[i].toFixed(4)}`);
    const full = output.line(`    ${sequence[t]}\t${states.join('  ')}`);
    if (full) await full;
  }
}

function best(model: SequenceModel, row: readonly number[]): StateName {
  return model.stateName(row.indexOf(Math.max(...row)));
}
