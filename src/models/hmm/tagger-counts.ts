/**
 * What is counted in a tagged corpus, and all that a tagger keeps: tag trigrams, and for each word its tags, each with
 * the tags before it. Everything else (bigrams, lexicon, affixes, probabilities) is derived from these.
 *   T tags by number; BEFORE = T stands twice before a sentence and AFTER = T + 1 once after it
 *   trigrams [n*4]: tag two before, tag before, tag, count; sorted
 *   entries: (word, tag) pairs, those of word w from wordStart[w] to wordStart[w + 1], tags ascending
 *   contexts: those of entry e from contextStart[e] to contextStart[e + 1], previous tags ascending
 * Words and tags are numbered by count, descending, then by code point.
 */

import { NlpError } from '../../errors.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { orderVocabulary } from '../../text/vocabulary-order.ts';
import { Counter } from './counter.ts';
import { isCapitalised, isWordLike } from './word-shape.ts';

/** A sentence with one tag a token. */
export interface TaggedTokens {
  tokens: readonly string[];
  tags: readonly string[];
}

export interface TaggerCounts {
  tags: string[];
  words: Vocabulary;
  trigrams: Uint32Array;
  wordStart: Uint32Array;
  entryTag: Uint32Array;
  contextStart: Uint32Array;
  contextTag: Uint32Array;
  contextCount: Uint32Array;
}

/** Most tags: pairs of tags are 31-bit keys. */
export const maximumTags = 40_000;

/**
 * Counts a corpus.
 * @param lowerInitial a capitalised word at the beginning of a sentence counts as its lower-case form where that is
 * seen more often than the word is in the middle of sentences
 * @throws NlpError where there is nothing to count
 */
export function countTagged(sentences: readonly TaggedTokens[], lowerInitial: boolean): TaggerCounts {
  const words = Vocabulary.of();
  const tags = Vocabulary.of();
  const total = sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
  if (total === 0) {
    throw new NlpError('there are no tagged words to learn from', {
      remedy: (option) => `Give a file with lines of word/TAG, or say ${option('format')} conllu or columns.`,
    });
  }
  const tokenWord = new Uint32Array(total);
  const tokenTag = new Uint32Array(total);
  const isInitial = new Uint8Array(total);
  let at = 0;
  for (const { tokens, tags: given } of sentences) {
    let initial = 1;
    for (let i = 0; i < tokens.length; i++, at++) {
      tokenWord[at] = words.add(tokens[i]);
      tokenTag[at] = tags.add(given[i]);
      isInitial[at] = initial;
      if (initial === 1 && isWordLike(tokens[i])) initial = 0;
    }
  }
  if (tags.size > maximumTags) {
    throw new NlpError(`the corpus has ${tags.size} tags; at most ${maximumTags} can be learnt`, {
      remedy: 'Check the separator and the field: words may have been read as tags.',
    });
  }
  if (lowerInitial) lowerInitials(words, tokenWord, isInitial);
  const wordOrder = renumber(words, tokenWord);
  const tagOrder = [...renumber(tags, tokenTag).tokens()];
  return {
    tags: tagOrder,
    words: wordOrder,
    trigrams: countTrigrams(sentences, tokenTag, tagOrder.length),
    ...countEntries(sentences, tokenWord, tokenTag, wordOrder.size, tagOrder.length),
  };
}

function lowerInitials(words: Vocabulary, tokenWord: Uint32Array, isInitial: Uint8Array): void {
  const anywhere = new Uint32Array(words.size);
  const inside = new Uint32Array(words.size);
  for (let i = 0; i < tokenWord.length; i++) {
    anywhere[tokenWord[i]]++;
    if (isInitial[i] === 0) inside[tokenWord[i]]++;
  }
  const lowered = Int32Array.from({ length: words.size }, (_, id) => {
    const name = words.token(id);
    const lower = isCapitalised(name) ? words.find(name.toLowerCase()) : -1;
    return lower !== -1 && anywhere[lower] > inside[id] ? lower : id;
  });
  for (let i = 0; i < tokenWord.length; i++) if (isInitial[i] === 1) tokenWord[i] = lowered[tokenWord[i]];
}

/** Numbers those that occur anew, most frequent first. */
function renumber(vocabulary: Vocabulary, ids: Uint32Array): Vocabulary {
  const counts = new Uint32Array(vocabulary.size);
  for (const id of ids) counts[id]++;
  const { vocabulary: ordered, newId } = orderVocabulary(vocabulary, counts, { minimumCount: 1 });
  for (let i = 0; i < ids.length; i++) ids[i] = newId[ids[i]];
  return ordered;
}

function countTrigrams(
  sentences: readonly TaggedTokens[],
  tokenTag: Uint32Array,
  tagCount: number,
): Uint32Array {
  const width = tagCount + 2;
  const counter = new Counter();
  let at = 0;
  for (const { tokens } of sentences) {
    let a = tagCount;
    let b = tagCount;
    if (tokens.length === 0) continue;
    for (let i = 0; i <= tokens.length; i++) {
      const c = i < tokens.length ? tokenTag[at++] : tagCount + 1;
      counter.add((a * width + b) * width + c);
      a = b;
      b = c;
    }
  }
  const { keys, counts } = counter.sorted();
  const trigrams = new Uint32Array(4 * keys.length);
  for (let i = 0; i < keys.length; i++) {
    const pair = Math.floor(keys[i] / width);
    trigrams[4 * i] = Math.floor(pair / width);
    trigrams[4 * i + 1] = pair % width;
    trigrams[4 * i + 2] = keys[i] % width;
    trigrams[4 * i + 3] = counts[i];
  }
  return trigrams;
}

function countEntries(
  sentences: readonly TaggedTokens[],
  tokenWord: Uint32Array,
  tokenTag: Uint32Array,
  wordCount: number,
  tagCount: number,
): Pick<TaggerCounts, 'wordStart' | 'entryTag' | 'contextStart' | 'contextTag' | 'contextCount'> {
  const width = tagCount + 1;
  const counter = new Counter();
  let at = 0;
  for (const { tokens } of sentences) {
    let before = tagCount;
    for (let i = 0; i < tokens.length; i++, at++) {
      counter.add((tokenWord[at] * width + tokenTag[at]) * width + before);
      before = tokenTag[at];
    }
  }
  const { keys, counts } = counter.sorted();
  const wordStart = new Uint32Array(wordCount + 1);
  const entryTag: number[] = [];
  const contextStart: number[] = [];
  const contextTag = new Uint32Array(keys.length);
  let last = -1;
  for (let i = 0; i < keys.length; i++) {
    const entry = Math.floor(keys[i] / width);
    if (entry !== last) {
      contextStart.push(i);
      entryTag.push(entry % width);
      wordStart[Math.floor(entry / width) + 1]++;
      last = entry;
    }
    contextTag[i] = keys[i] % width;
  }
  contextStart.push(keys.length);
  for (let w = 0; w < wordCount; w++) wordStart[w + 1] += wordStart[w];
  return {
    wordStart,
    entryTag: Uint32Array.from(entryTag),
    contextStart: Uint32Array.from(contextStart),
    contextTag,
    contextCount: Uint32Array.from(counts),
  };
}
