/**
 * Texts that come more than once. Short ones ("Yes, he said.") recur by themselves and are not looked at.
 * Only hashes are kept: FNV-1a (G. Fowler, L. Noll, K. Vo) twice with different bases, 53 bits together, so that
 * two of a million texts are taken for equal with a chance of 6 in 100,000.
 */
import type { FindingList } from './findings.ts';

const MINIMUM_UNITS = 20;
/** A Map holds at most 2^24; beyond this many texts new ones are no longer remembered. */
export const MAXIMUM_TEXTS: number = 1 << 23;

export class DuplicateFinder {
  private readonly findings: FindingList;
  private readonly lines = new Map<number, number>();
  private readonly files: string[] = [];

  constructor(findings: FindingList) {
    this.findings = findings;
  }

  check(text: string, file: string, line: number): void {
    if (text.length < MINIMUM_UNITS) return;
    if (this.files.at(-1) !== file) this.files.push(file);
    const key = hashOfText(text);
    const before = this.lines.get(key);
    if (before !== undefined) {
      const first = `${this.files[Math.floor(before / 0x100000000)]}:${before % 0x100000000}`;
      this.findings.add('warning', 'duplicate-text', file, line, `the same text is at ${first}`);
    } else if (this.lines.size < MAXIMUM_TEXTS) {
      this.lines.set(key, (this.files.length - 1) * 0x100000000 + line);
    }
  }
}

/** 53 bits. */
export function hashOfText(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x9dc5811c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit ^ (b >>> 15), 0x85ebca6b);
  }
  return (a >>> 0) * 0x200000 + ((b ^ (b >>> 13)) >>> 11);
}
