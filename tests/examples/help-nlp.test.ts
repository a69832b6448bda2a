/** The examples of `nlp --help`, the whole tour among them. */
import { helpExamples, testExamples } from './help.ts';

testExamples('nlp', (await helpExamples()).get('nlp') ?? []);
