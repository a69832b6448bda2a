/**
 * The scan of an input: finds the keywords, replaces words by their substitutes, and leaves the part of the input
 * that counts as the text.
 *
 * At a delimiter (`,` `.` and the word `BUT`): as long as no keyword was found, all up to and including it is
 * dropped; after that, it and all that follows.
 */
import { type Program, wordIds } from './compile.ts';
import type { Keystack } from './keystack.ts';
import { normalise } from './normalise.ts';
import { reserve, type Text, wordOf } from './reassemble.ts';
import { excerpt, SCAN_STEPS, type Tracer } from './tracer.ts';

/** Writes the text of `input` into `text` and its keywords onto `keystack`. */
export function scan(
  program: Program,
  input: string,
  text: Text,
  keystack: Keystack,
  tracer: Tracer | null,
): void {
  const { words: known, comma, stop, but, watched } = program;
  const { ranks, substitutes, transforms } = program.index;
  const words = normalise(input);
  reserve(text, words.length);
  text.strings = words;
  const { ids } = text;
  wordIds(program, words, ids);
  tracer?.add({ kind: 'input', text: excerpt(words.length, (i) => words[i]) });
  keystack.clear();
  let start = 0;
  let end = words.length;
  for (let i = 0; i < end; i++) {
    const id = ids[i];
    if (id >= watched) continue;
    const isDelimiter = id === comma || id === stop || id === but;
    const watch = tracer?.hasRoom(SCAN_STEPS) ? tracer : null;
    if (isDelimiter) {
      const before = keystack.isEmpty;
      if (watch) {
        const [from, to] = before ? [start, i + 1] : [i, end];
        const dropped = excerpt(to - from, (k) => wordOf(program, text, ids[from + k]));
        watch.add({
          kind: 'dropped',
          text: dropped,
          delimiter: known[id],
          side: before ? 'before' : 'after',
        });
      }
      if (before) start = i + 1;
      else end = i;
      continue;
    }
    const rank = ranks[id];
    const substitute = substitutes[id];
    const place = transforms[id] === 1 ? keystack.push(id, rank) : null;
    if (substitute >= 0) ids[i] = substitute;
    if (watch) {
      const replaced = substitute < 0 ? null : known[substitute];
      const word = known[id];
      if (place) watch.add({ kind: 'keyword', word, rank, place, substitute: replaced });
      else if (replaced !== null) watch.add({ kind: 'substitution', word, substitute: replaced });
    }
  }
  if (start > 0) ids.copyWithin(0, start, end);
  text.length = end - start;
  if (tracer) {
    const shown = excerpt(text.length, (i) => wordOf(program, text, ids[i]));
    const stacked = keystack.list(200).map((number) => ({ keyword: known[number], rank: ranks[number] }));
    tracer.add({ kind: 'scanned', text: shown, keystack: stacked });
  }
}
