/** Weighting schemes by name, with the options that each takes. */
import { usageError } from '../../errors.ts';
import { type Bm25Options, bm25Variants, bm25Weighting } from './bm25.ts';
import { smartLetters, smartWeighting } from './smart.ts';
import { type TfidfOptions, tfidfWeighting } from './tfidf-weighting.ts';
import type { Weighting } from './weighting.ts';

/** A scheme and its options, as plain data: this is what an index records. */
export interface SchemeOptions extends Bm25Options, TfidfOptions {
  /** `tfidf`, a pair of SMART triples such as `ltc.lnc`, or `bm25[-robertson|-atire|+|l]`. @defaultValue 'bm25' */
  scheme?: string;
}

/** @throws NlpError (usage) for a name or number that cannot be */
export function createWeighting(options: SchemeOptions = {}): Weighting {
  const scheme = options.scheme ?? 'bm25';
  check('k1', options.k1, Number.MAX_VALUE);
  check('b', options.b, 1);
  check('delta', options.delta, Number.MAX_VALUE);
  if (scheme === 'tfidf') return tfidfWeighting(options);
  if (Object.hasOwn(bm25Variants, scheme)) return bm25Weighting(scheme, options);
  const smart = smartWeighting(scheme);
  if (smart !== undefined) return smart;
  const { tf, df, norm } = smartLetters;
  throw usageError(
    `there is no scheme '${scheme}'`,
    '--scheme',
    `Known: tfidf, ${Object.keys(bm25Variants).join(', ')}, and SMART pairs such as ltc.lnc ` +
      `(documents.queries; tf ${[...tf].join('|')}, df ${[...df].join('|')}, norm ${[...norm].join('|')}).`,
  );
}

function check(name: string, value: number | undefined, maximum: number): void {
  if (value === undefined || (value >= 0 && value <= maximum)) return;
  const range = maximum === 1 ? 'from 0 to 1' : 'of at least 0';
  throw usageError(`${value} is out of range`, `--${name}`, `Give a number ${range}.`);
}
