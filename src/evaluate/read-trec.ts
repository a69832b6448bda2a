/** The files of a test collection, from anything that inputs can be: files, built-in corpora, stdin, also gzipped. */
import { readLines } from '../corpus/lines.ts';
import type { Inputs } from '../corpus/types.ts';
import { WholeText } from '../corpus/whole-text.ts';
import { NlpError } from '../errors.ts';
import type { RetrievalQuery } from './query.ts';
import { parseQueries } from './query-files.ts';
import { parseQrels, parseRun, type Qrels, type RetrievalRun } from './trec-files.ts';

/** @throws NlpError that names file and line, and where there is no judgement */
export async function readQrels(inputs: Inputs): Promise<Qrels> {
  const file = nameOf(inputs);
  const qrels = parseQrels(await textOf(inputs), file);
  if (qrels.size > 0) return qrels;
  throw new NlpError('there are no judgements in it', {
    where: { file },
    remedy: 'Each line has four fields: query, 0, document, grade.',
  });
}

/** @throws NlpError that names file and line */
export async function readQueries(inputs: Inputs): Promise<RetrievalQuery[]> {
  return parseQueries(await textOf(inputs), nameOf(inputs));
}

/** @throws NlpError that names file and line */
export async function readRun(inputs: Inputs): Promise<RetrievalRun> {
  return parseRun(await textOf(inputs), nameOf(inputs));
}

async function textOf(inputs: Inputs): Promise<string> {
  const whole = new WholeText('Name a file of its kind.');
  for await (const lines of readLines(inputs, { fingerprint: false })) whole.addLines(lines);
  const text = whole.toString();
  // The byte order mark is gone already; the parsers take off one, and a second one is text.
  return text.startsWith('\ufeff') ? `\ufeff${text}` : text;
}

function nameOf([first]: Inputs): string | undefined {
  return typeof first === 'string' ? first : first?.name;
}
