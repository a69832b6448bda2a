/** The tables of the word2vec program (2013), to the bit of its float32: sigmoid in 1000 steps, noise in 10^8 places. */

export const sigmoidRange = 6;
const steps = 1000;
/** 1000 / 6 / 2 in whole numbers, as the program has it. */
const stepsPerUnit = 83;

export function sigmoidTable(): Float32Array {
  const { fround } = Math;
  return Float32Array.from({ length: steps }, (_, i) => {
    const power = fround(Math.exp(fround(fround(fround(fround(i / steps) * 2) - 1) * sigmoidRange)));
    return fround(power / fround(power + 1));
  });
}

/** The place of a score between -6 and 6 in the table. */
export const sigmoidPlace = (score: number): number =>
  Math.trunc(Math.fround(Math.fround(score + sigmoidRange) * stepsPerUnit));

export const noisePlaces = 1e8;

/** For each word its last place in the table of noise, of which only these ends are kept. */
export function noiseEnds(counts: readonly number[]): Float64Array {
  const powers = counts.map((count) => count ** 0.75);
  const total = powers.reduce((sum, power) => sum + power, 0);
  const ends = new Float64Array(counts.length);
  let share = 0;
  let end = -1;
  for (const [word, power] of powers.entries()) {
    share += power / total;
    end = Math.max(end + 1, Math.floor(share * noisePlaces));
    while (!(end / noisePlaces > share)) end++;
    ends[word] = end;
  }
  return ends;
}

export function wordAtPlace(ends: Float64Array, place: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
