/** `nlp hmm info`: what a model is made of, and its transitions as a heat map. */
import type { HeatMap } from '../../figure/figure.ts';
import type { HmmModel } from '../../models/hmm/hmm.ts';
import { HmmTagger } from '../../models/hmm/tagger.ts';
import { recordOfTagger } from '../../models/hmm/tagger-options.ts';
import type { FileFacts } from '../verbs/info.ts';
import type { ReportRow } from '../verbs/report.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import { openModel } from './files.ts';

export async function describeFile(file: string, options: GivenOptions): Promise<FileFacts> {
  const model = await openModel(file);
  const figure = heatMapOf(model, options.top as number);
  const facts = factsOf(model);
  const rows = Object.entries(facts).map(
    ([name, value]): ReportRow => ({
      name,
      value: typeof value === 'number' ? value : JSON.stringify(value).replaceAll('"', ''),
    }),
  );
  return {
    json: { ...facts, transitions: { states: figure.rows, probabilities: figure.values } },
    rows,
    width: 13,
    figure,
  };
}

function factsOf(model: HmmModel): Record<string, unknown> {
  if (!(model instanceof HmmTagger)) {
    return { kind: 'hmm', form: model.form, states: model.states.length, symbols: model.tokens.length };
  }
  const { counts, transitions, settings, tokenizer } = model;
  const tokens = counts.contextCount.reduce((sum, count) => sum + count, 0);
  const { order, ...choices } = recordOfTagger(settings);
  return {
    kind: 'hmm',
    form: model.form,
    order,
    tags: counts.tags.length,
    words: counts.words.size,
    tokens,
    bigrams: transitions.pairs - 1,
    trigrams: counts.trigrams.length / 4,
    tokenizer: tokenizer.type,
    ...(transitions.lambdas === undefined ? {} : { lambdas: transitions.lambdas }),
    choices,
  };
}

/** P(to | from) among the first states: a tagger's tags are ordered by frequency. */
function heatMapOf(model: HmmModel, top: number): HeatMap {
  const names = model instanceof HmmTagger ? model.tags : model.states;
  const shown = names.slice(0, top);
  const probability = (from: number, to: number): number => {
    if (!(model instanceof HmmTagger)) return model.parameters.transition[from * names.length + to];
    const { transitions } = model;
    const row = transitions.find(from, to);
    return Math.exp(
      row === -1 ? transitions.tagBackoff[from] + transitions.tagLog[to] : transitions.pairLog[row],
    );
  };
  return {
    kind: 'heat',
    title: `P(column | row)${shown.length < names.length ? `, ${shown.length} of ${names.length}` : ''}`,
    rows: [...shown],
    columns: [...shown],
    values: shown.map((_, from) => shown.map((_, to) => probability(from, to))),
  };
}
