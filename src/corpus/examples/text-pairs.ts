/**
 * Pairs of texts, such as sentences and their translations: read from `tsv`, `csv` and `jsonl`, or from two files in
 * which lines of the same number belong together.
 */
import { NlpError } from '../../errors.ts';
import { joinFingerprints } from '../fingerprint.ts';
import type { TextLine, TextPair } from '../items.ts';
import { readLines } from '../lines.ts';
import { readItems } from '../read-items.ts';
import type { InputOptions, Inputs, Reading } from '../types.ts';

/** The pairs in order. @throws NlpError with file and line for what cannot be read */
export function readTextPairs(inputs: Inputs, options: InputOptions = {}): Reading<TextPair> {
  return readItems('pairs', inputs, options);
}

/**
 * The lines of two files (or of as many on each side) side by side, the blank ones too. The place of a pair is that of
 * its source. The fingerprint joins those of both sides.
 * @throws NlpError where one side has more lines than the other
 */
export function readParallelLines(
  source: Inputs,
  target: Inputs,
  options: InputOptions = {},
): Reading<TextPair> {
  const [left, right] = [readLines(source, options), readLines(target, options)];
  return {
    async *[Symbol.asyncIterator]() {
      const [a, b] = [left[Symbol.asyncIterator](), right[Symbol.asyncIterator]()];
      let sources: TextLine[] = [];
      let targets: TextLine[] = [];
      try {
        for (;;) {
          // Chunks of the two files do not end with the same line.
          if (sources.length === 0) sources = (await a.next()).value ?? [];
          if (targets.length === 0) targets = (await b.next()).value ?? [];
          const count = Math.min(sources.length, targets.length);
          if (count === 0) break;
          yield sources.slice(0, count).map(({ text, file, line }, i) => ({
            source: text,
            target: targets[i].text,
            file,
            line,
          }));
          sources = sources.slice(count);
          targets = targets.slice(count);
        }
        const [extra] = [...sources, ...targets];
        if (extra === undefined) return;
        throw new NlpError(`the ${sources.length > 0 ? 'target' : 'source'} has no line for this one`, {
          where: { file: extra.file, line: extra.line },
          remedy: 'Both sides need the same number of lines; a pair without a translation is a blank line.',
        });
      } finally {
        await a.return?.(undefined);
        await b.return?.(undefined);
      }
    },
    fingerprint: () => joinFingerprints([left.fingerprint(), right.fingerprint()]),
    parts: () => [...left.parts(), ...right.parts()],
  };
}
