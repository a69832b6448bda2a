/** NLTK as a peer, where a Python with it is installed (Debian: python3-nltk; NLP_BENCH_PYTHON names another one). */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Nltk {
  /** The seconds of the work itself, in a process of its own. */
  run(mode: 'train' | 'score'): number;
  /** How many words it trains on, and how many scores it gives. */
  words: number;
  scores: number;
}

/** Some of the sentences, because all of them take half a minute; the rate hardly depends on it. */
const sentences = '5000';
const script = fileURLToPath(new URL('_nltk-ngrams.py', import.meta.url));

export function findNltk(train: string, heldOut: string): Nltk | undefined {
  const candidates = [process.env.NLP_BENCH_PYTHON, 'python3', '/usr/bin/python3'];
  const python = candidates.find(
    (name) => name !== undefined && spawnSync(name, ['-c', 'import nltk.lm']).status === 0,
  );
  if (python === undefined) return undefined;
  const measure = (mode: string) => {
    const { stdout, status, stderr } = spawnSync(python, [script, mode, train, heldOut, '5', sentences], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`NLTK: ${stderr}`);
    return stdout.trim().split(' ').map(Number);
  };
  return { run: (mode) => measure(mode)[0], words: measure('train')[1], scores: measure('score')[1] };
}

export const missingNltk = 'NLTK (apt-get install python3-nltk; NLP_BENCH_PYTHON names another Python)';
