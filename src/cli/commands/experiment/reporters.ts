/** Results written and shown: `results.json` always, the reports that were asked for, and what failed on stderr. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fromSystemError } from '../../../errors.ts';
import type { AssertionResult, JsonValue, Results } from '../../../experiment/results.ts';
import { formatResults } from '../../../experiment/results-file.ts';
import type { Baseline } from '../../../experiment/run.ts';
import { checkWritable, writeTextAtomically } from '../../../store/atomic.ts';
import type { CommonFlags } from '../../options.ts';
import { Output, printable } from '../../output.ts';

export interface ReportFlags extends CommonFlags {
  output?: string;
  reporter: string[];
  baseline?: string;
  color?: boolean;
}

/** Of failures of one assertion or trials, how many are told; the reports have all. */
const toldFailures = 10;

/** Makes the folder, and finds out before any work whether it can be written to. @throws NlpError (exit 3) */
export async function prepareOutput(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw fromSystemError(error, folder, 'write');
  }
  await checkWritable(path.join(folder, 'results.json'));
}

/** @param file of the experiment, for messages */
export async function finish(
  results: Results,
  folder: string,
  file: string | undefined,
  _baseline: Baseline | undefined,
  flags: ReportFlags,
): Promise<void> {
  await writeTextAtomically(path.join(folder, 'results.json'), [formatResults(results)]);
  const output = new Output();
  if (flags.json) output.json(JSON.parse(formatResults(results)));
  const failures = failuresOf(results, file);
  for (const line of failures) process.stderr.write(`${printable(line)}\n`);
  if (failures.length > 0) process.exitCode = 1;
  await output.flush();
}

/** What failed, a few lines each: where, what, and the numbers that were seen. */
function failuresOf(results: Results, file: string | undefined): string[] {
  const lines: string[] = [];
  const failed = results.trials.filter((trial) => trial.status === 'failed');
  for (const { id, failure } of failed.slice(0, toldFailures))
    lines.push(`nlp: ${id}: the trial failed (${failure?.kind}): ${failure?.message}`);
  if (failed.length > toldFailures) lines.push(`  ... and ${failed.length - toldFailures} more trials`);
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
    for (const one of list.slice(0, toldFailures)) lines.push(`  ${sawText(one)}`);
    if (list.length > toldFailures) lines.push(`  ... and ${list.length - toldFailures} more`);
  }
  return lines;
}

/** `min(ngram.perplexity) is 203.4, ...`. */
function sawText({ trial, seen, timings, message }: AssertionResult): string {
  const values = Object.entries({ ...seen, ...timings?.seen });
  const saw = values.map(([text, value]) => `${text} is ${valueText(value)}`).join(', ');
  return [trial === undefined ? '' : `${trial}: `, [message, saw].filter((part) => part).join('; ')].join('');
}

function valueText(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
}
