/** The built-in texts as the stations need them: sentences of words, and the raw stream of characters. */
import { readByteChunks } from '../corpus/lines.ts';
import { readSentences } from '../corpus/sentences.ts';
import { readTagged } from '../corpus/tagged-sentences.ts';
import type { TaggedSentence } from '../corpus/types.ts';
import { createTokenizer } from '../text/create-tokenizer.ts';
import { prose, tagged } from './calls.ts';
import type { Language } from './station.ts';

export type Split = 'train' | 'valid' | 'test';

/** Sentences of lower-case words and punctuation. */
export async function proseWords(language: Language, split: Split): Promise<string[][]> {
  const tokenizer = createTokenizer({ lowercase: true });
  const sentences: string[][] = [];
  for await (const batch of readSentences([`@${prose[language]}:${split}`], { fingerprint: false })) {
    for (const { text } of batch) sentences.push(tokenizer.tokenize(text));
  }
  return sentences;
}

export async function taggedSentences(language: Language, split: Split): Promise<TaggedSentence[]> {
  const sentences: TaggedSentence[] = [];
  for await (const batch of readTagged([`@${tagged[language]}:${split}`], { fingerprint: false })) {
    sentences.push(...batch);
  }
  return sentences;
}

/** The raw text, every line end included. */
export async function proseText(language: Language, split: Split): Promise<string> {
  const pieces: Uint8Array[] = [];
  const reading = readByteChunks([`@${prose[language]}:${split}`], { fingerprint: false });
  for await (const { bytes } of reading) pieces.push(bytes.slice());
  return Buffer.concat(pieces).toString('utf8');
}
