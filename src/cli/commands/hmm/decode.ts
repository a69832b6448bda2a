/** `nlp hmm decode`: the states behind sequences, the best path or the best state at each position. */

import type { Report } from '../../../figure/report.ts';
import { openSequenceModel } from '../../../kinds/hmm/files.ts';
import {
  forwardBackwardReport,
  forwardBackwardTables,
  sequenceScores,
  sequenceTrellis,
} from '../../../kinds/hmm/sequence-explanation.ts';
import { inTurns } from '../../../math/turns.ts';
import type { SequenceModel, StateName } from '../../../models/hmm/sequence-model.ts';
import type { CommonFlags, InputFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { oneDrawing } from '../../render/drawing.ts';
import { reportLines } from '../../render/report-lines-of.ts';
import { verbContext } from '../../verbs/context.ts';
import { readSequences } from './sequences.ts';

interface DecodeFlags extends CommonFlags, InputFlags {
  model: string;
  posterior?: boolean;
  svg?: string;
  color?: boolean;
}

export async function decode(inputs: string[], flags: DecodeFlags): Promise<void> {
  const model = await openSequenceModel(flags.model);
  const drawing =
    flags.svg === undefined ? undefined : await oneDrawing(flags.svg, verbContext({ ...flags }).note);
  const linesOf = flags.explain && !flags.json ? await reportLines(flags.color) : undefined;
  const output = new Output();
  try {
    for await (const sequences of readSequences(inputs, flags)) {
      for (const { tokens: sequence } of sequences) {
        const full = flags.posterior
          ? printPosteriors(output, model, sequence, flags, linesOf)
          : printPath(output, model, sequence, flags, linesOf);
        await drawing?.add(drawing.isOpen ? sequenceTrellis(model, sequence) : undefined);
        if (full) await full;
      }
      await output.flush();
    }
    drawing?.end();
  } finally {
    await output.flush();
  }
}

const impossible = 'impossible under the model';

type LinesOf = (report: Report) => string[];

async function printPath(
  output: Output,
  model: SequenceModel,
  sequence: string[],
  flags: DecodeFlags,
  linesOf: LinesOf | undefined,
): Promise<void> {
  const { path, logProbability } = await inTurns(model.decodingSteps(sequence));
  if (flags.json) {
    const posteriors = flags.explain ? (model.posteriors(sequence) ?? null) : undefined;
    const trellis = flags.explain ? sequenceScores(model, sequence) : undefined;
    return output.json({ path: path ?? null, logProbability, posteriors, trellis });
  }
  if (path === undefined) return output.line(`${impossible}\t${sequence.join(' ')}`);
  const full = output.line(
    `${sequence.map((symbol, i) => `${symbol}/${path[i]}`).join(' ')}\t${logProbability.toFixed(6)}`,
  );
  if (full) await full;
  for (const line of linesOf?.([sequenceTrellis(model, sequence), '']) ?? []) {
    const more = output.line(line);
    if (more) await more;
  }
}

async function printPosteriors(
  output: Output,
  model: SequenceModel,
  sequence: string[],
  flags: DecodeFlags,
  linesOf: LinesOf | undefined,
): Promise<void> {
  const posteriors = model.posteriors(sequence);
  if (flags.json) {
    const path = posteriors?.map((row) => best(model, row)) ?? null;
    const tables = flags.explain ? forwardBackwardTables(model, sequence) : undefined;
    return output.json({ posteriors: posteriors ?? null, path, ...tables });
  }
  if (posteriors === undefined) return output.line(`${impossible}\t${sequence.join(' ')}`);
  const words = sequence.map((symbol, i) => `${symbol}/${best(model, posteriors[i])}`);
  const full = output.line(words.join(' '));
  if (full) await full;
  for (const line of linesOf?.(forwardBackwardReport(model, sequence)) ?? []) {
    const more = output.line(line);
    if (more) await more;
  }
}

function best(model: SequenceModel, row: readonly number[]): StateName {
  return model.stateName(row.indexOf(Math.max(...row)));
}
