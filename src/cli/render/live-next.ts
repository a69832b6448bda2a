/** The live list of `next` on a terminal: what may come next, after every key. */
import { emitKeypressEvents } from 'node:readline';
import { loadPalette } from './color.ts';
import { type Candidate, liveFrame } from './live-frame.ts';

interface Key {
  name?: string;
  ctrl?: boolean;
  meta?: boolean;
}

/** What may come next; or, where a word is begun, what it may become. */
interface Candidates {
  /** The end of the text that a candidate takes the place of; empty where it follows. */
  typed: string;
  found: Candidate[];
}

/**
 * Tab takes the first word of the list, Enter begins anew, Ctrl-D and Escape leave, and so
 * does Ctrl-C (130).
 * @param glued symbols are characters, with no blank between them
 */
export async function liveNext(
  candidates: (text: string) => Candidates,
  color: boolean | undefined,
  glued = false,
): Promise<void> {
  const { stdin, stdout } = process;
  const palette = await loadPalette(stdout, color);
  let text = '';
  let { found, typed } = candidates(text);
  let below = 0;
  const draw = () => {
    const { prompt, lines } = liveFrame(text, found, stdout.columns ?? 80, stdout.rows ?? 24, palette);
    below = lines.length;
    // The prompt is written last, so that the cursor stands behind what was typed.
    stdout.write(`\r\x1b[J${prompt}\n${lines.join('\n')}\x1b[${below}A\r${prompt}`);
  };
  // Keys that come at once, as from a paste, are answered once.
  let pending: NodeJS.Immediate | undefined;
  const update = () => {
    pending = undefined;
    ({ found, typed } = candidates(text));
    draw();
  };
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdin.resume();
  const symbol = glued ? 'character' : 'word';
  const keys = `Type. Tab: the first ${symbol}. Enter: anew. Ctrl-D: leave.`;
  stdout.write(`${palette.faint(keys)}
`);
  draw();
  stdout.on('resize', draw);
  try {
    await new Promise<void>((resolve) => {
      stdin.on('keypress', (character: string | undefined, key: Key) => {
        if (key.ctrl && key.name === 'c') process.exitCode = 130;
        if (key.name === 'escape' || (key.ctrl && (key.name === 'd' || key.name === 'c'))) return resolve();
        const before = text;
        if (key.name === 'return' || key.name === 'enter') text = '';
        else if (key.name === 'backspace') text = [...text].slice(0, -1).join('');
        else if (key.name === 'tab') {
          if (pending !== undefined) ({ found, typed } = candidates(text));
          text = completed(text, typed, found[0]?.token, glued);
        } else if (character !== undefined && !key.ctrl && !key.meta && character >= ' ') text += character;
        if (text !== before) pending ??= setImmediate(update);
      });
    });
  } finally {
    clearImmediate(pending);
    stdout.off('resize', draw);
    stdin.setRawMode(false);
    stdin.pause();
    stdout.write(`\x1b[${below}B\n`);
  }
}

/** @param typed the end of the text that the token takes the place of */
function completed(text: string, typed: string, token: string | undefined, glued: boolean): string {
  if (token === undefined || token === '</s>' || token === '<unk>') return text;
  if (glued) return token === '↵' ? text : text + (token === '␣' ? ' ' : token);
  if (typed !== '') return `${text.slice(0, text.length - typed.length)}${token} `;
  return `${text.trimEnd()}${text.trim() === '' ? '' : ' '}${token} `;
}
