/** ELIZA scripts: linted, read, talked to; and golden transcripts. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Eliza } from '../../../src/models/eliza/engine.ts';
import { lintScript } from '../../../src/models/eliza/lint.ts';
import { loadScript, readScriptFile } from '../../../src/models/eliza/scripts.ts';
import { renderTrace } from '../../../src/models/eliza/trace.ts';
import {
  compareTranscript,
  formatTranscript,
  readTranscript,
  recordTranscript,
} from '../../../src/models/eliza/transcript.ts';
import { damageText } from '../damage/text.ts';
import type { Reader } from '../reader.ts';

const doctor = fileURLToPath(new URL('../../../corpora/eliza/doctor.script', import.meta.url));
const small = `; A small script
(HELLO THERE)
START
(SORRY ((0) (NO NEED) (WHY SORRY)))
(MY = YOUR 3 ((0 YOUR 0 (/FAMILY) 0) (TELL ME ABOUT YOUR 4) (=WHAT)) ((0 YOUR 1 0) (YOUR 3 4)))
(MOTHER DLIST (/ FAMILY))
(YOU = I 2 ((0 I 0) (PRE (I 3) (=WHAT)) (NEWKEY)))
(WHAT ((0) (WHY DO YOU ASK) (NEWKEY)))
(HOW (=WHAT))
(MEMORY MY (0 YOUR 0 = EARLIER YOU SAID YOUR 3) (0 YOUR 0 = 3) (0 YOUR 0 = LETS SPEAK OF 3) (0 YOUR 0 = AND 3))
(NONE ((0) (GO ON) (I SEE)))
`;
const inputs = [
  'My mother hates you.',
  'What do I do, my friend?',
  'you you you how',
  '',
  'sorry, 3 < 5',
  '여우',
];

export function elizaReaders(): Reader[] {
  const script = loadScript(doctor);
  const transcript = formatTranscript(
    recordTranscript(
      script,
      inputs.filter((input) => input !== ''),
    ),
  );
  return [
    {
      name: 'eliza script',
      fileName: 'damaged.script',
      seeds: [...Array.from({ length: 9 }, () => Buffer.from(small)), readFileSync(doctor)],
      damage: damageText,
      async use(file, { uses }) {
        const { text, path } = readScriptFile(file);
        await uses(
          () => lintScript(text, path),
          () => {
            const eliza = new Eliza(loadScript(file));
            for (const input of inputs) {
              renderTrace(eliza.explain(input).trace);
              eliza.restore(JSON.parse(JSON.stringify(eliza.state())));
            }
          },
          () => {
            const script = loadScript(file);
            compareTranscript(script, recordTranscript(script, inputs));
          },
        );
      },
    },
    {
      name: 'eliza transcript',
      fileName: 'damaged.transcript',
      seeds: [Buffer.from(transcript)],
      damage: damageText,
      async use(file) {
        compareTranscript(script, await readTranscript([file]));
      },
    },
  ];
}
