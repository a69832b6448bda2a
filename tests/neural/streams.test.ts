/** A text cut into streams that are read side by side. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Streams } from '../../src/neural/training/streams.ts';

test('streams: each is contiguous, each token predicts the next, none is read twice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 400 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 30 }),
      (length, batch, time) => {
        fc.pre(length - 1 >= batch);
        const streams = new Streams(
          Uint32Array.from({ length }, (_, i) => i),
          batch,
          time,
        );
        const [inputs, targets] = [new Uint32Array(batch * time), new Uint32Array(batch * time)];
        const read: number[][] = Array.from({ length: batch }, () => []);
        for (let step = 0; step < streams.steps; step++) {
          const count = streams.fill(step, 0, batch, inputs, targets);
          for (let t = 0; t < count; t++)
            for (let b = 0; b < batch; b++) {
              expect(targets[t * batch + b]).toBe(inputs[t * batch + b] + 1);
              read[b].push(inputs[t * batch + b]);
            }
        }
        const all = read.flat();
        expect(all).toEqual(Array.from({ length: batch * streams.length }, (_, i) => i));
        // Fewer than B tokens are left over, beside the last target.
        expect(length - 1 - all.length).toBeLessThan(batch);
      },
    ),
  );
});
