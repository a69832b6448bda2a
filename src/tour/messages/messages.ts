/** What the tour says: the texts that each language has, and the commands to try, which name its corpora. */
import type { CommandCall } from '../../options/command-call.ts';

export interface Messages {
  language: string;
  title: string;
  subtitle: string;
  /** Names of the keys and what they do, on the last line of the screen. */
  keys: { next: string; back: string; leave: string; last: string; more: string };
  /** All keys and what they do. */
  allKeys: readonly [string, string][];
  working(title: string): string;
  screen(page: number, pages: number): string;
  tooSmall: string;
  footer: string;
  eliza: {
    title: string;
    intro(rules: number): string;
    howToRead: string;
    noKeyword: string;
    sameRule: string;
    otherRule: string;
    limitTitle: string;
    limitIntro: string;
    limit(share: number): string;
    noLimit(share: number): string;
    next: string;
    tryIt: string;
    calls: readonly CommandCall[];
  };
  ngram: {
    title: string;
    intro(train: number, test: number): string;
    columns: string[];
    orderName(order: number): string;
    memorises(perplexity: number): string;
    infinite: string;
    notInfinite: string;
    figureTitle: string;
    figureDescription: string;
    figureAxis: string;
    sparsity: string;
    smoothing(bigram: number, trigram: number): string;
    smoothingFailed(bigram: number, trigram: number): string;
    samples: string;
    limitTitle: string;
    plateau(trigram: number, fivegram: number): string;
    noPlateau(trigram: number, fivegram: number): string;
    moreText(half: number, whole: number): string;
    kinds(unseen: number, seenKinds: number, example: { words: string; kinds: string }): string;
    next: string;
    tryIt: string;
    calls: readonly CommandCall[];
  };
  hmm: {
    title: string;
    intro(words: number): string;
    example: string;
    figureTitle(sentence: string): string;
    figureDescription(tags: string): string;
    howToRead: string;
    contextDecides(word: string, tags: string[]): string;
    contextFails(word: string, tags: string[]): string;
    columns: string[];
    baseline: string;
    tagger: string;
    known: string;
    unknown(share: number): string;
    contextHelps(words: number): string;
    contextHurts(words: number): string;
    unknownWords: string;
    limitTitle: string;
    limitIntro: string;
    limit: string;
    noLimit: string;
    tryIt: string;
    calls: readonly CommandCall[];
  };
  tfidf: {
    title: string;
    intro(documents: number): string;
    particles(word: string, whole: number, pairs: number): string;
    figureTitle(query: string): string;
    figureDescription: string;
    figureAxis: string;
    why: string;
    rank(rank: number): string;
    term(term: string, contribution: number, df: number): string;
    rareWords: string;
    limitTitle: string;
    synonymMissed(synonym: Synonym): string;
    synonymFound(synonym: Synonym): string;
    orderIgnored(queries: [string, string], score: number): string;
    orderMatters(queries: [string, string]): string;
    next: string;
    tryIt: string;
    calls: readonly CommandCall[];
  };
  rnn: {
    title: string;
    intro(parameters: number, characters: number): string;
    lossTitle: string;
    lossDescription(from: number, to: number): string;
    lossX: string;
    lossY: string;
    training: string;
    held: string;
    learned(from: number, to: number): string;
    notLearned(from: number, to: number): string;
    samples: string;
    before: string;
    after: string;
    limitTitle: string;
    limitIntro(steps: number): string;
    gradientTitle: string;
    gradientDescription: string;
    gradientX: string;
    gradientY: string;
    fades(steps: number, share: number): string;
    staysUp(steps: number, share: number): string;
    next: string;
    tryIt: string;
    calls: readonly CommandCall[];
  };
  lstm: {
    title: string;
    intro: string;
    gradientTitle: string;
    gradientDescription: string;
    gatesKeep(steps: number, rnn: number, lstm: number): string;
    gatesLose(steps: number, rnn: number, lstm: number): string;
    testTitle: string;
    testIntro(distractors: number, trials: number): string;
    sequence: string;
    columns: string[];
    chance: string;
    passes(rnn: number, lstm: number): string;
    unclear(rnn: number, lstm: number): string;
    limitTitle: string;
    limit(parameters: number): string;
    tryIt: string;
    calls: readonly CommandCall[];
  };
  table: {
    title: string;
    intro(characters: number, bytes: number, train: number): string;
    figureTitle: string;
    figureDescription: string;
    figureAxis: string;
    names: Record<TableModel, string>;
    silent: string;
    unknownCharacters(unknown: number, characters: number): string;
    counts(unigram: number, longest: number): string;
    hiddenStates(states: number, unigram: number, hmm: number): string;
    gates(rnn: number, lstm: number): string;
    noGates(rnn: number, lstm: number): string;
    best(name: string, bits: number, uniform: number): string;
    countingWins: string;
    memoryWins: string;
    end: string;
    tryIt: string;
    calls: readonly CommandCall[];
  };
}

export type TableModel = 'uniform' | 'unigram' | 'hmm' | 'trigram' | 'sixgram' | 'words' | 'rnn' | 'lstm';

interface Synonym {
  used: string;
  usedMatches: number;
  unused: string;
  unusedMatches: number;
}
