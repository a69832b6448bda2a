/** `nlp classify info`: what a classifier is made of, and what speaks most for each class. */

import type { ReportRow } from '../../figure/report.ts';
import { LinearClassifier } from '../../models/classifier/linear-classifier.ts';
import { visibleToken } from '../../text/printable.ts';
import type { FileFacts } from '../verbs/info.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import { openClassifier } from './files.ts';

/** Classes that are printed. */
const shown = 20;

export async function describeFile(file: string, options: GivenOptions): Promise<FileFacts> {
  const model = await openClassifier(file);
  const top = options.top as number;
  const strongest =
    model instanceof LinearClassifier && top > 0
      ? Object.fromEntries(model.classes.map((name, k) => [name, model.strongest(k, top)]))
      : undefined;
  const { classes, parameters, calibration, provenance } = model;
  const { model: _, ...choices } = provenance.options;
  const facts = {
    kind: 'classify',
    model: model.model,
    classes: classes.length,
    ...(model instanceof LinearClassifier ? { features: model.features.size } : {}),
    parameters,
    calibration: calibration?.method,
  };
  const rows: ReportRow[] = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  rows.push({ name: 'options', value: JSON.stringify(choices) });
  for (const name of classes.slice(0, shown)) {
    const list = strongest?.[name].map(
      ({ feature, weight }) => `${visibleToken(feature)} ${weight.toFixed(2)}`,
    );
    rows.push({ name: `class ${name}`, value: list?.join('  ') ?? '' });
  }
  if (classes.length > shown) rows.push({ name: '', value: `and ${classes.length - shown} more classes` });
  const width = Math.min(40, Math.max(...rows.map(({ name }) => name.length)) + 2);
  return { json: { ...facts, classes, options: choices, seed: provenance.seed, strongest }, rows, width };
}
