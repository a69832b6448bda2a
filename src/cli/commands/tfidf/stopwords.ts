/** Stop words on the command line: the name of a list, or a file (which has a dot, a slash or an @ in its name). */
import { readLines } from '../../../corpus/lines.ts';
import type { AnalysisOptions } from '../../../models/tfidf/options.ts';
import { stopWordLists } from '../../../models/tfidf/stop-words.ts';

/** The options with the words of the file, where one is named. @throws NlpError where it cannot be read */
export async function withStopwords<Options extends AnalysisOptions>(
  options: Options,
  encoding?: 'utf-8' | 'latin1',
): Promise<Options> {
  const { stopwords } = options;
  const isFile =
    typeof stopwords === 'string' && !Object.hasOwn(stopWordLists, stopwords) && /[./\\@]/.test(stopwords);
  if (!isFile) return options;
  const words: string[] = [];
  for await (const lines of readLines([stopwords], { encoding, fingerprint: false })) {
    for (const { text } of lines)
      words.push(...text.split(/\p{White_Space}+/u).filter((word) => word !== ''));
  }
  return { ...options, stopwords: words };
}
