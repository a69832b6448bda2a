/** `nlp rnn generate`: symbols go to stdout as they are drawn. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { loadModel } from '../../../kinds/load-model.ts';
import { Random } from '../../../math/random.ts';
import { RecurrentModel } from '../../../models/recurrent/model.ts';
import { textOf } from '../../../text/token-stream.ts';
import type { Tokenizer } from '../../../text/tokenizer.ts';
import type { CommonFlags, SamplingFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { visible } from './visible.ts';

interface GenerateFlags extends CommonFlags, SamplingFlags {
  model: string;
  prompt?: string;
  length: number;
}

/** How long symbols are drawn before signals are heard, in milliseconds. */
const TURN = 40;

export async function generate(flags: GenerateFlags): Promise<void> {
  const model = await loadModel(flags.model, RecurrentModel);
  const { prompt = '', length, temperature, topK, topP } = flags;
  const output = new Output();
  const writer = flags.json ? undefined : new SymbolWriter(model.tokenizer, output, prompt);
  const isTerminal = process.stdout.isTTY === true;
  const tokens: string[] = [];
  const probabilities: number[] = [];
  const onProbability = flags.explain ? (value: number) => probabilities.push(value) : undefined;
  const options = { prompt, length, temperature, topK, topP, onProbability };
  let turn = performance.now();
  for (const token of model.generateTokens(Random.from(flags.seed ?? 1), options)) {
    tokens.push(token);
    const full = writer?.add(token);
    if (full !== undefined) await full;
    else if (isTerminal) await output.flush();
    if (performance.now() - turn > TURN) {
      await nextTurn();
      turn = performance.now();
    }
  }
  const symbols = tokens.map((token, i) => ({ token, probability: probabilities[i] }));
  if (writer === undefined) {
    const text = model.join(prompt, tokens);
    output.json(flags.explain ? { text, tokens, symbols } : { text, tokens });
  } else {
    writer.end();
    if (flags.explain)
      for (const { token, probability } of symbols)
        output.line(`${probability.toFixed(6)}  ${visible(token)}`);
  }
  await output.flush();
}

/** Writes text symbol by symbol: characters as they are, words with the blanks that belong between them. */
class SymbolWriter {
  readonly #tokenizer: Tokenizer;
  readonly #output: Output;
  #line: string[];
  #written: string;
  #last = '';

  constructor(tokenizer: Tokenizer, output: Output, prompt: string) {
    this.#tokenizer = tokenizer;
    this.#output = output;
    const isChar = tokenizer.spec.type === 'char';
    this.#line = isChar ? [] : tokenizer.tokenize(prompt);
    this.#written = isChar ? prompt : textOf(this.#line, tokenizer);
    output.write(this.#written);
    this.#last = this.#written;
  }

  add(symbol: string): Promise<void> | undefined {
    const text = this.#textFor(symbol);
    if (text !== '') this.#last = text;
    return this.#output.write(text);
  }

  /** The last line has an end. */
  end(): void {
    if (!this.#last.endsWith('\n')) this.#output.line();
  }

  #textFor(symbol: string): string {
    const tokenizer = this.#tokenizer;
    if (tokenizer.spec.type === 'char') return symbol;
    if (symbol === '</s>') {
      this.#line = [];
      this.#written = '';
      return '\n';
    }
    this.#line.push(symbol);
    const now = tokenizer.detokenize(this.#line);
    // Where a word changes what stands before it, it is set behind a blank.
    const added = now.startsWith(this.#written) ? now.slice(this.#written.length) : ` ${symbol}`;
    this.#written = now;
    return added;
  }
}
