/** What a feature template can take of a cell (template.ts): the text itself, or a part or property of it. */

export interface CellFunction {
  /** Whether it is given a number of characters. */
  hasLength: boolean;
  /** @returns undefined where the text is shorter than `length` characters */
  of: (text: string, length: number) => string | undefined;
}

const whole = (of: (text: string) => string): CellFunction => ({ hasLength: false, of });

export const cellFunctions: Readonly<Record<string, CellFunction>> = {
  /** As it is. */
  x: whole((text) => text),
  lower: whole((text) => text.toLowerCase()),
  /** Every character by its class: X upper case, x lower case, 9 digit, others as they are; Hangul 가, Han 漢. */
  shape: whole((text) => Array.from(text, classOf).join('')),
  /** The same with runs of a class told once. */
  brief: whole((text) => {
    let result = '';
    let last = '';
    for (const character of text) {
      const now = classOf(character);
      if (now !== last) result += now;
      last = now;
    }
    return result;
  }),
  prefix: { hasLength: true, of: (text, length) => part(text, length, (all) => all.slice(0, length)) },
  suffix: { hasLength: true, of: (text, length) => part(text, length, (all) => all.slice(-length)) },
};

function part(text: string, length: number, take: (all: string[]) => string[]): string | undefined {
  if (text.length < length) return undefined;
  const characters = Array.from(text);
  return characters.length < length ? undefined : take(characters).join('');
}

function classOf(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 128) {
    if (code >= 97 && code <= 122) return 'x';
    if (code >= 65 && code <= 90) return 'X';
    return code >= 48 && code <= 57 ? '9' : character;
  }
  if (/\p{Lu}|\p{Lt}/u.test(character)) return 'X';
  if (/\p{Ll}/u.test(character)) return 'x';
  if (/\p{N}/u.test(character)) return '9';
  if (/\p{Script=Hangul}/u.test(character)) return '가';
  return /\p{Script=Han}/u.test(character) ? '漢' : character;
}
