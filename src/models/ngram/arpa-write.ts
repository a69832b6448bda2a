/**
 * ARPA files: a backoff model as text. Format: D. Paul and J. Baker's, as in SRILM's ngram-format(5).
 * N-grams stand in the order of the trie, so that writing what was read gives the same bytes. Probability 0 is -99.
 */

import { NlpError, type Sentence, shownValue } from '../../errors.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import type { ModelFile } from '../../model-file.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { floatText } from './float-text.ts';
import type { NgramModel } from './model.ts';

/** Pieces of about this many characters. */
const pieceLength = 1 << 16;
/** Words of ids below this, which are the frequent ones, are kept as strings. */
const keptWords = 1 << 16;
const remedy: Sentence = (option) =>
  `Save the model in its own format, or train with ${option('tokenizer')} whitespace.`;

/** Numbers of an array from some place on. */
interface Numbers {
  next(): number;
}

/** What a model's file is made of, in memory or not: all of it is read in order only. */
interface ArpaSource {
  words: Words;
  /** [N + 1] the first node of each order, then the number of nodes. */
  levelStart: readonly number[];
  from(array: 'word' | 'logProb' | 'backoff' | 'first', index: number): Numbers;
}

/** @throws NlpError where a word cannot stand in a file whose fields are separated by blanks */
export function arpaText(model: NgramModel): Generator<string> {
  const { trie } = model;
  return textOf({
    words: new Words(model.vocabulary),
    levelStart: trie.levelStart,
    from: (array, index) => new ArrayNumbers(trie[array], index),
  });
}

/** The same of a model that was trained on disk and is no more than a file to be written. */
export function arpaTextOfFile({ tensors, extra }: ModelFile): Generator<string> {
  const levelStart = [0];
  const ngrams = (extra as { ngrams: number[] }).ngrams;
  for (const count of ngrams) levelStart.push(levelStart[levelStart.length - 1] + count);
  const [bytes, offsets] = [tensors['vocabulary.bytes'].data, tensors['vocabulary.offsets'].data];
  return textOf({
    words: new Words(Vocabulary.fromArrays(bytes as Uint8Array, offsets as Uint32Array)),
    levelStart,
    from: (array, index) => new PieceNumbers(tensors[array], index),
  });
}

function* textOf(source: ArpaSource): Generator<string> {
  const { levelStart, words } = source;
  const order = levelStart.length - 1;
  words.check();
  let text = '\\data\\\n';
  for (let n = 1; n <= order; n++) text += `ngram ${n}=${levelStart[n] - levelStart[n - 1]}\n`;
  for (let n = 1; n <= order; n++) {
    text += `\n\\${n}-grams:\n`;
    const walk = new LevelWalk(source, n, n < order);
    while (walk.next()) {
      text += walk.line;
      if (text.length >= pieceLength) {
        yield text;
        text = '';
      }
    }
  }
  yield `${text}\n\\end\\\n`;
}

/**
 * The lines of one order. The prefixes of its n-grams advance together with them, each through its own order from the
 * beginning, so that no n-gram is looked up.
 */
class LevelWalk {
  line = '';
  readonly #words: Words;
  readonly #end: number;
  readonly #logProb: Numbers;
  readonly #backoff: Numbers | undefined;
  readonly #prefixes: Prefix[];
  readonly #last: Prefix;

  constructor({ words, levelStart, from }: ArpaSource, n: number, hasBackoff: boolean) {
    this.#words = words;
    this.#end = levelStart[n];
    this.#logProb = from('logProb', levelStart[n - 1]);
    this.#backoff = hasBackoff ? from('backoff', levelStart[n - 1]) : undefined;
    this.#prefixes = Array.from({ length: n }, (_, depth) => {
      const start = levelStart[depth];
      const children = depth < n - 1 ? from('first', start + 1) : undefined;
      return { node: start - 1, id: 0, text: '', word: from('word', start), children, childrenEnd: 0 };
    });
    this.#last = this.#prefixes[n - 1];
  }

  next(): boolean {
    if (this.#last.node + 1 >= this.#end) return false;
    advance(this.#last);
    this.#settle(this.#prefixes.length - 1);
    this.line = `${logText(this.#logProb.next())}\t${this.#last.text}`;
    if (this.#backoff !== undefined) this.line += `\t${logText(this.#backoff.next())}`;
    this.line += '\n';
    return true;
  }

  /** Brings the shorter prefixes to where this one is, and writes it out. */
  #settle(depth: number): void {
    const prefix = this.#prefixes[depth];
    const word = this.#words.text(prefix.id);
    if (depth === 0) {
      prefix.text = word;
      return;
    }
    const shorter = this.#prefixes[depth - 1];
    if (shorter.childrenEnd <= prefix.node) {
      while (shorter.childrenEnd <= prefix.node) advance(shorter);
      this.#settle(depth - 1);
    }
    prefix.text = `${shorter.text} ${word}`;
  }
}

interface Prefix {
  node: number;
  /** Its last word. */
  id: number;
  text: string;
  word: Numbers;
  children: Numbers | undefined;
  /** The node after its last child. */
  childrenEnd: number;
}

function advance(prefix: Prefix): void {
  prefix.node++;
  prefix.id = prefix.word.next();
  if (prefix.children !== undefined) prefix.childrenEnd = prefix.children.next();
}

/** Words as strings; those of a large vocabulary would take more memory than all else. */
class Words {
  readonly #table: Vocabulary;
  readonly #kept: string[];

  constructor(table: Vocabulary) {
    this.#table = table;
    this.#kept = Array.from({ length: Math.min(table.size, keptWords) }, (_, id) => table.token(id));
  }

  text(id: number): string {
    return id < keptWords ? this.#kept[id] : this.#table.token(id);
  }

  check(): void {
    for (let id = 0; id < this.#table.size; id++) {
      const word = this.text(id);
      if (word !== '' && !/[ \t\r\n\0]/.test(word)) continue;
      const what = `the word ${shownValue(word)} holds white space, which ARPA files cannot express`;
      throw new NlpError(what, { remedy });
    }
  }
}

class ArrayNumbers implements Numbers {
  readonly #array: ArrayLike<number>;
  #index: number;

  constructor(array: ArrayLike<number>, index: number) {
    this.#array = array;
    this.#index = index;
  }

  next(): number {
    return this.#array[this.#index++];
  }
}

/** Numbers of a tensor that is read in pieces. */
class PieceNumbers implements Numbers {
  readonly #pieces: Iterator<Uint8Array>;
  readonly #isFloat: boolean;
  #piece: ArrayLike<number> = [];
  #index = 0;

  constructor({ data, pieces }: StoredTensor, index: number) {
    if (pieces === undefined) throw new RangeError('a tensor without pieces');
    this.#pieces = pieces(index)[Symbol.iterator]();
    this.#isFloat = data instanceof Float32Array;
  }

  next(): number {
    if (this.#index === this.#piece.length) {
      const { buffer, byteOffset, byteLength }: Uint8Array = this.#pieces.next().value;
      const type = this.#isFloat ? Float32Array : Uint32Array;
      this.#piece = new type(buffer as ArrayBuffer, byteOffset, byteLength / 4);
      this.#index = 0;
    }
    return this.#piece[this.#index++];
  }
}

function logText(value: number): string {
  return value === Number.NEGATIVE_INFINITY ? '-99' : floatText(value);
}
