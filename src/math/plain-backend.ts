/** The backend of plain TypeScript: arrays of the JavaScript heap, in single or double precision. */
import { NlpError } from '../errors.ts';
import type { Backend } from './backend-interface.ts';
import type { Precision } from './floats.ts';
import { plainKernels } from './plain/kernels.ts';

export function plainBackend(precision: Precision): Backend {
  return {
    name: 'js',
    precision,
    kernels: plainKernels,
    team: null,
    floats: (n) => taken(n, () => (precision === 'float64' ? new Float64Array(n) : new Float32Array(n))),
    memory: null,
    ids: (n) => taken(n, () => new Uint32Array(n)),
    doubles: (n) => taken(n, () => new Float64Array(n)),
    mark: () => 0,
    release: () => {},
    close: async () => {},
  };
}

/** What the engine cannot give is a lack of memory, not a bug. */
function taken<Data>(n: number, take: () => Data): Data {
  try {
    return take();
  } catch (cause) {
    throw new NlpError(`not enough memory: an array of ${n} numbers is needed`, {
      remedy: 'Use smaller layers, a smaller batch or shorter sequences.',
      cause,
    });
  }
}
