/**
 * The chat on a terminal: prompt, history and line editing by Node's readline, and a few commands that begin
 * with `/`. Ctrl-D or /quit leaves with a farewell; Ctrl-C leaves at once (130). A transcript that was asked for
 * is saved however the chat ends.
 */
import { createInterface } from 'node:readline';
import { NlpError } from '../../../errors.ts';
import { Eliza } from '../../../models/eliza/engine.ts';
import { renderExplanation } from '../../../models/eliza/explanation.ts';
import { listScripts, loadScript, titleOfScript } from '../../../models/eliza/scripts.ts';
import type { TraceStep } from '../../../models/eliza/trace.ts';
import { terminalText } from '../../../text/printable.ts';
import { loadPalette, type Palette } from '../../render/color.ts';
import { formatError } from '../../report.ts';
import { type ElizaFlags, indent, saveTranscript, speakerOf } from './answer.ts';

interface ChatState {
  eliza: Eliza;
  scriptName: string;
  /** Explanations after each reply. */
  explaining: boolean;
  /** Signs of scripts that were explained already. */
  explained: Set<string>;
  lastTrace: TraceStep[] | undefined;
  transcript: string[];
  palette: Palette;
}

const commands: [string, string][] = [
  ['/help', 'this list'],
  ['/explain', 'how the last reply came about; /explain on, /explain off for every reply'],
  ['/script', 'the scripts there are; /script NAME starts again with another'],
  ['/save FILE', 'save the conversation so far'],
  ['/quit', 'leave (also Ctrl-D)'],
];

export async function chat(eliza: Eliza, flags: ElizaFlags): Promise<void> {
  const palette = await loadPalette(process.stdout, flags.color);
  const state: ChatState = {
    eliza,
    scriptName: flags.script,
    explaining: flags.explain ?? false,
    explained: new Set(),
    lastTrace: undefined,
    transcript: [eliza.greeting],
    palette,
  };
  say(palette.faint(speakerOf(flags.script, titleOfScript(flags.script))));
  say(palette.faint('/help for help, Ctrl-D to leave'));
  say(palette.accent(eliza.greeting));
  const reader = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: '> ',
    historySize: 1000,
    removeHistoryDuplicates: true,
    completer: (line: string) => [
      line.startsWith('/')
        ? commands.map(([name]) => name.split(' ')[0]).filter((name) => name.startsWith(line))
        : [],
      line,
    ],
  });
  let interrupted = false;
  let quit = false;
  reader.on('SIGINT', () => {
    interrupted = true;
    say('');
    reader.close();
  });
  reader.prompt();
  for await (const line of reader) {
    quit = line.trim() !== '' && !(await respond(line.trim(), state));
    if (quit) break;
    reader.prompt();
  }
  reader.close();
  if (flags.transcript !== undefined) await saveTranscript(flags.transcript, state.transcript);
  if (interrupted) process.exit(130);
  // Ctrl-D leaves the cursor behind the prompt.
  if (!quit) say('');
  say(palette.faint('Goodbye. Take care.'));
}

/** Answers one line or obeys one command; false to leave. */
async function respond(line: string, state: ChatState): Promise<boolean> {
  try {
    if (line.startsWith('/')) return await obey(line, state);
    const { reply, trace } = state.eliza.explain(line);
    state.lastTrace = trace;
    state.transcript.push(`> ${line}`, reply);
    say(state.palette.accent(reply));
    if (state.explaining) say(state.palette.faint(explanation(trace, state)));
  } catch (error) {
    // A mistake in a command, or a script that loops, should not end the conversation.
    if (!(error instanceof NlpError)) throw error;
    say(state.palette.bad(formatError(error).trimEnd()));
  }
  return true;
}

async function obey(line: string, state: ChatState): Promise<boolean> {
  const [command, ...words] = line.split(/\s+/);
  const argument = words.join(' ');
  const { palette } = state;
  switch (command) {
    case '/help':
      for (const [name, text] of commands) say(`  ${palette.strong(name.padEnd(12))}${text}`);
      return true;
    case '/explain':
      if (argument === 'on' || argument === 'off') {
        state.explaining = argument === 'on';
        say(palette.faint(`Explanations are ${argument}.`));
      } else if (state.lastTrace === undefined) {
        say(palette.faint('There is no reply to explain yet: say something first.'));
      } else {
        say(explanation(state.lastTrace, state));
      }
      return true;
    case '/script':
      if (argument === '') showScripts(state);
      else changeScript(argument, state);
      return true;
    case '/save':
      if (argument === '') {
        say(palette.bad('Save to which file? /save FILE'));
      } else {
        await saveTranscript(argument, state.transcript);
        say(palette.faint(`Saved to ${argument}.`));
      }
      return true;
    case '/quit':
    case '/exit':
    case '/bye':
      return false;
    default:
      say(palette.bad(`There is no ${command}: /help lists the commands.`));
      return true;
  }
}

function showScripts(state: ChatState): void {
  for (const { name, title } of listScripts()) {
    const mark = name === state.scriptName ? '*' : ' ';
    say(` ${mark} ${state.palette.strong(name.padEnd(12))}${title}`);
  }
}

function changeScript(name: string, state: ChatState): void {
  state.eliza = new Eliza(loadScript(name));
  state.scriptName = name;
  state.lastTrace = undefined;
  state.transcript.push(state.eliza.greeting);
  say(state.palette.faint(speakerOf(name, titleOfScript(name))));
  say(state.palette.accent(state.eliza.greeting));
}

/** Fitted to the terminal, so that its own breaks do not cut words. */
function explanation(trace: readonly TraceStep[], { explained }: ChatState): string {
  const width = Math.min(76, (process.stdout.columns ?? 80) - 4);
  return indent(renderExplanation(trace, explained, width));
}

function say(text: string): void {
  process.stdout.write(`${terminalText(text)}\n`);
}
