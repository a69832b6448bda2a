/**
 * What one exchange may cost. Scripts can compute (two public ones are Turing machines), so one that goes round
 * for ever, or whose text grows at each turn, must end in an error and not in a hang.
 *
 * The limits are far beyond any conversation: a step is one pass through a keyword's rules, work is counted in
 * words compared or copied (see matcher.ts), and all of it is used up in about a second.
 */
import { NlpError } from '../../errors.ts';

export const MAX_STEPS = 1_000_000;
export const MAX_WORK = 2_000_000_000;
/** Words of a text, as PRE makes it. */
export const MAX_WORDS = 1_000_000;
/** Characters of a reply, and of the memories laid down in one exchange. */
export const MAX_CHARACTERS = 2 ** 25;
/** Characters of an input. */
export const MAX_INPUT_CHARACTERS = 2 ** 24;

export function inputTooLong(length: number): NlpError {
  return new NlpError(`an input of ${grouped(length)} characters`, {
    remedy: `Say it in at most ${grouped(MAX_INPUT_CHARACTERS)} characters.`,
  });
}

/** `keywords` are the last ones tried, oldest first. */
export function tooManySteps(script: string, keywords: readonly string[]): NlpError {
  return endless(`no reply after ${grouped(MAX_STEPS)} steps`, script, keywords);
}

export function tooMuchWork(script: string, keywords: readonly string[]): NlpError {
  return endless(`no reply after comparing ${grouped(MAX_WORK)} words`, script, keywords);
}

export function textTooLong(script: string, keywords: readonly string[]): NlpError {
  return endless(`the script made a text of more than ${grouped(MAX_WORDS)} words`, script, keywords);
}

export function replyTooLong(script: string, keywords: readonly string[]): NlpError {
  return endless(
    `the script made a reply of more than ${grouped(MAX_CHARACTERS)} characters`,
    script,
    keywords,
  );
}

export function memoriesTooLong(script: string, keywords: readonly string[]): NlpError {
  const what = `the script laid down more than ${grouped(MAX_CHARACTERS)} characters of memories`;
  return endless(what, script, keywords);
}

function endless(what: string, script: string, keywords: readonly string[]): NlpError {
  return new NlpError(`${what}; the last keywords were ${keywords.join(', ')}`, {
    where: { file: script },
    remedy: 'Look for rules that lead back to each other; "nlp eliza check" finds those that never end.',
  });
}

/** `1000000` as `1,000,000`; Intl would cost milliseconds at every start. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
