/** How well chunks were found, as tables: the summary, and each type. */
import type { Report } from '../figure/report.ts';
import type { ChunkEvaluation, ChunkScheme, ChunkScores } from './chunks.ts';
import type { TaggingScores } from './tagging.ts';

const right = 'right' as const;
/** Types that are shown, the most frequent. */
const shownTypes = 30;

/** @param interval of the accuracy of labels, at 95% */
export function chunkReport(
  chunks: ChunkEvaluation,
  { accuracy, sentenceAccuracy, tokens, sentences }: TaggingScores,
  [low, high]: readonly [number, number],
  scheme: ChunkScheme,
): Report {
  const types = Object.entries(chunks.types).sort(([, a], [, b]) => b.support - a.support);
  const row = (name: string, { precision, recall, f1, support, predicted }: ChunkScores) => [
    name,
    percent(precision),
    percent(recall),
    percent(f1),
    support,
    predicted,
  ];
  const columns = [
    { title: 'chunks' },
    { title: 'precision', align: right },
    { title: 'recall', align: right },
    { title: 'F1', align: right },
    { title: 'there', align: right },
    { title: 'found', align: right },
  ];
  return [
    {
      columns: [
        { title: '' },
        { title: 'accuracy', align: right },
        { title: 'of', align: right },
        { title: '' },
      ],
      rows: [
        ['labels', percent(accuracy), tokens, `95%: ${percent(low)} to ${percent(high)}`],
        ['sentences', percent(sentenceAccuracy), sentences, ''],
      ],
    },
    '',
    {
      columns,
      rows: [row('all', chunks), ...types.slice(0, shownTypes).map(([type, one]) => row(type, one))],
    },
    { text: `a chunk is right where its type and both ends are (${scheme})`, tone: 'faint' },
    '',
  ];
}

function percent(value: number): string {
  return Number.isNaN(value) ? '-' : `${(100 * value).toFixed(2)}%`;
}
