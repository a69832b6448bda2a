/** `nlp tokenizer info`: what a tokenizer is; with texts, how it fares on each, beside others. */
import path from 'node:path';
import { usageError } from '../../../errors.ts';
import type { BarChart } from '../../../figure/figure.ts';
import { figureSvg } from '../../../figure/figure-svg.ts';
import { writeTextAtomically } from '../../../store/atomic.ts';
import { readSubwordEncoder } from '../../../text/subword/read-file.ts';
import type { SubwordEncoder } from '../../../text/subword/subword-encoder.ts';
import { type TokenizerUsage, UsageCounter } from '../../../text/subword/usage.ts';
import { type CommonFlags, type InputFlags, inputOptions } from '../../options.ts';
import { Output, printable } from '../../output.ts';
import { loadPalette, type Palette } from '../../render/color.ts';
import { formatCount } from '../../render/numbers.ts';
import { renderTable } from '../../render/table.ts';
import { textLines } from './texts.ts';

interface Flags extends CommonFlags, InputFlags {
  with?: readonly string[];
  top: number;
  svg?: string;
  color?: boolean;
}

interface Row {
  tokenizer: string;
  text: string;
  usage: TokenizerUsage;
}

export async function info(file: string, inputs: string[], flags: Flags): Promise<void> {
  const files = [file, ...(flags.with ?? [])];
  const encoders = files.map((one) => readSubwordEncoder(one));
  const hasText = inputs.length > 0 || flags.text !== undefined;
  if (!hasText && flags.svg !== undefined)
    throw usageError('needs text to draw something of', 'svg', 'Name a text behind the tokenizer.');
  const rows = hasText ? await usageOf(files, encoders, inputs, flags) : [];
  if (flags.svg !== undefined) await writeTextAtomically(flags.svg, [figureSvg(histogram(rows))]);
  const output = new Output();
  if (flags.json) {
    output.json({
      tokenizers: files.map((one, i) => ({ file: one, ...describe(encoders[i]) })),
      texts: rows,
    });
  } else {
    const palette = await loadPalette(process.stdout, flags.color);
    for (const [i, encoder] of encoders.entries()) printTokenizer(output, files[i], encoder, palette);
    if (rows.length > 0) printRows(output, rows, palette);
  }
  await output.flush();
}

/** Every tokenizer on every text. */
async function usageOf(
  files: string[],
  encoders: SubwordEncoder[],
  inputs: string[],
  flags: Flags,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const name of flags.text === undefined ? inputs : ['<text>']) {
    const counters = encoders.map((encoder) => new UsageCounter(encoder));
    const names = flags.text === undefined ? [name] : [];
    for await (const text of textLines(names, { ...inputOptions(flags), fingerprint: false }))
      if (text.trim() !== '') for (const counter of counters) counter.add(text);
    for (const [i, counter] of counters.entries())
      rows.push({ tokenizer: files[i], text: name, usage: counter.result(flags.top) });
  }
  return rows;
}

function describe({ parts, specialTokens }: SubwordEncoder) {
  const { model, tokens, added, isByteLevel } = parts;
  return {
    type: model.type,
    byteLevel: isByteLevel,
    tokens: tokens.length,
    added: added.map(({ id, content, special }) => ({ id, content, special })),
    specialTokens,
  };
}

function printTokenizer(output: Output, file: string, encoder: SubwordEncoder, { faint }: Palette): void {
  const { type, byteLevel, tokens, added } = describe(encoder);
  const line = (name: string, value: string) => output.line(`${faint(name.padEnd(18))}${value}`);
  line('tokenizer', printable(file));
  line('model', `${byteLevel ? 'byte-level ' : ''}${type}`);
  line('tokens', formatCount(tokens));
  if (added.length > 0) {
    const names = added.slice(0, 8).map(({ content, id }) => `${printable(content)} ${id}`);
    line('added', `${names.join(', ')}${added.length > 8 ? `, ... (${added.length})` : ''}`);
  }
}

function printRows(output: Output, rows: readonly Row[], palette: Palette): void {
  const titles = [
    'tokenizer',
    'text',
    'words',
    'tokens',
    'tokens a word',
    'characters a token',
    'unknown',
    'same again',
    'used',
  ];
  const percent = (share: number) => (Number.isFinite(share) ? `${(100 * share).toFixed(1)}%` : '-');
  const decimal = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '-');
  const cells = rows.map(({ tokenizer, text, usage }) => [
    printable(shortName(tokenizer)),
    printable(text),
    formatCount(usage.words),
    formatCount(usage.tokens),
    decimal(usage.tokensPerWord),
    decimal(usage.charactersPerToken),
    percent(usage.unknownRate),
    percent(usage.roundTripRate),
    percent(usage.vocabularyUsed),
  ]);
  output.line();
  const columns = titles.map((title, i) => ({
    title,
    align: i < 2 ? ('left' as const) : ('right' as const),
  }));
  for (const line of renderTable(columns, cells, palette)) output.line(line);
  for (const { tokenizer, text, usage } of rows) {
    const list = (uses: TokenizerUsage['longest']) =>
      uses.map(({ token, count }) => `${printable(token)} ${palette.faint(`×${count}`)}`).join('  ');
    if (usage.longest.length === 0) continue;
    output.line();
    output.line(palette.faint(`${printable(shortName(tokenizer))} on ${printable(text)}`));
    output.line(`  longest  ${list(usage.longest)}`);
    output.line(`  rarest   ${list(usage.rarest)}`);
  }
}

/** Words by the number of their tokens, a series a tokenizer and text. */
function histogram(rows: readonly Row[]): BarChart {
  const last = rows.reduce(
    (most, { usage }) =>
      Math.max(
        most,
        usage.wordsByTokens.findLastIndex((n) => n > 0),
      ),
    0,
  );
  const all = rows.map(({ usage }) => usage.wordsByTokens.reduce((sum, n) => sum + n, 0) || 1);
  return {
    kind: 'bar',
    title: 'Tokens of a word',
    description: 'The share of words that are one token, two tokens, and so on',
    axis: 'share of words',
    series: rows.length === 1 ? [''] : rows.map(({ tokenizer, text }) => `${shortName(tokenizer)}, ${text}`),
    bars: Array.from({ length: last + 1 }, (_, i) => ({
      label: i === 9 ? '10 and more' : String(i + 1),
      values: rows.map(({ usage }, row) => usage.wordsByTokens[i] / all[row]),
    })),
    format: (value) => `${(100 * value).toFixed(1)}%`,
  };
}

function shortName(file: string): string {
  const base = path.basename(file);
  return /^(?:tokenizer\.json|merges\.txt|vocab\.txt)$/.test(base)
    ? path.join(path.basename(path.dirname(file)), base)
    : base;
}
