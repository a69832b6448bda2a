/** Lines to the sentences of running text: a paragraph is collected and split where it ends. */
import { sentenceOffsets } from '../../text/sentences.ts';
import type { Sentence } from '../items.ts';
import { isBlank } from './parser.ts';

/** A longer paragraph is split before its end has come, so that a file without blank lines needs no more memory. */
const MAXIMUM_UNITS = 1 << 16;

/** Collects the lines of a paragraph and splits it at its end. */
export class ProseSplitter {
  private readonly file: string;
  private paragraph = '';
  /** Where in the paragraph each line starts, and its number. */
  private starts: number[] = [];
  private numbers: number[] = [];
  private limit = MAXIMUM_UNITS;

  constructor(file: string) {
    this.file = file;
  }

  add(line: string, number: number, out: Sentence[]): void {
    if (isBlank(line)) {
      this.flush(out);
      return;
    }
    if (this.paragraph !== '') this.paragraph += ' ';
    this.starts.push(this.paragraph.length);
    this.numbers.push(number);
    this.paragraph += line.trim();
    if (this.paragraph.length > this.limit) this.splitOff(out);
  }

  /** Ends the paragraph. */
  flush(out: Sentence[]): void {
    if (this.paragraph === '') return;
    const spans = sentenceOffsets(this.paragraph);
    this.emit(spans, spans.length, out);
    this.paragraph = '';
    this.starts = [];
    this.numbers = [];
    this.limit = MAXIMUM_UNITS;
  }

  /** Emits all sentences but the last, which may go on. */
  private splitOff(out: Sentence[]): void {
    const spans = sentenceOffsets(this.paragraph);
    if (spans.length < 4) {
      // No end in sight: looked for again only when there is twice as much, so that the work stays linear.
      this.limit *= 2;
      return;
    }
    this.emit(spans, spans.length - 2, out);
    const kept = spans[spans.length - 2];
    const line = this.lineAt(kept, 0);
    this.paragraph = this.paragraph.slice(kept);
    this.numbers = this.numbers.slice(line);
    this.starts = this.starts.slice(line).map((start) => Math.max(0, start - kept));
    this.limit = Math.max(MAXIMUM_UNITS, 2 * this.paragraph.length);
  }

  private emit(spans: ArrayLike<number>, end: number, out: Sentence[]): void {
    let line = 0;
    for (let i = 0; i < end; i += 2) {
      line = this.lineAt(spans[i], line);
      const text = this.paragraph.slice(spans[i], spans[i + 1]);
      out.push({ text, file: this.file, line: this.numbers[line] });
    }
  }

  /** Index of the line that a position in the paragraph is in, looked for from line `from` on. */
  private lineAt(position: number, from: number): number {
    let line = from;
    while (line + 1 < this.starts.length && this.starts[line + 1] <= position) line++;
    return line;
  }
}
