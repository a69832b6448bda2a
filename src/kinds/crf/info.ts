/** `nlp crf info`: what a model has learnt: its greatest weights, and the weights of pairs of labels. */
import type { HeatMap } from '../../figure/figure.ts';
import type { ReportRow } from '../../figure/report.ts';
import type { CrfModel } from '../../models/crf/model.ts';
import type { FileFacts } from '../verbs/info.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import { openCrf } from './open.ts';

/** Labels of the picture, at most. */
const shownLabels = 24;

export async function describeFile(file: string, options: GivenOptions): Promise<FileFacts> {
  const model = await openCrf(file);
  const { top, transitions } = options as { top: number; transitions?: boolean };
  const { settings, training, labels, attributes, weights, source } = model;
  const greatest = greatestWeights(model, top);
  const pairs = pairWeights(model);
  const facts = {
    kind: 'crf',
    labels: labels.length,
    attributes: attributes.size,
    weights: weights.values.length,
    algorithm: settings.algorithm,
    c1: settings.c1,
    c2: settings.c2,
    ...training,
  };
  const rows: ReportRow[] = Object.entries(facts).map(([name, value]) => ({
    name,
    value: typeof value === 'number' ? value : String(value),
  }));
  for (const { attribute, label, weight } of greatest)
    rows.push({ name: weight.toFixed(4), value: `${label}  ${attribute}` });
  const figure: HeatMap = {
    kind: 'heat',
    title: `weight of column after row${labels.length > shownLabels ? `, ${shownLabels} of ${labels.length}` : ''}`,
    rows: labels.slice(0, shownLabels),
    columns: labels.slice(0, shownLabels),
    values: labels
      .slice(0, shownLabels)
      .map((_, i) => labels.slice(0, shownLabels).map((__, j) => model.transition[i * labels.length + j])),
  };
  return {
    json: {
      ...facts,
      labelNames: labels,
      template: source.template?.split('\n'),
      top: greatest,
      ...(transitions ? { transitions: pairs } : {}),
    },
    rows,
    width: 12,
    ...(transitions ? { figure } : {}),
  };
}

function greatestWeights(model: CrfModel, top: number) {
  const { features, values } = model.weights;
  const states = features.stateLabel.length;
  const order = Array.from({ length: states }, (_, k) => k)
    .sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]) || a - b)
    .slice(0, top);
  const attributeOf = (k: number): number => {
    let low = 0;
    let high = features.stateStart.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (features.stateStart[middle] <= k) low = middle;
      else high = middle;
    }
    return low;
  };
  return order.map((k) => ({
    attribute: model.attributes.token(attributeOf(k)),
    label: model.labels[features.stateLabel[k]],
    weight: values[k],
  }));
}

function pairWeights(model: CrfModel) {
  const { features, values } = model.weights;
  const count = model.labels.length;
  return Array.from(features.transitions, (pair, m) => ({
    from: model.labels[Math.floor(pair / count)],
    to: model.labels[pair % count],
    weight: values[features.stateLabel.length + m],
  })).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
