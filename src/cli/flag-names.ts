/** What an option of the library is called on a command line. Imports nothing, for the sake of short runs. */
import type { OptionNaming } from '../errors.ts';

/** `learningRate` as `--learning-rate`, a single letter as `-k`; what is a flag already stays. */
export const flagName: OptionNaming = (key) => {
  if (key.startsWith('-')) return key;
  if (key.length === 1) return `-${key}`;
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
};
