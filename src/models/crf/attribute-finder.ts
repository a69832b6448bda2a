/**
 * From a table of tokens to the ids of its attributes. The strings of templates are made and looked up once for each
 * combination of cells; after that an attribute is found by the numbers of its cells, which is many times faster.
 */
import { FREE, PairTable } from './pair-table.ts';
import { beyond, type Cell, type Template } from './template.ts';

/** The id of an attribute, or -1 for one that has no weights. */
export type FindAttribute = (name: string) => number;

/** Texts and combinations that are remembered before all are forgotten: a long corpus has no end of them. */
const mostRemembered = 1_000_000;
/** Codes of cells before and behind the sentence: odd, less and more twice their distance from it. */
const BEFORE = 0xfffe0001;
const BEHIND = 0xffff0001;

export class AttributeFinder {
  readonly #templates: CompiledTemplate[];
  readonly #views: CellView[] = [];
  readonly #find: FindAttribute;
  /** Ids of attributes of the last sentence, and where those of each token begin. */
  ids = new Int32Array(1024);
  starts = new Uint32Array(64);

  constructor(templates: readonly Template[], find: FindAttribute) {
    this.#find = find;
    this.#templates = templates.map((template) => ({
      template,
      cells: template.cells.map((cell) => ({ view: this.#viewOf(cell), row: cell.row, place: 0 })),
      tables: Array.from({ length: Math.max(1, template.cells.length - 1) }, () => new PairTable()),
      id: undefined,
    }));
    for (const { cells } of this.#templates)
      for (const cell of cells) cell.place = cell.view.reach + cell.row;
  }

  /**
   * Fills `starts` [T + 1] and `ids` with the attributes of each token, those without an id left out.
   * @param columns [columns][T] of the table
   */
  load(columns: readonly (readonly string[])[], length: number): void {
    if (this.#isFull()) this.#forget();
    for (const view of this.#views) view.load(columns, length);
    if (this.starts.length <= length) this.starts = new Uint32Array(2 * length + 1);
    const most = length * this.#templates.length;
    if (this.ids.length < most) this.ids = new Int32Array(2 * most);
    let end = 0;
    for (let t = 0; t < length; t++) {
      this.starts[t] = end;
      for (const compiled of this.#templates) {
        const id = this.#idOf(compiled, t, length);
        if (id !== -1) this.ids[end++] = id;
      }
    }
    this.starts[length] = end;
  }

  /** The attributes of a token as text, in the order of templates; `load` comes first. */
  namesAt(t: number, length: number): string[] {
    return this.#templates
      .filter(({ template, cells }) => isAt(template, t, length) && !isIncomplete(template, cells, t))
      .map((compiled) => nameOf(compiled, t, length));
  }

  #idOf(compiled: CompiledTemplate, t: number, length: number): number {
    const { template, cells, tables } = compiled;
    if (!isAt(template, t, length)) return -1;
    if (cells.length === 0) {
      compiled.id ??= this.#find(template.texts[0]);
      return compiled.id;
    }
    const needsAll = template.at !== 'every';
    // The first cells become the number of their pair, that and the next one the number of theirs, and so on.
    const last = cells.length - 1;
    let code = cells[0].view.codes[t + cells[0].place];
    if (needsAll && (code & 1) === 1) return -1;
    let key = code;
    let next = 0;
    for (let c = 1; c <= last; c++) {
      code = cells[c].view.codes[t + cells[c].place];
      if (needsAll && (code & 1) === 1) return -1;
      if (c === last) next = code;
      else key = pairOf(tables[c - 1], key, code);
    }
    const table = tables[tables.length - 1];
    let id = table.get(key, next);
    if (id === FREE) {
      id = this.#find(nameOf(compiled, t, length));
      table.set(key, next, id);
    }
    return id;
  }

  #isFull(): boolean {
    return (
      this.#views.some(({ size }) => size >= mostRemembered) ||
      this.#templates.some(({ tables }) => tables.some(({ size }) => size >= mostRemembered))
    );
  }

  #forget(): void {
    for (const view of this.#views) view.forget();
    for (const compiled of this.#templates) compiled.tables = compiled.tables.map(() => new PairTable());
  }

  #viewOf(cell: Cell): CellView {
    let view = this.#views.find((other) => other.isOf(cell));
    if (view === undefined) {
      view = new CellView(cell);
      this.#views.push(view);
    }
    view.reach = Math.max(view.reach, Math.abs(cell.row));
    return view;
  }
}

interface CompiledTemplate {
  template: Template;
  /** `place` is where its codes begin, seen from the token. */
  cells: { view: CellView; row: number; place: number }[];
  /** Of pairs of cells, and at last of attributes. */
  tables: PairTable[];
  /** Of a template without cells. */
  id: number | undefined;
}

function isAt({ at }: Template, t: number, length: number): boolean {
  return at === 'first' ? t === 0 : at === 'last' ? t === length - 1 : true;
}

function isIncomplete(template: Template, cells: CompiledTemplate['cells'], t: number): boolean {
  return template.at !== 'every' && cells.some(({ view, place }) => (view.codes[t + place] & 1) === 1);
}

/** The number of a pair, given to it in the order of first appearance. */
function pairOf(table: PairTable, left: number, right: number): number {
  let pair = table.get(left, right);
  if (pair === FREE) {
    pair = table.size;
    table.set(left, right, pair);
  }
  return pair;
}

function nameOf({ template, cells }: CompiledTemplate, t: number, length: number): string {
  let name = template.texts[0];
  for (let c = 0; c < cells.length; c++)
    name += cells[c].view.textAt(t + cells[c].row, length) + template.texts[c + 1];
  return name;
}

/** One function of one column, and its values as numbers. */
class CellView {
  /** The most rows that a template looks away from a token. */
  reach = 0;
  /** [reach + T + reach] of each cell twice the number of its value, and one more where it is too short or beyond. */
  codes = new Uint32Array(64);
  readonly #cell: Cell;
  readonly #numbers = new Map<string, number>();
  readonly #values: string[] = [];
  readonly #codes = new Map<string, number>();

  constructor(cell: Cell) {
    this.#cell = cell;
  }

  get size(): number {
    return this.#codes.size;
  }

  forget(): void {
    this.#numbers.clear();
    this.#codes.clear();
    this.#values.length = 0;
  }

  isOf({ column, take, length }: Cell): boolean {
    const own = this.#cell;
    return column === own.column && take === own.take && length === own.length;
  }

  load(columns: readonly (readonly string[])[], length: number): void {
    const { reach } = this;
    const texts = columns[this.#cell.column];
    if (this.codes.length < length + 2 * reach) this.codes = new Uint32Array(2 * (length + 2 * reach));
    for (let k = 1; k <= reach; k++) {
      this.codes[reach - k] = BEFORE + 2 * k;
      this.codes[reach + length + k - 1] = BEHIND + 2 * k;
    }
    for (let t = 0; t < length; t++)
      this.codes[reach + t] = this.#codes.get(texts[t]) ?? this.#learn(texts[t]);
  }

  #learn(text: string): number {
    const value = this.#cell.take.of(text, this.#cell.length);
    const shown = value ?? text;
    let number = this.#numbers.get(shown);
    if (number === undefined) {
      number = this.#values.length;
      this.#values.push(shown);
      this.#numbers.set(shown, number);
    }
    const code = 2 * number + (value === undefined ? 1 : 0);
    this.#codes.set(text, code);
    return code;
  }

  /** What stands in the attribute: beyond the sentence CRF++'s words for it, a cell that is too short as it is. */
  textAt(t: number, length: number): string {
    if (t < 0) return beyond(t);
    return t < length ? this.#values[this.codes[this.reach + t] >>> 1] : beyond(t - length + 1);
  }
}
