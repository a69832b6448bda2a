/** Hits for people: rank, id, score, title, a snippet with its matches, and what the score is made of. */
import type { TermExplanation } from '../../../models/tfidf/explanation.ts';
import type { SearchHit, SearchResult } from '../../../models/tfidf/search-types.ts';
import type { Snippet } from '../../../models/tfidf/snippet.ts';
import type { Palette } from '../../render/color.ts';
import { formatCount } from '../../render/numbers.ts';
import { renderTable } from '../../render/table.ts';

/** Columns of a bar that is the whole score. */
const barColumns = 20;

export function* hitLines(result: SearchResult, palette: Palette): Generator<string> {
  const { hits, total } = result;
  if (hits.length === 0) {
    yield 'no documents match\n';
    return;
  }
  const idWidth = Math.max(...hits.map(({ id }) => id.length));
  const rankWidth = String(hits.length).length;
  const indent = ' '.repeat(rankWidth + 2);
  for (const hit of hits) {
    const head = `${String(hit.rank).padStart(rankWidth)}  ${palette.accent(hit.id.padEnd(idWidth))}  ${score(hit)}`;
    yield `${head}${hit.title === undefined ? '' : `  ${palette.strong(hit.title)}`}\n`;
    if (hit.snippet !== undefined) yield `${indent}${highlight(hit.snippet, palette)}\n`;
    if (hit.explanation !== undefined) {
      for (const line of explanationLines(hit.explanation, hit.score, palette)) yield `${indent}  ${line}\n`;
    }
  }
  if (result.formulas !== undefined) {
    const list = Object.entries(result.formulas).map(([name, formula]) => `${name} = ${formula}`);
    yield palette.faint(`${list.join('; ')}\n`);
  }
  if (total !== undefined && total > hits.length)
    yield palette.faint(`${total === 1 ? '1 document matches' : `${formatCount(total)} documents match`}\n`);
}

/** Matches are bold; where there is no colour they stand between asterisks. */
function highlight({ text, highlights }: Snippet, palette: Palette): string {
  let result = '';
  let at = 0;
  for (const [start, end] of highlights) {
    const match = text.slice(start, end);
    result += text.slice(at, start) + (palette.enabled ? palette.strong(match) : `*${match}*`);
    at = end;
  }
  return result + text.slice(at);
}

function explanationLines(terms: readonly TermExplanation[], total: number, palette: Palette): string[] {
  const columns = ['term', 'tf', 'df', 'idf', 'weight', 'value', 'length norm', 'score', ''].map(
    (title, i) => ({
      title,
      align: i === 0 || i === 8 ? ('left' as const) : ('right' as const),
    }),
  );
  const rows = terms.map((term) => [
    term.expansions === undefined ? term.term : `${term.term} (${shorten(term.expansions)})`,
    String(term.tf),
    formatCount(term.df),
    term.idf.toFixed(4),
    term.weight.toFixed(4),
    term.value.toFixed(4),
    term.lengthNorm.toFixed(4),
    term.contribution.toFixed(4),
    palette.accent(barOf(term.contribution, total)),
  ]);
  rows.push(['sum', '', '', '', '', '', '', total.toFixed(4), '']);
  return [...renderTable(columns, rows, palette), ...terms.map(numbersOf)];
}

/** The formulas with the numbers of a term. */
function numbersOf({ term, formulas }: TermExplanation): string {
  return `${term}: ${Object.entries(formulas)
    .map(([name, formula]) => `${name} = ${formula}`)
    .join('; ')}`;
}

/** The part of the score, in eighths of a cell. */
function barOf(part: number, total: number): string {
  if (!(part > 0) || !(total > 0)) return '';
  const cells = (barColumns * part) / total;
  const eighth = Math.floor((cells % 1) * 8);
  return '█'.repeat(Math.floor(cells)) + (eighth === 0 ? '' : '▏▎▍▌▋▊▉'[eighth - 1]);
}

function shorten(words: readonly string[]): string {
  const shown = words.slice(0, 4).join(', ');
  return words.length > 4 ? `${shown}, ... ${words.length} in all` : shown;
}

function score(hit: SearchHit): string {
  return hit.score.toFixed(4);
}
