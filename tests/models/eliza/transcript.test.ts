/** Transcripts: written and read again, compared reply for reply, refused with their line. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadScript } from '../../../src/models/eliza/scripts.ts';
import {
  compareTranscript,
  formatTranscript,
  readTranscript,
  recordTranscript,
} from '../../../src/models/eliza/transcript.ts';
import { temporaryFolder } from '../../cli/run.ts';

const doctor = loadScript('doctor');
const recorded = recordTranscript(doctor, ['I am sad', 'My mother never calls', '> quoted']);

async function read(text: string) {
  const file = path.join(temporaryFolder(), 'a.transcript');
  writeFileSync(file, text);
  return readTranscript([file]);
}

test('a recorded conversation comes back from its file', async () => {
  const { greeting, turns } = await read(formatTranscript(recorded));
  expect({ greeting, turns: turns.map(({ input, reply }) => ({ input, reply })) }).toEqual(recorded);
});

test('the same script says it again', () => {
  expect(compareTranscript(doctor, recorded)).toEqual([undefined, undefined, undefined, undefined]);
});

test('another script is found out, reply by reply', () => {
  const differences = compareTranscript(loadScript('keeper'), recorded);
  expect(differences[0]).toMatchObject({ expected: recorded.greeting });
  expect(differences.slice(1).some((difference) => difference !== undefined)).toBe(true);
});

test('one wrong reply is one wrong reply, with its line, what was expected and what came', async () => {
  const turns = recorded.turns.map((turn, i) => (i === 1 ? { ...turn, reply: 'No.' } : turn));
  const transcript = await read(formatTranscript({ ...recorded, turns }));
  const [, , difference, ...others] = compareTranscript(doctor, transcript);
  expect(difference).toEqual({
    place: expect.stringMatching(/a\.transcript:5$/),
    expected: 'No.',
    got: recorded.turns[1].reply,
  });
  expect(others).toEqual([undefined]);
});

describe('what is no transcript', () => {
  test.each([
    ['', /a\.transcript: the transcript is empty/],
    ['Hello.\nHello.\n', /a\.transcript:2: here an input should be/],
    ['Hello.\n> I am sad\n', /a\.transcript:2: the last input has no reply/],
  ])('%j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});
