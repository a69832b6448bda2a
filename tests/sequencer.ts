/**
 * The order of the test files: those that take long begin first, so that no worker is left with one of them when the
 * others have nothing to do. Vitest goes by the last run, which a fresh clone does not have.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** From the longest on; what none fits comes last. */
const long = [
  /\.slow\.test\.ts$/,
  /\/examples\//,
  /\/cli\/experiment/,
  /\/tour\/claims/,
  /\/tfidf\/search/,
  /\/cli\//,
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = long.findIndex((pattern) => pattern.test(moduleId.replaceAll('\\', '/')));
      return found < 0 ? long.length : found;
    };
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
