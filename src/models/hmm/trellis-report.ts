/** The trellis of a tagged sentence as a table: a block a word, its candidates best first, the winning path marked. */
import type { Phrase, Report } from '../../figure/report.ts';
import type { CandidateExplanation, TaggingExplanation, WordExplanation } from './explain-tagging.ts';

/** Candidates shown of a word; the winner is always among them. */
const shown = 5;

const columns = [
  { title: '' },
  { title: 'word' },
  { title: 'tag' },
  { title: 'score', align: 'right' as const },
  { title: 'before', align: 'right' as const },
  { title: 'transition', align: 'right' as const },
  { title: 'emission', align: 'right' as const },
  { title: 'from' },
  { title: 'evidence' },
];

export function trellisReport({ words, end, logProbability }: TaggingExplanation): Report {
  const sum = `log probability of words and tags: ${logProbability.toFixed(4)} (natural); score = before + transition + emission`;
  const steps = end.filter((step, i) => i < shown || step.chosen);
  const rows = [...words.flatMap(rowsOf), ...steps.map((step, i) => rowOf(step, i === 0 ? '</s>' : '', ''))];
  return [{ columns, rows }, { text: sum, tone: 'faint' }, ''];
}

function rowsOf(word: WordExplanation): Phrase[][] {
  const candidates = word.candidates.filter((candidate, i) => i < shown || candidate.chosen);
  const rows = candidates.map((candidate, i) =>
    rowOf(candidate, i === 0 ? word.token : '', i === 0 ? evidenceText(word) : ''),
  );
  const hidden = word.candidates.length - candidates.length;
  if (hidden > 0) rows.push(['', '', { text: `${hidden} more`, tone: 'faint' }, '', '', '', '', '', '']);
  return rows;
}

function rowOf(candidate: CandidateExplanation, word: string, evidence: string): Phrase[] {
  const { tag, logScore, logBefore, logTransition, logEmission, from, order, chosen } = candidate;
  return [
    chosen ? '>' : '',
    word,
    tag === '</s>' ? '' : chosen ? { text: tag, tone: 'good' } : tag,
    logScore.toFixed(2),
    logBefore.toFixed(2),
    `${logTransition.toFixed(2)} (${order + 1}-gram)`,
    tag === '</s>' ? '' : logEmission.toFixed(2),
    from,
    evidence,
  ];
}

function evidenceText(word: WordExplanation): string {
  const parts: string[] = [];
  if (word.form !== word.token) parts.push(`as "${word.form}"`);
  if (word.evidence === 'affixes') parts.push('unknown');
  else parts.push(`lexicon (seen ${word.count} times)`);
  if (word.shape !== undefined) {
    if (word.suffix) parts.push(`suffix -${word.suffix} (${word.suffixCount})`);
    if (word.prefix) parts.push(`prefix ${word.prefix}- (${word.prefixCount})`);
    if (word.shape !== 'lower case') parts.push(word.shape);
    if (word.lowerCaseTag !== undefined) parts.push(`lower-case form is ${word.lowerCaseTag}`);
  }
  return parts.join(', ');
}
