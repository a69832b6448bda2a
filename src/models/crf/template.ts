/**
 * Feature templates: what of a table of tokens becomes an attribute of each token. The syntax is that of CRF++ (T. Kudo,
 * taku910.github.io/crfpp), a template a line, with a few additions.
 *
 *   U01:%x[-1,0]/%x[0,0]     the text with each %x[row,column] replaced: the cell of that column, rows counted from here
 *   B                        weights for pairs of labels, whatever the tokens are; without such a line there are none
 *   # ...                    a remark
 * Beyond the sentence CRF++ has words of its own: `_B-1` before the first token, `_B+1` after the last. Added here:
 *   ?name=%x[-1,0]           as U, but there is no such attribute where a cell lies beyond the sentence or is too short
 *   ^name  $name             an attribute of the first token, and of the last
 *   %lower[0,0] %shape[0,0] %brief[0,0] %prefix[0,0,3] %suffix[0,0,3]     what is taken of a cell: cell-functions.ts
 */
import { NlpError } from '../../errors.ts';
import { type CellFunction, cellFunctions } from './cell-functions.ts';

/** A cell of the table, seen from a token. */
export interface Cell {
  row: number;
  column: number;
  take: CellFunction;
  /** Characters, of functions that take some. */
  length: number;
}

export interface Template {
  /** Where it makes an attribute: at every token, only where all cells are there, at the first or at the last token. */
  at: 'every' | 'inside' | 'first' | 'last';
  /** What stands around the cells: one text more than there are cells. */
  texts: string[];
  cells: Cell[];
}

export interface TemplateSet {
  templates: Template[];
  /** Whether pairs of labels have weights. */
  hasTransitions: boolean;
  /** Columns that the cells need: one more than the greatest. */
  columns: number;
}

/** What a cell beyond the sentence is called. @param row from -1 before the first, from 1 behind the last token */
export const beyond = (row: number): string => (row < 0 ? `_B${row}` : `_B+${row}`);

const places = { U: 'every', '?': 'inside', '^': 'first', $: 'last' } as const;
/** Rows and columns that a cell can name. */
const mostRows = 1000;
const mostColumns = 1000;
const remedy =
  'A template looks like U01:%x[-1,0]/%x[0,0]; a single B asks for transitions; # begins a remark.';

/** @throws NlpError with the line of what is no template */
export function parseTemplates(text: string, file?: string): TemplateSet {
  const templates: Template[] = [];
  let hasTransitions = false;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trimEnd();
    if (line === '' || line.startsWith('#')) continue;
    const fail = (what: string, help = remedy): never => {
      throw new NlpError(what, {
        where: { ...(file === undefined ? {} : { file }), line: index + 1 },
        remedy: help,
      });
    };
    if (line[0] === 'B') {
      if (line.includes('%')) {
        const help = 'Write B alone: pairs of labels have a weight each, whatever the tokens are.';
        fail(
          `the template '${line.slice(0, 80)}' makes transitions depend on tokens, which is not supported`,
          help,
        );
      }
      hasTransitions = true;
      continue;
    }
    const at = places[line[0] as keyof typeof places] ?? fail(`'${line.slice(0, 80)}' is no template`);
    templates.push(parseTemplate(at === 'every' ? line : line.slice(1), at, fail));
  }
  if (templates.length === 0) {
    throw new NlpError('there is no template', {
      ...(file === undefined ? {} : { where: { file } }),
      remedy,
    });
  }
  const columns = Math.max(0, ...templates.flatMap(({ cells }) => cells.map(({ column }) => column + 1)));
  return { templates, hasTransitions, columns };
}

function parseTemplate(
  text: string,
  at: Template['at'],
  fail: (what: string, help?: string) => never,
): Template {
  const texts: string[] = [];
  const cells: Cell[] = [];
  let end = 0;
  for (const found of text.matchAll(/%(\w+)\[([^\]]*)\]/g)) {
    const [whole, name, inside] = found;
    const take = Object.hasOwn(cellFunctions, name) ? cellFunctions[name] : undefined;
    const numbers = inside.split(',').map((part) => part.trim());
    if (take === undefined)
      fail(`there is no %${name}`, `There are %${Object.keys(cellFunctions).join(', %')}.`);
    const wanted = take?.hasLength ? 3 : 2;
    if (numbers.length !== wanted || !numbers.every((number) => /^[-+]?\d{1,4}$/.test(number)))
      fail(`'${whole}' needs ${wanted} whole numbers: row, column${wanted === 3 ? ', characters' : ''}`);
    const [row, column, length = 0] = numbers.map(Number);
    if (Math.abs(row) > mostRows || column < 0 || column >= mostColumns || (wanted === 3 && length < 1))
      fail(
        `'${whole}' has a number out of range`,
        'Rows go from -1000 to 1000, columns from 0 to 999, characters from 1.',
      );
    texts.push(text.slice(end, found.index));
    cells.push({ row, column, take: take as CellFunction, length });
    end = found.index + whole.length;
  }
  texts.push(text.slice(end));
  return { at, texts, cells };
}
