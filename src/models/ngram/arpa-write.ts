/**
 * ARPA files: a backoff model as text. Format: D. Paul and J. Baker's, as in SRILM's ngram-format(5).
 * N-grams stand in the order of the trie, so that writing what was read gives the same bytes. Probability 0 is -99.
 */
import { NlpError } from '../../errors.ts';
import { ROOT } from './count-trie.ts';
import { floatText } from './float-text.ts';
import type { NgramModel } from './model.ts';

/** Pieces of about this many characters. */
const pieceLength = 1 << 16;

/** @throws NlpError where a word cannot stand in a file whose fields are separated by blanks */
export function* arpaText(model: NgramModel): Generator<string> {
  const { trie } = model;
  const words = Array.from({ length: model.words.size }, (_, id) => model.words.word(id));
  for (const word of words) {
    if (word === '' || /[ \t\r\n\f\v\0]/.test(word)) {
      throw new NlpError(
        `the word ${JSON.stringify(word)} holds white space, which ARPA files cannot express`,
        {
          remedy: 'Save the model in its own format, or train with --tokenizer whitespace.',
        },
      );
    }
  }
  let text = '\\data\\\n';
  model.ngrams.forEach((count, i) => {
    text += `ngram ${i + 1}=${count}\n`;
  });
  for (let n = 1; n <= trie.order; n++) {
    text += `\n\\${n}-grams:\n`;
    const walk = new LevelWalk(model, n, words);
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

/** The lines of one order; the contexts advance together, so that no n-gram is looked up. */
class LevelWalk {
  line = '';
  readonly #model: NgramModel;
  readonly #n: number;
  readonly #words: readonly string[];
  /** The node of each prefix of the n-gram, and its text up to there. */
  readonly #nodes: number[];
  readonly #texts: string[];
  #node: number;

  constructor(model: NgramModel, n: number, words: readonly string[]) {
    this.#model = model;
    this.#n = n;
    this.#words = words;
    this.#nodes = new Array(n).fill(ROOT);
    this.#texts = new Array(n).fill('');
    this.#node = model.trie.levelStart[n - 1];
  }

  next(): boolean {
    const { trie } = this.#model;
    const node = this.#node++;
    if (node >= trie.levelStart[this.#n]) return false;
    this.#moveTo(this.#n - 1, node);
    this.line = `${logText(trie.logProb[node])}\t${this.#texts[this.#n - 1]}`;
    if (node < trie.backoff.length) this.line += `\t${logText(trie.backoff[node])}`;
    this.line += '\n';
    return true;
  }

  /** Makes `node` the prefix of length depth + 1; nodes only grow. */
  #moveTo(depth: number, node: number): void {
    const { trie } = this.#model;
    const word = this.#words[trie.word[node]];
    if (depth === 0) {
      this.#texts[0] = word;
    } else {
      let parent = this.#nodes[depth - 1];
      if (parent === ROOT) parent = trie.levelStart[depth - 1];
      const before = this.#nodes[depth - 1];
      while (trie.first[parent + 1] <= node) parent++;
      if (parent !== before) this.#moveTo(depth - 1, parent);
      this.#texts[depth] = `${this.#texts[depth - 1]} ${word}`;
    }
    this.#nodes[depth] = node;
  }
}

function logText(value: number): string {
  return value === Number.NEGATIVE_INFINITY ? '-99' : floatText(value);
}
