/** How well texts were classified, as tables: the summary, the classes, who was taken for whom, how far to believe it. */
import type { Report, ReportTable } from '../../figure/report.ts';
import type { JudgedClassifier } from './judged.ts';

/** Classes that are shown. */
const shownClasses = 20;
const shownConfusions = 10;
const right = 'right' as const;

export function classificationReport(judged: JudgedClassifier): Report {
  const { scores, classes, correct, interval, unknown } = judged;
  const { macro, weighted } = scores;
  const [low, high] = interval.map(percent);
  const summary: string[][] = [
    ['accuracy', percent(scores.accuracy), `of ${correct.length} texts; 95%: ${low} to ${high}`],
    ['balanced accuracy', percent(scores.balancedAccuracy), 'mean recall of the classes'],
    ['F1, macro', percent(macro.f1), `weighted ${percent(weighted.f1)}`],
    ['Matthews', fixed(scores.mcc), `Cohen's kappa ${fixed(scores.kappa)}`],
    ['ROC area', fixed(judged.rocAuc), `average precision ${fixed(judged.averagePrecision)}`],
    [
      'log loss',
      fixed(judged.logLoss),
      `Brier ${fixed(judged.brier)}, calibration error ${fixed(judged.ece)}`,
    ],
  ];
  const order = classes
    .map((_, k) => k)
    .sort((a, b) => scores.perClass[b].support - scores.perClass[a].support);
  const rarer = classes.length - shownClasses;
  return [
    { columns: [{ title: '' }, { title: '', align: right }, { title: '' }], rows: summary },
    ...(unknown.length > 0
      ? [
          {
            text: `labels that the model does not know: ${unknown.slice(0, 5).join(', ')}`,
            tone: 'bad' as const,
          },
        ]
      : []),
    '',
    {
      columns: ['class', 'precision', 'recall', 'F1', 'texts'].map((title, i) => ({
        title,
        align: i === 0 ? ('left' as const) : right,
      })),
      rows: order.slice(0, shownClasses).map((k) => {
        const { precision, recall, f1, support } = scores.perClass[k];
        return [classes[k], percent(precision), percent(recall), percent(f1), support];
      }),
    },
    ...(rarer > 0 ? [{ text: `and ${rarer} smaller classes`, tone: 'faint' as const }] : []),
    '',
    classes.length <= 12 ? confusionTable(judged) : worstTable(judged),
  ];
}

function confusionTable({ classes, scores: { confusion } }: JudgedClassifier): ReportTable {
  return {
    title: 'correct class in rows, given class in columns',
    columns: [{ title: '' }, ...classes.map((title) => ({ title, align: right }))],
    rows: confusion.map((row, k) => [classes[k], ...row.map((count) => count)]),
  };
}

function worstTable({ classes, scores: { confusion } }: JudgedClassifier): ReportTable {
  const cells = confusion.flatMap((row, k) => row.map((count, j) => ({ k, j, count })));
  const worst = cells.filter(({ k, j, count }) => k !== j && count > 0).sort((a, b) => b.count - a.count);
  return {
    columns: [{ title: 'correct' }, { title: 'given' }, { title: 'times', align: right }],
    rows: worst.slice(0, shownConfusions).map(({ k, j, count }) => [classes[k], classes[j], count]),
  };
}

/** Correct class, then given class, to how often. */
export function confusionOf({
  classes,
  scores: { confusion },
}: JudgedClassifier): Record<string, Record<string, number>> {
  const rows = confusion.map((row) => row.map((count, j) => [classes[j], count] as const));
  return Object.fromEntries(
    rows.map((row, k) => [classes[k], Object.fromEntries(row.filter(([, count]) => count > 0))]),
  );
}

function percent(value: number): string {
  return Number.isNaN(value) ? '-' : `${(100 * value).toFixed(2)}%`;
}

function fixed(value: number): string {
  return Number.isFinite(value) ? value.toFixed(4) : '-';
}
