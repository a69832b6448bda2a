/** A file that was opened at once, by its descriptor, with what a writer needs of it; a FileHandle is one, too. */
import { close, fchmod, fsync, write } from 'node:fs';
import { promisify } from 'node:util';

export interface OpenFile {
  /** @returns how much of it was written */
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ bytesWritten: number }>;
  chmod(mode: number): Promise<void>;
  /** Flushes it to the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

const [writeTo, changeMode, flush, closeNow] = [
  promisify(write),
  promisify(fchmod),
  promisify(fsync),
  promisify(close),
] as const;

export function openFileOf(descriptor: number): OpenFile {
  return {
    write: (bytes, offset, length) => writeTo(descriptor, bytes, offset, length, null),
    chmod: (mode) => changeMode(descriptor, mode),
    sync: () => flush(descriptor),
    close: () => closeNow(descriptor),
  };
}
