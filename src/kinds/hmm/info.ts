/** `nlp hmm info`: what a model is made of, its probabilities, and its transitions as a heat map. */
import type { HeatMap } from '../../figure/figure.ts';
import type { ReportRow } from '../../figure/report.ts';
import type { HmmModel } from '../../models/hmm/hmm.ts';
import { HmmTagger } from '../../models/hmm/tagger.ts';
import { recordOfTagger } from '../../models/hmm/tagger-options.ts';
import type { FileFacts } from '../verbs/info.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import { openModel } from './files.ts';
import { type Probabilities, probabilitiesOf, probabilityTables } from './probabilities.ts';

export async function describeFile(file: string, options: GivenOptions): Promise<FileFacts> {
  const model = await openModel(file);
  const probabilities = probabilitiesOf(model, options.top as number, options.emissions as number);
  const figure = heatMapOf(probabilities);
  const facts = factsOf(model);
  const rows = Object.entries(facts).map(
    ([name, value]): ReportRow => ({
      name,
      value: typeof value === 'number' ? value : JSON.stringify(value).replaceAll('"', ''),
    }),
  );
  const { states, initial, transition, toEnd, emissions } = probabilities;
  return {
    json: {
      ...facts,
      initial,
      transitions: { states, probabilities: transition, ...(toEnd === undefined ? {} : { toEnd }) },
      emissions,
    },
    rows,
    width: 13,
    report: probabilityTables(probabilities),
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

/** P(column | row) as a picture. */
function heatMapOf({ states, count, transition }: Probabilities): HeatMap {
  return {
    kind: 'heat',
    scale: 'probability',
    title: `P(column | row)${states.length < count ? `, ${states.length} of ${count}` : ''}`,
    rows: states.map(String),
    columns: states.map(String),
    values: transition,
  };
}
