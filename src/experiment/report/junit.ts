/**
 * Results as JUnit XML, for the test pages of CI systems: a suite of trials (one that failed is an error) and a suite
 * of assertions (one that failed is a failure, one that was not checked is skipped).
 *
 * There is no standard of this format. What is written is valid by the strict schema of Ant's JUnit task (JUnit.xsd
 * of Windy Road) and by the looser one of Jenkins (junit-10.xsd of its xUnit plugin): no attributes on `testsuites`,
 * all of them on `testsuite`, at most one outcome in a `testcase`, output only at the end of a suite.
 */
import type { Comparison } from '../compare.ts';
import { type AssertionResult, metricOf, type Results, type TrialResult } from '../results.ts';
import { comparisonCounts, verdictOf } from './comparison-table.ts';
import { seenText } from './result-tables.ts';
import { escapeMarkup, escapeMarkupLines, visible } from './text.ts';

export interface JunitOptions {
  /** With a baseline, if there is one: its verdicts are output of the suite of trials. */
  comparison?: Comparison;
  /** When the experiment ran, such as `2026-01-31T12:00:00` (no time zone); the format insists on one. */
  timestamp?: string;
  /** @defaultValue 'localhost' */
  hostname?: string;
}

interface Suite {
  name: string;
  cases: string[];
  failures: number;
  errors: number;
  skipped: number;
  seconds: number;
  output: string;
}

export function junitReport(results: Results, options: JunitOptions = {}): string {
  const suites = [trialSuite(results, options.comparison), assertionSuite(results)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...suites.flatMap((suite, id) => suiteLines(suite, id, results, options)),
    '</testsuites>\n',
  ].join('\n');
}

function suiteLines(suite: Suite, id: number, results: Results, options: JunitOptions): string[] {
  const { timestamp = '1970-01-01T00:00:00', hostname = 'localhost' } = options;
  const attributes = attributeText({
    name: suite.name,
    package: 'nlp.experiment',
    id: String(id),
    timestamp,
    hostname,
    tests: String(suite.cases.length),
    failures: String(suite.failures),
    errors: String(suite.errors),
    skipped: String(suite.skipped),
    time: timeText(suite.seconds),
  });
  const environment = results.trials[0]?.environment;
  const properties = { plan: results.plan.sha256, ...environment };
  return [
    `  <testsuite${attributes}>`,
    '    <properties>',
    ...Object.entries(properties).map(
      ([name, value]) => `      <property${attributeText({ name, value: String(value) })}/>`,
    ),
    '    </properties>',
    ...suite.cases,
    `    <system-out>${escapeMarkupLines(suite.output)}</system-out>`,
    '    <system-err/>',
    '  </testsuite>',
  ];
}

function trialSuite(results: Results, comparison: Comparison | undefined): Suite {
  const cases = results.trials.map((trial) => {
    const { status, failure, model, id } = trial;
    const outcome =
      status === 'ok'
        ? undefined
        : outcomeText('error', failure?.kind ?? 'error', failure?.message ?? '', [
            failure?.message ?? '',
            `command: ${trial.command}`,
          ]);
    return caseText(id, `${results.name}.${model}`, secondsOf(trial), outcome);
  });
  const errors = results.trials.filter(({ status }) => status === 'failed').length;
  const seconds = results.trials.reduce((sum, trial) => sum + secondsOf(trial), 0);
  const output = results.trials
    .map((trial) => {
      const metrics = results.metrics.flatMap(({ name }) => {
        const value = metricOf(trial, name);
        return value === undefined ? [] : `${visible(name)}=${value}`;
      });
      const remarks = (trial.remarks ?? []).map((remark) => `  ${visible(remark)}\n`);
      return `${visible(trial.id)}: ${trial.status === 'ok' ? metrics.join(' ') : 'failed'}\n${remarks.join('')}`;
    })
    .concat(comparison === undefined ? [] : comparisonLines(comparison))
    .join('');
  return { name: `${results.name}: trials`, cases, failures: 0, errors, skipped: 0, seconds, output };
}

/** A line for each metric of each trial that has a baseline. */
function comparisonLines(comparison: Comparison): string[] {
  const lines = comparison.trials.flatMap(({ id, metrics }) =>
    metrics.map(
      (metric) =>
        `${visible(id)}: ${visible(metric.name)} ${metric.baseline} -> ${metric.current}: ${visible(verdictOf(metric))}\n`,
    ),
  );
  const name = visible(comparison.baseline.name);
  return [`compared with the baseline ${name}: ${comparisonCounts(comparison)}\n`, ...lines];
}

function assertionSuite(results: Results): Suite {
  const cases = results.assertions.map((assertion) => {
    const { text, trial, passed } = assertion;
    const name = trial === undefined ? text : `${text} (${trial})`;
    const outcome = passed === true ? undefined : assertionOutcome(assertion);
    return caseText(name, `${results.name}.assertions`, 0, outcome);
  });
  const failures = results.assertions.filter(({ passed }) => passed === false).length;
  const skipped = results.assertions.filter(({ passed }) => passed === null).length;
  const name = `${results.name}: assertions`;
  return { name, cases, failures, errors: 0, skipped, seconds: 0, output: '' };
}

function assertionOutcome(assertion: AssertionResult): string {
  if (assertion.passed === null) return '<skipped/>';
  const saw = seenText(assertion);
  const message = saw === '' ? assertion.text : `${assertion.text}: ${saw}`;
  const { line, column } = assertion;
  const place = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}`;
  const lines = [assertion.text, place, assertion.trial === undefined ? '' : `trial ${assertion.trial}`, saw];
  return outcomeText('failure', 'assertion', message, lines);
}

function outcomeText(element: 'error' | 'failure', type: string, message: string, lines: string[]): string {
  const body = lines.filter((line) => line !== '').join('\n');
  return `<${element}${attributeText({ message, type })}>${escapeMarkupLines(body)}</${element}>`;
}

function caseText(name: string, classname: string, seconds: number, outcome: string | undefined): string {
  const attributes = attributeText({ name, classname, time: timeText(seconds) });
  return outcome === undefined
    ? `    <testcase${attributes}/>`
    : `    <testcase${attributes}>\n      ${outcome}\n    </testcase>`;
}

/** A name may not be empty by the schema. */
function attributeText(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value.trim() === '' ? '-' : escapeMarkup(value)}"`)
    .join('');
}

function secondsOf({ timings }: TrialResult): number {
  const seconds = timings?.seconds ?? 0;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
}

/** A decimal number without exponent. */
function timeText(seconds: number): string {
  return Math.min(seconds, 1e15).toFixed(3);
}
