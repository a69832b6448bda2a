/** The live list of `nlp ngram next` on a terminal: what may come next, after every key. */
import { emitKeypressEvents } from 'node:readline';
import { loadPalette } from '../../render/color.ts';
import type { Candidate } from './next.ts';

interface Key {
  name?: string;
  ctrl?: boolean;
  sequence?: string;
}

/** Tab takes the first word of the list, Enter begins anew, Ctrl-D and Escape leave. */
export async function liveNext(
  candidates: (text: string) => Candidate[],
  color: boolean | undefined,
): Promise<void> {
  const { stdin, stdout } = process;
  const palette = await loadPalette(stdout, color);
  let text = '';
  let drawn = 0;
  const draw = () => {
    const found = candidates(text);
    const width = stdout.columns ?? 80;
    const lines = found.map(({ token, probability }) => {
      const bar = '█'.repeat(Math.round(probability * 30));
      return `${(100 * probability).toFixed(2).padStart(6)} %  ${token.slice(0, Math.max(8, width - 50))}  ${palette.faint(bar)}`;
    });
    const up = drawn > 0 ? `\x1b[${drawn}A` : '';
    stdout.write(`${up}\r\x1b[J> ${text.slice(-(width - 4))}\n${lines.join('\n')}\n`);
    drawn = lines.length + 1;
  };
  emitKeypressEvents(stdin);
  stdin.setRawMode(true);
  stdin.resume();
  stdout.write(`${palette.faint('Type. Tab takes the first word, Enter begins anew, Ctrl-D leaves.')}\n`);
  draw();
  try {
    await new Promise<void>((resolve) => {
      stdin.on('keypress', (typed: string | undefined, key: Key) => {
        if (key.name === 'escape' || (key.ctrl && (key.name === 'd' || key.name === 'c'))) return resolve();
        if (key.name === 'return') text = '';
        else if (key.name === 'backspace') text = [...text].slice(0, -1).join('');
        else if (key.name === 'tab') text = completed(text, candidates(text)[0]?.token);
        else if (typed !== undefined && !key.ctrl && typed >= ' ') text += typed;
        draw();
      });
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
  }
}

function completed(text: string, token: string | undefined): string {
  if (token === undefined || token === '</s>' || token === '<unk>') return text;
  return `${text.trimEnd()}${text.trim() === '' ? '' : ' '}${token} `;
}
