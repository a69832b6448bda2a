/** Kernels cut into pieces for threads: the same bytes as uncut, for any number of threads, and for coarse jobs too. */
import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { Arena } from '../../src/math/arena.ts';
import { type Backend, createBackend } from '../../src/math/backend.ts';
import type { Floats } from '../../src/math/floats.ts';
import { moduleBeside } from '../../src/math/module-beside.ts';
import { type Kernels, kernelCuts } from '../../src/math/plain/kernels.ts';
import { Random } from '../../src/math/random.ts';
import { simdBackend } from '../../src/math/simd-backend.ts';
import { build, ITEMS, MULTIPLY } from './_team-work.ts';

/** From the build: threads that need no translation start at once. */
const built = new URL('../../dist/math/backend.js', import.meta.url).href;
const { createBackend: createBuilt } = (await import(built)) as typeof import('../../src/math/backend.ts');

const single = simdBackend(Arena.create());
const three = createBuilt({ threads: 3 });
afterAll(() => three.close());

interface Case {
  floats: number[];
  ids?: number[][];
  doubles?: number;
  /** Positive numbers everywhere, where a kernel takes roots. */
  positive?: boolean;
  run(kernels: Kernels, floats: Floats[], ids: Uint32Array[], doubles: Float64Array): unknown;
}

const N = 100_003;
const count = (n: number, of: (i: number) => number) => Array.from({ length: n }, (_, i) => of(i));

function products(name: 'matmul' | 'matmulTransposedA' | 'matmulTransposedB', shapes: number[][]): Case[] {
  return shapes.flatMap(([m, n, k]) =>
    [false, true].map((accumulate) => ({
      floats: [m * n, m * k, k * n],
      run: (kernels, [out, a, b]) => kernels[name](out, a, b, m, n, k, accumulate),
    })),
  );
}

/** 1 to 3 rows, few and many rows, narrow and wide results, a depth of several blocks, sizes that are no multiples. */
const shapes = [
  [1, 4003, 301],
  [3, 4005, 301],
  [5, 2051, 261],
  [700, 100, 300],
  [1029, 515, 130],
  [131, 67, 1500],
];

function batched(strides: number[], sizes: number[], batch: number[], flags: boolean[], add = false): Case {
  const [m, n, k] = sizes;
  return {
    floats: [150_000, 150_000, 150_000],
    ids: [strides],
    run: (kernels, [out, a, b], [given]) =>
      kernels.matmulBatched(out, a, b, given, batch[0], batch[1], m, n, k, flags[0], flags[1], 0.3, add),
  };
}

function elementwise(arrays: number, run: (kernels: Kernels, floats: Floats[]) => unknown): Case[] {
  return [{ floats: Array(arrays).fill(N), positive: true, run }];
}

const activation = (name: 'relu' | 'sigmoid' | 'silu' | 'gelu' | 'geluTanh') => ({
  [`${name}Forward`]: elementwise(2, (kernels, [out, x]) => kernels[`${name}Forward`](out, x, N)),
  [`${name}Backward`]: elementwise(3, (kernels, [dX, x, d]) => kernels[`${name}Backward`](dX, x, d, N)),
});

const [rows, width] = [1003, 129];
const matrix = rows * width;

const cases: Record<string, Case[]> = {
  matmul: products('matmul', shapes),
  matmulTransposedA: products('matmulTransposedA', shapes),
  matmulTransposedB: products('matmulTransposedB', shapes),
  matmulPacked: [false, true].map((accumulate) => ({
    floats: [333 * 130, 333 * 300, 300 * 136, 300 * 130],
    run(kernels, [out, a, packed, b]) {
      kernels.pack(packed, b, 300, 130);
      kernels.matmulPacked(out, a, packed, 333, 130, 300, accumulate);
    },
  })),
  matmulBatched: [
    batched([384, 64 * 384, 64, 384, 64 * 384, 64, 384, 64 * 384, 64], [64, 64, 64], [6, 6], [false, true]),
    batched(
      [64, 6 * 4096, 4096, 384, 64 * 384, 64, 384, 64 * 384, 64],
      [64, 64, 64],
      [5, 6],
      [true, false],
      true,
    ),
    batched([300, 0, 0, 300, 0, 0, 300, 0, 0], [400, 300, 300], [1, 1], [false, false]),
    batched([67, 0, 0, 70, 1470, 0, 67, 1340, 0], [70, 67, 20], [70, 1], [true, false], true),
    batched([1, 0, 7, 1, 7, 1, 1, 7, 1], [0, 8, 8], [9, 9], [false, false]),
  ],
  addRows: [{ floats: [matrix, width], run: (kernels, [out, b]) => kernels.addRows(out, b, rows, width) }],
  sumRows: [false, true].map((accumulate) => ({
    floats: [width, matrix],
    run: (kernels, [out, a]) => kernels.sumRows(out, a, rows, width, accumulate),
  })),
  gatherRows: [
    {
      floats: [matrix, 50 * width],
      ids: [count(rows, (i) => (i * 7) % 50)],
      run: (kernels, [out, table], [ids]) => kernels.gatherRows(out, table, ids, rows, width),
    },
  ],
  scatterAddRows: [
    {
      floats: [50 * width, matrix],
      ids: [count(rows, (i) => (i * i) % 50)],
      run: (kernels, [table, a], [ids]) => kernels.scatterAddRows(table, a, ids, rows, width),
    },
  ],
  add: elementwise(2, (kernels, [out, a]) => kernels.add(out, a, N)),
  scale: elementwise(1, (kernels, [a]) => kernels.scale(a, 0.3, N)),
  multiply: elementwise(3, (kernels, [out, a, b]) => kernels.multiply(out, a, b, N)),
  sumOfSquares: elementwise(1, (kernels, [a]) => kernels.sumOfSquares(a, N)),
  tanhForward: elementwise(1, (kernels, [h]) => kernels.tanhForward(h, N)),
  tanhBackward: elementwise(3, (kernels, [dPre, h, dh]) => kernels.tanhBackward(dPre, h, dh, N)),
  lstmForward: [
    {
      floats: [64 * 4 * 130, ...Array(4).fill(64 * 130)],
      run: (kernels, [gates, previous, cell, tanhCell, hidden]) =>
        kernels.lstmForward(gates, previous, cell, tanhCell, hidden, 64, 130),
    },
  ],
  lstmBackward: [
    {
      floats: [64 * 4 * 130, 64 * 4 * 130, ...Array(4).fill(64 * 130)],
      run: (kernels, [dGates, gates, previous, tanhCell, dHidden, dCell]) =>
        kernels.lstmBackward(dGates, gates, previous, tanhCell, dHidden, dCell, 64, 130),
    },
  ],
  gruForward: [
    {
      floats: [64 * 3 * 130, 64 * 3 * 130, 64 * 130, 64 * 130],
      run: (kernels, [gates, part, previous, hidden]) =>
        kernels.gruForward(gates, part, previous, hidden, 64, 130),
    },
  ],
  gruBackward: [
    {
      floats: [...Array(4).fill(64 * 3 * 130), ...Array(3).fill(64 * 130)],
      run: (kernels, [dGates, dPart, gates, part, previous, dHidden, dPrevious]) =>
        kernels.gruBackward(dGates, dPart, gates, part, previous, dHidden, dPrevious, 64, 130),
    },
  ],
  ...activation('relu'),
  ...activation('sigmoid'),
  ...activation('silu'),
  ...activation('gelu'),
  ...activation('geluTanh'),
  layerNormForward: [
    {
      floats: [matrix, rows, rows, matrix, width, width],
      run: (kernels, [out, mean, inverse, x, gain, bias]) =>
        kernels.layerNormForward(out, mean, inverse, x, gain, bias, rows, width, 1e-5),
    },
    {
      floats: [matrix, rows, rows, matrix],
      run: (kernels, [out, mean, inverse, x]) =>
        kernels.layerNormForward(out, mean, inverse, x, null, null, rows, width, 1e-5),
    },
  ],
  layerNormBackward: [
    {
      floats: [matrix, matrix, matrix, rows, rows, width],
      run: (kernels, [dX, dOut, x, mean, inverse, gain]) =>
        kernels.layerNormBackward(dX, dOut, x, mean, inverse, gain, rows, width, true),
    },
  ],
  rmsNormForward: [
    {
      floats: [matrix, rows, matrix, width],
      run: (kernels, [out, inverse, x, gain]) =>
        kernels.rmsNormForward(out, inverse, x, gain, rows, width, 1e-5),
    },
  ],
  rmsNormBackward: [
    {
      floats: [matrix, matrix, matrix, rows, width],
      run: (kernels, [dX, dOut, x, inverse, gain]) =>
        kernels.rmsNormBackward(dX, dOut, x, inverse, gain, rows, width, false),
    },
  ],
  normParameterGradients: [
    {
      floats: [width, width, matrix, matrix, rows, rows],
      run: (kernels, [dGain, dBias, dOut, x, mean, inverse]) =>
        kernels.normParameterGradients(dGain, dBias, dOut, x, mean, inverse, rows, width),
    },
    {
      floats: [width, matrix, matrix, rows],
      run: (kernels, [dGain, dOut, x, inverse]) =>
        kernels.normParameterGradients(dGain, null, dOut, x, null, inverse, rows, width),
    },
  ],
  maskedSoftmax: [
    {
      floats: [5 * 3 * 67 * 67, 3 * 67 * 67],
      ids: [[67, 3, 0, 50, 66]],
      run: (kernels, [scores, bias], [lengths]) =>
        kernels.maskedSoftmax(scores, bias, lengths, 5, 3, 67, 67, 0, 0, 67 * 67, 67),
    },
    {
      floats: [5 * 3 * 67 * 67],
      run: (kernels, [scores]) => kernels.maskedSoftmax(scores, null, null, 5, 3, 67, 67, 67, 0, 0, 0),
    },
  ],
  maskedSoftmaxBackward: [
    {
      floats: Array(3).fill(5 * 3 * 67 * 67),
      ids: [[67, 3, 0, 50, 66]],
      run: (kernels, [d, p, dP], [lengths]) =>
        kernels.maskedSoftmaxBackward(d, p, dP, lengths, 5, 3, 67, 67, 4),
    },
  ],
  logSoftmax: [{ floats: [matrix], run: (kernels, [x]) => kernels.logSoftmax(x, rows, width) }],
  maxOverTimeForward: [
    {
      floats: [40 * 33, 40 * 50 * 33],
      ids: [count(40 * 33, () => 7), count(40, (i) => i)],
      run: (kernels, [out, x], [places, lengths]) =>
        kernels.maxOverTimeForward(out, places, x, lengths, 40, 50, 33),
    },
  ],
  maxOverTimeBackward: [
    {
      floats: [40 * 50 * 33, 40 * 33],
      ids: [count(40 * 33, (i) => i % 50)],
      run: (kernels, [dX, dOut], [places]) => kernels.maxOverTimeBackward(dX, places, dOut, 40, 50, 33),
    },
  ],
  bestWindowsWeightGradient: [
    {
      floats: [37 * 60, 40 * 37, 40 * 50 * 20],
      ids: [count(40 * 37, (i) => i % 48)],
      run: (kernels, [dWeight, dOut, x], [places]) =>
        kernels.bestWindowsWeightGradient(dWeight, places, dOut, x, 40, 50, 20, 37, 37, 60),
    },
  ],
  bestWindowsInputGradient: [
    {
      floats: [40 * 50 * 20, 40 * 37, 37 * 60],
      ids: [count(40 * 37, (i) => i % 48)],
      run: (kernels, [dX, dOut, weight], [places]) =>
        kernels.bestWindowsInputGradient(dX, places, dOut, weight, 40, 50, 20, 37, 60),
    },
  ],
  softmaxCrossEntropy: [
    {
      floats: [matrix, rows],
      ids: [count(rows, (i) => i % width)],
      doubles: rows,
      run: (kernels, [logits, weights], [targets], losses) =>
        kernels.softmaxCrossEntropy(logits, targets, weights, losses, rows, width, 0.1, 0.5),
    },
    {
      floats: [4 * 20_000],
      ids: [[1, 2, 3, 4]],
      run: (kernels, [logits], [targets]) =>
        kernels.softmaxCrossEntropy(logits, targets, null, null, 4, 20_000, 0, 1),
    },
  ],
  sgdStep: [
    ...elementwise(3, (kernels, [p, g, v]) => kernels.sgdStep(p, g, v, N, 0.1, 0.9, 0.5, 0.1)),
    ...elementwise(2, (kernels, [p, g]) => kernels.sgdStep(p, g, null, N, 0.1, 0.9, 0.5, 0)),
  ],
  adamStep: elementwise(4, (kernels, [p, g, m, v]) =>
    kernels.adamStep(p, g, m, v, N, 0.1, 0.9, 0.999, 1e-8, 0.5, 0.5, 0.5, 0.1, true),
  ),
  rmspropStep: elementwise(3, (kernels, [p, g, v]) =>
    kernels.rmspropStep(p, g, v, N, 0.1, 0.9, 1e-8, 0.5, 0.1),
  ),
  adagradStep: elementwise(3, (kernels, [p, g, v]) => kernels.adagradStep(p, g, v, N, 0.1, 1e-8, 0.5, 0.1)),
  adadeltaStep: elementwise(4, (kernels, [p, g, v, d]) =>
    kernels.adadeltaStep(p, g, v, d, N, 0.1, 0.9, 1e-8, 0.5, 0.1),
  ),
};

/** Every byte a kernel could have changed, and what it returned. */
function resultOf(backend: Backend, one: Case) {
  const mark = backend.mark();
  const floats = one.floats.map((length) => {
    const array = backend.floats(length);
    // Any numbers between 0 and 1, or -1 and 1; those of Random would take most of the test.
    const lowest = one.positive ? 0 : -1;
    for (let i = 0; i < length; i++) {
      const fraction = (Math.imul(i + length, 0x9e3779b1) >>> 0) / 2 ** 32;
      array[i] = lowest + (1 - lowest) * fraction;
    }
    return array;
  });
  const ids = (one.ids ?? []).map((values) => {
    const array = backend.ids(values.length);
    array.set(values);
    return array;
  });
  const doubles = backend.doubles(one.doubles ?? 0);
  const returned = one.run(backend.kernels, floats, ids, doubles);
  const changed = [...floats, ...ids, doubles].map((array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    return createHash('sha256').update(bytes).digest('hex');
  });
  backend.release(mark);
  return { returned: returned ?? 0, changed };
}

test('every kernel that is cut is compared', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(kernelCuts).sort());
});

/** Compares every case with what one thread makes of it. @returns how many pieces were done */
function compare(backend: Backend, list: Case[]): number {
  const before = total(backend);
  for (const one of list) expect(resultOf(backend, one)).toEqual(resultOf(single, one));
  return total(backend) - before;
}

test.each(Object.entries(cases))('%s: the same bytes for 1 and 3 threads', (_, list) => {
  expect(compare(three, list)).toBeGreaterThan(1);
});

// What a piece is does not depend on the threads: a kernel of each sort of cut will do.
test.each([2, 8])('the same bytes for %i threads', async (threads) => {
  const backend = createBuilt({ threads });
  await backend.team?.ready();
  const { matmul, matmulPacked, matmulBatched, sumRows, add, sumOfSquares, maskedSoftmax } = cases;
  for (const list of [matmul, matmulPacked, matmulBatched, sumRows, add, sumOfSquares, maskedSoftmax]) {
    expect(compare(backend, list)).toBeGreaterThan(1);
  }
  await backend.close();
});

const total = (backend: Backend) => backend.team?.shares.reduce((sum, items) => sum + items) ?? 0;

test('threads beside the caller work', async () => {
  const backend = three;
  await backend.team?.ready();
  const [out, a, b] = [512 * 512, 512 * 512, 512 * 512].map((length) => backend.floats(length));
  const workers = () => backend.team?.shares[1] ?? 0;
  const before = workers();
  // On a busy machine a thread may get its turn only when the call is over.
  for (let calls = 0; calls < 50 && workers() === before; calls++) {
    backend.kernels.matmul(out, a, b, 512, 512, 512, false);
  }
  expect(workers()).toBeGreaterThan(before);
});

test('coarse jobs of the same team call kernels, which are not cut meanwhile', async () => {
  const module = moduleBeside('./_team-work', import.meta.url);
  const backend = createBackend({ threads: 2, worker: { module, data: null } });
  const { team, memory } = backend;
  if (team === null || memory === null) throw new TypeError('no team');
  const { factors, products, work } = build(Arena.over(memory), 0, backend);
  team.work = work;
  await team.ready();
  const random = Random.from(5);
  for (let i = 0; i < factors.length; i++) factors[i] = random.normal();
  team.run(MULTIPLY, ITEMS);
  const coarse = products.slice();
  expect(coarse.some((value) => value !== 0)).toBe(true);
  expect(total(backend)).toBe(ITEMS);
  backend.kernels.sumOfSquares(factors, factors.length);
  expect(total(backend)).toBeGreaterThan(ITEMS);
  products.fill(0);
  for (let item = 0; item < ITEMS; item++) work(MULTIPLY, item);
  expect(Buffer.compare(Buffer.from(products.slice().buffer), Buffer.from(coarse.buffer))).toBe(0);
  await backend.close();
});
