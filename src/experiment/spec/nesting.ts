/**
 * How deep a YAML text is nested, found without a parser: the parser calls itself for each level, and a stack that
 * overflows in it ends the process.
 */

/** More than any experiment has. */
export const maximumNesting = 64;

/** Where a text is nested deeper than that: the position of a character; undefined where it is not. */
export function tooDeep(text: string): number | undefined {
  // The columns of the blocks that are open, and the brackets that are: either may be a text's, and few texts have many.
  const blocks: number[] = [];
  let brackets = 0;
  let atStart = true;
  let column = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '\n') {
      atStart = true;
      column = 0;
      continue;
    }
    if (character === '[' || character === '{') brackets++;
    else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
    const isBlank = character === ' ' || character === '\t' || character === '\r';
    if (atStart && !isBlank) {
      while (blocks.length > 0 && blocks[blocks.length - 1] >= column) blocks.pop();
      blocks.push(column);
      // `- - x` and `? ? x` open a block each.
      atStart = /[-?:]/.test(character) && /[\s]/.test(text[i + 1] ?? ' ');
    }
    if (blocks.length + brackets > maximumNesting) return i;
    column++;
  }
  return undefined;
}
