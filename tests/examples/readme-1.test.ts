/** The first, third, ... block of each README. */
import { testReadme } from './readme.ts';

testReadme('README.md', 0);
testReadme('README.ko.md', 0);
