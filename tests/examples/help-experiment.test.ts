/** The examples of `nlp experiment --help`. */
import { helpExamples, testExamples } from './help.ts';

testExamples('experiment', (await helpExamples()).get('experiment') ?? []);
