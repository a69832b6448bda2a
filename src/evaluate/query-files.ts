/**
 * The queries of a test collection, in the forms that collections come in:
 *
 *   lines    id and text with a tab between, perhaps below a header; a line without a tab is a text whose id is its number
 *   jsonl    an object a line, as in BEIR: `_id` and `text`, or other names that data sets use (corpus/formats/records.ts)
 *   topics   TREC's `<top>` with `<num>` and `<title>`, or XML's `<topic number="...">` with `<title>` or `<query>`
 */
import { parseObject } from '../corpus/formats/json-object.ts';
import { isBlank, trimBlanks } from '../corpus/formats/parser.ts';
import { hasKnownName, positionOf } from '../corpus/formats/records.ts';
import { NlpError, shownValue } from '../errors.ts';
import type { FoundQuery, RetrievalQuery } from './query.ts';
import { parseTopics } from './topics.ts';

/** @throws NlpError that names file and line, also for an id that two queries have */
export function parseQueries(text: string, file?: string): RetrievalQuery[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const first = lines.find((line) => !isBlank(line))?.trim() ?? '';
  const parse = first.startsWith('{"')
    ? queryObjects
    : /^<(top|topics?|\?xml)\b/i.test(first)
      ? parseTopics
      : queryLines;
  const queries: RetrievalQuery[] = [];
  const seen = new Set<string>();
  for (const { id, text: query, line } of parse(lines, file)) {
    if (seen.has(id)) {
      throw new NlpError(`there are two queries with the id ${shownValue(id)}`, {
        where: { file, line },
        remedy: 'Give each its own.',
      });
    }
    seen.add(id);
    queries.push({ id, text: query });
  }
  return queries;
}

function* queryLines(lines: readonly string[], file: string | undefined): Generator<FoundQuery> {
  let begun = false;
  for (const [i, text] of lines.entries()) {
    if (text.trim() === '') continue;
    const cells = text.split('\t');
    const isHeader = !begun && cells.length > 1 && isHeaderOfQueries(cells);
    begun = true;
    if (isHeader) continue;
    const id = cells.length === 1 ? String(i + 1) : trimBlanks(cells[0]);
    if (id === '')
      throw new NlpError('the query has no id', {
        where: { file, line: i + 1 },
        remedy: 'Write id, tab, text.',
      });
    yield { id, text: cells.length === 1 ? text : text.slice(text.indexOf('\t') + 1), line: i + 1 };
  }
}

/** True for names of an id and of a text side by side: one alone may be a query. */
function isHeaderOfQueries([id, ...others]: readonly string[]): boolean {
  return /^(query[-_ ]?id|qid|_?id)$/i.test(id.trim()) && hasKnownName(others);
}

function* queryObjects(lines: readonly string[], file: string | undefined): Generator<FoundQuery> {
  for (const [i, text] of lines.entries()) {
    if (isBlank(text)) continue;
    const line = i + 1;
    const object = parseObject({ file }, text, line);
    const keys = Object.keys(object);
    const field = (part: 'id' | 'text'): unknown => object[keys[positionOf(part, keys)]];
    const [id, query] = [field('id') ?? line, field('text')];
    const isId = typeof id === 'string' || typeof id === 'number';
    if (typeof query !== 'string' || !isId) {
      throw new NlpError(isId ? 'the query has no text' : 'the id of the query is no string', {
        where: { file, line },
        remedy: 'Write {"_id": ..., "text": ...} a line.',
      });
    }
    yield { id: String(id), text: query, line };
  }
}
