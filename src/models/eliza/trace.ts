/**
 * What happened in one exchange, step by step: as data, and as text.
 */

/** One thing the program did, in the order it did it. Texts are in capitals; long ones end in `... (N more words)`. */
export type TraceStep =
  /** The input after normalisation. */
  | { kind: 'input'; text: string }
  /** The counter that decides over memories and built-in messages, 1 to 4. */
  | { kind: 'limit'; limit: number }
  /** A word that has a rule with a transformation went on the keystack. */
  | { kind: 'keyword'; word: string; rank: number; place: 'top' | 'bottom'; substitute: string | null }
  /** A word without a transformation was replaced. */
  | { kind: 'substitution'; word: string; substitute: string }
  /** Words that were dropped at a delimiter: all so far (no keyword yet), or it and all that follows. */
  | { kind: 'dropped'; text: string; delimiter: string; side: 'before' | 'after' }
  /** What the scan left: the text and the keywords in the order they will be tried. */
  | { kind: 'scanned'; text: string; keystack: { keyword: string; rank: number }[] }
  /** The rules of a keyword are tried on a text. */
  | { kind: 'rule'; keyword: string; text: string }
  /** The MEMORY key: `memory` was laid down, or null where the chosen decomposition does not match. */
  | {
      kind: 'memory';
      word: string;
      hash: number;
      transformation: string;
      memory: string | null;
      stored: number;
    }
  /** A decomposition was tried; `parts` where it matches. */
  | { kind: 'decomposition'; decomposition: string; parts: string[] | null }
  /** The reassembly that was its turn: number `position` (from 1) of `count`. */
  | { kind: 'reassembly'; reassembly: string; position: number; count: number }
  /** On to the rules of another keyword; `rewritten` is the new text of PRE. */
  | { kind: 'link'; keyword: string; why: 'reassembly' | 'no match' | 'pre'; rewritten: string | null }
  /** NEWKEY: on to the next keyword of the keystack, or null where it is empty. */
  | { kind: 'newkey'; keyword: string | null }
  /** The oldest memory is the reply. */
  | { kind: 'recall'; memory: string; left: number }
  /** NONE answers. */
  | { kind: 'none'; why: 'no keyword' | 'keystack empty' }
  /** A built-in message answers. */
  | { kind: 'built-in'; limit: number; why: 'no match' | 'no such keyword'; keyword: string }
  /** Words of the scan or passes through rules that are left out because there are too many. */
  | { kind: 'omitted'; steps: number }
  | { kind: 'reply'; reply: string };

/** Width of the labels on the left. */
const MARGIN = 12;

/**
 * The steps as plain lines of at most `width` columns (76 leave room to indent them on a terminal of 80).
 * Each begins with a label, or with blanks where it goes on with what the label above says.
 */
export function renderTrace(steps: readonly TraceStep[], width = 76): string[] {
  return layOut(
    steps.map((step) => ({ ...describe(step), again: step.kind === 'rule' })),
    width,
  );
}

/** A label and what it says; `again` repeats the label below the same one. */
export interface LabelledText {
  label: string;
  text: string;
  again?: boolean;
}

/** Labels on the left, texts broken into rows beside them. */
export function layOut(texts: readonly LabelledText[], width = 76): string[] {
  const lines: string[] = [];
  let last = '';
  for (const { label, text, again } of texts) {
    const rows = wrap(text, Math.max(width - MARGIN, 20));
    rows.forEach((row, i) => {
      const shown = i === 0 && (label !== last || again) ? label : '';
      lines.push((shown.padEnd(MARGIN) + row).trimEnd());
    });
    last = label;
  }
  return lines;
}

function describe(step: TraceStep): LabelledText {
  const [label, text] = labelAndText(step);
  return { label, text };
}

function labelAndText(step: TraceStep): [label: string, text: string] {
  switch (step.kind) {
    case 'limit':
      return [
        'LIMIT',
        `${step.limit} of 4${step.limit === 4 ? ': without a keyword, a memory may come back now' : ''}`,
      ];
    case 'input':
      return ['Heard', step.text === '' ? 'nothing' : step.text];
    case 'keyword': {
      const replaced = step.substitute === null ? '' : `; becomes ${step.substitute}`;
      return [
        'Scan',
        `${step.word}: keyword of rank ${step.rank}, to the ${step.place} of the keystack${replaced}`,
      ];
    }
    case 'substitution':
      return ['Scan', `${step.word}: becomes ${step.substitute}`];
    case 'dropped': {
      const { delimiter, text } = step;
      if (step.side === 'before')
        return ['Scan', `no keyword up to "${delimiter}", so this is dropped: ${text}`];
      return ['Scan', `"${delimiter}" ends the clause with a keyword; the rest is dropped: ${text}`];
    }
    case 'scanned': {
      const keys = step.keystack.map(({ keyword, rank }) => `${keyword} (${rank})`).join(', ');
      return ['Text', `${step.text === '' ? 'nothing is left' : step.text}\nkeystack: ${keys || 'empty'}`];
    }
    case 'rule':
      return [`Rule`, `${step.keyword}, on: ${step.text === '' ? 'nothing' : step.text}`];
    case 'memory': {
      const how = `HASH of the last word ${step.word} is ${step.hash}: MEMORY takes number ${step.hash + 1} of its 4`;
      const what =
        step.memory === null ? 'does not match: nothing to remember' : `remembered: ${step.memory}`;
      return ['Memory', `${how}\n${step.transformation}\n${what} (${step.stored} stored)`];
    }
    case 'decomposition':
      if (step.parts === null) return ['  try', `${step.decomposition} does not match`];
      return ['  try', `${step.decomposition} matches\n${listParts(step.parts)}`];
    case 'reassembly':
      return ['  build', `${step.reassembly}, number ${step.position} of ${step.count}`];
    case 'link': {
      const next = `on with the rules of ${step.keyword}`;
      if (step.why === 'pre') return ['  go', `${next}, the text now: ${step.rewritten || 'nothing'}`];
      return ['  go', step.why === 'no match' ? `by its link, ${next}` : `${next}, same text`];
    }
    case 'newkey':
      return [
        '  go',
        step.keyword === null ? 'NEWKEY, but no keyword is left' : `NEWKEY: on with ${step.keyword}`,
      ];
    case 'recall':
      return ['Memory', `no keyword and LIMIT is 4: the oldest memory comes back (${step.left} left)`];
    case 'none':
      return [
        'NONE',
        step.why === 'no keyword' ? 'no keyword: the last resort answers' : 'the last resort answers',
      ];
    case 'built-in': {
      const why =
        step.why === 'no match'
          ? `no decomposition of ${step.keyword} matches`
          : `there is no keyword ${step.keyword}`;
      return ['Built-in', `${why}; the program answers by itself, with its message for LIMIT ${step.limit}`];
    }
    case 'omitted':
      return ['...', `${step.steps} more`];
    case 'reply':
      return ['Reply', step.reply];
  }
}

/** `1: YOUR  2: FATHER  3: nothing` */
function listParts(parts: readonly string[]): string {
  return parts.map((part, i) => `${i + 1}: ${part === '' ? '-' : part}`).join('  ');
}

/** Breaks a text into rows of at most `width` columns, at blanks where there are any. */
function wrap(text: string, width: number): string[] {
  const rows: string[] = [];
  for (const paragraph of text.split('\n')) {
    let row = '';
    let used = 0;
    // Words with the blanks before them, so that blanks inside a reply are seen as they are.
    for (const piece of paragraph.match(/\s*\S+|\s+$/g) ?? ['']) {
      const columns = columnsOf(piece);
      if (used > 0 && used + columns > width) {
        rows.push(row);
        row = '';
        used = 0;
      }
      let rest = used === 0 && rows.length > 0 ? piece.trimStart() : piece;
      while (columnsOf(rest) > width) {
        const head = headOf(rest, width);
        rows.push(head);
        rest = rest.slice(head.length);
      }
      row += rest;
      used += columnsOf(rest);
    }
    rows.push(row);
  }
  return rows;
}

/** The longest beginning of `text` that takes at most `width` columns. */
function headOf(text: string, width: number): string {
  let head = '';
  let used = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > width) break;
    head += character;
  }
  return head;
}

/** Columns on a terminal: two for East Asian wide characters and emoji. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const wide =
      code >= 0x1100 &&
      (code <= 0x115f ||
        (code >= 0x2e80 && code <= 0xa4cf) ||
        (code >= 0xac00 && code <= 0xd7a3) ||
        (code >= 0xf900 && code <= 0xfaff) ||
        (code >= 0xfe30 && code <= 0xfe6f) ||
        (code >= 0xff00 && code <= 0xff60) ||
        code >= 0x1f300);
    columns += wide ? 2 : 1;
  }
  return columns;
}
