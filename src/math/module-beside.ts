/** Modules that are found by their place, as source or as build. */

/** The URL of a module in the same folder, as source or as build: `moduleBeside('./x', import.meta.url)`. */
export function moduleBeside(name: string, here: string): string {
  return new URL(`${name}${here.slice(here.lastIndexOf('.'))}`, here).href;
}
