/**
 * JSON with one spelling for each value: keys in code point order, no white space, so that the same model gives
 * the same bytes whatever order its options were set in.
 */
import { compareCodePoints } from '../text/code-points.ts';
import { maximumDepth } from './json-reader.ts';

/**
 * @param value plain JSON; members that are `undefined` are left out, as in `JSON.stringify`
 * @throws TypeError for what JSON cannot hold without loss (NaN, bigint, Map, typed arrays, cycles, ...): a bug
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value}`);
  if (depth >= maximumDepth) throw new TypeError(`nested deeper than ${maximumDepth} levels, or a cycle`);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`JSON has no ${prototype.constructor?.name ?? 'such object'}`);
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => compareCodePoints(a, b));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member, depth + 1)}`).join(',')}}`;
}
