/** A small byte-level tokenizer, and the property that text comes back from it. */
import { expect } from 'vitest';
import { Random } from '../../../src/math/random.ts';
import { buildParts } from '../../../src/text/subword/parts.ts';
import { SubwordEncoder } from '../../../src/text/subword/subword-encoder.ts';
import { SubwordTrainer } from '../../../src/text/subword/training/trainer.ts';

export function trained(text: string, vocabSize: number): SubwordEncoder {
  const trainer = new SubwordTrainer({ type: 'bpe', vocabSize });
  for (const line of text.split(/(?<=\n)/)) trainer.add(line);
  return new SubwordEncoder(buildParts(trainer.finish().description));
}

/** Random strings of several scripts, controls and all, are what decoding gives back. */
export function expectRoundTrips(count: number): void {
  const encoder = trained('the cat sat on the mat\n한국어는 교착어이다\n 😀😀 naïve café\n'.repeat(3), 320);
  const random = Random.from(7);
  const ranges = [
    [0x20, 0x7e],
    [0, 0x2ff],
    [0xac00, 0xd7a3],
    [0x1f300, 0x1f6ff],
    [0, 0xd7ff],
    [0xe000, 0x10ffff],
  ];
  for (let i = 0; i < count; i++) {
    const [first, last] = ranges[random.int(ranges.length)];
    let text = '';
    for (let n = random.int(12); n > 0; n--)
      text += String.fromCodePoint(first + random.int(last - first + 1));
    if (encoder.decode(encoder.encodeIds(text)) !== text) expect.fail(JSON.stringify(text));
  }
}
