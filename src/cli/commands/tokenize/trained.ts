/** `nlp tokenize` with a trained tokenizer: tokens or ids of each line, other segmentations, and ids back to text. */
import { NlpError, usageError } from '../../../errors.ts';
import { Random } from '../../../math/random.ts';
import { explainPieces } from '../../../text/subword/explain.ts';
import { nBest } from '../../../text/subword/nbest-text.ts';
import type { SubwordEncoder } from '../../../text/subword/subword-encoder.ts';
import type { CommonFlags } from '../../options.ts';
import { type Output, printable } from '../../output.ts';
import { explanationLines } from './explanation.ts';

export interface TrainedFlags extends CommonFlags {
  ids?: boolean;
  decode?: boolean;
  pair?: string;
  offsets?: boolean;
  specialTokens?: boolean;
  nbest?: number;
  dropout?: number;
}

/** What is printed of each line of text. */
export function trainedPrinter(
  encoder: SubwordEncoder,
  flags: TrainedFlags,
): (output: Output, text: string, line: number) => Promise<void> | undefined {
  const { decode, explain, nbest, dropout } = flags;
  if (decode) {
    if (flags.pair !== undefined || nbest !== undefined || dropout !== undefined || explain)
      throw usageError(
        'reads ids, of which there is one text',
        'decode',
        'Leave out the options of encoding.',
      );
    return (output, text, line) => printDecoded(output, encoder, text, line, flags);
  }
  if (explain) return (output, text) => printExplanation(output, encoder, text, flags);
  if (nbest !== undefined) return (output, text) => printBest(output, encoder, text, nbest, flags);
  const random = Random.from(flags.seed ?? 1);
  const sampling = dropout === undefined || dropout === 0 ? undefined : { amount: dropout, random };
  if (sampling !== undefined && encoder.parts.model.type === 'WordPiece')
    throw usageError('is for BPE and Unigram: WordPiece knows one way', 'dropout', 'Leave it out.');
  return (output, text) => {
    const { pair, specialTokens: addSpecialTokens = true } = flags;
    const encoding = encoder.encodeUnits(text, { pair, addSpecialTokens, sampling });
    const { ids, offsets, typeIds } = encoding;
    const tokens = Array.from(ids, (id) => encoder.parts.tokens[id]);
    const places = tokens.map((token, i) => ({
      text: token,
      start: offsets[2 * i],
      end: offsets[2 * i + 1],
    }));
    if (flags.json) {
      const types = pair === undefined ? {} : { pair, types: [...typeIds] };
      return output.json({ text, ...types, tokens: flags.offsets ? places : tokens, ids: [...ids] });
    }
    if (flags.offsets) {
      for (const [i, { text: token, start, end }] of places.entries())
        output.line(`${start}\t${end}\t${flags.ids ? ids[i] : visible(token)}`);
      return output.line();
    }
    return output.line((flags.ids ? [...ids] : tokens.map(visible)).join(' '));
  };
}

function printDecoded(
  output: Output,
  encoder: SubwordEncoder,
  text: string,
  line: number,
  { json, specialTokens = true }: TrainedFlags,
): Promise<void> | undefined {
  const words = text.split(/[\s,[\]]+/).filter((word) => word !== '');
  const ids = words.map((word) => {
    const id = /^\d{1,9}$/.test(word) ? Number(word) : -1;
    if (id >= 0 && id < encoder.parts.tokens.length) return id;
    throw new NlpError(`${JSON.stringify(word)} is no id of this tokenizer`, {
      where: { line },
      remedy: `Ids go from 0 to ${encoder.parts.tokens.length - 1}.`,
    });
  });
  const decoded = encoder.decode(ids, { skipSpecialTokens: !specialTokens });
  return json ? output.json({ ids, text: decoded }) : output.line(decoded);
}

function printBest(
  output: Output,
  encoder: SubwordEncoder,
  text: string,
  count: number,
  flags: TrainedFlags,
): Promise<void> | undefined {
  const best = nBest(encoder, text, count).map(({ ids, score }) => ({
    score,
    tokens: ids.map((id) => encoder.parts.tokens[id]),
    ids,
  }));
  if (flags.json) return output.json({ text, nbest: best });
  for (const { score, tokens, ids } of best)
    output.line(`${score.toFixed(4)}\t${(flags.ids ? ids : tokens.map(visible)).join(' ')}`);
  return output.line();
}

function printExplanation(
  output: Output,
  encoder: SubwordEncoder,
  text: string,
  { json }: TrainedFlags,
): Promise<void> | undefined {
  const pieces = explainPieces(encoder, text);
  if (json) return output.json({ text, pieces });
  for (const piece of pieces) for (const line of explanationLines(piece)) output.line(line);
  return output.line();
}

/** A token as it can stand between blanks. */
export function visible(token: string): string {
  const shown = token.replace(/[ \t\r\n]/g, (space) => ({ ' ': '␠', '\t': '␉', '\r': '␍' })[space] ?? '␊');
  return printable(shown);
}
