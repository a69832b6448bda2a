/**
 * All kernels of neural models in plain TypeScript: the readable version, the one for double precision, and what the
 * SIMD version (math/kernels/) is tested against. A kernel is declared by its plain version alone: the type `Kernels`
 * is read off these groups. Arrays are flat and row-major; those that a kernel writes come first.
 */

import { activationCuts, plainActivations } from './activations.ts';
import type { Cut } from './cut.ts';
import { elementwiseCuts, plainElementwise } from './elementwise.ts';
import { lossCuts, plainLosses } from './losses.ts';
import { normCuts, plainNorms } from './norms.ts';
import { optimizerCuts, plainOptimizers } from './optimizers.ts';
import { plainPooling, poolingCuts } from './pooling.ts';
import { productCuts } from './product-cuts.ts';
import { plainProducts } from './products.ts';
import { plainRecurrentCells, recurrentCellCuts } from './recurrent-cells.ts';
import { plainRows, rowCuts } from './rows.ts';
import { plainSoftmax, softmaxCuts } from './softmax.ts';

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

/** How the work of kernels is cut for threads; what has no entry is done by one. */
export const kernelCuts: Partial<Record<keyof Kernels, Cut>> = {
  ...productCuts,
  ...rowCuts,
  ...elementwiseCuts,
  ...recurrentCellCuts,
  ...activationCuts,
  ...normCuts,
  ...softmaxCuts,
  ...poolingCuts,
  ...lossCuts,
  ...optimizerCuts,
};
