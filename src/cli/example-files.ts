/**
 * Examples that stand alone: before one that uses a file comes the command that makes the file, so that each page of
 * help can be pasted in an empty folder.
 */

/** @param made commands by the file or folder that they make */
export function standAlone(
  examples: readonly string[],
  made: Readonly<Record<string, string>>,
): readonly string[] {
  const lines: string[] = [];
  const add = (line: string): void => {
    if (lines.includes(line)) return;
    for (const [file, command] of Object.entries(made)) {
      if (command !== line && uses(line, file) && !lines.some((before) => makes(before, file))) add(command);
    }
    lines.push(line);
  };
  for (const example of examples) add(example);
  return lines;
}

const writing = String.raw`(?:-o|--output|--svg|>)\s+`;

function makes(line: string, file: string): boolean {
  return new RegExp(`${writing}${escaped(file)}(?=\\s|$)`).test(line);
}

/** Whether a file, or something in a folder of that name, stands anywhere but where it is written. */
function uses(line: string, file: string): boolean {
  const name = escaped(file);
  const others = line.replace(new RegExp(`${writing}${name}(?=\\s|$)`, 'g'), '');
  return new RegExp(`(?:^|\\s)${name}(?=[\\s/:]|$)`).test(others);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
