/** Counts of sentences as the command `count` makes them. */
import { specialWords } from '../../../src/models/ngram/count-trie.ts';
import { NgramCounts } from '../../../src/models/ngram/counts-file.ts';
import { TokenStream } from '../../../src/models/ngram/token-stream.ts';
import { countText } from '../../../src/models/ngram/train.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';

export function countTextOf(sentences: readonly (readonly string[])[], order: number): NgramCounts {
  const words = Vocabulary.of(specialWords);
  const stream = new TokenStream(words, { learn: true, markBegin: true });
  for (const sentence of sentences) stream.feedTokens(sentence);
  const counts = countText({ tokens: stream.tokens.subarray(0, stream.length), words }, order);
  return NgramCounts.of(counts, { type: 'word', lowercase: false });
}
