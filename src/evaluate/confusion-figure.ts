/**
 * A confusion matrix as a picture: a row a correct label, a column a given one. The ink is the share of its row, so that
 * seldom labels show as well; the number is the count. Correct answers, on the diagonal, are framed.
 */
import type { HeatMap } from '../figure/figure.ts';

/** Correct label, then given label, to how often. */
export type Confusion = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Labels that are drawn, the most frequent. */
const most = 40;

/** @param unit what is labelled, in the plural, such as `words` */
export function confusionFigure(confusion: Confusion, unit: string): HeatMap {
  const support = new Map<string, number>();
  for (const [gold, row] of Object.entries(confusion)) {
    for (const [given, count] of Object.entries(row)) {
      support.set(gold, (support.get(gold) ?? 0) + count);
      // A label that is only given, and never correct, comes last.
      support.set(given, support.get(given) ?? 0);
    }
  }
  const labels = [...support].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([label]) => label);
  const shown = labels.slice(0, most);
  const count = (gold: string, given: string) =>
    Object.hasOwn(confusion, gold) && Object.hasOwn(confusion[gold], given) ? confusion[gold][given] : 0;
  const all = [...support.values()].reduce((sum, value) => sum + value, 0);
  const part =
    shown.length < labels.length ? `, the ${shown.length} most frequent of ${labels.length} labels` : '';
  return {
    kind: 'heat',
    title: `Correct label (row) and given label (column): ${all} ${unit}${part}`,
    description: 'A confusion matrix: dark cells off the diagonal are frequent mistakes.',
    scale: 'share of the row',
    rows: shown,
    columns: shown,
    values: shown.map((gold) =>
      shown.map((given) => count(gold, given) / Math.max(1, support.get(gold) as number)),
    ),
    texts: shown.map((gold) =>
      shown.map((given) => (count(gold, given) === 0 ? '' : String(count(gold, given)))),
    ),
    marked: shown.map((_, i) => [i, i] as const),
  };
}
