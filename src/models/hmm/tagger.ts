/**
 * A part-of-speech tagger: a hidden Markov model whose states are tags, first or second order, learnt from tagged text.
 * Sources: T. Brants, "TnT: A Statistical Part-of-Speech Tagger", ANLP 2000 (preset `tnt`); what `best` adds is in
 * transitions.ts, unknown-words.ts and lexicon.ts. Natural logs.
 */
import { NlpError } from '../../errors.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import type { ModelFile } from '../model-file.ts';
import { Lexicon } from './lexicon.ts';
import { countTagged, type TaggedTokens, type TaggerCounts } from './tagger-counts.ts';
import { countsFromTensors, countsToTensors } from './tagger-file.ts';
import { findProblem, type TaggerOptions, type TaggerPreset, taggerOptions } from './tagger-options.ts';
import { Transitions } from './transitions.ts';
import { Trellis } from './trellis.ts';
import { isWordLike } from './word-shape.ts';

export interface TrainTaggerOptions extends Partial<TaggerOptions> {
  /** The choices that are not given. @defaultValue 'best' */
  preset?: TaggerPreset;
  /** What tokenizer raw text needs to look like the corpus. @defaultValue whitespace */
  tokenizer?: TokenizerSpec;
  /** Content hash of the corpus, remembered in the model file. */
  corpus?: { sha256: string; bytes: number }[];
}

export interface Tagging {
  tags: string[];
  /** Natural log of the joint probability of words and tags. */
  logProbability: number;
}

export class HmmTagger {
  readonly form = 'tagger';
  readonly options: TaggerOptions;
  readonly tokenizer: TokenizerSpec;
  readonly counts: TaggerCounts;
  readonly transitions: Transitions;
  readonly lexicon: Lexicon;
  readonly corpus: { sha256: string; bytes: number }[] | undefined;
  #trellis: Trellis;
  #slots = new Uint32Array(256);

  private constructor(
    counts: TaggerCounts,
    options: TaggerOptions,
    tokenizer: TokenizerSpec,
    corpus?: { sha256: string; bytes: number }[],
  ) {
    this.counts = counts;
    this.options = options;
    this.tokenizer = tokenizer;
    this.corpus = corpus;
    this.transitions = new Transitions(counts, options);
    this.lexicon = new Lexicon(counts, this.transitions, options);
    this.#trellis = new Trellis(this.transitions, this.lexicon);
  }

  /** Learns from tagged sentences. @throws NlpError where there are none, or (exit 2) for an option out of range */
  static train(sentences: readonly TaggedTokens[], options: TrainTaggerOptions = {}): HmmTagger {
    const { preset, tokenizer = { type: 'whitespace', lowercase: false }, corpus, ...changes } = options;
    const chosen = taggerOptions(preset, changes);
    return new HmmTagger(countTagged(sentences, chosen.lowerInitial), chosen, tokenizer, corpus);
  }

  get tags(): readonly string[] {
    return this.counts.tags;
  }

  /** The most probable tags of a sentence: exact, over all sequences of candidates, unless a beam is given. */
  tag(tokens: readonly string[], beam?: number): Tagging {
    const trellis = this.decode(tokens, beam);
    const names = this.counts.tags;
    const tags = new Array<string>(tokens.length);
    for (let i = 0; i < tokens.length; i++) tags[i] = names[trellis.tagAt(i)];
    return { tags, logProbability: trellis.logProbability };
  }

  /** True for a token that training saw, under the form in which it is looked up. */
  knows(token: string, initial = false): boolean {
    return this.lexicon.idOf(this.lexicon.lookUpForm(token, initial)) !== -1;
  }

  /** For each token: is it at the beginning of its sentence, where capitals say little? */
  initials(tokens: readonly string[]): boolean[] {
    let initial = true;
    return tokens.map((token) => {
      const here = initial;
      if (initial && isWordLike(token)) initial = false;
      return here;
    });
  }

  /**
   * The filled trellis of a sentence; valid until the next call.
   * @param beam paths whose log score is further than this below the best of their position are dropped
   */
  decode(tokens: readonly string[], beam = Number.POSITIVE_INFINITY): Trellis {
    const { length } = tokens;
    const { lexicon } = this;
    lexicon.forget();
    if (this.#slots.length < length) this.#slots = new Uint32Array(2 * length);
    const slots = this.#slots;
    let initial = true;
    for (let i = 0; i < length; i++) {
      const token = tokens[i];
      if (initial) {
        slots[i] = lexicon.slotOf(lexicon.lookUpForm(token, true));
        if (isWordLike(token)) initial = false;
      } else slots[i] = lexicon.slotOf(token);
    }
    if (this.#trellis.beam !== beam) this.#trellis = new Trellis(this.transitions, lexicon, beam);
    const trellis = this.#trellis;
    trellis.decode(slots, length);
    return trellis;
  }

  toModelFile(): ModelFile {
    return {
      kind: 'hmm',
      version: 1,
      options: { form: this.form, ...this.options },
      tokenizer: this.tokenizer,
      ...(this.corpus === undefined ? {} : { corpus: this.corpus }),
      tensors: countsToTensors(this.counts),
    };
  }

  /** @throws NlpError where the file is no tagger, or damaged */
  static fromModelFile(file: ModelFile): HmmTagger {
    const { form: _form, ...given } = file.options;
    const options = taggerOptions('best', {});
    const names = new Set(Object.keys(options));
    const stray = Object.keys(given).find((name) => !names.has(name));
    if (stray !== undefined) throw new NlpError(`the option '${stray}' is none of a tagger's`);
    Object.assign(options, given);
    const problem = findProblem(options);
    if (problem !== undefined) throw new NlpError(`the model's option ${problem.what}`);
    const counts = countsFromTensors(file.tensors);
    return new HmmTagger(
      counts,
      options,
      file.tokenizer ?? { type: 'whitespace', lowercase: false },
      file.corpus,
    );
  }
}
