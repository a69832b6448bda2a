/**
 * A text that was rewritten in places, with the way back: which part of the text as it was a part of the new one stands
 * for. Positions count UTF-16 units. Inside a place that changed there is no way to tell: there a part begins where the
 * whole place began, and ends where it ended.
 */

/** Numbers an edit: it replaced [fromStart, fromEnd) of the old text by [toStart, toEnd) of the new one. */
const FIELDS = 4;

export class AlignedText {
  readonly text: string;
  /** [edits * 4] fromStart fromEnd toStart toEnd, ascending */
  readonly #edits: readonly number[];

  constructor(text: string, edits: readonly number[] = []) {
    this.text = text;
    this.#edits = edits;
  }

  /** Replaces offsets [2 * count] of parts of the new text (start, end; starts ascend) by those of the old one, in place. */
  restore(offsets: Uint32Array, count: number): void {
    const edits = this.#edits;
    if (edits.length === 0) return;
    let before = 0;
    let within = 0;
    for (let i = 0; i < 2 * count; i += 2) {
      const start = offsets[i];
      const end = offsets[i + 1];
      while (before < edits.length && edits[before + 3] <= start) before += FIELDS;
      within = Math.max(within, before);
      while (within < edits.length && edits[within + 3] < end) within += FIELDS;
      offsets[i] =
        before < edits.length && edits[before + 2] < start ? edits[before] : start + this.#shift(before);
      const isCut = within < edits.length && edits[within + 2] < end;
      offsets[i + 1] = isCut ? edits[within + 1] : end + this.#shift(within);
    }
  }

  /** How far the old text is ahead behind all edits before this one. */
  #shift(edit: number): number {
    return edit === 0 ? 0 : this.#edits[edit - 3] - this.#edits[edit - 1];
  }
}
