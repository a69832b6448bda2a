/**
 * Results as one HTML file that needs nothing else: tables that sort (by mouse or keyboard), charts as inline SVG,
 * light and dark. Every text in it was escaped; see html-page.ts for what holds should one not have been.
 */
import { figureSvg } from '../../figure/figure-svg.ts';
import type { Comparison } from '../compare.ts';
import type { Results, TrialResult } from '../results.ts';
import { resultCharts } from './charts.ts';
import { comparisonCounts, comparisonNote, comparisonTable } from './comparison-table.ts';
import { htmlPage } from './html-page.ts';
import type { ReportCell, ReportColumn, ReportTable } from './report-table.ts';
import {
  assertionTable,
  countsText,
  failureTable,
  groupTable,
  hasSeeds,
  trialTable,
} from './result-tables.ts';
import { escapeMarkup, escapeMarkupLines, shorten } from './text.ts';

/** Code points of a cell that are not put on several lines. */
const longCell = 48;
/** Code points of a cell; the whole text is in results.json. */
const longestCell = 500;

/** @param comparison with a baseline, if there is one */
export function htmlReport(results: Results, comparison?: Comparison): string {
  const title = results.name.trim() === '' ? 'Experiment' : shorten(results.name, 200);
  const failed =
    results.trials.some(({ status }) => status === 'failed') ||
    results.assertions.some(({ passed }) => passed === false);
  const verdict = failed ? 'Something failed' : results.trials.length === 0 ? 'Nothing ran' : 'All is well';
  const sections = [
    `<header>\n<h1><bdi>${escapeMarkup(title)}</bdi></h1>\n` +
      `<p><span class="verdict ${failed ? 'bad' : 'good'}">${verdict}</span>: ` +
      `${escapeMarkup(countsText(results))}.</p>\n</header>\n<main>`,
    ...[failureTable(results), assertionTable(results)]
      .filter(({ rows }) => rows.length > 0)
      .map((table) => section(table)),
  ];
  if (comparison !== undefined) sections.push(comparisonSection(comparison));
  if (hasSeeds(results)) sections.push(section(groupTable(results)));
  const charts = resultCharts(results).map((figure, i) => {
    return `<figure>${figureSvg(figure, { id: `chart${i}` })}</figure>`;
  });
  if (charts.length > 0) sections.push(`<h2>Charts</h2>\n<div class="charts">\n${charts.join('\n')}\n</div>`);
  if (results.trials.length > 0) sections.push(section(trialTable(results)), reproduction(results));
  return htmlPage(title, `${sections.join('\n')}\n</main>`);
}

/** A table whose columns sort. */
export function htmlTable({ title, columns, rows }: ReportTable): string {
  const heads = columns.map(({ title: text, align }) => {
    const name = text === '' ? '(no name)' : shorten(text, 100);
    return `<th scope="col" aria-sort="none"${align === 'right' ? ' class="right"' : ''}><button type="button"><bdi>${escapeMarkup(name)}</bdi></button></th>`;
  });
  const lines = rows.map(
    (cells) => `<tr>${cells.map((cell, i) => cellMarkup(cell, columns[i])).join('')}</tr>`,
  );
  // A region that scrolls must be reachable by keyboard.
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeMarkup(title)}">
<table>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>`;
}

function section(table: ReportTable): string {
  return `<h2>${escapeMarkup(table.title)}</h2>\n${htmlTable(table)}`;
}

function comparisonSection(comparison: Comparison): string {
  const table = comparisonTable(comparison);
  const name = shorten(comparison.baseline.name, 200);
  return [
    `<h2>${escapeMarkup(table.title)} <bdi>${escapeMarkup(name)}</bdi></h2>`,
    `<p>${escapeMarkup(comparisonCounts(comparison))}.</p>`,
    ...(table.rows.length > 0
      ? [htmlTable(table), `<p class="faint">${escapeMarkup(comparisonNote)}</p>`]
      : []),
  ].join('\n');
}

function cellMarkup({ text, value, tone }: ReportCell, { align, code }: ReportColumn): string {
  const shown = shorten(text, longestCell);
  const classes = [
    align === 'right' ? 'right' : '',
    code ? 'code' : '',
    shown.length > longCell ? 'long' : '',
    tone ?? '',
  ].filter((name) => name !== '');
  const attributes = [
    classes.length > 0 ? ` class="${classes.join(' ')}"` : '',
    typeof value === 'number' && Number.isFinite(value) ? ` data-value="${value}"` : '',
  ].join('');
  const content = shown === '' ? '' : `<bdi>${escapeMarkup(shown)}</bdi>`;
  return `<td${attributes}>${content}</td>`;
}

/** What it takes to repeat the trials. */
function reproduction(results: Results): string {
  const environments = distinct(results.trials, ({ environment: e }) => {
    return `nlp ${e.version}, Node ${e.node}, ${e.platform} ${e.arch}`;
  });
  const corpora = distinct(results.trials, (trial) =>
    Object.entries(trial.corpora)
      .map(([role, { input, sha256, bytes }]) => `${role} ${input} (${bytes} bytes, SHA-256 ${sha256})`)
      .join('\n'),
  );
  const commands = distinct(results.trials, ({ command }) => command);
  const list = (title: string, texts: string[]) =>
    `<h3>${title}</h3>\n<pre><code><bdi>${escapeMarkupLines(texts.join('\n'))}</bdi></code></pre>`;
  return [
    '<h2>To repeat it</h2>',
    `<p>Plan <code>${escapeMarkup(results.plan.sha256)}</code></p>`,
    '<details><summary>Environment, corpora and commands</summary>',
    list('Environment', environments),
    list('Corpora', corpora),
    list('Commands', commands),
    '</details>',
  ].join('\n');
}

function distinct(trials: readonly TrialResult[], text: (trial: TrialResult) => string): string[] {
  return [...new Set(trials.map(text))].filter((line) => line !== '').map((line) => shorten(line, 2000));
}
