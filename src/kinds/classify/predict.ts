/** `nlp classify predict`: classes of texts, and what each part of a text adds to them. */
import type { Report } from '../../figure/report.ts';
import type { Explanation } from '../../models/classifier/classifier.ts';
import { visibleToken } from '../../text/printable.ts';
import type { PredictAnswers } from '../verbs/predict.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import { openClassifier } from './files.ts';

/** Contributions that are printed. */
const shown = 20;

export async function openForPredict(options: GivenOptions): Promise<PredictAnswers> {
  const model = await openClassifier(options.model as string);
  return {
    hasProbabilities: model.hasProbabilities,
    remedy: 'Calibrate the model with held-out texts: nlp classify calibrate.',
    predict: (texts) => model.scores(texts).map((row) => model.ranked(row)),
    explain(text) {
      const explanation = model.explain(text);
      return { json: explanation, report: reportOf(explanation) };
    },
  };
}

function reportOf({ label, against, margin, contributions }: Explanation): Report {
  const rest = contributions.slice(shown);
  const sum = rest.reduce((total, one) => total + one.contribution, 0);
  const rows = contributions
    .slice(0, shown)
    .map(({ feature, value, contribution }) => [visibleToken(feature), short(value), signed(contribution)]);
  if (rest.length > 0) rows.push([`${rest.length} more`, '', signed(sum)]);
  return [
    {
      title: `${label} over ${against}: ${signed(margin)}, the sum of`,
      columns: [{ title: 'part' }, { title: 'value', align: 'right' }, { title: 'adds', align: 'right' }],
      rows,
    },
    '',
  ];
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(4)}`;
}

function short(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
