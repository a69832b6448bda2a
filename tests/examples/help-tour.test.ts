/** The examples of `nlp tour --help`. */
import { helpExamples, testExamples } from './help.ts';

testExamples('tour', (await helpExamples()).get('tour') ?? []);
