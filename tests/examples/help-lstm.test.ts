/** The examples of `nlp lstm --help`. */
import { helpExamples, testExamples } from './help.ts';

testExamples('lstm', (await helpExamples()).get('lstm') ?? []);
