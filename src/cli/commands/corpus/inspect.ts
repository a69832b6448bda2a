/** `nlp corpus stats` and `nlp corpus check`: what is in a corpus, and what is wrong with it. */
import { checkCorpus } from '../../../corpus/check.ts';
import type { ItemKind } from '../../../corpus/items.ts';
import { rankFrequencyFigures } from '../../../corpus/rank-frequency.ts';
import { type CorpusStatistics, corpusStatistics } from '../../../corpus/statistics.ts';
import { formatLocation } from '../../../errors.ts';
import { createTokenizer } from '../../../text/create-tokenizer.ts';
import { flagOf } from '../../flags.ts';
import { type InputFlags, inputOptions, type TokenizerFlags, tokenizerSpec } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { writeFigures } from '../../render/drawing.ts';
import { countOf, formatBytes, formatCount } from '../../render/numbers.ts';
import { startProgress } from '../../render/progress.ts';
import { renderTable } from '../../render/table.ts';

interface Flags extends InputFlags, TokenizerFlags {
  as?: ItemKind;
  label?: string;
  json?: boolean;
  color?: boolean;
  quiet?: boolean;
  svg?: string;
  top: number;
  limit: number;
}

export async function stats(inputs: string[], flags: Flags): Promise<void> {
  const tokenizer = createTokenizer(await tokenizerSpec(flags));
  const progress = await startProgress('reading', flags.quiet);
  let statistics: CorpusStatistics;
  try {
    statistics = await corpusStatistics(inputs, {
      ...inputOptions(flags),
      as: flags.as,
      label: flags.label,
      tokenizer,
      chosenBy: (['tokenizer', 'lowercase', 'normalize', 'stripAccents'] as const).find((key) => flags[key]),
      top: flags.top,
      onProgress: progress.update,
    });
  } finally {
    progress.stop();
  }
  if (flags.svg !== undefined) await writeFigures(flags.svg, rankFrequencyFigures(statistics));
  const warning = statistics.tokens === 0 ? 'there is no token in it' : undefined;
  if (warning !== undefined) note(`warning: ${warning}`, flags.quiet);
  const output = new Output();
  if (flags.json) {
    output.json({ ...statistics, warning });
  } else {
    const palette = await loadPalette(process.stdout, flags.color);
    for (const [name, value] of describe(statistics))
      output.line(`${palette.faint(name.padEnd(18))}${value}`);
  }
  await output.flush();
}

function* describe(statistics: CorpusStatistics): Generator<[string, string]> {
  const { longestLine, labels, tags } = statistics;
  yield ['files', `${formatCount(statistics.files)} (${statistics.formats.join(', ')})`];
  yield ['size', `${formatBytes(statistics.bytes)}, ${countOf(statistics.lines, 'line')}`];
  yield ['characters', formatCount(statistics.characters)];
  if (longestLine !== undefined) {
    const { characters, file, line } = longestLine;
    yield ['longest line', `${countOf(characters, 'character')} (${file}:${line})`];
  }
  if (statistics.documents !== undefined) yield ['documents', formatCount(statistics.documents)];
  if (statistics.emptyDocuments) yield ['empty documents', formatCount(statistics.emptyDocuments)];
  yield ['sentences', formatCount(statistics.sentences)];
  yield ['tokens', `${formatCount(statistics.tokens)} (${number(statistics.meanSentenceLength)} a sentence)`];
  yield [
    'types',
    `${formatCount(statistics.types)} (${number(100 * statistics.typeTokenRatio)}% of the tokens)`,
  ];
  yield ['seen once', formatCount(statistics.hapaxes)];
  const covered = statistics.coverage.filter(({ types }) => String(types).startsWith('1'));
  if (covered.length > 0) {
    const shares = covered.map(({ types, share }) => `${formatCount(types)}: ${number(100 * share)}%`);
    yield ['covered by first', shares.join('  ')];
  }
  if (statistics.topTokens.length > 0) {
    yield [
      'most frequent',
      statistics.topTokens.map(({ token, count }) => `${token} ${formatCount(count)}`).join('  '),
    ];
  }
  if (labels !== undefined) yield ['labels', counts(labels)];
  if (tags !== undefined) yield ['tags', counts(tags)];
  yield* describeExamples(statistics);
  yield ['sha256', statistics.sha256];
}

function* describeExamples({
  pairs,
  chats,
  columns,
  attributes,
}: CorpusStatistics): Generator<[string, string]> {
  if (pairs !== undefined) {
    const { count, sourceTokens, targetTokens } = pairs;
    yield ['pairs', formatCount(count)];
    yield ['source tokens', `${formatCount(sourceTokens)} (${number(sourceTokens / count)} a pair)`];
    yield ['target tokens', `${formatCount(targetTokens)} (${number(targetTokens / count)} a pair)`];
  }
  if (chats !== undefined) {
    yield ['chats', formatCount(chats.count)];
    yield ['messages', counts(chats.messages)];
  }
  if (columns !== undefined) yield ['different values', counts(columns)];
  if (attributes !== undefined) {
    yield ['attributes', `${formatCount(attributes.count)} (${formatCount(attributes.different)} different)`];
  }
}

const number = (value: number) => (Number.isFinite(value) ? value.toFixed(1) : '0');

const counts = (record: Record<string, number>) =>
  Object.entries(record)
    .map(([name, count]) => `${name} ${formatCount(count)}`)
    .join('  ');

export async function check(inputs: string[], flags: Flags): Promise<void> {
  const progress = await startProgress('checking', flags.quiet);
  let report: Awaited<ReturnType<typeof checkCorpus>>;
  try {
    report = await checkCorpus(inputs, {
      ...inputOptions(flags),
      as: flags.as,
      label: flags.label,
      limit: flags.limit,
      optionNames: flagOf,
      onProgress: progress.update,
    });
  } finally {
    progress.stop();
  }
  const output = new Output();
  if (flags.json) {
    output.json(report);
  } else {
    const palette = await loadPalette(process.stdout, flags.color);
    for (const { severity, kind, file, line, column, message } of report.findings) {
      const label = severity === 'error' ? palette.bad(severity) : palette.accent(severity);
      output.line(
        `${formatLocation({ file, line, column })}: ${label}: ${message} ${palette.faint(`[${kind}]`)}`,
      );
    }
    const kinds = Object.entries(report.counts).map(([kind, count]) => [kind, formatCount(count)]);
    if (report.errors + report.warnings > report.findings.length) {
      const columns = [{ title: 'found in all' }, { title: 'times', align: 'right' as const }];
      for (const line of renderTable(columns, kinds, palette)) output.line(line);
    }
    const read = [
      countOf(report.files, 'file'),
      countOf(report.lines, 'line'),
      countOf(report.items, 'item'),
    ].join(', ');
    output.line(`${read}: ${countOf(report.errors, 'error')}, ${countOf(report.warnings, 'warning')}`);
  }
  await output.flush();
  if (report.errors > 0) process.exitCode = 3;
}
