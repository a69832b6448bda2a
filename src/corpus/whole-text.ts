/**
 * A text that is put together from what is read piece by piece, up to a limit: what has no end is refused while there is
 * still memory, and what is longer than a string may be never becomes one.
 */
import { NlpError, type Sentence } from '../errors.ts';

/** In UTF-16 units; half of what a string of JavaScript may hold. */
export const longestWholeText: number = 1 << 28;

export class WholeText {
  readonly #pieces: string[] = [];
  readonly #remedy: Sentence;
  readonly #longest: number;
  #length = 0;

  constructor(remedy: Sentence, longest = longestWholeText) {
    this.#remedy = remedy;
    this.#longest = longest;
  }

  /** Adds lines, each with a line feed behind it. @throws NlpError that names the file, where it is too much */
  addLines(lines: readonly { text: string; file: string; line: number }[]): void {
    if (lines.length === 0) return;
    // One string for many lines: a list of a hundred million would not fit where their text does.
    let length = lines.length;
    for (const { text } of lines) length += text.length;
    this.#length += length;
    if (this.#length > this.#longest) {
      const size =
        this.#longest >= 1 << 20
          ? `${this.#longest / (1 << 20)} Mi characters`
          : `${this.#longest} characters`;
      const { file, line } = lines[0];
      throw new NlpError(`the text goes on after ${size}`, { where: { file, line }, remedy: this.#remedy });
    }
    this.#pieces.push(`${lines.map(({ text }) => text).join('\n')}\n`);
  }

  toString(): string {
    return this.#pieces.join('');
  }
}
