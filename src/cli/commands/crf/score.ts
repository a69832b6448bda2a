/** `nlp crf score`: the log likelihood of given labels, and the objective that training minimizes on such text. */
import { openCrf } from '../../../kinds/crf/open.ts';
import { goldOf, readLabelled } from '../../../kinds/crf/sentences.ts';
import { type CommonFlags, type InputFlags, inputOptions } from '../../options.ts';
import { note, Output } from '../../output.ts';

interface ScoreFlags extends CommonFlags, InputFlags {
  model: string;
}

export async function score(inputs: string[], flags: ScoreFlags): Promise<void> {
  const model = await openCrf(flags.model);
  const output = new Output();
  const sentences: { logLikelihood: number; logPartition: number }[] = [];
  const all = { logLikelihood: 0, logPartition: 0 };
  let impossible = 0;
  try {
    for await (const batch of readLabelled(inputs, { ...inputOptions(flags), fingerprint: false })) {
      for (const sentence of batch) {
        const gold = goldOf(sentence, model.source.labelColumn);
        const scores = model.score(sentence, gold);
        all.logLikelihood += scores.logLikelihood;
        all.logPartition += scores.logPartition;
        if (scores.logLikelihood === Number.NEGATIVE_INFINITY) impossible++;
        if (flags.json) sentences.push(scores);
        else {
          const full = output.line(
            `${shown(scores.logLikelihood)}\t${shown(scores.logPartition)}\t${gold.join(' ')}`,
          );
          if (full) await full;
        }
      }
      await output.flush();
    }
    const objective = -all.logLikelihood + penalty(model.weights.values, model.settings);
    if (flags.json) output.json({ sentences, ...all, objective, impossible });
    else
      output.line(
        `${shown(all.logLikelihood)}\t${shown(all.logPartition)}\tall; objective ${shown(objective)}`,
      );
  } finally {
    await output.flush();
  }
  if (impossible > 0)
    note(`${impossible} with a label that the model does not know: their probability is 0`, flags.quiet);
}

function penalty(values: Float64Array, { c1, c2 }: { c1: number; c2: number }): number {
  let squares = 0;
  let absolutes = 0;
  for (const value of values) {
    squares += value * value;
    absolutes += Math.abs(value);
  }
  return c2 * squares + c1 * absolutes;
}

const shown = (value: number): string => (Number.isFinite(value) ? value.toFixed(6) : '-inf');
