/**
 * How a sequence model came to an answer: Viterbi's trellis, and the tables of the forward and backward algorithms with
 * the sums that must come out. JSON has natural logs, null for the log of 0; people get probabilities.
 */
import type { Trellis } from '../../figure/figure.ts';
import type { Phrase, Report } from '../../figure/report.ts';
import type { SequenceModel } from '../../models/hmm/sequence-model.ts';
import { sequenceTrellis as algorithms } from '../../models/hmm/sequence-trellis.ts';
import { sequenceTrellisFigure } from '../../models/hmm/trellis-figure.ts';

/** States of a position that are shown, the most probable ones. */
const shown = 6;

export function sequenceTrellis(model: SequenceModel, tokens: readonly string[]): Trellis {
  const trellis = algorithms(model.parameters, model.encode(tokens));
  const names = model.states.map((_, state) => model.stateName(state));
  const path = (model.decode(tokens).path ?? []).map((name) => names.indexOf(name));
  return sequenceTrellisFigure(model, tokens, trellis, path);
}

/** For each position: the score of each state, and the state before on the best path to it. */
export function sequenceScores(model: SequenceModel, tokens: readonly string[]) {
  const { delta, back } = algorithms(model.parameters, model.encode(tokens));
  return delta.map((scores, t) =>
    Array.from(scores, (score, state) => ({
      state: model.stateName(state),
      logScore: score,
      from: back[t][state] < 0 ? null : model.stateName(back[t][state]),
    })),
  );
}

/** Natural logs [T][S]. */
export function forwardBackwardTables(model: SequenceModel, tokens: readonly string[]) {
  const { alpha, beta, logProbability } = algorithms(model.parameters, model.encode(tokens));
  return {
    logAlpha: alpha.map((row) => Array.from(row)),
    logBeta: beta.map((row) => Array.from(row)),
    logProbability,
  };
}

export function forwardBackwardReport(model: SequenceModel, tokens: readonly string[]): Report {
  const { alpha, beta, logProbability } = algorithms(model.parameters, model.encode(tokens));
  const rows: Phrase[][] = [];
  for (const [t, token] of tokens.entries()) {
    const posterior = Array.from(alpha[t], (value, state) => value + beta[t][state] - logProbability);
    const order = posterior.map((_, state) => state).sort((a, b) => posterior[b] - posterior[a]);
    for (const [i, state] of order.slice(0, shown).entries()) {
      rows.push([
        i === 0 ? token : '',
        String(model.stateName(state)),
        powerOf(alpha[t][state]),
        powerOf(beta[t][state]),
        Math.exp(posterior[state]).toFixed(4),
      ]);
    }
    if (order.length > shown) {
      rows.push(['', { text: `${order.length - shown} more`, tone: 'faint' }, '', '', '']);
    }
  }
  const right = 'right' as const;
  const table = {
    columns: [
      { title: 'symbol' },
      { title: 'state' },
      { title: 'alpha', align: right },
      { title: 'beta', align: right },
      { title: 'posterior', align: right },
    ],
    rows,
  };
  const sum = `P(sequence) = ${powerOf(logProbability)}: at each symbol the sum of alpha x beta, at the last the sum of alpha`;
  return [table, { text: `${sum}; posterior = alpha x beta / P`, tone: 'faint' }, ''];
}

/** e to a power with four digits, also where it is smaller than a double can be. */
export function powerOf(log: number): string {
  if (log === Number.NEGATIVE_INFINITY) return '0';
  const log10 = log / Math.LN10;
  if (log10 > -4) return Math.exp(log).toPrecision(4);
  let exponent = Math.floor(log10);
  let digits = (10 ** (log10 - exponent)).toFixed(3);
  if (digits === '10.000') {
    exponent++;
    digits = '1.000';
  }
  return `${digits}e${exponent}`;
}
