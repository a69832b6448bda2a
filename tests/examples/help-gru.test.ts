/** The examples of `nlp gru --help`. */
import { helpExamples, testExamples } from './help.ts';

testExamples('gru', (await helpExamples()).get('gru') ?? []);
