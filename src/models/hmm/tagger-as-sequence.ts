/**
 * The first-order view of a tagger as a sequence model: where semi-supervised learning starts (B. Merialdo, "Tagging
 * English Text with a Probabilistic Model", Computational Linguistics 20(2), 1994), and what posteriors, likelihoods
 * and samples of a tagger are made of.
 *   initial P(t | BEFORE), transition P(t | t'), both smoothed and without sentence ends; emission P(word | tag), for
 *   known words relative counts, for `more` words from their affixes; every row scaled to sum to 1
 */
import { checkSize, SequenceModel } from './sequence-model.ts';
import type { HmmTagger } from './tagger.ts';

/** @param more words that the tagger may not know and that are to become symbols @throws NlpError where it is too large */
export function taggerAsSequence(tagger: HmmTagger, more: Iterable<string> = []): SequenceModel {
  const { counts, transitions, lexicon } = tagger;
  const added = [...new Set(more)].filter((word) => lexicon.idOf(word) === -1).sort();
  const symbols = [...counts.words.tokens(), ...added];
  const states = counts.tags.length;
  checkSize(states, symbols.length);
  const initial = new Float64Array(states);
  const transition = new Float64Array(states * states);
  const emission = new Float64Array(states * symbols.length);
  for (let to = 0; to < states; to++) {
    initial[to] = bigram(tagger, states, to);
    for (let from = 0; from < states; from++) transition[from * states + to] = bigram(tagger, from, to);
  }
  const { wordStart, entryTag, contextStart, contextCount } = counts;
  for (let word = 0; word < counts.words.size; word++)
    for (let entry = wordStart[word]; entry < wordStart[word + 1]; entry++) {
      let count = 0;
      for (let k = contextStart[entry]; k < contextStart[entry + 1]; k++) count += contextCount[k];
      emission[entryTag[entry] * symbols.length + word] = count;
    }
  // A new word counts as one that was seen once.
  for (let i = 0; i < added.length; i++) {
    const { distribution } = lexicon.guess(added[i]);
    for (let tag = 0; tag < states; tag++)
      emission[tag * symbols.length + counts.words.size + i] = distribution[tag];
  }
  scaleRows(initial, 1, states);
  scaleRows(transition, states, states);
  scaleRows(emission, states, symbols.length);
  return new SequenceModel(
    counts.tags,
    symbols,
    { states, symbols: symbols.length, initial, transition, emission },
    { corpus: tagger.corpus },
  );

  function bigram({ transitions: model }: HmmTagger, from: number, to: number): number {
    const row = transitions.find(from, to);
    return Math.exp(row === -1 ? model.tagBackoff[from] + model.tagLog[to] : model.pairLog[row]);
  }
}

function scaleRows(values: Float64Array, rows: number, columns: number): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) sum += values[i];
    for (let i = row * columns; i < (row + 1) * columns; i++) values[i] /= sum;
  }
}
