/** `nlp help outputs`: what commands print and write, and how they end. */
import { type HelpPage, heading, list, table, text } from '../page.ts';

export function page(): HelpPage {
  return {
    title: 'Outputs: JSON, notes, colours, exit status, model files',
    blocks: [
      list(
        'Results go to stdout, everything else to stderr; `--quiet` silences notes and progress. `| head` ends a command quietly.',
        '`--json` gives the result as JSON: one document, or a line each where results stream. Numbers are not rounded; those that are not finite are `null`.',
        '`--explain` shows how an answer came about; with `--json`, as data.',
        '`--seed` (1 where none is given) decides all chance: the same command gives the same bytes.',
        'Nothing half-written is ever left at `-o`. A result is never written over a file that the command reads.',
        'Colour: `--no-color`, then `NO_COLOR`, then `FORCE_COLOR`; without them, colour on a terminal only.',
      ),
      heading('Exit status'),
      table(
        ['status', 'what it means'],
        [
          ['0', 'done'],
          ['1', 'a check failed: an assertion, a threshold'],
          ['2', 'wrong usage'],
          ['3', 'bad input, corpus or model file'],
          ['4', 'a bug in nlp: please report what it prints'],
          ['130', 'Ctrl-C'],
        ],
      ),
      heading('Model files'),
      text(
        'Every model is one `.safetensors` file, whatever its name ends in: an 8-byte length, a JSON header, raw little-endian tensors. `__metadata__` holds `format: "nlp"`, `kind`, `version`, options, tokenizer, corpus hashes, seed and a checksum; never paths or times. The same training gives the same bytes. Python\'s `safetensors` opens them. Loading never runs code. Two kinds can be written as text: `.arpa` for n-grams and `.json` for hidden Markov models.',
      ),
      heading('Environment'),
      table(
        ['variable', 'what it does'],
        [
          [
            '`NLP_KERNELS=js`',
            'plain TypeScript in place of the SIMD kernels: to compare, or without shared memory',
          ],
          ['`NO_COLOR`, `FORCE_COLOR`', 'no colour, colour'],
          ['`GITHUB_STEP_SUMMARY`', 'experiments add their Markdown report to this file'],
        ],
      ),
    ],
  };
}
