/**
 * Text to word ids, sentence by sentence (a line each): straight from UTF-8 bytes for the whitespace tokenizer, and
 * through any other tokenizer for whole sentences.
 *
 * A blank line is a sentence of no words, as in KenLM. `<unk>` in a text is the unknown word. `<s>` and `</s>` are
 * no words: when learning they are refused (or skipped), when scoring they are unknown.
 */
import { NlpError } from '../../errors.ts';
import { finishHash, hashFactor, hashStart } from '../../text/token-hash.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { BEGIN, END, UNKNOWN } from './count-trie.ts';

/** In place of an id. */
const skipped = -1;

export interface TokenStreamOptions {
  /** Give new words an id; else they are unknown. */
  learn: boolean;
  /** For training: every sentence begins with `<s>` (all of them end with `</s>`), which the text may not name. */
  markBegin: boolean;
  /** Skip `<s>` and `</s>` in the text instead of refusing them. */
  skipSymbols?: boolean;
}

export class TokenStream {
  /** The ids so far; the first `length` count. */
  tokens = new Uint32Array(1 << 16);
  length = 0;
  sentences = 0;
  /** Words of the text, without `<s>` and `</s>`. */
  words = 0;
  readonly #table: Vocabulary;
  readonly #options: TokenStreamOptions;
  #file: string | undefined;
  #line = 1;

  constructor(table: Vocabulary, options: TokenStreamOptions) {
    this.#table = table;
    this.#options = options;
  }

  /**
   * Takes whole lines of whitespace-tokenized text; only the last line of a file may lack its line end.
   * @param line number of the first line, from 1
   */
  feed(bytes: Uint8Array, file?: string, line = 1): void {
    if (bytes.length === 0) return;
    this.#file = file;
    this.#line = line;
    if (bytes[bytes.length - 1] === 10) {
      // A plain view, because the loop below is compiled for one class of arrays.
      this.#lines(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
    } else {
      const ended = new Uint8Array(bytes.length + 1);
      ended.set(bytes);
      ended[bytes.length] = 10;
      this.#lines(ended);
    }
  }

  /** Takes a sentence that was tokenized already. */
  feedTokens(tokens: readonly string[], file?: string, line = this.#line): void {
    this.#file = file;
    this.#line = line;
    this.#reserve(tokens.length + 2);
    if (this.#options.markBegin) this.tokens[this.length++] = BEGIN;
    const { learn } = this.#options;
    for (const token of tokens) {
      let id = learn ? this.#table.add(token) : this.#table.find(token);
      if (id <= END) id = this.#special(id);
      if (id === skipped) continue;
      this.words++;
      this.tokens[this.length++] = id;
    }
    this.tokens[this.length++] = END;
    this.sentences++;
    this.#line++;
  }

  /** Lines that all end with a line feed. */
  #lines(bytes: Uint8Array): void {
    // A word and the blank after it make one token, a line end makes two.
    this.#reserve(2 * bytes.length);
    const begin = this.#options.markBegin;
    const learn = this.#options.learn;
    const table = this.#table;
    const tokens = this.tokens;
    const to = bytes.length;
    let length = this.length;
    let words = 0;
    let i = 0;
    while (i < to) {
      if (begin) tokens[length++] = BEGIN;
      for (;;) {
        let byte = bytes[i];
        while (byte === 32 || byte === 9 || byte === 13) byte = bytes[++i];
        if (byte === 10) break;
        const start = i;
        let hash = hashStart;
        do {
          hash = Math.imul(hash ^ byte, hashFactor);
          byte = bytes[++i];
        } while (byte > 32 || (byte !== 32 && byte !== 10 && byte !== 9 && byte !== 13));
        hash = finishHash(hash);
        let id = learn ? table.addBytes(bytes, start, i, hash) : table.findBytes(bytes, start, i, hash);
        if (id <= END) {
          id = this.#special(id);
          if (id === skipped) continue;
        }
        words++;
        tokens[length++] = id;
      }
      tokens[length++] = END;
      this.sentences++;
      this.#line++;
      i++;
    }
    this.length = length;
    this.words += words;
  }

  /** What a word that is unknown, or spelled like a special word, counts as; `skipped` where it counts as nothing. */
  #special(id: number): number {
    if (id !== BEGIN && id !== END) return UNKNOWN;
    if (!this.#options.markBegin) return UNKNOWN;
    if (!this.#options.skipSymbols) throw this.#symbolError(id);
    return skipped;
  }

  #symbolError(id: number): NlpError {
    return new NlpError(`${this.#table.token(id)} is no word: it marks where a sentence begins or ends`, {
      where: { file: this.#file, line: this.#line },
      remedy: (option) =>
        `Remove it from the text (every line is a sentence already), or skip such words with ${option('skipSymbols')}.`,
    });
  }

  #reserve(more: number): void {
    if (this.length + more <= this.tokens.length) return;
    const longer = new Uint32Array(Math.max(this.length + more, Math.ceil(this.tokens.length * 1.5)));
    longer.set(this.tokens.subarray(0, this.length));
    this.tokens = longer;
  }
}
