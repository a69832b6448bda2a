/**
 * What `jsonl`, `csv` and `tsv` share: which field of a record is its id, title, text and label, by the names that
 * data sets give them, which are the sides of a pair, and how a record becomes a sentence or a document.
 */

import { NlpError, shownValue, usageError } from '../../errors.ts';
import { joinLines } from '../../text/join-lines.ts';
import type { CorpusDocument, Sentence } from '../items.ts';
import { type FormatContext, isBlank, lineError } from './parser.ts';

/** The sides of a pair. */
export type PairSide = 'source' | 'target';
type Part = 'id' | 'title' | 'text' | 'label' | PairSide;

/** In order of preference. */
const names: Record<Part, readonly string[]> = {
  id: ['id', '_id', 'docid', 'doc_id', 'document_id', 'sentence_id', 'sent_id', 'qid', 'query_id'],
  title: ['title', 'headline'],
  text: [
    'text',
    'document',
    'sentence',
    'review',
    'body',
    'content',
    'contents',
    'abstract',
    'passage',
    'comment',
    'message',
    'tweet',
    'query',
    'question',
    'description',
  ],
  label: ['label', 'class', 'category', 'sentiment', 'target', 'rating', 'stars'],
  source: ['source', 'src', 'prompt', 'question', 'instruction', 'input', 'premise', 'sentence1'],
  target: [
    'target',
    'tgt',
    'answer',
    'completion',
    'response',
    'output',
    'translation',
    'hypothesis',
    'sentence2',
  ],
};

/** What a record says; `text` is undefined where the fields that were asked for are not in it. */
export interface CorpusRecord {
  line: number;
  id?: string;
  title?: string;
  label?: string;
  text: string;
}

/** The position of a part among the names of fields; -1 if it is not there. Upper and lower case are alike. */
export function positionOf(part: Part, fields: readonly string[]): number {
  for (const name of names[part]) {
    const at = fields.findIndex((field) => field.trim().toLowerCase() === name);
    if (at !== -1) return at;
  }
  return -1;
}

/** True if some field has one of the known names; those of a pair count together only, as they are usual words. */
export function hasKnownName(fields: readonly string[]): boolean {
  const has = (part: Part) => positionOf(part, fields) !== -1;
  return has('id') || has('title') || has('text') || has('label') || (has('source') && has('target'));
}

/** Both sides of a pair as `field` names them, with a comma between. @throws NlpError (exit 2) unless they are two */
export function wantedSides(field: string | undefined): Record<PairSide, string> | undefined {
  if (field === undefined) return undefined;
  const sides = field.split(',').map((one) => one.trim());
  if (sides.length === 2 && !sides.includes('')) return { source: sides[0], target: sides[1] };
  throw usageError(
    `${shownValue(field)} does not name the two sides of a pair`,
    'field',
    'Name the source and the target with a comma between, such as prompt,answer or 1,2.',
  );
}

/** @throws NlpError for a label that is missing or blank */
export function labelsOf(context: FormatContext, label: string | undefined, line: number): string[] {
  if (label !== undefined && !isBlank(label)) return [label];
  throw lineError(context, line, 'the label is empty', 'Give every text a label, or leave the row out.');
}

/** The fields that `field` asks for: one, or several with commas between. */
export function wantedFields(field: string, known: readonly string[]): string[] {
  return known.includes(field) ? [field] : field.split(',').map((one) => one.trim());
}

/** @throws NlpError that lists what there is */
export function noSuchField(
  context: FormatContext,
  line: number,
  field: string,
  known: readonly string[],
  choice: 'field' | 'label' = 'field',
) {
  const list = known.length === 0 ? 'none' : known.slice(0, 12).map(shownValue).join(', ');
  return new NlpError(`there is no field ${shownValue(field)}`, {
    where: { file: context.file, line },
    remedy: (option) => `There ${known.length === 1 ? 'is' : 'are'} ${list}: choose with ${option(choice)}.`,
  });
}

/** @throws NlpError (exit 2) for `field` with nothing in it */
export function checkField(field: string | undefined): void {
  if (field?.split(',').some((one) => one.trim() === '')) {
    throw usageError('an empty name', 'field', 'Name a field, or several with commas between.');
  }
}

/** A record as a sentence: its text on one line. None for a blank one, unless blank lines are kept. */
export function pushSentence(
  context: FormatContext,
  record: CorpusRecord,
  out: Sentence[],
  tokens?: string[],
): void {
  const { text, line } = record;
  if (context.options.blankLines !== 'keep' && isBlank(text)) return;
  const sentence: Sentence = { text: joinLines(text), file: context.file, line };
  if (tokens !== undefined) sentence.tokens = tokens;
  out.push(sentence);
}

/** A record as a document; empty ones too. */
export function pushDocument(context: FormatContext, record: CorpusRecord, out: CorpusDocument[]): void {
  const { line, text, title, label } = record;
  const document: CorpusDocument = {
    id: record.id ?? `${context.idPrefix}${line}`,
    text,
    file: context.file,
    line,
  };
  if (title !== undefined) document.title = title;
  if (label !== undefined) document.label = label;
  out.push(document);
}
