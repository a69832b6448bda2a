/** How well tags were given, as tables: the summary, the most frequent tags, the worst confusions. */
import type { Phrase, Report } from '../figure/report.ts';
import { type TaggingScores, worstConfusions } from './tagging.ts';

/** Tags that are shown. */
const shownTags = 20;
/** Confusions that are shown. */
const shownConfusions = 10;
const right = 'right' as const;

/**
 * @param interval of the accuracy, at 95%
 * @param tellsUnknown false where the tagger does not know which words are new to it
 */
export function taggingReport(
  scores: TaggingScores,
  [low, high]: readonly [number, number],
  tellsUnknown = true,
): Report {
  const { tokens, unknownTokens } = scores;
  const tags = Object.entries(scores.perTag).sort(([, a], [, b]) => b.support - a.support);
  const rarer = tags.length - shownTags;
  const rest: Phrase = { text: (option) => `${rarer} rarer tags: ${option('json')} has them`, tone: 'faint' };
  return [
    {
      columns: [
        { title: '' },
        { title: 'accuracy', align: right },
        { title: 'of', align: right },
        { title: '' },
      ],
      rows: [
        ['words', percent(scores.accuracy), tokens, `95%: ${percent(low)} to ${percent(high)}`],
        ...(!tellsUnknown
          ? []
          : [
              ['known words', percent(scores.knownAccuracy), tokens - unknownTokens, ''],
              ['unknown words', percent(scores.unknownAccuracy), unknownTokens, ''],
            ]),
        ['sentences', percent(scores.sentenceAccuracy), scores.sentences, ''],
      ],
    },
    '',
    {
      columns: [
        { title: 'tag' },
        { title: 'precision', align: right },
        { title: 'recall', align: right },
        { title: 'F1', align: right },
        { title: 'words', align: right },
      ],
      rows: tags
        .slice(0, shownTags)
        .map(([tag, { precision, recall, f1, support }]) => [
          tag,
          percent(precision),
          percent(recall),
          percent(f1),
          support,
        ]),
    },
    ...(rarer > 0 ? [rest] : []),
    '',
    confusionTable(scores),
    '',
  ];
}

function confusionTable({ confusion }: TaggingScores) {
  const confusions = worstConfusions(confusion, shownConfusions);
  if (confusions.length === 0) return 'no mistakes';
  return {
    columns: [{ title: 'correct' }, { title: 'given' }, { title: 'times', align: right }],
    rows: confusions.map(({ gold, predicted, count }) => [gold, predicted, count]),
  };
}

function percent(value: number): string {
  return Number.isNaN(value) ? '-' : `${(100 * value).toFixed(2)}%`;
}
