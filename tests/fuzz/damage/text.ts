/** Ways to damage a file of lines and fields: lines lost, doubled, swapped; numbers and words that are no such. */
import type { Random } from '../../../src/math/random.ts';
import { type Damage, damageBytes } from './bytes.ts';

const numbers = [
  'NaN',
  'nan',
  'inf',
  '-inf',
  'Infinity',
  '1e999',
  '-1e999',
  '-1',
  '0',
  '-0',
  '1',
  '5',
  '0.5',
  '1e-400',
];
const large = [
  '2147483648',
  '4294967296',
  '9007199254740992',
  '99999999999999999999',
  '9'.repeat(400),
  '1e308',
  '+3',
];
const words = [
  '<s>',
  '</s>',
  '<unk>',
  '<UNK>',
  '__proto__',
  'constructor',
  '\ufeff',
  '\u0000',
  '\u2028',
  '\\data\\',
];
const more = [
  '',
  '_',
  '-',
  '*',
  '0',
  '/',
  '//',
  'a/b/c',
  '\\end\\',
  '\u{1f98a}',
  '\u0301',
  'x'.repeat(3000),
  '%',
];
const allNumbers = [...numbers, ...large];
const allWords = [...words, ...more, ...numbers];
const separators = ['\t', ' ', '', ',', ';', ' \t ', '\u00a0', '\n', '"', '|'];

const damages: ((text: string, random: Random, other: string) => string)[] = [
  (text, random) => replaceOne(text, /-?\d+(\.\d+)?([eE][-+]?\d+)?/g, random, () => pick(allNumbers, random)),
  (text, random) =>
    replaceOne(text, /-?\d+(\.\d+)?/g, random, (old) =>
      pick([`-${old}`, `${old}0`, `${Number(old) + 1}`, `${Number(old) - 1}`, `${old}x`], random),
    ),
  (text, random) => replaceOne(text, /[^\s,;"()=:]+/g, random, () => pick(allWords, random)),
  (text, random) => replaceOne(text, /[\t ,;/|]/g, random, () => pick(separators, random)),
  (text, random) =>
    withLines(text, (lines) => void lines.splice(random.int(lines.length), 1 + random.int(3))),
  (text, random) =>
    withLines(text, (lines) => {
      const line = lines[random.int(lines.length)];
      lines.splice(random.int(lines.length + 1), 0, line);
    }),
  (text, random) =>
    withLines(text, (lines) => {
      const [a, b] = [random.int(lines.length), random.int(lines.length)];
      [lines[a], lines[b]] = [lines[b], lines[a]];
    }),
  (text, random) =>
    withLines(text, (lines) => {
      const at = random.int(lines.length);
      const fields = lines[at].split(/([\t ,;])/);
      const [a, b] = [random.int(fields.length), random.int(fields.length)];
      [fields[a], fields[b]] = [fields[b], fields[a]];
      lines[at] = fields.join('');
    }),
  (text, random, other) =>
    withLines(text, (lines) => {
      const others = other.split('\n');
      lines.splice(random.int(lines.length + 1), 0, others[random.int(others.length)]);
    }),
  (text) => text.replaceAll('\n', '\r\n'),
];

export const damageText: Damage = (bytes, random, other) => {
  if (random.int(4) === 0) return damageBytes(bytes, random, other);
  // As Latin-1, so that every byte comes back as it was.
  let text = bytes.toString('utf8');
  for (let n = [1, 1, 1, 2, 4][random.int(5)]; n > 0; n--)
    text = damages[random.int(damages.length)](text, random, other.toString('utf8'));
  return Buffer.from(text);
};

function pick(list: readonly string[], random: Random): string {
  return list[random.int(list.length)];
}

function replaceOne(text: string, pattern: RegExp, random: Random, by: (old: string) => string): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const { 0: old, index } = found[random.int(found.length)];
  return text.slice(0, index) + by(old) + text.slice(index + old.length);
}

function withLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}
