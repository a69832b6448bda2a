/** `nlp tfidf keywords`: the heaviest terms of documents. */

import type { SchemeOptions } from '../../../models/tfidf/options.ts';
import type { WeightedTerm } from '../../../models/tfidf/search-types.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { loadModel } from '../../../store/load-model.ts';
import { Output } from '../../output.ts';
import { loadPalette, type Palette } from '../../render/color.ts';
import { formatCount } from '../../render/numbers.ts';
import { renderTable } from '../../render/table.ts';

interface KeywordFlags {
  model: string;
  count: number;
  explain?: boolean;
  json?: boolean;
  color?: boolean;
}

export async function keywords(ids: string[], flags: KeywordFlags, scheme: SchemeOptions): Promise<void> {
  const { count, explain = false } = flags;
  const model = await loadModel(flags.model, TfidfModel);
  const found = ids.map((id) => ({ id, terms: model.keywords(id, { ...scheme, count }) }));
  const output = new Output();
  const palette = await loadPalette(process.stdout, flags.color);
  for (const { id, terms } of found) {
    if (flags.json) {
      output.json({ id, keywords: explain ? terms : terms.map(({ term, weight }) => ({ term, weight })) });
      continue;
    }
    if (ids.length > 1) output.line(palette.accent(id));
    for (const line of termLines(terms, explain, palette)) output.line(line);
  }
  await output.flush();
}

function termLines(terms: readonly WeightedTerm[], explain: boolean, palette: Palette): string[] {
  const titles = explain ? ['term', 'tf', 'df', 'idf', 'weight'] : ['term', 'weight'];
  const columns = titles.map((title, i) => ({
    title,
    align: i === 0 ? ('left' as const) : ('right' as const),
  }));
  const rows = terms.map(({ term, tf, df, idf, weight }) =>
    explain
      ? [term, String(tf), formatCount(df), idf.toFixed(4), weight.toFixed(4)]
      : [term, weight.toFixed(4)],
  );
  return renderTable(columns, rows, palette);
}
