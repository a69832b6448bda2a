/** `nlp tfidf search` and `similar`: hits with snippets and explanations, JSON, or TREC run lines. */
import { readLines } from '../../../corpus/lines.ts';
import { usageError } from '../../../errors.ts';
import type { RetrievalQuery } from '../../../evaluate/query.ts';
import { readQueries } from '../../../evaluate/read-trec.ts';
import { formatRunLine } from '../../../evaluate/trec-files.ts';
import type { FeedbackOptions, SchemeOptions } from '../../../models/tfidf/options.ts';
import type { SearchHit, SearchOptions, SearchResult } from '../../../models/tfidf/search-types.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { loadModel } from '../../../store/load-model.ts';
import { answeredInput } from '../../options.ts';
import { loadPalette, type Palette } from '../../render/color.ts';
import { hitLines } from './hits.ts';
import { printLines } from './print-lines.ts';

interface ResultFlags {
  model: string;
  count: number;
  explain?: boolean;
  json?: boolean;
  color?: boolean;
}

interface SearchFlags extends ResultFlags {
  queries?: string;
  operators?: boolean;
  plain?: boolean;
  run?: string;
  output?: string;
}

/** A query, with its id where it has one. */
type AskedQuery = Omit<RetrievalQuery, 'id'> & { id?: string };

export async function search(
  words: string[],
  flags: SearchFlags,
  weighting: SchemeOptions & FeedbackOptions,
): Promise<void> {
  if (words.length > 0 && flags.queries !== undefined) {
    throw usageError('a query and --queries', 'queries', 'Give one of them.');
  }
  if (flags.plain && flags.operators) {
    throw usageError('--plain and --operators', 'plain', 'Give one of them.');
  }
  const model = await loadModel(flags.model, TfidfModel);
  const isFile = flags.queries !== undefined;
  const options: SearchOptions = {
    ...weighting,
    count: flags.count,
    operators: isFile ? flags.operators === true : !flags.plain,
    snippets: flags.run === undefined,
    explain: flags.explain,
    total: flags.run === undefined,
  };
  const palette = await loadPalette(process.stdout, flags.color);
  async function* results() {
    const isMany = isFile || words.length === 0;
    for await (const query of asked(words, flags)) {
      if (query === undefined) {
        yield '';
        continue;
      }
      const result = model.search(query.text, options);
      if (flags.run !== undefined) yield* runLines(query.id ?? '1', result.hits, flags.run);
      else yield* shown(query, isMany, isFile, result, flags, palette);
    }
  }
  await printLines(flags.output, results());
}

export async function similar(
  id: string,
  flags: ResultFlags & { terms: number },
  scheme: SchemeOptions,
): Promise<void> {
  const model = await loadModel(flags.model, TfidfModel);
  const palette = await loadPalette(process.stdout, flags.color);
  const result = model.similar(id, {
    ...scheme,
    count: flags.count,
    terms: flags.terms,
    snippets: true,
    explain: flags.explain,
    total: true,
  });
  const json = () => [`${JSON.stringify({ id, hits: result.hits.map(toJson), total: result.total })}\n`];
  await printLines(undefined, flags.json ? json() : hitLines(result, palette));
}

/** The queries one after the other; those of stdin as they come, with undefined where the next may take its time. */
async function* asked(words: string[], flags: SearchFlags): AsyncGenerator<AskedQuery | undefined> {
  if (words.length > 0) {
    yield { text: words.join(' ') };
    return;
  }
  if (flags.queries !== undefined) {
    yield* await readQueries([flags.queries]);
    return;
  }
  for await (const batch of readLines(['-'], answeredInput({}))) {
    for (const { text, line } of batch) if (text.trim() !== '') yield { id: String(line), text };
    yield undefined;
  }
}

function* shown(
  { id, text }: AskedQuery,
  isMany: boolean,
  isFile: boolean,
  result: SearchResult,
  flags: SearchFlags,
  palette: Palette,
): Generator<string> {
  if (flags.json) {
    const value = { query: text, hits: result.hits.map(toJson), total: result.total };
    yield `${JSON.stringify(isFile ? { id, ...value } : value)}\n`;
    return;
  }
  if (isMany) yield `${palette.accent(isFile ? `${id} ${text}` : text)}\n`;
  yield* hitLines(result, palette);
  if (isMany) yield '\n';
}

function* runLines(query: string, hits: readonly SearchHit[], tag: string): Generator<string> {
  for (const { id, rank, score } of hits) yield `${formatRunLine(query, id, rank, score, tag)}\n`;
}

/** A hit as JSON: the snippet as text, and where in it the matches are. */
function toJson({ snippet, explanation, ...hit }: SearchHit): Record<string, unknown> {
  const { rank, id, score, title } = hit;
  return {
    rank,
    id,
    score,
    snippet: snippet?.text ?? null,
    ...(snippet === undefined ? {} : { highlights: snippet.highlights }),
    ...(title === undefined ? {} : { title }),
    ...(explanation === undefined ? {} : { explanation }),
  };
}
