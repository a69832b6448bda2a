/**
 * Which tokens of the `word` tokenizer were one thing in the text: numbers (`1,000.50`), times (`3:45`), abbreviations
 * (`p.m.`), names of hosts, e-mail and web addresses. What is lost is guessed by its form: `1,000` takes a comma before
 * exactly three digits, a host ends in a known top-level domain.
 */

import { TOP_LEVEL_DOMAINS as TOP_LEVEL } from './top-level-domains.ts';

/** Tokens of a name; so that a long chain of them is not looked through from each of its places. */
const LONGEST_NAME = 64;

const DIGITS = /^\p{Nd}+$/u;
const HOST_PART = /^[a-z0-9]+$/;
const MAIL_PART = /^[A-Za-z0-9]+$/;
const SCHEME = /^(https?|ftp|file|ssh|git)$/i;
/** Between the words of an address. */
const ADDRESS_SIGN = /^[/.:?=&#~%+@_-]$/;

/** For each token whether it follows the one before without a blank. */
export function writtenTogether(tokens: readonly string[]): Uint8Array {
  const joined = new Uint8Array(tokens.length);
  for (let i = 2; i < tokens.length; i++) {
    if (continuesNumber(tokens, i) || continuesAbbreviation(tokens, i)) joined[i] = 1;
  }
  for (let i = 0; i < tokens.length; ) {
    const end = addressEnd(tokens, i);
    for (let k = i + 1; k < end; k++) joined[k] = 1;
    i = Math.max(end, i + 1);
  }
  return joined;
}

/** From which token on it may still turn out to be an address: the length where all is decided. */
export function decidedLength(tokens: readonly string[]): number {
  // A sign waits for what follows it.
  let limit = tokens.length;
  const least = Math.max(0, limit - LONGEST_NAME);
  while (limit > least && /^[/=?&#~%+@_-]$/.test(tokens[limit - 1])) limit--;
  let at = limit;
  if (at > 0 && HOST_PART.test(tokens[at - 1])) at--;
  while (at > 0 && at > limit - LONGEST_NAME && /^[.@_]$/.test(tokens[at - 1])) {
    if (at < 2 || !MAIL_PART.test(tokens[at - 2])) return limit;
    at -= 2;
  }
  // The word before the first sign stands where it stands.
  return Math.min(at + 1, limit);
}

function continuesNumber(tokens: readonly string[], i: number): boolean {
  const [before, sign, digits] = [tokens[i - 2], tokens[i - 1], tokens[i]];
  if (sign === '.') return /\p{Nd}$/u.test(before) && /^\p{Nd}/u.test(digits);
  if (!DIGITS.test(before) || !DIGITS.test(digits)) return false;
  if (sign === ',') return digits.length === 3 && before.length <= 3;
  return sign === ':' && digits.length === 2 && before.length <= 2;
}

/** `p . m`; a sentence may begin with A and I. */
function continuesAbbreviation(tokens: readonly string[], i: number): boolean {
  const [before, sign, letter] = [tokens[i - 2], tokens[i - 1], tokens[i]];
  if (sign !== '.' || !/^\p{L}$/u.test(before) || !/^\p{L}$/u.test(letter)) return false;
  return (letter !== 'A' && letter !== 'I') || tokens[i - 3] === '.';
}

/** Where the address ends that begins at `start`; `start` where none does. */
function addressEnd(tokens: readonly string[], start: number): number {
  if (
    SCHEME.test(tokens[start]) &&
    tokens[start + 1] === ':' &&
    tokens[start + 2] === '/' &&
    tokens[start + 3] === '/'
  ) {
    return tokens[start + 4] === undefined ? start + 4 : pathEnd(tokens, start + 5);
  }
  let at = start;
  while (
    at < start + LONGEST_NAME &&
    MAIL_PART.test(tokens[at] ?? '') &&
    /^[._+-]$/.test(tokens[at + 1] ?? '') &&
    tokens[at + 2] !== undefined
  ) {
    if (!MAIL_PART.test(tokens[at + 2])) break;
    at += 2;
  }
  if (MAIL_PART.test(tokens[at] ?? '') && tokens[at + 1] === '@') {
    const end = hostEnd(tokens, at + 2);
    return end > at + 3 ? end : start;
  }
  const end = hostEnd(tokens, start);
  return end > start + 1 ? (tokens[end] === '/' ? pathEnd(tokens, end) : end) : start;
}

/** Behind the last top-level domain of words with full stops between. */
function hostEnd(tokens: readonly string[], start: number): number {
  let end = start;
  for (let at = start; at < start + LONGEST_NAME && HOST_PART.test(tokens[at] ?? ''); at += 2) {
    if (at > start && TOP_LEVEL.has(tokens[at])) end = at + 1;
    if (tokens[at + 1] !== '.' && tokens[at + 1] !== '-') break;
  }
  return end;
}

/** Behind the words and signs that take turns; a sign at the end belongs to the sentence, but for a slash. */
function pathEnd(tokens: readonly string[], start: number): number {
  let at = start;
  while (ADDRESS_SIGN.test(tokens[at] ?? '')) {
    const next = tokens[at + 1] ?? '';
    if (
      /^[\p{Ll}\p{Nd}][\p{L}\p{Nd}]*$/u.test(next) ||
      (tokens[at] !== '.' && /^[\p{L}\p{Nd}]+$/u.test(next))
    )
      at += 2;
    else if (tokens[at] === '/') return at + 1;
    else break;
  }
  return at;
}
