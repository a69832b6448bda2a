/**
 * The byte alphabet of byte-level models: a printable character for each byte, so that a vocabulary of bytes can be
 * written as text. Printable Latin-1 stands for itself; the other 68 bytes are U+0100 and on, in their order.
 * Source: A. Radford et al., 2019.
 */

/** [256] the character of each byte. */
export const byteCharacters: readonly string[] = makeCharacters();
const bytes = new Int16Array(0x180).fill(-1);
for (const [byte, character] of byteCharacters.entries()) bytes[character.charCodeAt(0)] = byte;

function makeCharacters(): string[] {
  const isPrintable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  let others = 0;
  return Array.from({ length: 256 }, (_, byte) =>
    String.fromCharCode(isPrintable(byte) ? byte : 0x100 + others++),
  );
}

const plain = /^[!-~]*$/;

/** The UTF-8 bytes of a text as characters of the alphabet. */
export function toByteCharacters(text: string): string {
  if (plain.test(text)) return text;
  const encoded = Buffer.from(text, 'utf8');
  let characters = '';
  for (let i = 0; i < encoded.length; i++) characters += byteCharacters[encoded[i]];
  return characters;
}

/** The bytes that characters of the alphabet stand for; others stand for their own UTF-8. */
export function fromByteCharacters(text: string): Buffer {
  const out = Buffer.alloc(3 * text.length);
  let used = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.codePointAt(i)!;
    const byte = code < bytes.length ? bytes[code] : -1;
    const width = code > 0xffff ? 2 : 1;
    if (byte !== -1) out[used++] = byte;
    else used += out.write(text.slice(i, i + width), used, 'utf8');
    i += width;
  }
  return out.subarray(0, used);
}

export function isByteCharacter(character: string): boolean {
  const code = character.charCodeAt(0);
  return character.length === 1 && code < bytes.length && bytes[code] !== -1;
}
