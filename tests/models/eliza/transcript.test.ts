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
  expect(await read(formatTranscript(recorded))).toEqual(recorded);
});

test('the same script says it again', () => {
  expect(compareTranscript(doctor, recorded)).toEqual([true, true, true, true]);
});

test('another script is found out, reply by reply', () => {
  const [greeting, ...replies] = compareTranscript(loadScript('keeper'), recorded);
  expect(greeting).toBe(false);
  expect(replies).toContain(false);
});

test('one wrong reply is one wrong reply', () => {
  const turns = recorded.turns.map((turn, i) => (i === 1 ? { ...turn, reply: 'No.' } : turn));
  expect(compareTranscript(doctor, { ...recorded, turns })).toEqual([true, true, false, true]);
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
