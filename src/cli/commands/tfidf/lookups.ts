/** `nlp tfidf keywords` and `info`. */
import { usageError } from '../../../errors.ts';
import { loadModel } from '../../../kinds/load-model.ts';
import type { SchemeOptions } from '../../../models/tfidf/scheme.ts';
import type { WeightedTerm } from '../../../models/tfidf/search-types.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { formatBytes, formatCount } from '../../render/numbers.ts';
import { renderTable } from '../../render/table.ts';
import { type SchemeFlags, schemeOptions } from './options.ts';

interface Flags {
  json?: boolean;
  color?: boolean;
}

interface KeywordFlags extends Flags, SchemeFlags {
  model: string;
  count: number;
  explain?: boolean;
}

export async function keywords(ids: string[], flags: KeywordFlags): Promise<void> {
  const model = await loadModel(flags.model, TfidfModel);
  const found = ids.map((id) => ({ id, keywords: model.keywords(id, flags.count, schemeOptions(flags)) }));
  const output = new Output();
  const palette = await loadPalette(process.stdout, flags.color);
  for (const { id, keywords: terms } of found) {
    if (flags.json) {
      output.json({
        id,
        keywords: flags.explain ? terms : terms.map(({ term, weight }) => ({ term, weight })),
      });
      continue;
    }
    if (ids.length > 1) output.line(palette.accent(id));
    for (const line of keywordLines(terms, flags, palette)) output.line(line);
  }
  await output.flush();
}

function keywordLines(
  terms: readonly WeightedTerm[],
  flags: KeywordFlags,
  palette: Awaited<ReturnType<typeof loadPalette>>,
): string[] {
  const titles = flags.explain ? ['term', 'tf', 'df', 'idf', 'weight'] : ['term', 'weight'];
  const columns = titles.map((title, i) => ({
    title,
    align: i === 0 ? ('left' as const) : ('right' as const),
  }));
  const rows = terms.map(({ term, tf, df, idf, weight }) =>
    flags.explain
      ? [term, String(tf), formatCount(df), idf.toFixed(4), weight.toFixed(4)]
      : [term, weight.toFixed(4)],
  );
  return renderTable(columns, rows, palette);
}

export async function info(
  file: string | undefined,
  flags: Flags & { model?: string; ids?: boolean },
): Promise<void> {
  const name = file ?? flags.model;
  if (name === undefined) throw usageError('no index is named', undefined, 'Write `nlp tfidf info FILE`.');
  const model = await loadModel(name, TfidfModel);
  const output = new Output();
  if (flags.ids && !flags.json) {
    for (const id of model.ids()) output.line(id);
    return output.flush();
  }
  const statistics = model.statistics();
  const { options } = model.index;
  if (flags.json) {
    const { stopWords, ...rest } = options;
    const settings = { ...rest, stopWords: stopWords?.length ?? 0 };
    output.json({
      kind: TfidfModel.kind,
      ...statistics,
      options: settings,
      ...(flags.ids ? { ids: model.ids() } : {}),
    });
    return output.flush();
  }
  const palette = await loadPalette(process.stdout, flags.color);
  const lines: [string, string][] = [
    ['documents', `${formatCount(statistics.documents)} (${statistics.meanLength.toFixed(1)} tokens each)`],
    ['terms', formatCount(statistics.terms)],
    ['tokens', formatCount(statistics.tokens)],
    ['text', formatBytes(statistics.textBytes)],
    ['postings', `${formatCount(statistics.postings)} in ${formatBytes(statistics.postingBytes)}`],
    ['memory', `${formatBytes(statistics.memoryBytes)} (${ratio(statistics)} times the text)`],
    ['scheme', schemeText(options.scheme)],
    ['terms are', `${options.analyzer}s, n-grams ${options.ngrams?.join(' to ')}`],
    ['stop words', formatCount(options.stopWords?.length ?? 0)],
    ['stemmer', options.stem ?? 'none'],
    ['feedback', options.feedback === undefined ? 'none' : feedbackText(options.feedback)],
    ['preset', options.preset ?? 'none'],
  ];
  for (const [title, value] of lines) output.line(`${palette.faint(title.padEnd(12))}${value}`);
  await output.flush();
}

function ratio({ memoryBytes, textBytes }: { memoryBytes: number; textBytes: number }): string {
  return textBytes === 0 ? 'no' : (memoryBytes / textBytes).toFixed(2);
}

function schemeText({ scheme, ...numbers }: SchemeOptions): string {
  const given = Object.entries(numbers).map(([name, value]) => `${name} ${value}`);
  return [scheme, ...given].join(', ');
}

function feedbackText({
  documents,
  terms,
  beta,
}: {
  documents?: number;
  terms?: number;
  beta?: number;
}): string {
  return `${documents} documents, ${terms} terms, beta ${beta}`;
}
