/**
 * The first station of the tour: rules. ELIZA talks, the rule behind each reply is shown, and then its limit is
 * measured: replace every content word by a word that does not exist and the same rules fire, so nothing was
 * understood.
 */
import { Eliza } from '../models/eliza/engine.ts';
import { loadScript } from '../models/eliza/scripts.ts';

export interface ElizaTurn {
  input: string;
  reply: string;
  /** The rule that made the reply. */
  keyword: string | null;
  decomposition: string | null;
  reassembly: string | null;
}

export interface ElizaStation {
  station: 'eliza';
  greeting: string;
  dialogue: ElizaTurn[];
  /** Sentences with sense and without, each answered in a fresh conversation. */
  pairs: { sense: ElizaTurn; nonsense: ElizaTurn; sameRule: boolean }[];
  /** Share of the pairs that the same rule answered, 0 to 1. */
  sameRuleShare: number;
}

const dialogue = [
  'Hello there',
  'I am worried about my exam',
  'My mother thinks I never study',
  'Maybe she is right',
  'Can you help me?',
  'I dreamt about the school last night',
  'Nobody listens to me',
  'It was nice weather today',
];

/** A sentence, and the same sentence with the words that the script does not know replaced by no words at all. */
const pairs: [string, string][] = [
  ['I am worried about my garden', 'I am worried about my gronk'],
  ['My mother likes the garden', 'My mother zorks the blimfle'],
  ['Because the river rose in the night', 'Because the snard plimmed in the vlog'],
  ['Nobody waters the roses', 'Nobody plims the snargles'],
  ['You never carry the basket', 'You never florb the dringle'],
];

export function elizaStation(): ElizaStation {
  const script = loadScript('doctor');
  const eliza = new Eliza(script);
  const turns = dialogue.map((input) => turn(eliza, input));
  const compared = pairs.map(([withSense, without]) => {
    const sense = turn(new Eliza(script), withSense);
    const nonsense = turn(new Eliza(script), without);
    const sameRule = sense.keyword === nonsense.keyword && sense.reassembly === nonsense.reassembly;
    return { sense, nonsense, sameRule };
  });
  return {
    station: 'eliza',
    greeting: eliza.greeting,
    dialogue: turns,
    pairs: compared,
    sameRuleShare: compared.filter((pair) => pair.sameRule).length / compared.length,
  };
}

function turn(eliza: Eliza, input: string): ElizaTurn {
  const { reply, keyword, decomposition, reassembly } = eliza.respond(input);
  return { input, reply, keyword, decomposition, reassembly };
}
