import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { Random } from '../../src/math/random.ts';

/** Upper 0.001 quantile of chi-square with f degrees of freedom (E. Wilson and M. Hilferty, PNAS 17, 1931). */
function chiSquareLimit(f: number): number {
  return f * (1 - 2 / (9 * f) + 3.0902 * Math.sqrt(2 / (9 * f))) ** 3;
}

function chiSquare(counts: ArrayLike<number>, expected: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += (counts[i] - expected(i)) ** 2 / expected(i);
  return sum;
}

/** xoroshiro128+ as published (24, 16, 37), with 64-bit integers: the oracle of the 32-bit implementation. */
function* xoroshiro128plus(position: readonly number[]): Generator<number> {
  const [high0, low0, high1, low1] = position.map((word) => BigInt(word >>> 0));
  let s0 = (high0 << 32n) | low0;
  let s1 = (high1 << 32n) | low1;
  const rotate = (x: bigint, k: bigint) => BigInt.asUintN(64, (x << k) | (x >> (64n - k)));
  for (;;) {
    yield Number((s0 + s1) & 0xffffffffn);
    s1 ^= s0;
    s0 = BigInt.asUintN(64, rotate(s0, 24n) ^ s1 ^ (s1 << 16n));
    s1 = rotate(s1, 37n);
  }
}

describe('the sequence of a seed', () => {
  it('never changes', () => {
    const random = Random.from(1);
    expect([random.next(), random.next(), random.next(), random.next()]).toEqual([
      0.620957418268438, 0.7021809448245135, 0.2337146297026389, 0.390770215616028,
    ]);
    const seeds = [0, -1, 42, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    expect(seeds.map((seed) => Random.from(seed).next())).toEqual([
      0.32974384107566745, 0.353521141527977, 0.40884079362966075, 0.7475439752756918, 0.11660780376706381,
    ]);
  });

  it('never changes for the other distributions and forks', () => {
    const random = Random.from(42);
    expect(Array.from({ length: 12 }, () => random.int(100))).toEqual([
      40, 43, 49, 45, 49, 42, 47, 85, 7, 0, 86, 48,
    ]);
    expect(random.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([2, 4, 8, 3, 0, 5, 7, 1, 9, 6]);
    expect(random.normal()).toBe(-0.4737856189339416);
    expect(random.choice([1, 2, 3, 4])).toBe(3);
    expect(random.int(2 ** 53)).toBe(7525177421248281);
    expect(random.int(2 ** 40)).toBe(549132222717);
    const forks = [
      random.fork('a'),
      random.fork(7),
      random.fork('7'),
      random.fork('a').fork('b'),
      random.fork('ab'),
    ];
    expect(forks.map((fork) => fork.next())).toEqual([
      0.037916556379568034, 0.23956076403785542, 0.22410971504837018, 0.9363573752857396, 0.0756891614998425,
    ]);
  });

  it('is xoroshiro128+ of the key', () => {
    for (const seed of [0, 1, -5, 2 ** 40 + 3]) {
      const random = Random.from(seed);
      const reference = xoroshiro128plus(random.state().position);
      for (let i = 0; i < 1000; i++) {
        const high = reference.next().value >>> 5;
        const low = reference.next().value >>> 6;
        expect(random.next()).toBe((high * 2 ** 26 + low) / 2 ** 53);
      }
    }
  });

  it('differs from seed to seed from the first number on', () => {
    const first = new Set<number>();
    for (let seed = -5000; seed < 5000; seed++) first.add(Random.from(seed).next());
    for (let bit = 14; bit < 53; bit++) first.add(Random.from(2 ** bit).next());
    expect(first.size).toBe(10_039);
    expect(Random.from(-0).next()).toBe(Random.from(0).next());
  });

  it('takes only safe integers', () => {
    for (const seed of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1', null, undefined]) {
      expect(() => Random.from(seed as number)).toThrow(NlpError);
    }
    expect(() => Random.from(0.5)).toThrow(/0\.5/);
  });
});

describe('statistics', () => {
  it('next() fills [0, 1) evenly, in its high and low bits, alone and in pairs', () => {
    const random = Random.from(7);
    const draws = 1_000_000;
    const high = new Uint32Array(1000);
    const low = new Uint32Array(1024);
    const pairs = new Uint32Array(100 * 100);
    let previous = 0;
    let outside = 0;
    for (let i = 0; i < draws; i++) {
      const u = random.next();
      if (!(u >= 0 && u < 1)) outside++;
      high[Math.floor(u * 1000)]++;
      low[(u * 2 ** 53) % 1024]++;
      pairs[Math.floor(previous * 100) * 100 + Math.floor(u * 100)]++;
      previous = u;
    }
    expect(outside).toBe(0);
    expect(chiSquare(high, () => draws / 1000)).toBeLessThan(chiSquareLimit(999));
    expect(chiSquare(low, () => draws / 1024)).toBeLessThan(chiSquareLimit(1023));
    expect(chiSquare(pairs, () => draws / 10_000)).toBeLessThan(chiSquareLimit(9999));
  });

  it('the first draws of neighbouring seeds and forks are unrelated', () => {
    const seeds = new Uint32Array(1000);
    const forks = new Uint32Array(1000);
    const base = Random.from(5);
    for (let i = 0; i < 200_000; i++) {
      const seeded = Random.from(i);
      const forked = base.fork(i);
      seeds[seeded.int(10) * 100 + seeded.int(10) * 10 + seeded.int(10)]++;
      forks[forked.int(10) * 100 + forked.int(10) * 10 + forked.int(10)]++;
    }
    expect(chiSquare(seeds, () => 200)).toBeLessThan(chiSquareLimit(999));
    expect(chiSquare(forks, () => 200)).toBeLessThan(chiSquareLimit(999));
  });

  it('int(n) is unbiased, also where 2^32 or 2^53 is no multiple of n', () => {
    const random = Random.from(11);
    for (const n of [1, 2, 3, 7, 256, 1000]) {
      const counts = new Uint32Array(n);
      for (let i = 0; i < 300_000; i++) counts[random.int(n)]++;
      if (n > 1) expect(chiSquare(counts, () => 300_000 / n)).toBeLessThan(chiSquareLimit(n - 1));
      else expect(counts[0]).toBe(300_000);
    }
    // With a modulo, the lower half of 3 * 2^30 would come up twice as often as the upper third.
    for (const n of [3 * 2 ** 30, 3 * 2 ** 51, 2 ** 32, 2 ** 53]) {
      const thirds = new Uint32Array(3);
      for (let i = 0; i < 100_000; i++) thirds[Math.floor((random.int(n) / n) * 3)]++;
      expect(chiSquare(thirds, () => 100_000 / 3)).toBeLessThan(chiSquareLimit(2));
    }
    for (const n of [0, -1, 1.5, Number.NaN, 2 ** 53 + 2]) expect(() => random.int(n)).toThrow(RangeError);
  });

  it('shuffle() gives each of the 120 orders of five equally often', () => {
    const random = Random.from(13);
    const seen = new Map<string, number>();
    for (let i = 0; i < 120_000; i++) {
      const order = random.shuffle(['a', 'b', 'c', 'd', 'e']).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(120);
    expect(chiSquare([...seen.values()], () => 1000)).toBeLessThan(chiSquareLimit(119));
  });

  it('shuffle() keeps the elements and works on typed arrays', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255)), fc.integer(), (items, seed) => {
        const shuffled = Random.from(seed).shuffle(Uint8Array.from(items));
        expect([...shuffled].sort()).toEqual([...Uint8Array.from(items)].sort());
        expect([...shuffled]).toEqual(Random.from(seed).shuffle([...items]));
      }),
    );
  });

  it('choice() follows the weights and never takes a weight of zero', () => {
    const random = Random.from(17);
    const weights = Float64Array.of(0, 1, 0, 2.5, 6, 0.5, 0);
    const counts = new Uint32Array(7);
    for (let i = 0; i < 200_000; i++) counts[random.choice(weights)]++;
    expect([counts[0], counts[2], counts[6]]).toEqual([0, 0, 0]);
    const drawn = [1, 3, 4, 5];
    const chi = chiSquare(
      drawn.map((i) => counts[i]),
      (i) => (200_000 * weights[drawn[i]]) / 10,
    );
    expect(chi).toBeLessThan(chiSquareLimit(3));
    expect(random.choice([0, 0, 1e-300])).toBe(2);
    for (const bad of [[], [0, 0], [1, -1], [Number.NaN], [1, Number.POSITIVE_INFINITY]]) {
      expect(() => random.choice(bad)).toThrow(RangeError);
    }
  });

  it('normal() has mean 0, variance 1, no skew and the tails of a normal', () => {
    const random = Random.from(19);
    const n = 400_000;
    let sum = 0;
    let squares = 0;
    let cubes = 0;
    let beyondTwo = 0;
    for (let i = 0; i < n; i++) {
      const x = random.normal();
      sum += x;
      squares += x * x;
      cubes += x * x * x;
      if (Math.abs(x) > 2) beyondTwo++;
    }
    const sigmas = 4 / Math.sqrt(n);
    expect(Math.abs(sum / n)).toBeLessThan(sigmas);
    expect(Math.abs(squares / n - 1)).toBeLessThan(sigmas * Math.SQRT2);
    expect(Math.abs(cubes / n)).toBeLessThan(sigmas * Math.sqrt(15));
    expect(Math.abs(beyondTwo / n - 0.0455003)).toBeLessThan(sigmas * Math.sqrt(0.0455 * 0.9545));
  });
});

describe('forks and states', () => {
  it('a fork does not depend on what was drawn or forked before', () => {
    const early = Random.from(3).fork('sentence').fork(12);
    const parent = Random.from(3);
    for (let i = 0; i < 10; i++) parent.next();
    parent.fork('other').next();
    const late = parent.fork('sentence').fork(12);
    expect(late.state()).toEqual(early.state());
    const parentState = parent.state();
    parent.fork(1);
    expect(parent.state()).toEqual(parentState);
  });

  it('labels that look alike give different streams', () => {
    const random = Random.from(3);
    const labels = ['', 'a', 'b', 'ab', 'ba', '\u0000', '1', 'é', 'e\u0301'];
    const streams = [
      random,
      ...labels.map((label) => random.fork(label)),
      ...[0, 1, -1, 2 ** 32, 2 ** 40].map((label) => random.fork(label)),
      random.fork('a').fork('b'),
      random.fork('b').fork('a'),
      Random.from(4),
    ];
    expect(new Set(streams.map((stream) => JSON.stringify(stream.state().position))).size).toBe(
      streams.length,
    );
    expect(() => random.fork(0.5)).toThrow(RangeError);
  });

  it('resumes exactly from its state as JSON', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(50), (seed, skipped) => {
        const random = Random.from(seed);
        for (let i = 0; i < skipped; i++) random.next();
        const resumed = Random.fromState(JSON.parse(JSON.stringify(random.state())));
        expect(resumed.state()).toEqual(random.state());
        for (let i = 0; i < 5; i++) expect(resumed.next()).toBe(random.next());
        expect(resumed.fork('x').next()).toBe(random.fork('x').next());
      }),
    );
  });

  it('refuses what is not a state', () => {
    const good = Random.from(1).state();
    const bad = [
      null,
      1,
      {},
      [],
      { ...good, algorithm: 'mersenne' },
      { ...good, position: [0, 0, 0, 0] },
      { ...good, position: [1, 2, 3] },
      { ...good, key: [1, 2, 3, 2 ** 31] },
      { ...good, position: [1, 2, 3, 0.5] },
      { ...good, position: [1, 2, 3, '4'] },
    ];
    for (const state of bad) expect(() => Random.fromState(state)).toThrow(NlpError);
  });
});
