/** Weighting schemes by name, with the options that each takes. */
import { shownValue, usageError } from '../../errors.ts';
import { didYouMean } from '../../options/nearest-name.ts';
import { resolveOptions } from '../../options/table.ts';
import { bm25Variants, bm25Weighting } from './bm25.ts';
import { bm25Table, type SchemeOptions, schemeTable, tfidfWeightingTable } from './options.ts';
import { smartLetters, smartWeighting } from './smart.ts';
import { tfidfWeighting } from './tfidf-weighting.ts';
import type { Weighting } from './weighting.ts';

/**
 * @param options its `scheme` is `tfidf`, a pair of SMART triples such as `ltc.lnc`, or `bm25[-robertson|-atire|+|l]`
 * @throws NlpError (usage) for a name or number that cannot be
 */
export function createWeighting(options: SchemeOptions = {}): Weighting {
  const settings = resolveOptions(schemeTable, options);
  const { scheme } = settings;
  if (scheme === 'tfidf') return tfidfWeighting(settings);
  if (Object.hasOwn(bm25Variants, scheme)) return bm25Weighting(scheme, settings);
  const smart = smartWeighting(scheme);
  if (smart !== undefined) return smart;
  const { tf, df, norm } = smartLetters;
  throw usageError(
    `there is no scheme ${shownValue(scheme)}`,
    'scheme',
    `${didYouMean(scheme, ['tfidf', ...Object.keys(bm25Variants)])}Known: tfidf, ${Object.keys(bm25Variants).join(', ')}, and SMART pairs such as ltc.lnc ` +
      `(documents.queries; tf ${[...tf].join('|')}, df ${[...df].join('|')}, norm ${[...norm].join('|')}).`,
  );
}

const tfidfKeys = Object.keys(tfidfWeightingTable) as (keyof typeof tfidfWeightingTable)[];
const numberKeys = [...(Object.keys(bm25Table) as (keyof typeof bm25Table)[]), ...tfidfKeys];

/** The options of a search over those of the index; another scheme leaves the index's numbers behind. */
export function mergeSchemes(recorded: SchemeOptions, asked: SchemeOptions): SchemeOptions {
  const { scheme } = asked;
  const merged: SchemeOptions =
    scheme === undefined || scheme === recorded.scheme ? { ...recorded } : { scheme };
  if (merged.scheme === 'tfidf') copy(tfidfKeys, recorded, merged);
  copy(numberKeys, asked, merged);
  refuseIdle(asked, merged.scheme ?? schemeTable.scheme.default);
  return merged;
}

/** @throws NlpError (usage) for a number or a choice that the scheme has no use for */
function refuseIdle(asked: SchemeOptions, scheme: string): void {
  const idle = numberKeys.find((key) => asked[key] !== undefined && !matters(key, scheme));
  if (idle === undefined) return;
  const users = ['tfidf', ...Object.keys(bm25Variants)].filter((one) => matters(idle, one));
  throw usageError(
    (option) => `cannot matter with ${option('scheme')} ${scheme}`,
    idle,
    (option) => `Leave it out, or choose ${option('scheme')} ${users.join(', ')}.`,
  );
}

/** Whether a scheme asks for a number or a choice. */
function matters(key: keyof SchemeOptions, scheme: string): boolean {
  if (key === 'delta') return scheme === 'bm25+' || scheme === 'bm25l';
  if (Object.hasOwn(bm25Table, key)) return Object.hasOwn(bm25Variants, scheme);
  return scheme === 'tfidf';
}

function copy(keys: readonly (keyof SchemeOptions)[], from: SchemeOptions, to: SchemeOptions): void {
  for (const key of keys) if (from[key] !== undefined) Object.assign(to, { [key]: from[key] });
}
