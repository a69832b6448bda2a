/** The examples of `nlp gru --help`. */
import { helpExamples, testSameExamples } from './help.ts';

testSameExamples('gru', 'rnn', await helpExamples());
