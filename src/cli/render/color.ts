/**
 * Colour, decided once: `--no-color`, then NO_COLOR, then FORCE_COLOR, then whether the stream is a terminal
 * that has colours. chalk is loaded only where there is something to colour.
 */
import type { ChalkInstance } from 'chalk';

/** The styles the program uses, by meaning; each is the identity where there is no colour. */
export interface Palette {
  enabled: boolean;
  strong(text: string): string;
  faint(text: string): string;
  accent(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  /** The colour of the n-th series of a figure. */
  series(text: string, index: number): string;
}

const seriesColors: readonly ((chalk: ChalkInstance) => ChalkInstance)[] = [
  (chalk) => chalk.cyan,
  (chalk) => chalk.yellow,
  (chalk) => chalk.green,
  (chalk) => chalk.magenta,
  (chalk) => chalk.blue,
  (chalk) => chalk.red,
];
const plain = (text: string) => text;
const withoutColor: Palette = {
  enabled: false,
  strong: plain,
  faint: plain,
  accent: plain,
  good: plain,
  bad: plain,
  series: plain,
};

/** True where colour may be used on the stream. */
function wantsColor(stream: { isTTY?: boolean }, flag: boolean | undefined): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (flag === false || process.argv.includes('--no-color')) return false;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && TERM !== 'dumb';
}

/** The palette for a stream; `flag` is the value of `--color`/`--no-color`. */
export async function loadPalette(stream: { isTTY?: boolean }, flag?: boolean): Promise<Palette> {
  if (!wantsColor(stream, flag)) return withoutColor;
  const { Chalk, default: detected } = await import('chalk');
  const chalk: ChalkInstance = new Chalk({ level: detected.level || 1 });
  return {
    enabled: true,
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    accent: (text) => chalk.cyan(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    series: (text, index) => seriesColors[index % seriesColors.length](chalk)(text),
  };
}
