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
  /** Steps left out because there are too many. */
  | { kind: 'omitted'; steps: number }
  | { kind: 'reply'; reply: string };

export function renderTrace(_steps: readonly TraceStep[]): string[] {
  return [];
}
