/**
 * Reads ARPA files of any toolkit. N-grams may stand in any order within their section; fields are separated by
 * blanks or tabs; a backoff weight may be left out where it is 0. What does not fit is refused with its line.
 * -99 is log10 of 0, as SRILM writes it. Where `<unk>`, `<s>` or `</s>` is missing, it is added with probability 0.
 */
import { NlpError, shownValue } from '../../errors.ts';
import { ArpaTrieBuilder } from './arpa-trie.ts';
import { ngramOf } from './backoff-trie.ts';
import { firstBackoffTooLarge } from './check-backoffs.ts';
import { parseDecimal } from './float-text.ts';
import { NgramModel } from './model.ts';
import { longestOrder } from './options.ts';

/** Some whole lines of the file. */
export interface ArpaPiece {
  bytes: Uint8Array;
  /** Number of the first line, from 1. */
  line: number;
}

/** @throws NlpError with the line of the first mistake */
export async function readArpa(pieces: AsyncIterable<ArpaPiece>, file?: string): Promise<NgramModel> {
  const reader = new ArpaReader(file);
  for await (const { bytes, line } of pieces) reader.feed(bytes, line);
  return reader.finish();
}

class ArpaReader {
  readonly #file: string | undefined;
  readonly #counts: number[] = [];
  #builder: ArpaTrieBuilder | undefined;
  /** -1 before `\data\`, 0 in it, then the order that is being read; 10 after `\end\`. */
  #section = -1;
  #line = 0;
  readonly #fieldStart = new Uint32Array(longestOrder + 4);
  readonly #fieldEnd = new Uint32Array(longestOrder + 4);

  constructor(file: string | undefined) {
    this.#file = file;
  }

  feed(bytes: Uint8Array, firstLine: number): void {
    this.#line = firstLine - 1;
    let from = 0;
    while (from < bytes.length) {
      let to = bytes.indexOf(10, from);
      if (to === -1) to = bytes.length;
      this.#line++;
      this.#oneLine(bytes, from, to);
      from = to + 1;
    }
  }

  finish(): NgramModel {
    if (this.#section === -1) throw this.#fail('there is no \\data\\ section: this is no ARPA file');
    if (this.#section <= longestOrder) throw this.#fail('the file ends without \\end\\: it was cut short');
    const { trie, words } = this.#builder!.finish();
    const context = firstBackoffTooLarge(trie);
    if (context !== -1) {
      const ngram = ngramOf(trie, context).map((id) => words.token(id));
      throw this.#fail(`the backoff of ${shownValue(ngram.join(' '))} makes a probability above 1`);
    }
    return new NgramModel({ trie, vocabulary: words, provenance: { options: {} } });
  }

  #oneLine(bytes: Uint8Array, from: number, to: number): void {
    const fields = this.#split(bytes, from, to);
    if (fields === 0) return;
    const section = this.#section;
    if (section > longestOrder) throw this.#fail('text follows \\end\\');
    if (bytes[this.#fieldStart[0]] === 92 && (section <= 0 || fields === 1)) this.#heading(bytes, from, to);
    else if (section === 0) this.#countLine(bytes, from, to);
    else if (section > 0) this.#ngram(bytes, fields);
  }

  /** Finds the fields of a line; counts on past those that it has room for. */
  #split(bytes: Uint8Array, from: number, to: number): number {
    const most = this.#fieldStart.length;
    let fields = 0;
    let i = from;
    while (i < to) {
      while (i < to && isBlank(bytes[i])) i++;
      if (i === to) break;
      const start = i;
      while (i < to && !isBlank(bytes[i])) i++;
      if (fields < most) {
        this.#fieldStart[fields] = start;
        this.#fieldEnd[fields] = i;
      }
      fields++;
    }
    return fields;
  }

  #heading(bytes: Uint8Array, from: number, to: number): void {
    const text = textOf(bytes, from, to);
    if (this.#section === -1) {
      if (text === '\\data\\') this.#section = 0;
      return;
    }
    const next = this.#section + 1;
    if (this.#section > 0) this.#endSection();
    else this.#begin();
    if (text === '\\end\\') {
      if (this.#section !== this.#counts.length) throw this.#fail(`the section \\${next}-grams: is missing`);
      this.#section = longestOrder + 1;
      return;
    }
    if (text !== `\\${next}-grams:` || next > this.#counts.length) {
      const expected = next > this.#counts.length ? '\\end\\' : `\\${next}-grams:`;
      throw this.#fail(`${text} where ${expected} should stand`);
    }
    this.#section = next;
    this.#builder!.startOrder(next, this.#counts[next - 1]);
  }

  #begin(): void {
    if (this.#counts.length === 0) throw this.#fail('the \\data\\ section says nothing of n-grams');
    this.#builder = new ArpaTrieBuilder(this.#counts.length);
  }

  #endSection(): void {
    const n = this.#section;
    const found = this.#builder!.read;
    if (found !== this.#counts[n - 1]) {
      throw this.#fail(`${found} ${n}-grams, where \\data\\ says ${this.#counts[n - 1]}`);
    }
    const twice = this.#builder!.endOrder();
    if (twice !== undefined) throw this.#fail(`a ${n}-gram stands here twice: ${twice.text}`, twice.line);
  }

  #countLine(bytes: Uint8Array, from: number, to: number): void {
    const text = textOf(bytes, from, to);
    const match = /^ngram\s+(\d+)\s*=\s*(\d+)$/.exec(text);
    if (match === null) throw this.#fail(`${shownValue(text)} where "ngram N=COUNT" should stand`);
    if (Number(match[1]) !== this.#counts.length + 1) {
      throw this.#fail(`n-grams of order ${match[1]}, where ${this.#counts.length + 1} comes next`);
    }
    if (this.#counts.length === longestOrder) throw this.#fail(`n-grams longer than ${longestOrder}`);
    this.#counts.push(Number(match[2]));
  }

  #ngram(bytes: Uint8Array, fields: number): void {
    const n = this.#section;
    const start = this.#fieldStart;
    const end = this.#fieldEnd;
    if (fields !== n + 1 && fields !== n + 2) {
      throw this.#fail(`${fields} fields, where a ${n}-gram has ${n + 1} or ${n + 2}`);
    }
    if (this.#builder!.read >= this.#counts[n - 1]) {
      throw this.#fail(`more ${n}-grams than the ${this.#counts[n - 1]} that \\data\\ says`);
    }
    const probability = parseDecimal(bytes, start[0], end[0]);
    if (!(probability <= 0)) {
      const what = probability > 0 ? 'is above 0, a probability above 1' : 'is no number';
      throw this.#fail(`the log probability ${textOf(bytes, start[0], end[0])} ${what}`);
    }
    let backoff = 0;
    if (fields === n + 2) {
      backoff = parseDecimal(bytes, start[n + 1], end[n + 1]);
      if (!(backoff < Number.POSITIVE_INFINITY)) {
        throw this.#fail(`the backoff ${textOf(bytes, start[n + 1], end[n + 1])} is no number`);
      }
    }
    const wrong = this.#builder!.add(bytes, start, end, zeroIf99(probability), zeroIf99(backoff), this.#line);
    if (wrong !== undefined) throw this.#fail(wrong);
  }

  #fail(what: string, line = this.#line): NlpError {
    return new NlpError(what, {
      where: { file: this.#file, line: Math.max(1, line) },
      remedy: 'Write the file again with the program that made it.',
    });
  }
}

function zeroIf99(value: number): number {
  return value <= -99 ? Number.NEGATIVE_INFINITY : value;
}

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13;
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  const cut = Math.min(to, from + 200);
  return new TextDecoder().decode(bytes.subarray(from, cut)).trim();
}
