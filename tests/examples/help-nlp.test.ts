/** The examples of `nlp --help`. */
import { helpExamples, testExamples } from './help.ts';

const pages = (await helpExamples()).get('nlp') ?? [];

// The whole tour is played by tests/tour/english.slow.test.ts: here its beginning is read.
testExamples(
  'nlp',
  pages.map((lines) => lines.map((line) => (line === 'nlp tour' ? `${line} | head -n 3` : line))),
);
