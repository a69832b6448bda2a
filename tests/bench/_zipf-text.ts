/**
 * Writes text of any size for benchmarks: `tsx tests/bench/_zipf-text.ts MEGABYTES [VOCABULARY] > FILE`.
 * Words follow Zipf's law (the word of rank r has a probability of about 1 / r); each next word is, half of the time,
 * one of a few that belong to the word before it, so that longer n-grams repeat as they do in language. The same
 * numbers give the same text.
 */
import { writeSync } from 'node:fs';
import { Random } from '../../src/math/random.ts';

const bytes = Number(process.argv[2] ?? 16) * 1e6;
const vocabulary = Number(process.argv[3] ?? 500_000);
const random = Random.from(1);
const words = Array.from({ length: vocabulary }, (_, rank) => rank.toString(36));
/** 1 / r is the density of exp(u log V), u uniform. */
const zipf = () =>
  Math.min(vocabulary - 1, Math.floor(Math.exp(random.next() * Math.log(vocabulary + 1))) - 1);
let written = 0;
let previous = 0;
while (written < bytes) {
  let text = '';
  while (text.length < 1 << 20) {
    const length = 5 + random.int(35);
    for (let i = 0; i < length; i++) {
      const followed = random.next() < 0.5;
      const word: number = followed ? Math.floor((previous * 7919 + zipf() * 31) % vocabulary) : zipf();
      previous = followed ? Math.floor(Math.sqrt(word)) : word;
      text += i === 0 ? words[word] : ` ${words[word]}`;
    }
    text += '\n';
  }
  const buffer = Buffer.from(text);
  for (let at = 0; at < buffer.length; ) at += writeSync(1, buffer, at);
  written += buffer.length;
}
