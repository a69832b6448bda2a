/** The trellis of a sentence as a figure: of a tagger, and of a sequence model. */
import type { Trellis, TrellisColumn } from '../../figure/figure.ts';
import type { CandidateExplanation, TaggingExplanation } from './explain-tagging.ts';
import type { SequenceModel } from './sequence-model.ts';
import type { SequenceTrellis } from './sequence-trellis.ts';

/** States of a moment that are shown, the best ones; those of the best path are always among them. */
const most = 6;

interface State {
  name: string;
  score: number;
  from: string | null;
  marked: boolean;
}

export function taggingTrellis({ words, end, logProbability }: TaggingExplanation): Trellis {
  const stateOf = ({ tag, logScore, from, chosen }: CandidateExplanation): State => ({
    name: tag,
    score: logScore,
    from,
    marked: chosen,
  });
  const begin = { label: '', states: [{ name: '<s>', score: 0, from: null, marked: true }] };
  const columns = words.map(({ token, candidates }) => ({ label: token, states: candidates.map(stateOf) }));
  const last = { label: '', states: end.filter(({ chosen }) => chosen).map(stateOf) };
  return trellisOf(
    [begin, ...columns, last],
    `The best path of tags, log probability ${logProbability.toFixed(2)}`,
  );
}

/** @param path the numbers of its states; empty where the sequence is impossible */
export function sequenceTrellisFigure(
  model: SequenceModel,
  tokens: readonly string[],
  { delta, back }: SequenceTrellis,
  path: readonly number[],
): Trellis {
  const name = (state: number) => String(model.stateName(state));
  const columns = tokens.map((label, t) => ({
    label,
    states: Array.from(delta[t], (score, state) => ({
      name: name(state),
      score,
      from: back[t][state] < 0 ? null : name(back[t][state]),
      marked: path[t] === state,
    })),
  }));
  const best = path.length === 0 ? Number.NEGATIVE_INFINITY : delta[path.length - 1][path[path.length - 1]];
  const title = Number.isFinite(best) ? `log probability ${best.toFixed(4)}` : 'the sequence is impossible';
  return trellisOf(columns, `The best path of states, ${title}`);
}

function trellisOf(columns: readonly { label: string; states: readonly State[] }[], title: string): Trellis {
  const shown = columns.map(({ label, states }) => {
    const order = [...states]
      .filter(({ score, marked }) => marked || score > Number.NEGATIVE_INFINITY)
      .sort((a, b) => b.score - a.score)
      .filter(({ marked }, i) => i < most || marked);
    return { label, states: order };
  });
  const rows = [
    ...new Set(
      shown.flatMap(({ states }) =>
        states.flatMap(({ name, from }) => (from === null ? [name] : [name, from])),
      ),
    ),
  ];
  const used = rows.filter((row) => shown.some(({ states }) => states.some(({ name }) => name === row)));
  const rowOf = new Map(used.map((name, i) => [name, i]));
  return {
    kind: 'trellis',
    title,
    description: 'Each box is a state at a moment with the best log score of a path to it (natural logs).',
    rows: used,
    columns: shown.map(
      ({ label, states }): TrellisColumn => ({
        label,
        nodes: states.map(({ name, score, from, marked }) => ({
          row: rowOf.get(name) as number,
          text: score.toFixed(2),
          from: from === null ? null : (rowOf.get(from) ?? null),
          marked,
        })),
      }),
    ),
  };
}
