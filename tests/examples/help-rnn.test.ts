/** The examples of `nlp rnn --help`. */
import { helpExamples, testExamples } from './help.ts';

testExamples('rnn', (await helpExamples()).get('rnn') ?? []);
