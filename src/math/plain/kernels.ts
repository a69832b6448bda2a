/**
 * All kernels of neural models in plain TypeScript: the readable version, the one for double precision, and what the
 * SIMD version (math/kernels/) is tested against. A kernel is declared by its plain version alone: the type `Kernels`
 * is read off these groups. Arrays are flat and row-major; those that a kernel writes come first.
 */
import { plainElementwise } from './elementwise.ts';
import { plainLosses } from './losses.ts';
import { plainOptimizers } from './optimizers.ts';
import { plainProducts } from './products.ts';
import { plainRecurrentCells } from './recurrent-cells.ts';
import { plainRows } from './rows.ts';

export const plainKernels = {
  ...plainProducts,
  ...plainRows,
  ...plainElementwise,
  ...plainRecurrentCells,
  ...plainLosses,
  ...plainOptimizers,
};

export type Kernels = typeof plainKernels;
