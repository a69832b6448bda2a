/** `nlp tfidf search` and `similar`: hits with snippets and explanations, JSON, or TREC run lines. */
import { readLines } from '../../../corpus/lines.ts';
import { usageError } from '../../../errors.ts';
import type { RetrievalQuery } from '../../../evaluate/query.ts';
import { readQueries } from '../../../evaluate/read-trec.ts';
import { formatRunLine } from '../../../evaluate/trec-files.ts';
import type { BarChart } from '../../../figure/figure.ts';
import type { FeedbackOptions, SchemeOptions } from '../../../models/tfidf/options.ts';
import type { SearchHit, SearchOptions, SearchResult } from '../../../models/tfidf/search-types.ts';
import { TfidfModel } from '../../../models/tfidf/tfidf-model.ts';
import { loadModel } from '../../../store/load-model.ts';
import { answeredInput } from '../../options.ts';
import { note } from '../../output.ts';
import { loadPalette, type Palette } from '../../render/color.ts';
import { oneDrawing } from '../../render/drawing.ts';
import { verbContext } from '../../verbs/context.ts';
import { hitLines } from './hits.ts';
import { printLines } from './print-lines.ts';

interface ResultFlags {
  model: string;
  count: number;
  explain?: boolean;
  json?: boolean;
  quiet?: boolean;
  color?: boolean;
}

interface SearchFlags extends ResultFlags {
  queries?: string;
  operators?: boolean;
  plain?: boolean;
  run?: string;
  output?: string;
  svg?: string;
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
    explain: flags.explain || flags.svg !== undefined,
    total: flags.run === undefined,
  };
  const drawing =
    flags.svg === undefined ? undefined : await oneDrawing(flags.svg, verbContext({ ...flags }).note);
  const palette = await loadPalette(process.stdout, flags.color);
  async function* results() {
    const isMany = isFile || words.length === 0;
    for await (const query of asked(words, flags)) {
      if (query === undefined) {
        yield '';
        continue;
      }
      const result = model.search(query.text, options);
      await drawing?.add(drawing.isOpen ? partsFigure(query.text, result) : undefined);
      // Where it is shown to people, the result says so itself.
      if (result.hits.length === 0 && flags.count > 0 && (flags.run !== undefined || flags.json)) {
        note(`warning: no document matches the query ${JSON.stringify(query.text)}`, flags.quiet);
      }
      if (flags.run !== undefined) yield* runLines(query.id ?? '1', result.hits, flags.run);
      else yield* shown(query, isMany, isFile, flags.explain ? result : unexplained(result), flags, palette);
    }
    drawing?.end();
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
    const value = {
      query: text,
      hits: result.hits.map(toJson),
      total: result.total,
      formulas: result.formulas,
    };
    yield `${JSON.stringify(isFile ? { id, ...value } : value)}\n`;
    return;
  }
  if (isMany) yield `${palette.accent(isFile ? `${id} ${text}` : text)}\n`;
  yield* hitLines(result, palette);
  if (isMany) yield '\n';
}

function unexplained({ hits, total }: SearchResult): SearchResult {
  return { total, hits: hits.map(({ explanation: _, ...hit }) => hit) };
}

/** For each hit, what each term adds to its score. */
function partsFigure(query: string, { hits }: SearchResult): BarChart {
  const parts = hits.map(
    ({ explanation = [] }) => new Map(explanation.map((one) => [one.term, one.contribution])),
  );
  const terms = [...new Set(parts.flatMap((part) => [...part.keys()]))].slice(0, 6);
  return {
    kind: 'bar',
    title: `What each term adds to the score of a document: ${query}`,
    axis: 'part of the score',
    series: terms,
    bars: hits.map(({ rank, id, title }, i) => ({
      label: `${rank}  ${title ?? id}`,
      values: terms.map((term) => parts[i].get(term) ?? null),
    })),
  };
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
