/**
 * The first station: rules. ELIZA talks, the rule behind each reply is shown, and then its limit is measured: replace
 * every content word by a word that does not exist and the same rules fire, so nothing was understood.
 */
import { Eliza } from '../models/eliza/engine.ts';
import { loadScript } from '../models/eliza/scripts.ts';
import type { ElizaScript } from '../models/eliza/types.ts';
import { type Block, heading, paragraph, type Turn } from './blocks.ts';
import type { Language, Station, StationNumbers } from './station.ts';

export interface ElizaTurn {
  input: string;
  reply: string;
  /** The rule that made the reply. */
  keyword: string | null;
  decomposition: string | null;
  reassembly: string | null;
}

export interface ElizaNumbers extends StationNumbers {
  station: 'eliza';
  rules: number;
  greeting: string;
  dialogue: ElizaTurn[];
  /** Sentences with sense and without, each answered in a fresh conversation. */
  pairs: { sense: ElizaTurn; nonsense: ElizaTurn; sameRule: boolean }[];
  /** Share of the pairs that the same rule answered, 0 to 1. */
  sameRuleShare: number;
}

interface Lines {
  dialogue: string[];
  /** A sentence, and the same with the words that the script does not know replaced by no words at all. */
  pairs: [string, string][];
}

const lines: Record<Language, Lines> = {
  en: {
    dialogue: [
      'Hello there',
      'I am worried about my exam',
      'My mother thinks I never study',
      'Can you help me?',
      'I dreamt about the school last night',
      'It was nice weather today',
    ],
    pairs: [
      ['I am worried about my garden', 'I am worried about my gronk'],
      ['My mother likes the garden', 'My mother zorks the blimfle'],
      ['Because the river rose in the night', 'Because the snard plimmed in the vlog'],
      ['Nobody waters the roses', 'Nobody plims the snargles'],
      ['You never carry the basket', 'You never florb the dringle'],
    ],
  },
  ko: {
    dialogue: [
      '안녕하세요',
      '저는 시험이 걱정돼요',
      '엄마는 제가 공부를 안 한대요',
      '제 동생이 자꾸 울어요',
      '저는 바다에 가고 싶어요',
      '오늘은 날씨가 좋네요',
    ],
    pairs: [
      ['저는 시험이 걱정돼요', '저는 뷁쭝이 걱정돼요'],
      ['저는 바다에 가고 싶어요', '저는 꿻다에 푸고 싶어요'],
      ['비 때문에 꽃이 졌어요', '쀍 때문에 꼻이 쪘어요'],
      ['아무도 장미에 물을 주지 않아요', '아무도 쟝뫼에 뭃을 쥬지 않아요'],
      ['엄마가 정원을 가꿔요', '엄마가 쥉웡을 갸뀌요'],
    ],
  },
};

export const elizaStation: Station<ElizaNumbers> = {
  async measure({ language }) {
    const script: ElizaScript = loadScript(language === 'ko' ? 'korean' : 'doctor');
    const eliza = new Eliza(script);
    const { dialogue, pairs } = lines[language];
    const turns = dialogue.map((input) => turn(eliza, input));
    const compared = pairs.map(([withSense, without]) => {
      const sense = turn(new Eliza(script), withSense);
      const nonsense = turn(new Eliza(script), without);
      const sameRule = sense.keyword === nonsense.keyword && sense.reassembly === nonsense.reassembly;
      return { sense, nonsense, sameRule };
    });
    const sameRuleShare = compared.filter((pair) => pair.sameRule).length / compared.length;
    return {
      station: 'eliza',
      language,
      claims: { nonsenseAnsweredLikeSense: sameRuleShare > 0.75 },
      rules: script.rules.size,
      greeting: eliza.greeting,
      dialogue: turns,
      pairs: compared,
      sameRuleShare,
    };
  },

  describe(numbers, { eliza: m }): Block[] {
    const { greeting, dialogue, pairs, sameRuleShare, claims, rules } = numbers;
    const spoken: Turn[] = [{ speaker: 'machine', text: greeting }];
    for (const one of dialogue) spoken.push(...turnsOf(one, m.noKeyword, true));
    return [
      paragraph(m.intro(rules)),
      paragraph(m.howToRead),
      { kind: 'dialogue', turns: spoken },
      heading(m.limitTitle),
      paragraph(m.limitIntro),
      ...pairs.map(
        ({ sense, nonsense, sameRule }): Block => ({
          kind: 'dialogue',
          turns: [
            ...turnsOf(sense, m.noKeyword, false),
            ...turnsOf(nonsense, sameRule ? m.sameRule : m.otherRule, false, true),
          ],
        }),
      ),
      paragraph(claims.nonsenseAnsweredLikeSense ? m.limit(sameRuleShare) : m.noLimit(sameRuleShare)),
      paragraph(m.next),
      { kind: 'commands', label: m.tryIt, calls: m.calls },
    ];
  },
};

function turn(eliza: Eliza, input: string): ElizaTurn {
  const { reply, keyword, decomposition, reassembly } = eliza.respond(input);
  return { input, reply, keyword, decomposition, reassembly };
}

function turnsOf(one: ElizaTurn, note: string, withRule: boolean, withNote = false): Turn[] {
  const rule =
    one.decomposition === null ? note : `${one.keyword ?? note}: ${one.decomposition} -> ${one.reassembly}`;
  return [
    { speaker: 'person', text: one.input },
    {
      speaker: 'machine',
      text: one.reply,
      ...(withRule ? { note: rule } : withNote ? { note } : {}),
    },
  ];
}
