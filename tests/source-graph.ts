/** What the files of src/ import from one another, types and dynamic imports included, and the circles in it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** Every file, by its path in src/. */
export const sourceFiles: readonly string[] = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => path.relative(source, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  .sort();

export interface Import {
  from: string;
  to: string;
  dynamic: boolean;
}

export function textOf(file: string): string {
  return readFileSync(path.join(source, file), 'utf8');
}

export function importsOf(file: string): Import[] {
  const statement =
    /(?:import|export)\s+(?:type\s+)?[^;'"]*?from\s+'(\.[^']+)'|import\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g;
  return Array.from(textOf(file).matchAll(statement), (match) => {
    const named = match[1] ?? match[2] ?? match[3];
    const to = path.posix.normalize(path.posix.join(path.posix.dirname(file), named));
    return { from: file, to, dynamic: match[3] !== undefined };
  });
}

/**
 * The files that can be reached from themselves, each circle sorted by name.
 * Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972.
 */
export function circlesOf(targets: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const number = order.size;
    order.set(file, number);
    stack.push(file);
    let low = number;
    for (const target of targets.get(file) ?? []) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (stack.includes(target)) low = Math.min(low, order.get(target)!);
    }
    if (low === number) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1 || targets.get(file)?.includes(file)) circles.push(circle.sort());
    }
    return low;
  };
  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return circles;
}
