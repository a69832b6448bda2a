/**
 * The words of texts with how often they occur: all that training reads of them, so that its memory grows with the
 * distinct words and not with the text.
 */
import { lastText, type SubwordNormaliser } from '../normalisers/normaliser.ts';
import type { PreTokenizer } from '../pre-tokenizers/pre-tokenizer.ts';

export class WordCounts {
  readonly counts = new Map<string, number>();
  /** How often each was the last of its text. */
  readonly last = new Map<string, number>();
  /** Words in all. */
  total = 0;
  readonly #normaliser: SubwordNormaliser | undefined;
  readonly #preTokenizer: PreTokenizer;

  constructor(preTokenizer: PreTokenizer, normaliser?: SubwordNormaliser) {
    this.#preTokenizer = preTokenizer;
    this.#normaliser = normaliser;
  }

  /** Counts the words of a text, as a rule a line with its line break. */
  add(text: string): void {
    const normal = this.#normaliser === undefined ? text : lastText(text, this.#normaliser(text));
    let last = '';
    this.#preTokenizer.cut(normal, true, (piece) => {
      last = piece;
      const count = this.counts.get(piece);
      this.total++;
      if (count !== undefined) this.counts.set(piece, count + 1);
      // A slice would keep the whole text in memory.
      else this.counts.set(piece.length > 12 ? Buffer.from(piece, 'utf16le').toString('utf16le') : piece, 1);
    });
    if (last !== '') this.last.set(last, (this.last.get(last) ?? 0) + 1);
  }

  /** The words by code units, so that nothing depends on the order of the texts. */
  sorted(): [word: string, count: number][] {
    return [...this.counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }
}
