/**
 * Linear mixture of backoff models as one backoff model.
 * Source: static interpolation as in SRILM (A. Stolcke, ICSLP 2002).
 *   p(w|h) = sum of weight_i p_i(w|h) for every n-gram hw of any of the models; the backoff weights follow from that
 * A word that a model does not know has probability 0 there; a word that is left out is `<unk>`.
 */

import { NlpError, usageError } from '../../errors.ts';
import { tenTo } from '../../math/ten-to.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { type BackoffTrie, child, NO_CHILD } from './backoff-trie.ts';
import { BEGIN, ROOT, specialWords, UNKNOWN } from './count-trie.ts';
import { NgramModel, requireSameTokenizer } from './model.ts';
import { renormalize } from './renormalize.ts';
import { logProbOf, matchNode, startState, stateAfter } from './scoring.ts';

/** In arrays of ids: a word that is not there. What `find` returns, as 32 bits. */
const NO_WORD = 0xffffffff;

export interface MixOptions {
  /** What to do where the vocabularies differ: keep the words of any model, or those of all. Refused where absent. */
  vocabulary?: 'union' | 'intersection';
}

/** @param weights above 0; they are scaled to sum to 1 */
export function mixModels(
  models: readonly NgramModel[],
  weights: readonly number[],
  options: MixOptions = {},
): NgramModel {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (models.length < 2 || !weights.every((weight) => weight > 0) || !(total < Number.POSITIVE_INFINITY)) {
    throw usageError('a mixture takes two models or more, each with a weight above 0', 'weights');
  }
  for (const model of models) {
    requireSameTokenizer(models[0], model);
    if (model.stepPrice !== 0) {
      throw new NlpError('scores of stupid backoff are no probabilities and cannot be mixed', {
        remedy: (option) => `Train with another ${option('smoothing')}.`,
      });
    }
  }
  const { words, ids } = joinVocabularies(models, options);
  const shares = weights.map((weight) => weight / total);
  const trie = unionTrie(models, ids, words.size);
  fillProbabilities(trie, models, ids, shares);
  renormalize(trie);
  return new NgramModel({
    trie,
    vocabulary: words,
    tokenizer: models.find((model) => model.tokenizer !== undefined)?.tokenizer,
    provenance: {
      smoothing: 'mixture',
      options: { order: trie.order, weights: shares },
      corpus: models.flatMap((model) => model.provenance.corpus ?? []),
    },
  });
}

interface JoinedVocabulary {
  words: Vocabulary;
  /** For each model: the id in it of every word, NO_WORD where it does not know the word. */
  ids: Uint32Array[];
}

function joinVocabularies(models: readonly NgramModel[], options: MixOptions): JoinedVocabulary {
  const words = Vocabulary.of(specialWords);
  let missing = 0;
  const all = new Set(
    models.flatMap((model) =>
      Array.from({ length: model.vocabulary.size }, (_, id) => model.vocabulary.token(id)),
    ),
  );
  for (const word of all) {
    const common = models.every((model) => model.vocabulary.has(word));
    if (!common) missing++;
    if (common || options.vocabulary === 'union') words.add(word);
  }
  if (missing > 0 && options.vocabulary === undefined) {
    throw new NlpError(`the models know different words: ${missing} of ${all.size} are not in all of them`, {
      remedy: (option) =>
        `Choose ${option('vocabulary')} union or ${option('vocabulary')} intersection, or train them with the same ${option('vocab')}.`,
      exitStatus: 2,
    });
  }
  const ids = models.map((model) =>
    Uint32Array.from({ length: words.size }, (_, id) => model.vocabulary.find(words.token(id))),
  );
  return { words, ids };
}

/** From the ids of each model to those of the mixture, NO_WORD for the words that it leaves out. */
function jointIds(models: readonly NgramModel[], ids: readonly Uint32Array[]): Uint32Array[] {
  return models.map((model, m) => {
    const joint = new Uint32Array(model.vocabulary.size).fill(NO_WORD);
    ids[m].forEach((id, word) => {
      if (id !== NO_WORD) joint[id] = word;
    });
    return joint;
  });
}

/** All n-grams of all models, level by level; without probabilities. */
function unionTrie(models: readonly NgramModel[], ids: readonly Uint32Array[], size: number): BackoffTrie {
  const order = Math.max(...models.map((model) => model.order));
  const levels: number[][] = [Array.from({ length: size }, (_, id) => id)];
  const levelStart = [0, size];
  const first: number[] = [];
  // Where each model has the n-gram of each node; NO_CHILD where it does not.
  let places = ids.map((idIn) => Array.from(idIn, (id) => (id === NO_WORD ? NO_CHILD : id)));
  const back = jointIds(models, ids);
  for (let n = 2; n <= order; n++) {
    const level: number[] = [];
    const longer: number[][] = models.map(() => []);
    for (let context = 0; context < levels[n - 2].length; context++) {
      first.push(levelStart[n - 1] + level.length);
      const followers = new Map<number, number[]>();
      models.forEach(({ trie }, m) => {
        const place = places[m][context];
        if (place === NO_CHILD || place >= trie.backoff.length) return;
        for (let node = trie.first[place]; node < trie.first[place + 1]; node++) {
          const word = back[m][trie.word[node]];
          if (word === NO_WORD) continue;
          let found = followers.get(word);
          if (found === undefined) {
            found = models.map(() => NO_CHILD);
            followers.set(word, found);
          }
          found[m] = node;
        }
      });
      for (const word of [...followers.keys()].sort((a, b) => a - b)) {
        level.push(word);
        followers.get(word)!.forEach((node, m) => {
          longer[m].push(node);
        });
      }
    }
    places = longer;
    levels.push(level);
    levelStart.push(levelStart[n - 1] + level.length);
  }
  const total = levelStart[order];
  first.push(total);
  const trie: BackoffTrie = {
    order,
    levelStart,
    word: new Uint32Array(total),
    logProb: new Float32Array(total),
    backoff: new Float32Array(levelStart[order - 1]),
    first: Uint32Array.from(first),
    suffix: new Uint32Array(total),
  };
  levels.forEach((level, i) => {
    trie.word.set(level, levelStart[i]);
  });
  linkSuffixes(trie);
  return trie;
}

/** The longest suffix of every n-gram, from the unigrams up. */
function linkSuffixes(trie: BackoffTrie): void {
  trie.suffix.fill(ROOT, 0, trie.levelStart[1]);
  for (let context = 0; context < trie.backoff.length; context++) {
    for (let node = trie.first[context]; node < trie.first[context + 1]; node++) {
      let shorter = trie.suffix[context];
      let found = NO_CHILD;
      while (shorter !== ROOT && found === NO_CHILD) {
        found = child(trie, shorter, trie.word[node]);
        shorter = trie.suffix[shorter];
      }
      trie.suffix[node] = found === NO_CHILD ? trie.word[node] : found;
    }
  }
}

function fillProbabilities(
  trie: BackoffTrie,
  models: readonly NgramModel[],
  ids: readonly Uint32Array[],
  shares: readonly number[],
): void {
  const size = trie.levelStart[1];
  const probability = new Float64Array(trie.word.length);
  const joint = jointIds(models, ids);
  const isShort = joint.map((words) => words.includes(NO_WORD));
  models.forEach((model, m) => {
    const own = model.trie;
    // The longest context that this model has for each node of the mixture.
    const state = new Uint32Array(trie.backoff.length);
    const add = (node: number, from: number, word: number): number => {
      const id = ids[m][word];
      if (id === NO_WORD) {
        // To this model the word is <unk>: it has no probability, and the n-grams go on over it.
        return stateAfter(own, matchNode(own, from, UNKNOWN));
      }
      // What the words that are left out had goes to <unk>.
      if (word === UNKNOWN && isShort[m]) probability[node] += shares[m] * leftOut(own, from, joint[m]);
      const found = matchNode(own, from, id);
      if (word !== BEGIN || from !== ROOT)
        probability[node] += shares[m] * tenTo(logProbOf(own, from, found));
      if (word === BEGIN) return startState(own);
      return stateAfter(own, found);
    };
    for (let word = 0; word < size; word++) {
      const after = add(word, ROOT, word);
      if (word < state.length) state[word] = after;
    }
    for (let context = 0; context < state.length; context++) {
      for (let node = trie.first[context]; node < trie.first[context + 1]; node++) {
        const after = add(node, state[context], trie.word[node]);
        if (node < state.length) state[node] = after;
      }
    }
  });
  probability[BEGIN] = 1;
  for (let node = 0; node < probability.length; node++) {
    // The sum of shares may be a rounding error above 1.
    trie.logProb[node] = Math.min(0, Math.log10(probability[node]));
  }
}

/** The probability of all words after a state that the mixture leaves out. @param joint NO_WORD for those */
function leftOut(trie: BackoffTrie, state: number, joint: Uint32Array): number {
  let sum = 0;
  if (state === ROOT) {
    for (let id = 0; id < joint.length; id++) if (joint[id] === NO_WORD) sum += tenTo(trie.logProb[id]);
    return sum;
  }
  const shorter = trie.suffix[state];
  let rest = leftOut(trie, shorter, joint);
  for (let node = trie.first[state]; node < trie.first[state + 1]; node++) {
    const id = trie.word[node];
    if (joint[id] !== NO_WORD) continue;
    sum += tenTo(trie.logProb[node]);
    rest -= tenTo(logProbOf(trie, shorter, matchNode(trie, shorter, id)));
  }
  return sum + tenTo(trie.backoff[state]) * Math.max(0, rest);
}
