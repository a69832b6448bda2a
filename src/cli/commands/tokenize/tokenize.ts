/** What `nlp tokenize` does: a line of tokens for each line of text. */
import { usageError } from '../../../errors.ts';
import { createTokenizer } from '../../../text/create-tokenizer.ts';
import { TrainedTokenizer } from '../../../text/subword/trained-tokenizer.ts';
import type { Token, Tokenizer } from '../../../text/tokenizer.ts';
import {
  answeredInput,
  type CommonFlags,
  type InputFlags,
  type TokenizerFlags,
  tokenizerSpec,
} from '../../options.ts';
import { Output } from '../../output.ts';
import type { TrainedFlags } from './trained.ts';

type TokenizeFlags = CommonFlags & InputFlags & TokenizerFlags & TrainedFlags;

export async function tokenize(inputs: string[], flags: TokenizeFlags): Promise<void> {
  const tokenizer = createTokenizer(await tokenizerSpec(flags));
  const print = await printerOf(tokenizer, flags);
  const output = new Output();
  try {
    for await (const lines of await readTexts(inputs, flags)) {
      for (const { text, line } of lines) {
        const full = print(output, text, line);
        if (full) await full;
      }
      await output.flush();
    }
  } finally {
    await output.flush();
  }
}

/** What is printed of a line. */
async function printerOf(
  tokenizer: Tokenizer,
  flags: TokenizeFlags,
): Promise<(output: Output, text: string, line: number) => Promise<void> | undefined> {
  if (tokenizer instanceof TrainedTokenizer) {
    const { trainedPrinter } = await import('./trained.ts');
    return trainedPrinter(tokenizer.encoder, flags);
  }
  const { ids, decode, pair, nbest, dropout } = flags;
  for (const [key, value] of Object.entries({ ids, decode, pair, nbest, dropout })) {
    if (value === undefined) continue;
    throw usageError(
      `needs a trained tokenizer`,
      key,
      (option) => `Name its file or folder: ${option('tokenizer')} FILE.`,
    );
  }
  return (output, text) => printTokens(output, text, tokenizer, flags);
}

/** Every line as it stands where the format has lines of text, so that output and input lines correspond. */
async function readTexts(
  inputs: string[],
  flags: TokenizeFlags,
): Promise<AsyncIterable<{ text: string; line: number }[]>> {
  const options = answeredInput(flags);
  const { formatRow } = await import('../../../corpus/formats.ts');
  const hasNoFile = flags.text !== undefined || inputs.length === 0;
  if (flags.format === undefined ? hasNoFile : formatRow(flags.format).plain === 'lines') {
    const { refuseUnread } = await import('../../../corpus/choose-format.ts');
    refuseUnread(flags.text === undefined ? '<stdin>' : '<text>', flags.format ?? 'text', options);
    const { readLines } = await import('../../../corpus/lines.ts');
    return readLines(inputs, options);
  }
  const { readSentences } = await import('../../../corpus/sentences.ts');
  return readSentences(inputs, options);
}

function printTokens(
  output: Output,
  text: string,
  tokenizer: Tokenizer,
  flags: TokenizeFlags,
): Promise<void> | undefined {
  if (flags.json) {
    return output.json({ text, tokens: tokensAsJson(text, tokenizer, flags) });
  }
  if (!flags.offsets && !flags.explain) return output.line(tokenizer.tokenize(text).map(visible).join(' '));
  for (const token of tokenizer.tokens(text)) {
    const line = `${token.start}\t${token.end}\t${visible(token.text)}`;
    output.line(flags.explain ? `${line}\t${explain(token, text)}` : line);
  }
  return output.line();
}

function tokensAsJson(text: string, tokenizer: Tokenizer, { offsets, explain: explained }: TokenizeFlags) {
  if (explained) {
    return tokenizer.tokens(text).map((token) => ({ ...token, codePoints: codePoints(token.text) }));
  }
  return offsets ? tokenizer.tokens(text) : tokenizer.tokenize(text);
}

/** A token as it can stand between blanks: white space is shown by its picture. */
function visible(token: string): string {
  return token.replace(/[ \t\r\n]/g, (space) => ({ ' ': '␠', '\t': '␉', '\r': '␍' })[space] ?? '␊');
}

/** The code points of a token, and the text it stood for where the two differ. */
function explain(token: Token, text: string): string {
  const written = text.slice(token.start, token.end);
  const points = codePoints(token.text);
  const shown = points.length > 12 ? [...points.slice(0, 12), '...'] : points;
  return written === token.text ? shown.join(' ') : `${shown.join(' ')}\twritten ${JSON.stringify(written)}`;
}

function codePoints(text: string): string[] {
  return Array.from(text, (character) => {
    const hex = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    return `U+${hex}`;
  });
}
