/**
 * The part of WebAssembly used here, typed. TypeScript's own types of it come with the browser's library only, which
 * would make `window` look real in a program for Node.
 */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
  /** @throws RangeError where the system has no more */
  grow(pages: number): number;
}

export type CompiledModule = object;

interface Api {
  Memory: new (limits: { initial: number; maximum: number; shared: true }) => SharedMemory;
  Module: new (bytes: Uint8Array) => CompiledModule;
  Instance: new (module: CompiledModule, imports: object) => { exports: object };
}

export const webAssembly = (globalThis as unknown as { WebAssembly: Api }).WebAssembly;
