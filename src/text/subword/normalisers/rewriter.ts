/** Writes a text anew from left to right and remembers what changed, for normalisers that go through it themselves. */
import { AlignedText } from '../../normalise/aligned-text.ts';

export class Rewriter {
  readonly #text: string;
  readonly #parts: string[] = [];
  readonly #edits: number[] = [];
  #copied = 0;
  #length = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Puts `content` where the old text has [start, end); what lies between two replacements stays. */
  replace(start: number, end: number, content: string): void {
    if (start > this.#copied) {
      this.#parts.push(this.#text.slice(this.#copied, start));
      this.#length += start - this.#copied;
    }
    this.#parts.push(content);
    this.#edits.push(start, end, this.#length, this.#length + content.length);
    this.#length += content.length;
    this.#copied = end;
  }

  /** The steps of a normaliser: one, or none where nothing was replaced. */
  finish(): AlignedText[] {
    if (this.#edits.length === 0) return [];
    this.#parts.push(this.#text.slice(this.#copied));
    return [new AlignedText(this.#parts.join(''), this.#edits)];
  }
}
