/**
 * All kernels of neural models in plain TypeScript: the readable version, the one for double precision, and what the
 * SIMD version (math/kernels/) is tested against. A kernel is declared by its plain version alone: the type `Kernels`
 * is read off these groups. Arrays are flat and row-major; those that a kernel writes come first.
 */
import { plainActivations } from './activations.ts';
import { plainElementwise } from './elementwise.ts';
import { plainLosses } from './losses.ts';
import { plainNorms } from './norms.ts';
import { plainOptimizers } from './optimizers.ts';
import { plainPooling } from './pooling.ts';
import { plainProducts } from './products.ts';
import { plainRecurrentCells } from './recurrent-cells.ts';
import { plainRows } from './rows.ts';
import { plainSoftmax } from './softmax.ts';

export const plainKernels = {
  ...plainProducts,
  ...plainRows,
  ...plainElementwise,
  ...plainRecurrentCells,
  ...plainActivations,
  ...plainNorms,
  ...plainSoftmax,
  ...plainPooling,
  ...plainLosses,
  ...plainOptimizers,
};

export type Kernels = typeof plainKernels;
