/**
 * A canvas of dots on terminal cells: each Braille character (Unicode block U+2800) holds two dots across and four
 * down. A cell remembers the series that drew in it last, for its colour, and may hold a letter instead of dots.
 */

/** The bit of a dot: [column][row] of the cell. */
const bits = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
];

export class BrailleCanvas {
  readonly width: number;
  readonly height: number;
  readonly #dots: Uint8Array;
  readonly #owner: Int16Array;
  readonly #letters: (string | undefined)[];

  /** @param width in cells @param height in cells */
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#dots = new Uint8Array(width * height);
    this.#owner = new Int16Array(width * height).fill(-1);
    this.#letters = new Array(width * height);
  }

  /** A line between two dots (J. Bresenham, IBM Systems Journal 4(1), 1965); the origin is at the top left. */
  line(fromX: number, fromY: number, toX: number, toY: number, owner: number): void {
    const stepX = fromX < toX ? 1 : -1;
    const stepY = fromY < toY ? 1 : -1;
    const across = Math.abs(toX - fromX);
    const down = -Math.abs(toY - fromY);
    let error = across + down;
    let x = fromX;
    let y = fromY;
    for (;;) {
      this.#dot(x, y, owner);
      if (x === toX && y === toY) return;
      const twice = 2 * error;
      if (twice >= down) {
        error += down;
        x += stepX;
      }
      if (twice <= across) {
        error += across;
        y += stepY;
      }
    }
  }

  /** Puts a letter into the cell of a dot; false where another letter stands there already. */
  letter(x: number, y: number, letter: string, owner: number): boolean {
    const cell = (y >> 2) * this.width + (x >> 1);
    if (this.#letters[cell] !== undefined) return false;
    this.#letters[cell] = letter;
    this.#owner[cell] = owner;
    return true;
  }

  /** The pieces of a row of cells: neighbours of one owner together; owner -1 is empty space. */
  row(row: number): { text: string; owner: number }[] {
    const pieces: { text: string; owner: number }[] = [];
    for (let column = 0; column < this.width; column++) {
      const cell = row * this.width + column;
      const dots = this.#dots[cell];
      const text = this.#letters[cell] ?? (dots === 0 ? ' ' : String.fromCharCode(0x2800 + dots));
      const last = pieces[pieces.length - 1];
      if (last?.owner === this.#owner[cell]) last.text += text;
      else pieces.push({ text, owner: this.#owner[cell] });
    }
    return pieces;
  }

  #dot(x: number, y: number, owner: number): void {
    const cell = (y >> 2) * this.width + (x >> 1);
    this.#dots[cell] |= bits[x & 1][y & 3];
    if (this.#letters[cell] === undefined) this.#owner[cell] = owner;
  }
}
