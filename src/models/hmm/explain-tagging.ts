/**
 * Why a word was tagged as it was: the filled trellis of a sentence with, for each candidate, the best score of a path
 * that ends in it, its transition and emission parts, the tag it came from, and what the word's candidates rest on.
 * Natural logs.
 */
import { atOnce } from '../../math/turns.ts';
import type { HmmTagger } from './tagger.ts';
import type { TaggingOptions } from './tagger-options.ts';
import { shapeNames } from './word-shape.ts';

export interface CandidateExplanation {
  tag: string;
  /** Best log score of a path up to here that ends in this tag: `logBefore` + `logTransition` + `logEmission`. */
  logScore: number;
  /** That path's log score without this word. */
  logBefore: number;
  logTransition: number;
  logEmission: number;
  /** The tag before on that path; `<s>` before the sentence. */
  from: string;
  /** Tags of context that the transition was counted with: 2, or fewer after backing off. */
  order: 0 | 1 | 2;
  /** On the best path of the sentence. */
  chosen: boolean;
}

export interface WordExplanation {
  token: string;
  /** The form that was looked up: lower-cased at the beginning of a sentence where that is usual. */
  form: string;
  tag: string;
  /** `lexicon`, `lexicon and affixes` for a word seen seldom, `affixes` for an unknown one. */
  evidence: 'lexicon' | 'lexicon and affixes' | 'affixes';
  /** How often training saw the form. */
  count: number;
  shape?: string;
  suffix?: string;
  suffixCount?: number;
  prefix?: string;
  prefixCount?: number;
  /** Most frequent tag of the lower-case form, where a capitalised word asked for it. */
  lowerCaseTag?: string;
  /** Best score first. */
  candidates: CandidateExplanation[];
}

export interface TaggingExplanation {
  tags: string[];
  logProbability: number;
  words: WordExplanation[];
  /** The step to the end of the sentence: after each tag of the last word, best score first. Its tag is `</s>`. */
  end: CandidateExplanation[];
}

export function explainTagging(
  tagger: HmmTagger,
  tokens: readonly string[],
  options: TaggingOptions = {},
): TaggingExplanation {
  return atOnce(explainingSteps(tagger, tokens, options));
}

/** The same, step by step. */
export function* explainingSteps(
  tagger: HmmTagger,
  tokens: readonly string[],
  options: TaggingOptions = {},
): Generator<undefined, TaggingExplanation> {
  const trellis = yield* tagger.decodingSteps(tokens, options);
  const initials = tagger.initials(tokens);
  const tags = tokens.map((_, i) => tagger.tags[trellis.tagAt(i)]);
  const last = tokens.length + 1;
  const { stateStart, tagStart } = trellis;
  const words: WordExplanation[] = [];
  for (const [i, token] of tokens.entries()) {
    if (i % 256 === 255) yield;
    const form = tagger.lookUpForm(token, initials[i]);
    words.push({
      token,
      form,
      tag: tags[i],
      ...evidenceOf(tagger, form),
      candidates: candidatesAt(tagger, i + 1),
    });
  }
  const end: CandidateExplanation[] = [];
  for (let state = stateStart[tagStart[last]]; state < stateStart[tagStart[last] + 1]; state++)
    end.push(candidateOf(tagger, state, last, state === trellis.path[last]));
  return { tags, logProbability: trellis.logProbability, words, end: end.sort(byScore) };

  function candidatesAt(model: HmmTagger, position: number): CandidateExplanation[] {
    const list: CandidateExplanation[] = [];
    for (let candidate = tagStart[position]; candidate < tagStart[position + 1]; candidate++) {
      // On the best path the state is the path's: it may lose here and win later.
      const onPath = trellis.path[position];
      const chosen = onPath >= stateStart[candidate] && onPath < stateStart[candidate + 1];
      list.push(candidateOf(model, chosen ? onPath : trellis.bestStateOf(candidate), position, chosen));
    }
    return list.sort(byScore);
  }

  function candidateOf(
    { transitions, tags: names }: HmmTagger,
    state: number,
    position: number,
    chosen: boolean,
  ): CandidateExplanation {
    const { delta, back, tagBefore, tag } = trellis;
    const before = back[state];
    const own = position === last ? names.length + 1 : tag[candidateAt(state, position)];
    const transition = transitions.logProbability(tagBefore[before], tagBefore[state], own);
    return {
      tag: position === last ? '</s>' : names[own],
      logScore: delta[state],
      logBefore: delta[before],
      logTransition: transition.log,
      logEmission: position === last ? 0 : delta[state] - delta[before] - transition.log,
      from: tagBefore[state] < names.length ? names[tagBefore[state]] : '<s>',
      order: transition.order,
      chosen,
    };
  }

  /** The candidate that a state belongs to. */
  function candidateAt(state: number, position: number): number {
    let candidate = tagStart[position];
    while (state >= stateStart[candidate + 1]) candidate++;
    return candidate;
  }
}

function byScore(a: CandidateExplanation, b: CandidateExplanation): number {
  return b.logScore - a.logScore;
}

function evidenceOf(
  tagger: HmmTagger,
  form: string,
): Omit<WordExplanation, 'token' | 'form' | 'tag' | 'candidates'> {
  const { lexicon } = tagger;
  const id = lexicon.idOf(form);
  const count = lexicon.countOf(form);
  if (!lexicon.usesAffixes(id)) return { evidence: 'lexicon', count };
  const { evidence } = lexicon.guess(form);
  return {
    evidence: id === -1 ? 'affixes' : 'lexicon and affixes',
    count,
    shape: shapeNames[evidence.shape],
    suffix: evidence.suffix,
    suffixCount: evidence.suffixCount,
    ...(evidence.prefix === '' ? {} : { prefix: evidence.prefix, prefixCount: evidence.prefixCount }),
    ...(evidence.lowerTag === -1 ? {} : { lowerCaseTag: tagger.tags[evidence.lowerTag] }),
  };
}
