/** The second, fourth, ... block of each README. */
import { testReadme } from './readme.ts';

testReadme('README.md', 1);
testReadme('README.ko.md', 1);
