/**
 * Ways to damage a JSON value that understand it: a member of another type, numbers that are none or far off, names that
 * objects have of themselves, members lost, doubled, swapped, nested.
 */
import type { Random } from '../../../src/math/random.ts';
import { type Damage, damageBytes } from './bytes.ts';

/** A number of JSON that JavaScript cannot hold or write: it is put into the text afterwards. */
const written = ['1e999', '-1e999', '99999999999999999999999', '1e-999', '-0', '0.1e1'];
const mark = (text: string) => `\u{e000}${text}\u{e000}`;
const marked = /"\u{e000}([^"\u{e000}]*)\u{e000}"/gu;

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'length',
  'valueOf',
  'toJSON',
  'then',
];
const numbers = [
  0,
  -1,
  1,
  2,
  0.5,
  -0.5,
  1.5,
  1e-300,
  1e300,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  65_537,
  1e9,
];
const texts = [
  '',
  ' ',
  'NaN',
  'null',
  '2',
  '-1',
  '\u0000',
  '\ufeff',
  '\u2028',
  'a\nb',
  'x'.repeat(5000),
  '\ud83e\udd8a',
];

/** A value in place of another. */
export function hostileValue(random: Random, old: unknown): unknown {
  switch (random.int(14)) {
    case 0:
      return null;
    case 1:
      return random.int(2) === 0;
    case 2:
      return [];
    case 3:
      return {};
    case 4:
      return texts[random.int(texts.length)];
    case 5:
      return mark(written[random.int(written.length)]);
    case 6:
      return [old];
    case 7:
      return { [names[random.int(names.length)]]: old };
    case 8:
      return typeof old === 'object' ? JSON.stringify(old) : String(old);
    case 9:
      return { toString: 1, valueOf: null };
    case 10:
      return typeof old === 'number' ? old + [1, -1, 0.5, -2 * old][random.int(4)] : old;
    case 11:
      return typeof old === 'string' ? old + texts[random.int(texts.length)] : [old, old];
    default:
      return numbers[random.int(numbers.length)];
  }
}

/** A copy with one thing changed. */
export function damageValue(value: unknown, random: Random): unknown {
  const places: (readonly (string | number)[])[] = [];
  collect(value, [], places);
  return changed(value, places[random.int(places.length)], random);
}

/** JSON of a value that may hold numbers which are none. */
export function jsonText(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replace(marked, (_, text: string) => text);
}

/** Of a file that is one JSON value. */
export const damageJson: Damage = (bytes, random, other) => {
  if (random.int(4) === 0) return damageBytes(bytes, random, other);
  let value = parsed(bytes.toString('utf8'));
  for (let n = [1, 1, 1, 2, 4][random.int(5)]; n > 0; n--) value = damageValue(value, random);
  return Buffer.from(jsonText(value));
};

/** Of a file with a JSON value a line. */
export const damageJsonLines: Damage = (bytes, random, other) => {
  if (random.int(3) === 0) return damageBytes(bytes, random, other);
  const lines = bytes.toString('utf8').split('\n');
  const at = random.int(lines.length);
  lines[at] = jsonText(damageValue(parsed(lines[at]), random));
  return Buffer.from(lines.join('\n'));
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function collect(
  value: unknown,
  path: readonly (string | number)[],
  places: (readonly (string | number)[])[],
): void {
  places.push(path);
  if (typeof value !== 'object' || value === null) return;
  // Of long lists a few stand for all.
  const keys = Array.isArray(value)
    ? value.map((_, i) => i).filter((i) => i < 8 || i === value.length - 1)
    : Object.keys(value);
  for (const key of keys) collect((value as Record<string | number, unknown>)[key], [...path, key], places);
}

function changed(value: unknown, path: readonly (string | number)[], random: Random): unknown {
  if (path.length === 0) return changedHere(value, random);
  const [key, ...rest] = path;
  if (Array.isArray(value)) {
    const copy = [...value];
    if (rest.length > 0 || random.int(3) > 0)
      copy[key as number] = changed(value[key as number], rest, random);
    else if (random.int(2) === 0) copy.splice(key as number, 1);
    else copy.splice(key as number, 0, value[random.int(value.length)]);
    return copy;
  }
  const members = Object.entries(value as object);
  const at = members.findIndex(([name]) => name === key);
  if (rest.length > 0 || random.int(3) > 0)
    members[at] = [members[at][0], changed(members[at][1], rest, random)];
  else if (random.int(3) === 0) members.splice(at, 1);
  else if (random.int(2) === 0) members[at] = [names[random.int(names.length)], members[at][1]];
  else {
    const another = random.int(members.length);
    [members[at][1], members[another][1]] = [members[another][1], members[at][1]];
  }
  const copy = {};
  for (const [name, member] of members)
    Object.defineProperty(copy, name, {
      value: member,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return copy;
}

function changedHere(value: unknown, random: Random): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && random.int(2) === 0)
    return { ...value, [names[random.int(names.length)]]: hostileValue(random, 1) };
  return hostileValue(random, value);
}
