/**
 * Loads SIMD kernels (AssemblyScript) over an arena. Each family of kernels lies beside what it belongs to, in a
 * folder `kernels/` whose `index.ts` lists the exports; the build compiles each to one kernels.wasm in the parent of
 * that folder. A run from source uses the last build's.
 */
import { existsSync, readFileSync } from 'node:fs';
import { NlpError } from '../errors.ts';
import type { Arena } from './arena.ts';
import { type CompiledModule, webAssembly } from './web-assembly.ts';

/** `NLP_KERNELS=js` chooses plain TypeScript where there is a SIMD kernel, for comparison and as a way out. */
export const simdIsWanted = () => process.env.NLP_KERNELS !== 'js';

const compiled = new Map<string, CompiledModule>();

/**
 * An instance of a family of kernels that works on the arena's memory.
 * @param folder the parent of its folder `kernels/`, from src on
 * @returns its exports; pointers are byte offsets into the arena (`array.byteOffset`)
 * @throws NlpError where there is no build
 */
export function instantiateKernels<Exports>(folder: string, arena: Arena): Exports {
  let module = compiled.get(folder);
  if (module === undefined) {
    module = new webAssembly.Module(readFileSync(kernelFile(folder)));
    compiled.set(folder, module);
  }
  const instance = new webAssembly.Instance(module, { env: { memory: arena.memory, abort } });
  return instance.exports as Exports;
}

function kernelFile(folder: string): URL {
  const places = [`../${folder}/kernels.wasm`, `../../dist/${folder}/kernels.wasm`];
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (found === undefined) {
    throw new NlpError('the SIMD kernels are not built', {
      remedy: 'Run `npm run build`, or set NLP_KERNELS=js to use plain JavaScript.',
      exitStatus: 4,
    });
  }
  return found;
}

function abort(): never {
  throw new RangeError('a kernel was given sizes it cannot work with');
}
