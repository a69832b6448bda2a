/**
 * The probabilities of a model as numbers: initial, transition and emission. Of a tagger those of tags given one tag
 * before, smoothed, with the step to the end of a sentence, so that each row sums to 1; and P(word | tag) by relative
 * counts, as words that training saw often have it.
 */
import type { Phrase, Report } from '../../figure/report.ts';
import type { HmmModel } from '../../models/hmm/hmm.ts';
import { HmmTagger } from '../../models/hmm/tagger.ts';

export interface Probabilities {
  /** Those that are shown, and how many there are. */
  states: readonly (string | number)[];
  count: number;
  /** P(first state); of a tagger P(tag | begin of a sentence). */
  initial: number[];
  /** P(to | from) [from][to]. */
  transition: number[][];
  /** Of taggers: P(end of the sentence | from). */
  toEnd?: number[];
  /** Of each state the most probable symbols. */
  emissions: { state: string | number; symbols: { symbol: string; probability: number }[] }[];
}

/** Columns of a table of transitions; with more states only the heat map shows them. */
const widestTable = 12;

/** @param top states that are shown @param symbols of each that are shown */
export function probabilitiesOf(model: HmmModel, top: number, symbols: number): Probabilities {
  return model instanceof HmmTagger ? ofTagger(model, top, symbols) : ofSequences(model, top, symbols);
}

function ofTagger({ tags, transitions, counts }: HmmTagger, top: number, most: number): Probabilities {
  const shown = tags.slice(0, top);
  const bigram = (from: number, to: number) => {
    const row = transitions.find(from, to);
    return Math.exp(
      row === -1 ? transitions.tagBackoff[from] + transitions.tagLog[to] : transitions.pairLog[row],
    );
  };
  /** After a tag, of all tags and the end. What deleted interpolation leaves to two tags before is shared out. */
  const rowOf = (from: number) => {
    const row = Array.from({ length: tags.length + 1 }, (_, to) =>
      bigram(from, to === tags.length ? to + 1 : to),
    );
    const sum = row.reduce((total, probability) => total + probability, 0);
    return row.map((probability) => probability / sum);
  };
  const rows = shown.map((_, from) => rowOf(from));
  const perTag = shown.map((): { symbol: string; count: number }[] => []);
  const totals = new Float64Array(tags.length);
  const words = [...counts.words.tokens()];
  for (const [word, symbol] of words.entries()) {
    for (let entry = counts.wordStart[word]; entry < counts.wordStart[word + 1]; entry++) {
      let count = 0;
      for (let k = counts.contextStart[entry]; k < counts.contextStart[entry + 1]; k++)
        count += counts.contextCount[k];
      totals[counts.entryTag[entry]] += count;
      perTag[counts.entryTag[entry]]?.push({ symbol, count });
    }
  }
  return {
    states: shown,
    count: tags.length,
    initial: rowOf(tags.length).slice(0, shown.length),
    transition: rows.map((row) => row.slice(0, shown.length)),
    toEnd: rows.map((row) => row[tags.length]),
    emissions: shown.map((state, tag) => ({
      state,
      symbols: perTag[tag]
        .sort((a, b) => b.count - a.count)
        .slice(0, most)
        .map(({ symbol, count }) => ({ symbol, probability: count / totals[tag] })),
    })),
  };
}

function ofSequences(model: Exclude<HmmModel, HmmTagger>, top: number, most: number): Probabilities {
  const { states, symbols, initial, transition, emission } = model.parameters;
  const shown = Array.from({ length: Math.min(top, states) }, (_, state) => model.stateName(state));
  return {
    states: shown,
    count: states,
    initial: Array.from(initial.subarray(0, shown.length)),
    transition: shown.map((_, from) => shown.map((_, to) => transition[from * states + to])),
    emissions: shown.map((state, i) => {
      const row = emission.subarray(i * symbols, (i + 1) * symbols);
      const order = Array.from(row.keys()).sort((a, b) => row[b] - row[a]);
      const best = order.slice(0, most).filter((symbol) => row[symbol] > 0);
      return { state, symbols: best.map((k) => ({ symbol: model.tokens[k], probability: row[k] })) };
    }),
  };
}

export function probabilityTables({ states, initial, transition, toEnd, emissions }: Probabilities): Report {
  const right = 'right' as const;
  const isWide = states.length > widestTable;
  const columns = isWide ? [] : states;
  const ends = toEnd === undefined ? [] : ['</s>'];
  const heads = [...columns, ...ends].map((name) => ({ title: String(name), align: right }));
  const begin = ['begin', ...(isWide ? [] : initial.map(fixed)), ...ends.map(() => '')];
  const rows = states.map((state, i): Phrase[] => [
    String(state),
    ...(isWide ? [] : transition[i].map(fixed)),
    ...(toEnd === undefined ? [] : [fixed(toEnd[i])]),
  ]);
  const tables: Report = isWide
    ? [
        '',
        {
          title: 'P(first state)',
          columns: [{ title: 'state' }, { title: 'begin', align: right }, ...(toEnd ? heads : [])],
          rows: states.map((state, i) => [
            String(state),
            fixed(initial[i]),
            ...(toEnd ? [fixed(toEnd[i])] : []),
          ]),
        },
      ]
    : ['', { title: 'P(column | row)', columns: [{ title: 'from' }, ...heads], rows: [begin, ...rows] }];
  const emitted = emissions.map(({ state, symbols }): Phrase[] => [
    String(state),
    symbols.map(({ symbol, probability }) => `${symbol} ${fixed(probability)}`).join('  '),
  ]);
  const emissionTable = {
    title: 'P(symbol | state), the most probable',
    columns: [{ title: 'state' }, { title: 'symbols' }],
    rows: emitted,
  };
  return [...tables, '', emissionTable];
}

/** Four decimals; a small number keeps its first digits. */
function fixed(value: number): string {
  return value === 0 || value >= 0.00005 ? value.toFixed(4) : value.toExponential(1);
}
