/** The trellis of a tagged sentence as a table: a block a word, its candidates best first, the winning path marked. */
import type { TaggingExplanation, WordExplanation } from '../../../models/hmm/explain-tagging.ts';
import type { Palette } from '../../render/color.ts';
import { renderTable } from '../../render/table.ts';

/** Candidates shown of a word; the winner is always among them. */
const shown = 5;

export function renderTrellis({ words, logProbability }: TaggingExplanation, palette: Palette): string[] {
  const columns = [
    { title: '' },
    { title: 'word' },
    { title: 'tag' },
    { title: 'score', align: 'right' as const },
    { title: 'transition', align: 'right' as const },
    { title: 'emission', align: 'right' as const },
    { title: 'from' },
    { title: 'evidence' },
  ];
  const rows: string[][] = [];
  for (const word of words) {
    const candidates = word.candidates.filter((candidate, i) => i < shown || candidate.chosen);
    for (const [i, candidate] of candidates.entries()) {
      const { tag, logScore, logTransition, logEmission, from, order, chosen } = candidate;
      const texts = [
        chosen ? '>' : '',
        i === 0 ? word.token : '',
        chosen ? palette.good(tag) : tag,
        logScore.toFixed(2),
        `${logTransition.toFixed(2)} (${order + 1}-gram)`,
        logEmission.toFixed(2),
        from,
        i === 0 ? evidenceText(word) : '',
      ];
      rows.push(texts);
    }
    const hidden = word.candidates.length - candidates.length;
    if (hidden > 0) rows.push(['', '', palette.faint(`${hidden} more`), '', '', '', '', '']);
  }
  return [
    ...renderTable(columns, rows, palette),
    palette.faint(`log probability of words and tags: ${logProbability.toFixed(4)} (natural)`),
    '',
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
