/** `nlp tour`: each station runs a model in front of the user and measures the limit that led to the next. */
import type { Command } from 'commander';
import { usageError } from '../../errors.ts';
import { type ElizaStation, elizaStation } from '../../tour/eliza-station.ts';
import { addCommon } from '../options.ts';
import { Output } from '../output.ts';
import { loadPalette, type Palette } from '../render/color.ts';

const stations = ['eliza'];

export function configure(command: Command): void {
  addCommon(command.argument('[station]', `one station only: ${stations.join(', ')}`))
    .action(play)
    .addHelpText('after', '\nExamples:\n  nlp tour\n  nlp tour eliza\n  nlp tour --json');
}

async function play(station: string | undefined, flags: { json?: boolean; color?: boolean }): Promise<void> {
  if (station !== undefined && !stations.includes(station)) {
    throw usageError(`no station "${station}"`, undefined, `The stations are: ${stations.join(', ')}.`);
  }
  const output = new Output();
  const eliza = elizaStation();
  if (flags.json) {
    output.json({ stations: [eliza] });
  } else {
    const palette = await loadPalette(process.stdout, flags.color);
    for (const line of renderEliza(eliza, palette)) output.line(line);
  }
  await output.flush();
}

function* renderEliza(station: ElizaStation, palette: Palette): Generator<string> {
  yield palette.strong('ELIZA (1966): talk by rules');
  yield '';
  yield 'A script of keywords; each keyword has patterns, each pattern some answers.';
  yield 'Below every reply stands the rule that made it: pattern, then answer.';
  yield 'A 0 stands for any words, a number for a part of the sentence.';
  yield '';
  yield `  ${palette.accent(station.greeting)}`;
  for (const turn of station.dialogue) {
    yield '';
    yield `> ${turn.input}`;
    yield `  ${palette.accent(turn.reply)}`;
    yield palette.faint(
      `      ${turn.keyword ?? 'no keyword'}: ${turn.decomposition ?? ''} -> ${turn.reassembly ?? ''}`,
    );
  }
  yield '';
  yield palette.strong('The limit: nothing was understood');
  yield '';
  yield 'The same sentences with words that do not exist, each said to a fresh ELIZA:';
  for (const { sense, nonsense, sameRule } of station.pairs) {
    yield '';
    yield `> ${sense.input}`;
    yield `  ${palette.accent(sense.reply)}`;
    yield `> ${nonsense.input}`;
    yield `  ${palette.accent(nonsense.reply)}  ${palette.faint(sameRule ? '(same rule)' : '(another rule)')}`;
  }
  yield '';
  const percent = Math.round(100 * station.sameRuleShare);
  yield `The same rule answered sense and nonsense in ${percent}% of the pairs. A rule knows the`;
  yield 'words its author wrote down, and nothing about the others. The next idea was to';
  yield 'stop writing rules and to count what people really write: n-gram models.';
  yield '';
  yield palette.faint('Talk to it yourself: nlp eliza');
}
