/** Equal to the reference numbers: sums over all label sequences, optima, the averaged perceptron. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { largestDifference } from '../../../src/evaluate/document-difference.ts';
import { recompute } from '../../../src/models/crf/parity.ts';
import { describeShared, sharedPath } from '../../shared.ts';

const reference = JSON.parse(readFileSync(new URL('../../golden/crf-exact.json', import.meta.url), 'utf8'));

for (const inKernels of [false, true]) {
  describe(inKernels ? 'in kernels' : 'plain', () => {
    let ours: typeof reference;
    beforeAll(async () => {
      ours = await recompute(reference, inKernels);
    });

    test('partition, marginals, n best, entropy and gradient to 1e-10', () => {
      expect(largestDifference(ours.cases, reference.cases).worst).toBeLessThan(1e-10);
    });

    test('every optimum: objective to 1e-8, weights to 1e-6, with L1 to 1e-5', () => {
      for (const [s, set] of reference.optima.entries())
        for (const [i, one] of set.optima.entries()) {
          const found = ours.optima[s].optima[i];
          expect(Math.abs(found.objective - one.objective)).toBeLessThan(1e-8);
          expect(found.features).toBe(one.features);
          expect(found.nonZero).toBe(one.nonZero);
          const weights = ({ states, transitions }: typeof one) => ({ states, transitions });
          const { worst, at } = largestDifference(weights(found), weights(one));
          expect(worst, at).toBeLessThan(one.c1 > 0 ? 1e-5 : 1e-6);
        }
    });

    test('the averaged perceptron', () => {
      expect(largestDifference(ours.averagedPerceptron, reference.averagedPerceptron).worst).toBeLessThan(
        1e-12,
      );
    });
  });
}

test('a document of another form is refused', async () => {
  for (const document of [null, 3, {}, { cases: [{}] }, { optima: [{ training: 1 }] }])
    await expect(recompute(document)).rejects.toThrow('is no reference document');
});

describeShared('other programs', () => {
  const shared = (name: string) => JSON.parse(readFileSync(sharedPath(`reference/crf/${name}.json`), 'utf8'));

  test.each(['templates', 'chunk-scores'])('%s', async (name) => {
    const document = shared(name);
    expect(largestDifference(await recompute(document), document)).toEqual({ worst: 0, at: '' });
  });
});
