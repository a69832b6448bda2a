/** Results written and shown: `results.json` always, the reports that were asked for, and what failed on stderr. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Comparison } from '../../../experiment/compare.ts';
import { makeFolder } from '../../../experiment/folder.ts';
import { seenText } from '../../../experiment/report/result-tables.ts';
import type { AssertionResult, Results } from '../../../experiment/results.ts';
import { formatResults } from '../../../experiment/results-file.ts';
import type { Baseline } from '../../../experiment/run.ts';
import { checkWritable, writeTextAtomically } from '../../../store/atomic.ts';
import type { CommonFlags } from '../../options.ts';
import { note, Output, printable } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';

export interface ReportFlags extends CommonFlags {
  output?: string;
  reporter: string[];
  baseline?: string;
  color?: boolean;
}

/** Of failures of one assertion or trials, how many are listed; the reports have all. */
const listedFailures = 10;

/** Makes the folder, and finds out before any work whether it can be written to. @throws NlpError (exit 3) */
export async function prepareOutput(folder: string): Promise<void> {
  await makeFolder(folder);
  await checkWritable(path.join(folder, 'results.json'));
}

/** @param file of the experiment, for messages */
export async function finish(
  results: Results,
  folder: string,
  file: string | undefined,
  baseline: Baseline | undefined,
  flags: ReportFlags,
): Promise<void> {
  const resultsFile = path.join(folder, 'results.json');
  await writeTextAtomically(resultsFile, [formatResults(results)]);
  const comparison = await compareWith(baseline, results);
  for (const reporter of flags.reporter) {
    const report = await fileReport(reporter, results, comparison, resultsFile);
    if (report !== undefined) await writeTextAtomically(path.join(folder, report.name), [report.text]);
  }
  const { appendStepSummary } = await import('../../../experiment/report/step-summary.ts');
  const { markdownReport } = await import('../../../experiment/report/markdown.ts');
  await appendStepSummary((rows) => markdownReport(results, comparison, { rows }));
  const output = new Output();
  if (flags.json) output.write(`${JSON.stringify(JSON.parse(formatResults(results)))}\n`);
  else if (flags.reporter.includes('table')) await printTables(output, results, comparison, flags);
  for (const line of remarksOf(results)) note(line, flags.quiet);
  const failures = failuresOf(results, file);
  for (const line of failures) process.stderr.write(`${printable(line)}\n`);
  if (failures.length > 0) process.exitCode = 1;
  await output.flush();
}

async function compareWith(
  baseline: Baseline | undefined,
  results: Results,
): Promise<Comparison | undefined> {
  if (baseline === undefined) return undefined;
  const { compareResults } = await import('../../../experiment/compare.ts');
  return compareResults(baseline.results, results);
}

async function fileReport(
  reporter: string,
  results: Results,
  comparison: Comparison | undefined,
  resultsFile: string,
): Promise<{ name: string; text: string } | undefined> {
  switch (reporter) {
    case 'junit': {
      const { junitReport } = await import('../../../experiment/report/junit.ts');
      // The format insists on a time: that of the results.
      const timestamp = (await stat(resultsFile)).mtime.toISOString().slice(0, 19);
      return { name: 'junit.xml', text: junitReport(results, { timestamp, comparison }) };
    }
    case 'markdown': {
      const { markdownReport } = await import('../../../experiment/report/markdown.ts');
      return { name: 'report.md', text: markdownReport(results, comparison) };
    }
    case 'html': {
      const { htmlReport } = await import('../../../experiment/report/html.ts');
      return { name: 'report.html', text: htmlReport(results, comparison) };
    }
    default:
      return undefined;
  }
}

async function printTables(
  output: Output,
  results: Results,
  comparison: Comparison | undefined,
  flags: ReportFlags,
): Promise<void> {
  const [{ countsText, summaryTable }, { renderReportTable }] = await Promise.all([
    import('../../../experiment/report/result-tables.ts'),
    import('../../render/report-table.ts'),
  ]);
  const palette = await loadPalette(process.stdout, flags.color);
  for (const line of renderReportTable(summaryTable(results), palette)) output.line(line);
  output.line();
  if (comparison !== undefined) {
    const { comparisonCounts, comparisonTable } = await import(
      '../../../experiment/report/comparison-table.ts'
    );
    for (const line of renderReportTable(comparisonTable(comparison), palette)) output.line(line);
    output.line();
    output.line(comparisonCounts(comparison));
  }
  output.line(countsText(results));
}

/** What trials have to say of single units, such as replies that were expected otherwise. */
function remarksOf(results: Results): string[] {
  const remarks = results.trials.flatMap(({ id, remarks = [] }) =>
    remarks.map((remark) => `${id}: ${remark}`),
  );
  const more = remarks.length - listedFailures;
  return more > 0 ? [...remarks.slice(0, listedFailures), `... and ${more} more of these`] : remarks;
}

/** What failed, a few lines each: where, what, and the numbers that were seen. */
function failuresOf(results: Results, file: string | undefined): string[] {
  const lines: string[] = [];
  const failed = results.trials.filter((trial) => trial.status === 'failed');
  for (const { id, failure } of failed.slice(0, listedFailures))
    lines.push(`nlp: ${id}: the trial failed (${failure?.kind}): ${failure?.message}`);
  if (failed.length > listedFailures) lines.push(`  ... and ${failed.length - listedFailures} more trials`);
  const wrong = new Map<string, AssertionResult[]>();
  for (const assertion of results.assertions) {
    if (assertion.passed !== false) continue;
    const list = wrong.get(assertion.text);
    if (list === undefined) wrong.set(assertion.text, [assertion]);
    else list.push(assertion);
  }
  for (const [text, list] of wrong) {
    const { line, column } = list[0];
    const place = [file ?? results.name, line, column].filter((part) => part !== undefined).join(':');
    const many =
      list[0].trial === undefined ? '' : ` in ${list.length} ${list.length === 1 ? 'trial' : 'trials'}`;
    lines.push(`nlp: ${place}: the assertion failed${many}: ${text}`);
    for (const one of list.slice(0, listedFailures)) {
      const saw = seenText(one) || 'no number of a trial: it is false whatever they are';
      lines.push(`  ${one.trial === undefined ? '' : `${one.trial}: `}saw ${saw}`);
    }
    if (list.length > listedFailures) lines.push(`  ... and ${list.length - listedFailures} more`);
  }
  return lines;
}
