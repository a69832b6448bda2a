/** Parts of a script written back in the script's own notation, for replies as data, traces and messages. */
import type { MemoryTransformation, PatternElement, Reassembly, ReassemblyElement } from './types.ts';

/** `(0 YOUR 0 (/FAMILY) 0)` */
export function writePattern(pattern: readonly PatternElement[]): string {
  return `(${pattern.map(writeElement).join(' ')})`;
}

/** `(YOUR 4)`, `(NEWKEY)`, `(=WHAT)`, `(PRE (YOU ARE 3) (=I))` */
export function writeReassembly(reassembly: Reassembly): string {
  switch (reassembly.kind) {
    case 'words':
      return writeElements(reassembly.elements);
    case 'newkey':
      return '(NEWKEY)';
    case 'link':
      return `(=${reassembly.keyword})`;
    case 'pre':
      return `(PRE ${writeElements(reassembly.elements)} (=${reassembly.keyword}))`;
  }
}

/** `(0 YOUR 0 = BUT YOUR 3)` */
export function writeMemory(transformation: MemoryTransformation): string {
  const pattern = writePattern(transformation.pattern).slice(0, -1);
  return `${pattern} = ${transformation.elements.join(' ')})`;
}

export function writeElements(elements: readonly ReassemblyElement[]): string {
  return `(${elements.join(' ')})`;
}

export function writeElement(element: PatternElement): string {
  switch (element.kind) {
    case 'word':
      return element.word;
    case 'count':
      return String(element.count);
    case 'any':
      return `(*${element.words.join(' ')})`;
    case 'tagged':
      return `(/${element.tags.join(' ')})`;
    case 'never':
      return `(${element.words.join(' ')})`;
  }
}
