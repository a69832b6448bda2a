/**
 * A part-of-speech tagger: a hidden Markov model whose states are tags, first or second order, learnt from tagged text.
 * Sources: T. Brants, "TnT: A Statistical Part-of-Speech Tagger", ANLP 2000 (preset `tnt`); what `best` adds is in
 * transitions.ts, unknown-words.ts and lexicon.ts. Natural logs.
 */

import { evaluatingSteps, type GoldSentence, type TaggingEvaluation } from '../../evaluate/tagging.ts';
import { atOnce } from '../../math/turns.ts';
import type { ModelFile } from '../../model-file.ts';
import { type Normaliser, normalised, normaliserOf } from '../../text/normalise/normaliser.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { Lexicon } from './lexicon.ts';
import { countTagged, type TaggedTokens, type TaggerCounts } from './tagger-counts.ts';
import { countsFromTensors, countsToTensors } from './tagger-file.ts';
import {
  logBeam,
  recordOfTagger,
  resolveTaggerOptions,
  type TaggerOptions,
  type TaggerSettings,
  type TaggingOptions,
  taggerOfRecord,
} from './tagger-options.ts';
import { Transitions } from './transitions.ts';
import { stepLength, Trellis } from './trellis.ts';
import { isWordLike } from './word-shape.ts';

export interface TaggerTrainingOptions extends TaggerOptions {
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
  readonly settings: TaggerSettings;
  readonly tokenizer: TokenizerSpec;
  readonly counts: TaggerCounts;
  readonly transitions: Transitions;
  readonly lexicon: Lexicon;
  readonly corpus: { sha256: string; bytes: number }[] | undefined;
  #trellis: Trellis;
  readonly #normaliser: Normaliser | undefined;
  #slots = new Uint32Array(256);

  private constructor(
    counts: TaggerCounts,
    settings: TaggerSettings,
    tokenizer: TokenizerSpec,
    corpus?: { sha256: string; bytes: number }[],
  ) {
    this.counts = counts;
    this.settings = settings;
    this.tokenizer = tokenizer;
    this.corpus = corpus;
    this.transitions = new Transitions(counts, settings);
    this.lexicon = new Lexicon(counts, this.transitions, settings);
    this.#trellis = new Trellis(this.transitions, this.lexicon);
    this.#normaliser = normaliserOf(tokenizer);
  }

  /** Learns from tagged sentences. @throws NlpError where there are none, or (exit 2) for an option out of range */
  static train(sentences: readonly TaggedTokens[], options: TaggerTrainingOptions = {}): HmmTagger {
    const { tokenizer = { type: 'whitespace', lowercase: false }, corpus, ...choices } = options;
    const settings = resolveTaggerOptions(choices);
    const normaliser = normaliserOf(tokenizer);
    const counted =
      normaliser === undefined
        ? sentences
        : sentences.map(({ tokens, tags }) => ({
            tokens: tokens.map((token) => normalised(token, normaliser)),
            tags,
          }));
    return new HmmTagger(countTagged(counted, settings.lowerInitial), settings, tokenizer, corpus);
  }

  get tags(): readonly string[] {
    return this.counts.tags;
  }

  /** The most probable tags of a sentence: exact, over all sequences of candidates, unless a beam is given. */
  tag(tokens: readonly string[], options: TaggingOptions = {}): Tagging {
    return atOnce(this.taggingSteps(tokens, options));
  }

  /** The same, step by step: a sentence may have any length, and it may be interrupted at each `yield`. */
  *taggingSteps(tokens: readonly string[], options: TaggingOptions = {}): Generator<undefined, Tagging> {
    const trellis = yield* this.decodingSteps(tokens, options);
    const names = this.counts.tags;
    const tags = new Array<string>(tokens.length);
    for (let i = 0; i < tokens.length; i++) tags[i] = names[trellis.tagAt(i)];
    return { tags, logProbability: trellis.logProbability };
  }

  /** True for a token that training saw, under the form in which it is looked up. */
  knows(token: string, initial = false): boolean {
    return this.lexicon.idOf(this.lookUpForm(token, initial)) !== -1;
  }

  /** The form in which a token is looked up: normalised as training did, and at the beginning perhaps in lower case. */
  lookUpForm(token: string, initial = false): string {
    const form = normalised(token, this.#normaliser);
    return this.lexicon.lookUpForm(form, initial);
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

  /** For each token: did training see it, under the form in which it is looked up here? */
  known(tokens: readonly string[]): boolean[] {
    const initials = this.initials(tokens);
    return tokens.map((token, i) => this.knows(token, initials[i]));
  }

  /** Tags sentences and compares with their tags. @throws NlpError where none of their tags is one of the tagger's */
  evaluate(sentences: readonly GoldSentence[], options: TaggingOptions = {}): TaggingEvaluation {
    return atOnce(this.evaluatingSteps(sentences, options));
  }

  /** The same, step by step. */
  evaluatingSteps(
    sentences: readonly GoldSentence[],
    options: TaggingOptions = {},
  ): Generator<undefined, TaggingEvaluation> {
    const judge = {
      tags: this.tags,
      tag: (tokens: readonly string[]) => this.tag(tokens, options).tags,
      known: (tokens: readonly string[]) => this.known(tokens),
    };
    return evaluatingSteps(judge, sentences);
  }

  /** The filled trellis of a sentence; valid until the next call. */
  *decodingSteps(tokens: readonly string[], options: TaggingOptions = {}): Generator<undefined, Trellis> {
    const beam = logBeam(options);
    const { length } = tokens;
    const { lexicon } = this;
    lexicon.forget();
    if (this.#slots.length < length) this.#slots = new Uint32Array(2 * length);
    const slots = this.#slots;
    let initial = true;
    for (let i = 0; i < length; i++) {
      if (i % stepLength === stepLength - 1) yield;
      const token = tokens[i];
      if (initial) {
        slots[i] = lexicon.slotOf(this.lookUpForm(token, true));
        if (isWordLike(token)) initial = false;
      } else slots[i] = lexicon.slotOf(normalised(token, this.#normaliser));
    }
    if (this.#trellis.beam !== beam) this.#trellis = new Trellis(this.transitions, lexicon, beam);
    const trellis = this.#trellis;
    yield* trellis.decodingSteps(slots, length);
    return trellis;
  }

  toModelFile(): ModelFile {
    return {
      kind: 'hmm',
      version: 1,
      options: { form: this.form, ...recordOfTagger(this.settings) },
      tokenizer: this.tokenizer,
      ...(this.corpus === undefined ? {} : { corpus: this.corpus }),
      tensors: countsToTensors(this.counts),
    };
  }

  /** @throws NlpError where the file is no tagger, or damaged */
  static fromModelFile(file: ModelFile): HmmTagger {
    const { form: _form, ...record } = file.options;
    const settings = taggerOfRecord(record);
    const counts = countsFromTensors(file.tensors);
    const { tokenizer = { type: 'whitespace', lowercase: false }, corpus } = file;
    return new HmmTagger(counts, settings, tokenizer, corpus);
  }
}
