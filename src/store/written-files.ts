/** The files that were written since the last command began, by the names that they were given. */

const written = new Set<string>();

export function addWrittenFile(path: string): void {
  written.add(path);
}

export function forgetWrittenFiles(): void {
  written.clear();
}

export function isWrittenFile(path: string): boolean {
  return written.has(path);
}
