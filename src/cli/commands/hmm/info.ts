/** `nlp hmm info`: what a model is made of, and its transitions as a heat map in the terminal or as a picture. */
import type { HeatMap } from '../../../figure/figure.ts';
import { figureText } from '../../../figure/figure-text.ts';
import type { HmmModel } from '../../../models/hmm/hmm.ts';
import { HmmTagger } from '../../../models/hmm/tagger.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { formatCount } from '../../render/numbers.ts';
import { paintWith } from '../../render/paint.ts';
import { openModel } from './models.ts';

interface InfoFlags extends Omit<CommonFlags, 'explain' | 'seed'> {
  svg?: string;
  top: number;
  color?: boolean;
}

export async function info(file: string, flags: InfoFlags): Promise<void> {
  const model = await openModel(file);
  const map = heatMapOf(model, flags.top);
  if (flags.svg !== undefined) {
    const { figureSvg } = await import('../../../figure/figure-svg.ts');
    const { writeTextAtomically } = await import('../../../store/atomic.ts');
    await writeTextAtomically(flags.svg, [figureSvg(map)]);
  }
  const output = new Output();
  if (flags.json) {
    output.json({ ...summary(model), transitions: { states: map.rows, probabilities: map.values } });
  } else {
    for (const [name, value] of Object.entries(summary(model))) {
      const text = typeof value === 'number' ? formatCount(value) : JSON.stringify(value).replaceAll('"', '');
      output.line(`${name.padEnd(12)} ${text}`);
    }
    output.line();
    const paint = paintWith(await loadPalette(process.stdout, flags.color));
    for (const line of figureText(map, { paint })) output.line(line);
  }
  await output.flush();
}

function summary(model: HmmModel): Record<string, unknown> {
  if (!(model instanceof HmmTagger)) {
    return { kind: 'hmm', form: model.form, states: model.states.length, symbols: model.symbols.length };
  }
  const { counts, transitions, options, tokenizer } = model;
  const tokens = counts.contextCount.reduce((sum, count) => sum + count, 0);
  const { order, ...choices } = options;
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
