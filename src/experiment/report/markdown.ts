/**
 * Results as GitHub's Markdown, for job summaries and comments: the verdict first, what failed, the comparison with
 * the baseline, the numbers. Long tables are cut, since a job summary holds 1 MiB.
 */
import type { Comparison } from '../compare.ts';
import type { Results } from '../results.ts';
import { comparisonCounts, comparisonNote, comparisonTable } from './comparison-table.ts';
import type { ReportCell, ReportTable, Tone } from './report-table.ts';
import {
  assertionTable,
  countsText,
  failureTable,
  groupTable,
  hasSeeds,
  trialTable,
} from './result-tables.ts';
import { codeSpan, escapeMarkdown, shorten } from './text.ts';

export interface MarkdownOptions {
  /** Rows of a table; the rest is counted. @defaultValue 200 */
  rows?: number;
}

/** Code points of a cell. */
const longestCell = 200;

/** @param comparison with a baseline, if there is one */
export function markdownReport(
  results: Results,
  comparison?: Comparison,
  options: MarkdownOptions = {},
): string {
  const rows = options.rows ?? 200;
  const bad =
    results.trials.some(({ status }) => status === 'failed') ||
    results.assertions.some(({ passed }) => passed === false);
  const sections = [
    `## ${bad ? '❌' : results.trials.length === 0 ? '⚠️' : '✅'} ${titleOf(results.name)}\n`,
    `${escapeMarkdown(countsText(results))}\n`,
  ];
  const failures = failureTable(results);
  if (failures.rows.length > 0) sections.push(section(failures, rows));
  const assertions = worstFirst(assertionTable(results));
  if (assertions.rows.length > 0) sections.push(section(assertions, rows));
  if (comparison !== undefined) sections.push(comparisonSection(comparison, rows));
  if (hasSeeds(results)) sections.push(section(groupTable(results), rows));
  const trials = trialTable(results);
  if (trials.rows.length > 0) {
    const text = section(trials, rows);
    sections.push(hasSeeds(results) ? folded(`Each of ${trials.rows.length} trials`, text) : text);
  }
  return sections.join('\n');
}

/** A table of GitHub's Markdown, with a line end. */
function markdownTable(table: ReportTable, most = Number.POSITIVE_INFINITY): string {
  const lines = [
    row(table.columns.map(({ title }) => escapeMarkdown(shorten(title, longestCell)))),
    row(table.columns.map(({ align }) => (align === 'right' ? '--:' : ':--'))),
    ...table.rows.slice(0, most).map((cells) =>
      row(
        cells.map(({ text, tone }, i) => {
          const short = shorten(text, longestCell);
          if (table.columns[i].code) return codeSpan(short);
          const safe = escapeMarkdown(short);
          return safe !== '' && (tone === 'bad' || tone === 'good') ? `**${safe}**` : safe;
        }),
      ),
    ),
  ];
  const more = table.rows.length - most;
  if (more > 0) lines.push('', `… and ${more} more in results.json.`);
  return `${lines.join('\n')}\n`;
}

function section(table: ReportTable, rows: number): string {
  return `### ${escapeMarkdown(table.title)}\n\n${markdownTable(table, rows)}`;
}

export function comparisonSection(comparison: Comparison, rows: number): string {
  const table = worstFirst(comparisonTable(comparison, ({ timing }) => !timing));
  const timings = comparisonTable(comparison, ({ timing }) => timing);
  const head = `### ${table.title} ${codeSpan(shorten(comparison.baseline.name, longestCell))}\n`;
  const parts = [head, `${escapeMarkdown(comparisonCounts(comparison))}.\n`];
  if (table.rows.length > 0) parts.push(markdownTable(table, rows), `${comparisonNote}\n`);
  if (timings.rows.length > 0) parts.push(folded('Timings compared', markdownTable(timings, rows)));
  return parts.join('\n');
}

/** What is bad is read first, and is not what a long table is cut by; what says nothing stands last. */
function worstFirst(table: ReportTable): ReportTable {
  const ranks: Record<Tone, number> = { bad: 0, good: 1, faint: 3 };
  const order = (cells: ReportCell[]) => {
    const toned = cells.flatMap(({ tone }) => (tone === undefined ? [] : ranks[tone]));
    return toned.length === 0 ? 2 : Math.min(...toned);
  };
  return { ...table, rows: [...table.rows].sort((a, b) => order(a) - order(b)) };
}

function folded(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n</details>\n`;
}

function titleOf(name: string): string {
  const title = escapeMarkdown(shorten(name, longestCell)).trim();
  return title === '' ? 'Experiment' : title;
}

function row(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}
