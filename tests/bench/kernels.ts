/**
 * How fast matrix products and other kernels are: plain TypeScript, SIMD on one thread, and SIMD cut into pieces for
 * two. Rates of products count a multiplication with its addition as two operations, the others numbers.
 * Wanted: products on two idle cores 1.7 times as fast as on one; a small one no slower than on one.
 */
import { type Backend, createBackend, type Kernels } from '../../src/math/backend.ts';
import { type BenchResult, bench } from './harness.ts';

/** m, n, k: a small layer, a batch through a recurrent layer, weights of it, a layer of a Transformer, a vocabulary. */
const shapes = [
  [64, 512, 128],
  [1600, 512, 128],
  [512, 128, 1600],
  [1024, 768, 768],
  [1, 50_257, 768],
] as const;

export async function run(): Promise<BenchResult[]> {
  const backends = {
    'SIMD, 1 thread': createBackend({ kernels: 'simd' }),
    'SIMD, 2 threads': createBackend({ kernels: 'simd', threads: 2 }),
    'plain TypeScript': createBackend({ kernels: 'js' }),
  };
  await backends['SIMD, 2 threads'].team?.ready();
  const results: BenchResult[] = [];
  const measure = async (
    name: string,
    unit: string,
    work: number,
    start: (backend: Backend) => () => void,
  ) => {
    const marks = Object.values(backends).map((backend) => backend.mark());
    // Plain TypeScript would take most of the time of large products.
    const measured = Object.entries(backends).filter(
      ([, { name: kind }]) => kind === 'simd' || unit !== 'GFLOP' || work < 0.01,
    );
    const rows = measured.map(([row, backend]) => ({ name: row, work, run: start(backend) }));
    results.push(await bench(`kernels, ${name}`, rows, { unit, runs: 15, warmUps: 5 }));
    Object.values(backends).forEach((backend, i) => {
      backend.release(marks[i]);
    });
  };
  for (const [m, n, k] of shapes) {
    await measure(`product ${m} x ${n} x ${k}`, 'GFLOP', (2 * m * n * k) / 1e9, (backend) => {
      const [out, a, b] = [m * n, m * k, n * k].map((length) => backend.floats(length).fill(0.5));
      return () => backend.kernels.matmulTransposedB(out, a, b, m, n, k, false);
    });
  }
  const N = 1 << 20;
  const elementwise: Record<string, (kernels: Kernels, arrays: ReturnType<Backend['floats']>[]) => void> = {
    GELU: (kernels, [out, x]) => kernels.geluForward(out, x, N),
    'layer norm': (kernels, [out, x, gain, mean, inverse]) =>
      kernels.layerNormForward(out, mean, inverse, x, gain, gain, N / 512, 512, 1e-5),
    softmax: (kernels, [, x]) => kernels.maskedSoftmax(x, null, null, 1, 1, N / 512, 512, 512, 0, 0, 0),
    'AdamW step': (kernels, [p, g, m, v]) =>
      kernels.adamStep(p, g, m, v, N, 1e-3, 0.9, 0.999, 1e-8, 0.5, 0.5, 1, 0.01, true),
  };
  for (const [name, compute] of Object.entries(elementwise)) {
    await measure(`${name}, ${N} numbers`, 'million numbers', N / 1e6, (backend) => {
      const arrays = Array.from({ length: 5 }, () => backend.floats(N).fill(0.5));
      return () => compute(backend.kernels, arrays);
    });
  }
  await Promise.all(Object.values(backends).map((backend) => backend.close()));
  return results;
}
