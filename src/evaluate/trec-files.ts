/**
 * The files of TREC: judgements (`query 0 document grade`; as in BEIR also `query document grade` below a header) and
 * runs (`query Q0 document rank score tag`). Fields are separated by blanks or tabs; lines that begin with # are
 * comments.
 */
import { NlpError, shownValue } from '../errors.ts';
import { compareCodePoints } from '../text/code-points.ts';

/** Gains beyond it would no longer add up exactly. */
const MAXIMUM_GRADE = 2 ** 31 - 1;

/** Grade of each judged document, by query. */
export type Qrels = Map<string, Map<string, number>>;

/** A document that was found for a query. */
export interface RetrievedDocument {
  id: string;
  score: number;
}

/** The documents that a system found for each query, by the query's id. */
export type RetrievalRun = Map<string, RetrievedDocument[]>;

const qrelsRemedy = 'Each line has four fields: query, 0, document, grade; or three: query, document, grade.';

/** @throws NlpError that names file and line */
export function parseQrels(text: string, file?: string): Qrels {
  const qrels: Qrels = new Map();
  let width = 0;
  eachLine(text, (fields, line) => {
    const fail = (what: string, remedy = qrelsRemedy) =>
      new NlpError(what, { where: { file, line }, remedy });
    const isFirst = width === 0;
    if (isFirst) width = fields.length;
    if (fields.length !== 3 && fields.length !== 4) throw fail(`${fields.length} fields`);
    if (fields.length !== width) throw fail(`${fields.length} fields, where the first line has ${width}`);
    if (isFirst && isHeader(fields)) return;
    const [query, document, gradeText] = [fields[0], ...fields.slice(-2)];
    const grade = gradeOf(gradeText, fail);
    const judgements = qrels.get(query) ?? new Map<string, number>();
    if (judgements.has(document)) throw fail(`query ${query} judges document ${document} twice`);
    judgements.set(document, grade);
    qrels.set(query, judgements);
  });
  return qrels;
}

/** The first line of BEIR's judgements: `query-id corpus-id score`. */
function isHeader(fields: readonly string[]): boolean {
  return (
    /^(query[-_]?id|qid|query|topic)$/i.test(fields[0]) && /^[a-z][a-z_-]*$/i.test(fields[fields.length - 1])
  );
}

function gradeOf(text: string, fail: (what: string, remedy?: string) => NlpError): number {
  if (!/^-?\d+$/.test(text)) {
    if (text === '' || !Number.isFinite(Number(text)))
      throw fail(`the grade ${shownValue(text)} is no whole number`);
    throw fail(
      `the grade ${shownValue(text)} is no whole number`,
      'Grades are counted in whole steps: round them, or multiply all.',
    );
  }
  const grade = Number(text);
  if (Math.abs(grade) <= MAXIMUM_GRADE) return grade;
  throw fail(
    `the grade ${shownValue(text)} is too large`,
    `Grades are whole numbers up to ${MAXIMUM_GRADE}.`,
  );
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
    if (!Number.isFinite(score)) throw fail(`the score ${shownValue(scoreText)} is no number`);
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
    throw new NlpError(`${shownValue(field)} cannot stand in a TREC run file: it is empty or has blanks`, {
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

/** Ids by score, best first; ties by the bytes of their ids, descending: trec_eval's order. */
export function rankRun(entries: readonly RetrievedDocument[]): string[] {
  return [...entries]
    .sort((a, b) => b.score - a.score || compareCodePoints(b.id, a.id))
    .map((entry) => entry.id);
}

function eachLine(text: string, visit: (fields: string[], line: number) => void): void {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    // Only these separate fields: what else JavaScript takes for white space may be part of an id.
    const fields = line.split(/[ \t]+/).filter((field) => field !== '');
    if (fields.length > 0 && !fields[0].startsWith('#')) visit(fields, i + 1);
  }
}
