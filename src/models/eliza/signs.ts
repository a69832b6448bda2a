/**
 * What the signs of a script mean, for readers of a trace: each that stands in its patterns, replies and names, with an
 * example from that very trace.
 * Source: J. Weizenbaum, Communications of the ACM 9(1), 1966, pages 38 to 40; `#` is a habit of the built-in scripts.
 */
import type { TraceStep } from './trace.ts';

export interface Sign {
  /** The sign as it stands in the trace, as `(*HE SHE)`. */
  example: string;
  meaning: string;
}

interface SignRule {
  /** Finds the sign in a notation. */
  find: RegExp;
  where: 'pattern' | 'reply' | 'name';
  meaning: string;
  shown?: (found: string) => string;
}

const rules: readonly SignRule[] = [
  { find: /(?<=[( ])0(?=[) ])/, where: 'pattern', meaning: 'in a pattern: any number of words, none too' },
  { find: /(?<=[( ])[1-9]\d*(?=[) ])/, where: 'pattern', meaning: 'in a pattern: exactly so many words' },
  {
    find: /\(\*[^)]*\)/,
    where: 'pattern',
    meaning: 'in a pattern: one of these words',
    shown: shortened,
  },
  {
    find: /\(\/[^)]*\)/,
    where: 'pattern',
    meaning: 'in a pattern: a word that the script puts into this group, by DLIST',
    shown: shortened,
  },
  {
    find: /(?<=[( ])[1-9]\d*(?=[) ])/,
    where: 'reply',
    meaning: 'in a reply: the part of the text with this number',
  },
  { find: /^\(=[^)]*\)/, where: 'reply', meaning: 'instead of a reply: on with the rules of that keyword' },
  {
    find: /\(PRE .*\)/,
    where: 'reply',
    meaning: 'rewrites the text first, then goes on with the rules of the keyword behind =',
    shown: () => '(PRE (...) (=WORD))',
  },
  { find: /\(NEWKEY\)/, where: 'reply', meaning: 'instead of a reply: on with the next keyword' },
  {
    find: /^#\S+/,
    where: 'name',
    meaning: 'a name with # is a rule of the script that nobody types: a subroutine',
  },
];

/** The signs of a trace that were not `explained` yet; adds them there. */
export function newSigns(steps: readonly TraceStep[], explained: Set<string>): Sign[] {
  const signs: Sign[] = [];
  const texts = steps.flatMap(notationsOf);
  for (const { find, where, meaning, shown = (found: string) => found } of rules) {
    if (explained.has(meaning)) continue;
    for (const { text, kind } of texts) {
      const found = kind === where ? find.exec(text)?.[0] : undefined;
      if (found === undefined) continue;
      explained.add(meaning);
      signs.push({ example: shown(found), meaning });
      break;
    }
  }
  return signs;
}

function notationsOf(step: TraceStep): { text: string; kind: SignRule['where'] }[] {
  switch (step.kind) {
    case 'decomposition':
      return [{ text: step.decomposition, kind: 'pattern' }];
    case 'reassembly':
      return [{ text: step.reassembly, kind: 'reply' }];
    case 'rule':
      return [{ text: step.keyword, kind: 'name' }];
    case 'memory': {
      const [pattern, reply = ''] = step.transformation.split(' = ');
      return [
        { text: `${pattern})`, kind: 'pattern' },
        { text: `(${reply}`, kind: 'reply' },
      ];
    }
    default:
      return [];
  }
}

/** A list of words with the first two only. */
function shortened(list: string): string {
  const words = list.slice(0, -1).split(' ');
  return words.length <= 3 ? list : `${words.slice(0, 2).join(' ')} ...)`;
}
