/**
 * The files of TREC: judgements (`query 0 document grade`), runs (`query Q0 document rank score tag`), and queries
 * (id and text, a tab between them). Fields are separated by blanks or tabs.
 */
import { NlpError } from '../errors.ts';

/** Grade of each judged document, by query. */
export type Qrels = Map<string, Map<string, number>>;

/** A document that was found for a query. */
export interface RetrievedDocument {
  id: string;
  score: number;
}

/** The documents that a system found for each query, by the query's id. */
export type RetrievalRun = Map<string, RetrievedDocument[]>;

/** @throws NlpError that names file and line */
export function parseQrels(text: string, file?: string): Qrels {
  const qrels: Qrels = new Map();
  eachLine(text, (fields, line) => {
    const fail = (what: string) => {
      const remedy = 'Each line has four fields: query, 0, document, grade.';
      return new NlpError(what, { where: { file, line }, remedy });
    };
    if (fields.length !== 4) throw fail(`${fields.length} fields`);
    const [query, , document, gradeText] = fields;
    if (!/^-?\d+$/.test(gradeText)) throw fail(`the grade '${gradeText}' is no whole number`);
    const judgements = qrels.get(query) ?? new Map<string, number>();
    if (judgements.has(document)) throw fail(`query ${query} judges document ${document} twice`);
    judgements.set(document, Number(gradeText));
    qrels.set(query, judgements);
  });
  return qrels;
}

/** Ranks in the file are ignored, as trec_eval does: the scores count. @throws NlpError that names file and line */
export function parseRun(text: string, file?: string): RetrievalRun {
  const run: RetrievalRun = new Map();
  const seen = new Set<string>();
  eachLine(text, (fields, line) => {
    const fail = (what: string) => {
      const remedy = 'Each line has six fields: query, Q0, document, rank, score, tag.';
      return new NlpError(what, { where: { file, line }, remedy });
    };
    if (fields.length !== 6) throw fail(`${fields.length} fields`);
    const [query, , id, , scoreText] = fields;
    const score = Number(scoreText);
    if (!Number.isFinite(score)) throw fail(`the score '${scoreText}' is no number`);
    const key = `${query}\t${id}`;
    if (seen.has(key)) throw fail(`query ${query} lists document ${id} twice`);
    seen.add(key);
    const entries = run.get(query);
    if (entries === undefined) run.set(query, [{ id, score }]);
    else entries.push({ id, score });
  });
  return run;
}

/** A line of a run file, without its end. Ids with blanks in them would break the file. @throws NlpError */
export function formatRunLine(query: string, id: string, rank: number, score: number, tag: string): string {
  for (const field of [query, id, tag]) {
    if (field !== '' && !/\s/.test(field)) continue;
    throw new NlpError(`'${field}' cannot stand in a TREC run file: it is empty or has blanks`, {
      remedy: (option) => `Use ids and tags without blanks, or ${option('json')}.`,
    });
  }
  return `${query} Q0 ${id} ${rank} ${score} ${tag}`;
}

/** The lines of a run file, each with its line feed. @throws NlpError as formatRunLine */
export function* formatRun(run: RetrievalRun, tag: string): Generator<string> {
  for (const [query, documents] of run) {
    for (const [i, { id, score }] of documents.entries()) {
      yield `${formatRunLine(query, id, i + 1, score, tag)}\n`;
    }
  }
}

/** Ids by score, best first; ties by id, descending as strings: trec_eval's order. */
export function rankRun(entries: readonly RetrievedDocument[]): string[] {
  return [...entries]
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0))
    .map((entry) => entry.id);
}

/** A query of a test collection. */
export interface RetrievalQuery {
  id: string;
  text: string;
}

/** Lines of id, tab, text; a line without a tab is a text whose id is its line number. */
export function parseQueries(text: string, file?: string): RetrievalQuery[] {
  const queries: RetrievalQuery[] = [];
  const seen = new Set<string>();
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const tab = line.indexOf('\t');
    const id = tab < 0 ? String(i + 1) : line.slice(0, tab).trim();
    if (seen.has(id)) {
      const where = { file, line: i + 1 };
      throw new NlpError(`there are two queries with the id '${id}'`, {
        where,
        remedy: 'Give each its own.',
      });
    }
    seen.add(id);
    queries.push({ id, text: tab < 0 ? line : line.slice(tab + 1) });
  }
  return queries;
}

function eachLine(text: string, visit: (fields: string[], line: number) => void): void {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed !== '') visit(trimmed.split(/[ \t]+/), i + 1);
  }
}
