/** A tagged corpus as a whole: all its sentences, and what is known of where they come from. */
import { readTagged } from './tagged-sentences.ts';
import type { CorpusFingerprint, InputOptions, Inputs, TaggedSentence } from './types.ts';

export interface TaggedCorpus {
  sentences: TaggedSentence[];
  /** Of all the sentences. */
  tokens: number;
  /** Absent where `fingerprint: false` spared the hashing. */
  fingerprint?: CorpusFingerprint;
  /** The same of each input, see `Fingerprinted`. */
  parts?: CorpusFingerprint[];
}

/** @throws NlpError with file, line and column */
export async function readTaggedCorpus(inputs: Inputs, options: InputOptions = {}): Promise<TaggedCorpus> {
  const reading = readTagged(inputs, options);
  const sentences: TaggedSentence[] = [];
  let tokens = 0;
  for await (const batch of reading) {
    for (const sentence of batch) {
      sentences.push(sentence);
      tokens += sentence.tokens.length;
    }
  }
  return {
    sentences,
    tokens,
    ...(options.fingerprint === false ? {} : { fingerprint: reading.fingerprint(), parts: reading.parts() }),
  };
}
