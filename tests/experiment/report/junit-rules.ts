/**
 * The rules of the two schemas that JUnit XML is held against: JUnit.xsd of Windy Road (what Ant writes, strict) and
 * junit-10.xsd of Jenkins' xUnit plugin (looser, but with a form for times). What both allow is written here.
 */
import { elementsOf, textOf, type XmlElement } from './read-xml.ts';

/** What breaks a rule; empty for a valid document. */
export function junitProblems(root: XmlElement): string[] {
  const problems: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  check(root.name === 'testsuites', `the root is ${root.name}`);
  check(Object.keys(root.attributes).length === 0, 'testsuites has attributes');
  checkChildren(root, ['testsuite*'], problems);
  for (const [i, suite] of elementsOf(root).entries()) {
    const { attributes } = suite;
    checkAttributes(
      suite,
      ['name', 'package', 'id', 'timestamp', 'hostname', 'tests', 'failures', 'errors', 'time'],
      ['skipped'],
      problems,
    );
    check(
      (attributes.name ?? '').trim() !== '' && (attributes.hostname ?? '').trim() !== '',
      'an empty name',
    );
    check(attributes.id === String(i), `the id of suite ${i} is ${attributes.id}`);
    check(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(attributes.timestamp), `timestamp ${attributes.timestamp}`);
    check(/^\d*(\.\d*)?$/.test(attributes.time), `time ${attributes.time}`);
    checkChildren(suite, ['properties', 'testcase*', 'system-out', 'system-err'], problems);
    for (const property of elementsOf(elementsOf(suite)[0])) {
      checkAttributes(property, ['name', 'value'], [], problems);
      check((property.attributes.name ?? '').trim() !== '', 'a property without a name');
    }
    const cases = elementsOf(suite, 'testcase');
    const outcomes = cases.flatMap((testcase) => elementsOf(testcase).map(({ name }) => name));
    const count = (name: string) => String(outcomes.filter((outcome) => outcome === name).length);
    check(attributes.tests === String(cases.length), `${cases.length} tests, not ${attributes.tests}`);
    check(attributes.failures === count('failure'), `${count('failure')} failures`);
    check(attributes.errors === count('error'), `${count('error')} errors`);
    check(attributes.skipped === undefined || attributes.skipped === count('skipped'), 'skipped');
    for (const testcase of cases) {
      checkAttributes(testcase, ['name', 'classname', 'time'], [], problems);
      check(/^\d+(\.\d+)?$/.test(testcase.attributes.time), `time ${testcase.attributes.time}`);
      check(elementsOf(testcase).length <= 1, 'a test case with several outcomes');
      check(
        testcase.children.every((child) => typeof child !== 'string' || child.trim() === ''),
        `text in a test case: ${textOf(testcase)}`,
      );
      for (const outcome of elementsOf(testcase)) {
        check(['error', 'failure', 'skipped'].includes(outcome.name), `an outcome ${outcome.name}`);
        checkAttributes(outcome, outcome.name === 'skipped' ? [] : ['type'], ['message'], problems);
        check(elementsOf(outcome).length === 0, 'elements in an outcome');
      }
    }
  }
  return problems;
}

function checkAttributes(
  { name, attributes }: XmlElement,
  required: string[],
  optional: string[],
  problems: string[],
): void {
  for (const key of required) {
    if (!Object.hasOwn(attributes, key)) problems.push(`${name} has no ${key}`);
  }
  for (const key of Object.keys(attributes)) {
    if (!required.includes(key) && !optional.includes(key)) problems.push(`${name} may have no ${key}`);
  }
}

/** A sequence of names; one with a star may stand any number of times. */
function checkChildren(element: XmlElement, sequence: string[], problems: string[]): void {
  const found = elementsOf(element)
    .map(({ name }) => `<${name}>`)
    .join('');
  const pattern = sequence
    .map((name) => (name.endsWith('*') ? `(<${name.slice(0, -1)}>)*` : `<${name}>`))
    .join('');
  if (!new RegExp(`^${pattern}$`).test(found)) problems.push(`${element.name} holds ${found}`);
}
