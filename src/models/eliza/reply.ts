/** What an exchange comes to, as data, and what the program says when its script has no answer. */

/** One exchange as a line of data. */
export interface ElizaReply {
  /** The input as it was given. */
  input: string;
  /** The answer, in capitals. */
  reply: string;
  /**
   * The keyword whose rule answered, after all links; `NONE` for the last resort, `MEMORY` for a memory recalled.
   * With a built-in message it is the keyword at whose rule the program did not know how to go on.
   */
  keyword: string | null;
  /** The decomposition that matched, in the script's notation; null with a built-in message. */
  decomposition: string | null;
  /** The reassembly that made the reply, in the script's notation; null with a built-in message. */
  reassembly: string | null;
  /** The memory recalled (keyword `MEMORY`) or else the last one laid down in this exchange; null if none. */
  memory: string | null;
}

/** The message for LIMIT 1 to 4 where no decomposition matches, as in the listing of 1965. */
export function builtInMessage(limit: number): string {
  return ['PLEASE CONTINUE', 'HMMM', 'GO ON , PLEASE', 'I SEE'][limit - 1];
}

/** Notations already written: a conversation meets the same few hundred again and again. */
const notations = new WeakMap<object, string>();

export function notationOf<T extends object>(source: T, write: (source: T) => string): string {
  let notation = notations.get(source);
  if (notation === undefined) {
    notation = write(source);
    notations.set(source, notation);
  }
  return notation;
}
