/** Oddities of a set of tags or labels: spellings that differ in case only, tags used once, unknown ones. */
import { shownValue } from '../errors.ts';
import type { FindingList } from './findings.ts';

/** universaldependencies.org/u/pos: the 17 Universal POS tags. */
const universal = new Set(
  'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' '),
);

/** Below this many uses a tag that occurs once is nothing odd. */
const ENOUGH = 1000;

interface Use {
  count: number;
  file: string;
  line: number;
}

export class TagSetChecker {
  private readonly findings: FindingList;
  private readonly what: 'tag' | 'label';
  private readonly uses = new Map<string, Use>();
  private total = 0;
  private isUniversal = false;

  constructor(findings: FindingList, what: 'tag' | 'label') {
    this.findings = findings;
    this.what = what;
  }

  /** The tags should be Universal POS tags. */
  expectUniversal(): void {
    this.isUniversal = true;
  }

  count(tag: string, file: string, line: number): void {
    this.total++;
    const use = this.uses.get(tag);
    if (use === undefined) this.uses.set(tag, { count: 1, file, line });
    else use.count++;
  }

  /** After the last tag. */
  finish(): void {
    const bySpelling = new Map<string, string>();
    // Of two spellings used equally often the one that came first is the usual one.
    const tags = [...this.uses].sort((a, b) => b[1].count - a[1].count);
    for (const [tag, { count, file, line }] of tags) {
      const folded = tag.toLowerCase();
      const usual = bySpelling.get(folded);
      const { what } = this;
      if (usual === undefined) bySpelling.set(folded, tag);
      else {
        const message = `the ${what} ${shownValue(tag)} is elsewhere ${shownValue(usual)}`;
        this.findings.add('warning', `${what}-case`, file, line, message);
      }
      if (this.isUniversal && !universal.has(tag)) {
        const message = `${shownValue(tag)} is not a Universal POS tag`;
        this.findings.add('warning', 'unknown-tag', file, line, message);
      } else if (count === 1 && this.total >= ENOUGH) {
        const message = `the ${what} ${shownValue(tag)} occurs once among ${this.total}`;
        this.findings.add('warning', `rare-${what}`, file, line, message);
      }
    }
  }
}
