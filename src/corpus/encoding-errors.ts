/** What is said of input that is not text: what it seems to be instead, and how it becomes text. */
import { NlpError } from '../errors.ts';
import { isCutCharacter } from './utf8.ts';

/** The first bytes of kinds of files that are taken for text by mistake. */
const magic: [number[], string, string][] = [
  [[0xff, 0xfe, 0, 0], 'UTF-32', 'Convert it: iconv -f UTF-32 -t UTF-8 FILE'],
  [[0, 0, 0xfe, 0xff], 'UTF-32', 'Convert it: iconv -f UTF-32 -t UTF-8 FILE'],
  [[0xff, 0xfe], 'UTF-16', 'Convert it: iconv -f UTF-16 -t UTF-8 FILE'],
  [[0xfe, 0xff], 'UTF-16', 'Convert it: iconv -f UTF-16 -t UTF-8 FILE'],
  [[0x50, 0x4b, 3, 4], 'a zip archive', 'Unpack it: unzip -p FILE | nlp ... -'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd-compressed', 'Unpack it: zstd -dc FILE | nlp ... -'],
  [[0x42, 0x5a, 0x68], 'bzip2-compressed', 'Unpack it: bzip2 -dc FILE | nlp ... -'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'xz-compressed', 'Unpack it: xz -dc FILE | nlp ... -'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'Take the text out of it: pdftotext FILE -'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program', 'Name a text file.'],
];

/** The name in `magic` of what the bytes begin with. */
export function describeBinary(bytes: Uint8Array): string | undefined {
  return magic.find(([start]) => start.every((byte, i) => bytes[i] === byte))?.[1];
}

/** @param rest the bytes from the NUL on @param binary from `describeBinary` */
export function nulByte(
  file: string,
  line: number,
  byte: number,
  binary: string | undefined,
  rest: Uint8Array,
): NlpError {
  const wide = binary === undefined ? wideEncoding(rest, byte) : undefined;
  const seems = wide ?? binary ?? 'binary';
  const convert = wide === undefined ? remedyFor(seems) : `Convert it: iconv -f ${wide} -t UTF-8 FILE`;
  return new NlpError(`looks ${seems.startsWith('a ') ? 'like ' : ''}${seems}: there is a NUL byte`, {
    where: { file, line, byte },
    remedy: convert ?? "Name a text file, or take them out: tr -d '\\0' < FILE",
  });
}

/** Latin letters have one NUL each in UTF-16, three in UTF-32: before or behind them. Without a mark iconv must know which. */
function wideEncoding(rest: Uint8Array, byte: number): string | undefined {
  if (rest[1] === 0 && rest[2] === 0 && rest[3] !== 0 && rest[3] !== undefined) {
    return byte % 4 === 0 ? 'UTF-32BE' : byte % 4 === 1 ? 'UTF-32LE' : undefined;
  }
  if (rest[2] !== 0 || rest[1] === 0 || rest[3] === 0) return undefined;
  return byte % 2 === 0 ? 'UTF-16BE' : 'UTF-16LE';
}

/**
 * @param rest the bytes from the first ill-formed sequence on @param atEnd whether they end the input
 * @param binary from `describeBinary`
 */
export function invalidText(
  file: string,
  line: number,
  byte: number,
  rest: Uint8Array,
  atEnd: boolean,
  binary: string | undefined,
): NlpError {
  const where = { file, line, byte };
  if (binary !== undefined) {
    return new NlpError(`is ${binary}, not UTF-8 text`, { where, remedy: remedyFor(binary) });
  }
  if (atEnd && isCutCharacter(rest)) {
    return new NlpError('invalid UTF-8: the input ends within a character', {
      where,
      remedy: (option) => `It may have been cut off. If it is not UTF-8, try ${option('encoding')} latin1.`,
    });
  }
  const hex = rest[0].toString(16).toUpperCase().padStart(2, '0');
  return new NlpError(`invalid UTF-8 (byte 0x${hex})`, {
    where,
    remedy: (option) =>
      `If it is ISO 8859-1, read it with ${option('encoding')} latin1; else convert it with iconv.`,
  });
}

function remedyFor(seems: string): string | undefined {
  return magic.find(([, name]) => name === seems)?.[2];
}
