/** The version of this package, from its package.json. */

// An import of node:fs loads fs/promises, streams and readline with it, which a short run never uses.
const { readFileSync } = process.getBuiltinModule('node:fs');

export function packageVersion(): string {
  // Two levels up from src/cli and from dist/cli alike.
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
