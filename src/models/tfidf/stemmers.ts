/**
 * Stemmers by name: Porter's of 1980 (with the corrections of his own C program), and the Snowball family.
 * Both come from libraries; Snowball's is large and is read only when it is asked for.
 * Source: M. Porter, "An algorithm for suffix stripping", Program 14(3), 1980; snowballstem.org.
 */
import { createRequire } from 'node:module';
import { stemmer as porter } from 'stemmer';
import { shownValue, usageError } from '../../errors.ts';
import { didYouMean } from '../../options/nearest-name.ts';

export type Stemmer = (word: string) => string;

const require = createRequire(import.meta.url);

interface SnowballLibrary {
  newStemmer(language: string): { stem: Stemmer };
  algorithms(): string[];
}

/**
 * @param name `porter`; `snowball` (English); `snowball-german`, `snowball-french`, ...
 * @throws NlpError (usage) for an unknown name
 */
export function createStemmer(name: string): Stemmer {
  if (name === 'porter') return porter;
  const language = name === 'snowball' ? 'english' : /^snowball-([a-z]+)$/.exec(name)?.[1];
  const near = didYouMean(name, ['porter', 'snowball', 'none']);
  const remedy = `${near}Use porter, snowball (English), or snowball-german, snowball-french and so on.`;
  if (language === undefined) throw usageError(`there is no stemmer ${shownValue(name)}`, 'stem', remedy);
  const library = require('snowball-stemmers') as SnowballLibrary;
  const languages = library.algorithms();
  if (!languages.includes(language)) {
    const known = ['porter', 'snowball', ...languages.map((item) => `snowball-${item}`)];
    const all = `${didYouMean(name, known)}Known: ${known.join(', ')}.`;
    throw usageError(`there is no stemmer ${shownValue(name)}`, 'stem', all);
  }
  const stemmer = library.newStemmer(language);
  return (word) => stemmer.stem(word);
}
