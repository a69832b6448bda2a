/** The examples of `nlp lstm --help`. */
import { helpExamples, testSameExamples } from './help.ts';

testSameExamples('lstm', 'rnn', await helpExamples());
