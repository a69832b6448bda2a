/**
 * The query language:
 *   wing flow           documents with any of the words; the more and the rarer, the better
 *   "boundary layer"    the words next to each other, in this order
 *   +wing -delta        required, excluded; also before a phrase
 *   aero*               every word that begins so
 *   wnig~  wnig~2       words at most 1 (or 2) edits away; swapping two neighbours is one edit
 */
import { shownValue, usageError } from '../../errors.ts';

export type Occurrence = 'optional' | 'required' | 'excluded';

export interface QueryClause {
  kind: 'words' | 'phrase' | 'prefix' | 'fuzzy';
  text: string;
  occurrence: Occurrence;
  /** Largest number of edits; `fuzzy` only. */
  edits: number;
}

const maximumEdits = 3;

/** Words that follow each other without operators come as one clause. */
export function parseQuery(query: string): QueryClause[] {
  const clauses: QueryClause[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) clauses.push(clause('words', plain.join(' '), 'optional'));
    plain = [];
  };
  // A part is a phrase with an optional sign, or everything up to the next blank.
  for (const match of query.matchAll(/([+-]?)"([^"]*)"|(\P{White_Space}+)/gu)) {
    if (match[2] !== undefined) {
      flush();
      clauses.push(clause('phrase', match[2], occurrenceOf(match[1])));
      continue;
    }
    const word = match[3];
    const sign = /^[+-](?=.)/u.exec(word)?.[0] ?? '';
    const body = word.slice(sign.length);
    const fuzzy = /^(.+)~(\d*)$/u.exec(body);
    const prefix = /^(.*[^*])\*$/u.exec(body);
    if (sign === '' && fuzzy === null && prefix === null) {
      plain.push(word);
      continue;
    }
    flush();
    const occurrence = occurrenceOf(sign);
    if (fuzzy !== null) clauses.push(clause('fuzzy', fuzzy[1], occurrence, editsOf(fuzzy[2], query)));
    else if (prefix !== null) clauses.push(clause('prefix', prefix[1], occurrence));
    else clauses.push(clause('words', body, occurrence));
  }
  flush();
  return clauses;
}

function clause(kind: QueryClause['kind'], text: string, occurrence: Occurrence, edits = 0): QueryClause {
  return { kind, text, occurrence, edits };
}

function occurrenceOf(sign: string): Occurrence {
  return sign === '+' ? 'required' : sign === '-' ? 'excluded' : 'optional';
}

function editsOf(digits: string, query: string): number {
  if (digits === '') return 1;
  const edits = Number(digits);
  if (edits <= maximumEdits) return edits;
  throw usageError(
    `~${digits} in the query ${shownValue(query)} asks for too many edits`,
    undefined,
    'Use ~1, ~2 or ~3.',
  );
}
