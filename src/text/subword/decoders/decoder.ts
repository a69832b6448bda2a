/**
 * Tokens back to text: steps over a list of texts, which are joined in the end, as tokenizer.json has them.
 */

import { fromByteCharacters } from '../byte-alphabet.ts';
import { byteOfToken } from '../models/byte-tokens.ts';

export type Decoder = (tokens: string[]) => string[];

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes of the byte alphabet, which may be parts of characters, to one text. */
export const byteLevelDecoder: Decoder = (tokens) => [
  utf8.decode(Buffer.concat(tokens.map((token) => fromByteCharacters(token)))),
];

/** Tokens without a prefix begin a word. @param cleanup no blank before signs and English endings */
export function wordPieceDecoder(prefix: string, cleanup: boolean): Decoder {
  return (tokens) =>
    tokens.map((token, i) => {
      let text = token;
      if (i > 0) text = token.startsWith(prefix) ? token.slice(prefix.length) : ` ${token}`;
      return cleanup ? cleaned(text) : text;
    });
}

function cleaned(text: string): string {
  return text
    .replaceAll(' .', '.')
    .replaceAll(' ?', '?')
    .replaceAll(' !', '!')
    .replaceAll(' ,', ',')
    .replaceAll(" ' ", "'")
    .replaceAll(" n't", "n't")
    .replaceAll(" 'm", "'m")
    .replaceAll(' do not', " don't")
    .replaceAll(" 's", "'s")
    .replaceAll(" 've", "'ve")
    .replaceAll(" 're", "'re");
}

/** A mark stands for a blank; the one before the text goes. */
export function metaspaceDecoder(replacement: string, dropsFirst: boolean): Decoder {
  return (tokens) =>
    tokens.map((token, i) => {
      const text =
        i === 0 && dropsFirst && token.startsWith(replacement) ? token.slice(replacement.length) : token;
      return text.replaceAll(replacement, ' ');
    });
}

/** A suffix ends a word. */
export function suffixDecoder(suffix: string): Decoder {
  return (tokens) => tokens.map((token, i) => token.replaceAll(suffix, i === tokens.length - 1 ? '' : ' '));
}

/** Byte tokens in a row become text where they are UTF-8, else one U+FFFD a byte. */
export const byteFallbackDecoder: Decoder = (tokens) => {
  const texts: string[] = [];
  for (let i = 0; i < tokens.length; ) {
    const run: number[] = [];
    for (let byte = byteOfToken(tokens[i]); byte !== -1; byte = byteOfToken(tokens[++i] ?? ''))
      run.push(byte);
    if (run.length === 0) {
      texts.push(tokens[i++]);
      continue;
    }
    try {
      texts.push(strictUtf8.decode(Uint8Array.from(run)));
    } catch {
      texts.push('\ufffd'.repeat(run.length));
    }
  }
  return texts;
};

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const fuseDecoder: Decoder = (tokens) => [tokens.join('')];

export function stripDecoder(content: string, start: number, stop: number): Decoder {
  return (tokens) =>
    tokens.map((token) => {
      let from = 0;
      let to = token.length;
      while (from < start && token[from] === content) from++;
      for (let i = 0; i < stop && to > from && token[to - 1] === content; i++) to--;
      return token.slice(from, to);
    });
}

export function replaceDecoder(pattern: string | RegExp, content: string): Decoder {
  return (tokens) => tokens.map((token) => token.replaceAll(pattern, () => content));
}

/**
 * SentencePiece's own way: bytes to characters, U+2581 to a blank, none before the text.
 * @param unknown how an unknown token is written
 */
export function sentencePieceDecoder(
  dropsFirst: boolean,
  unknown: { token: string; surface: string } | undefined,
): Decoder {
  return (tokens) => {
    const shown = tokens.map((token, i) => {
      if (token === unknown?.token) return unknown.surface;
      if (byteOfToken(token) !== -1) return token;
      return (i === 0 && dropsFirst ? token.replace(/^\u2581/, '') : token).replaceAll('\u2581', ' ');
    });
    return sentencePieceBytes(shown);
  };
}

/** Bytes in a row: what is no UTF-8 is one U+FFFD a byte. */
function sentencePieceBytes(tokens: string[]): string[] {
  const texts: string[] = [];
  for (let i = 0; i < tokens.length; ) {
    const run: number[] = [];
    for (let byte = byteOfToken(tokens[i]); byte !== -1; byte = byteOfToken(tokens[++i] ?? ''))
      run.push(byte);
    if (run.length === 0) texts.push(tokens[i++]);
    else texts.push(bytesToText(Uint8Array.from(run)));
  }
  return texts;
}

function bytesToText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i];
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    try {
      text += strictUtf8.decode(bytes.subarray(i, i + length));
      i += length;
    } catch {
      text += '\ufffd';
      i++;
    }
  }
  return text;
}
