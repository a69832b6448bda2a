/**
 * Why a word was tagged as it was: the filled trellis of a sentence with, for each candidate, the best score of a path
 * that ends in it, its transition and emission parts, the tag it came from, and what the word's candidates rest on.
 * Natural logs.
 */
import type { HmmTagger } from './tagger.ts';
import type { TaggingOptions } from './tagger-options.ts';
import { shapeNames } from './word-shape.ts';

export interface CandidateExplanation {
  tag: string;
  /** Best log score of a path up to here that ends in this tag. */
  logScore: number;
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
}

export function explainTagging(
  tagger: HmmTagger,
  tokens: readonly string[],
  options: TaggingOptions = {},
): TaggingExplanation {
  const trellis = tagger.decode(tokens, options);
  const initials = tagger.initials(tokens);
  const tags = tokens.map((_, i) => tagger.tags[trellis.tagAt(i)]);
  const words = tokens.map((token, i): WordExplanation => {
    const form = tagger.lookUpForm(token, initials[i]);
    return {
      token,
      form,
      tag: tags[i],
      ...evidenceOf(tagger, form),
      candidates: candidatesAt(tagger, i + 1),
    };
  });
  return { tags, logProbability: trellis.logProbability, words };

  function candidatesAt({ transitions }: HmmTagger, position: number): CandidateExplanation[] {
    const { delta, back, path, stateStart, tag, tagBefore, tagStart } = trellis;
    const list: CandidateExplanation[] = [];
    for (let candidate = tagStart[position]; candidate < tagStart[position + 1]; candidate++) {
      // On the best path the state is the path's: it may lose here and win later.
      const onPath = path[position];
      const chosen = onPath >= stateStart[candidate] && onPath < stateStart[candidate + 1];
      const state = chosen ? onPath : trellis.bestStateOf(candidate);
      const score = delta[state];
      const previous = delta[back[state]];
      const tagTwoBefore = tagBefore[back[state]];
      const own = tag[candidate];
      const transition = transitions.logProbability(tagTwoBefore, tagBefore[state], own);
      list.push({
        tag: tagger.tags[own],
        logScore: score,
        logTransition: transition.log,
        logEmission: score - previous - transition.log,
        from: tagBefore[state] < tagger.tags.length ? tagger.tags[tagBefore[state]] : '<s>',
        order: transition.order,
        chosen,
      });
    }
    return list.sort((a, b) => b.logScore - a.logScore);
  }
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
