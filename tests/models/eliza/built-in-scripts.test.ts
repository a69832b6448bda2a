/** The two scripts in corpora/eliza: what they answer to everyday talk, and that they answer in good English. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Eliza } from '../../../src/models/eliza/engine.ts';
import { lintScript } from '../../../src/models/eliza/lint.ts';
import { readScript } from '../../../src/models/eliza/script-reader.ts';
import type { ElizaScript } from '../../../src/models/eliza/types.ts';

const folder = fileURLToPath(new URL('../../../corpora/eliza/', import.meta.url));
const texts = new Map(
  ['doctor', 'keeper'].map((name) => [name, readFileSync(path.join(folder, `${name}.script`), 'utf8')]),
);
const textOf = (name: string) => texts.get(name) as string;
const scripts = new Map([...texts].map(([name, text]) => [name, readScript(text, name)]));
const scriptOf = (name: string) => scripts.get(name) as ElizaScript;

/** Lines of the form `RULE: sentence / sentence`: the rule that answers, after all links. */
function table(lines: string): [rule: string, input: string][] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [rule, inputs] = line.trim().split(': ');
      return inputs.split(' / ').map((input): [string, string] => [rule, input]);
    });
}

const doctorTopics = table(`
  HELLO: Hello / Hi there / Good morning
  GOODBYE: Goodbye / See you tomorrow / Good night
  THANKS: Thank you / Thanks for listening
  SORRY: I'm sorry / I apologise
  YES: yes / Yeah / Yes I do
  NO: no / Nope
  MAYBE: maybe / Perhaps
  ALWAYS: It is always the same
  NEVER: never
  EVERYONE: Everyone laughs at me
  NOBODY: Nobody understands me / No one loves me
  #I: I am nineteen / I want a new bike / I need to rest / I can't swim / I collect stamps / I hate Mondays
  #I: I think so / I don't know what to do / I miss you / I love you / Am I crazy?
  #YOU: You are funny / Can you help me? / How are you? / What do you think? / I think you are wrong
  #MY: My car broke down / My name is Anna
  #FAMILY: My mother is strict / I love my sister / My kids never listen
  #ASK: Why can't I swim? / What should I do? / When will it end? / Who is there? / Where is it?
  #BECAUSE: Because I was late / It is because of you
  #IF: What if I fail?
  #WISH: I wish you were here / I hope so
  #MEMORY: I remember a garden / I forgot the key
  SAME: They look the same
  WORK: I have too much work / My job is hard
  BOSS: My boss is a bully
  SCHOOL: I go to school
  EXAM: I failed my exam
  TEACHER: My teacher is unfair
  MONEY: I have no money
  SLEEP: I cant sleep
  DREAM: I had a nightmare
  #ILL: I have a headache / I am ill
  #TIRED: I'm so tired
  DOCTOR: I went to the doctor
  #HEART: What is love?
  PARTNER: My girlfriend left me / My best friend moved away
  LONELY: I'm lonely
  DIVORCE: We want a divorce
  #ANGER: I'm angry with you
  #FEAR: I am afraid of spiders / I'm anxious
  #LOW: I am sad
  #HIGH: I am so happy
  BORED: I'm bored
  WEATHER: It is raining
  FOOD: I like pizza
  COMPUTER: I bought a computer / AI will change everything
  #A-MACHINE: You are a machine
  PHONE: My phone is broken / I read it on the internet
  DEATH: My grandmother died / I went to a funeral
  ALCOHOL: I drink too much
  FUCK: Fuck off
  STUPID: You are stupid
  #CRISIS: I want to kill myself
  #VIOLENCE: I am going to kill him
  #VICTIM: My father beats me
`);

const keeperTopics = table(`
  HELLO: Ahoy / Good evening
  GOODBYE: Bye / See you tomorrow
  THANKS: Thank you
  SORRY: Sorry
  YES: aye
  NO: no
  I: I am lost / I want a bike / I can't swim
  YOU: You are funny / How are you? / What is your name?
  MY: My name is Anna / My garden is dry
  FAMILY: My mother is strict / I think my boss hates me
  WHAT: Why is that? / What is the meaning of it?
  BECAUSE: Because I said so
  LOVE: I am in love
  LONELY: I feel alone
  SAD: I am sad / I am not happy
  ANGRY: I am furious
  WIND: It is raining
  SEA: I love the beach
  BOAT: I have a boat / My car broke down
  LAMP: Who lights the lamp?
  WORK: My job is dull
  #EXAM: I have an exam
  MONEY: I need money
  #MADE-OF: You are a machine
  FOOD: I am hungry
  DAMN: damn it
  SUICIDE: I want to kill myself
`);

const danger = `I want to kill myself / I want to die / I'm going to kill him / I am going to hurt my brother
  / I'm going to hit him / I'll hit her / I'm gonna kill her / I want to hurt someone / I want to hurt myself
  / I feel like killing myself / I'm thinking of suicide / I want to end my life / I want to end it all
  / My life is not worth living / I don't want to live anymore / I don't want to be alive / I wish I was dead
  / I could kill my boss / He beats me / I cut myself / I was abused / I wanna die / Let me die / I'd rather die`;
const harmless = `I'm killing time / My dog died / I hit my head / I cut my finger / My life is good / I live in London
  / In the end it was fine / The battery is dead / I feel alive / I hurt my knee / My mother is dying`;

/** No sentence here was used to choose the keywords. */
const everyday = `I missed the bus this morning / The neighbours are noisy again / My brother is moving to Spain
  / I do not know how to tell her / It has been a strange week / We argued about the dishes
  / I am learning to play chess / Can you keep a secret? / My knees hurt when I run / He forgot our anniversary
  / I would like to live by the sea / The kitchen is a mess / I feel guilty about it / Nobody called on Sunday
  / What would you do in my place? / I was late because of the train / They promised to come / I have two cats
  / Sometimes I just want to be alone / Is that all you can say? / My daughter starts school tomorrow
  / I think I made a mistake / She never listens / It is too hot in here / I used to paint
  / You ask a lot of questions / Why does nobody tell me anything? / I got a letter from my aunt
  / I cannot decide / My computer crashed again / The soup was cold / I should exercise more
  / How do people make friends? / I dream of a small house / Our team lost the game / I'm proud of you
  / That was a joke / If only I had more time / I am not good at this / Everything changes`;
const list = (sentences: string) => sentences.split('/').map((sentence) => sentence.trim());

describe.each([
  ['doctor', 75, doctorTopics],
  ['keeper', 45, keeperTopics],
] as const)('the built-in script %s', (name, keywords, topics) => {
  it('is without a finding, and begins with its title', () => {
    expect(lintScript(textOf(name), name)).toEqual([]);
    expect(textOf(name)).toMatch(/^; \w+ - .+\n;/);
  });

  it('greets, and has keywords and last resorts enough', () => {
    const { greeting, rules, none } = scriptOf(name);
    const own = [...rules.values()].filter((rule) => !rule.keyword.startsWith('#'));
    const active = own.filter((rule) => rule.link !== null || rule.decompositions.length > 0);
    expect(greeting.length).toBeGreaterThan(5);
    expect(active.length).toBeGreaterThan(keywords);
    expect(none.decompositions[0].reassemblies.length).toBeGreaterThanOrEqual(8);
  });

  test.each(topics)('%s answers "%s"', (rule, input) => {
    expect(new Eliza(scriptOf(name)).respond(input).keyword).toBe(rule);
  });

  it('sends people in danger to people, every time', () => {
    const conversation = new Eliza(scriptOf(name));
    for (const input of list(danger)) {
      expect(`${input}: ${conversation.respond(input).reply}`).toMatch(
        /^(?=.*ONLY A PROGRAM)(?=.*YOU TRUST)(?=.*EMERGENCY SERVICES)/,
      );
    }
    for (const input of list(harmless)) {
      expect(`${input}: ${conversation.respond(input).reply}`).not.toContain('EMERGENCY');
    }
  });

  it('has something to say to what it was not written for', () => {
    const conversation = new Eliza(scriptOf(name));
    const keys = list(everyday).map((input) => conversation.respond(input).keyword);
    expect(keys.filter((key) => key === 'NONE').length / keys.length).toBeLessThan(0.2);
  });

  it('remembers', () => {
    const conversation = new Eliza(scriptOf(name));
    conversation.respond('My garden is full of roses');
    const later = ['Tralala', 'Tralala', 'Tralala'].map((input) => conversation.respond(input));
    expect(later.map((reply) => reply.keyword)).toContain('MEMORY');
    expect(later.map((reply) => reply.reply).join()).toContain('YOUR GARDEN IS FULL OF ROSES');
  });

  it('mends what the mirror bends, in every reply to thousands of sentences', () => {
    const conversation = new Eliza(scriptOf(name));
    const clauses = ['I am', 'I was', "I'm", 'You are', "You're", 'You were', 'My dog is'].flatMap((verb) =>
      ['late', 'sad', 'angry with you', 'not here', 'afraid of me', 'tired of you'].map((what) => [
        verb,
        what,
      ]),
    );
    const faulty: string[] = [];
    const check = (input: string): void => {
      // Six times the same, and every reply of the rule has its turn.
      for (let i = 0; i < 6; i++) {
        const { reply } = conversation.respond(input);
        if (
          /\b(YOU (AM|IS|WAS)|I (ARE|IS)|(OF|WITH) I|THE THE|YOU YOU|I I)\b/.test(reply) ||
          /[ #][,.]|#|^ | $|[,.]$/.test(reply)
        ) {
          faulty.push(`${input} => ${reply}`);
        }
      }
    };
    for (const [verb, what] of clauses) {
      check(`${verb} ${what}`);
      for (const link of ['and I think', 'because', 'if', 'when']) {
        for (const [verb2, what2] of clauses)
          check(`${verb} ${what} ${link} ${verb2.toLowerCase()} ${what2}`);
      }
    }
    expect(faulty).toEqual([]);
  });

  it('comes to an end with every string of up to four little words', () => {
    const little = ['I', 'you', 'was', 'were', 'are', 'am', 'me', "I'm", "you're", 'if', 'why'];
    const conversation = new Eliza(scriptOf(name));
    const grow = (text: string, more: number): void => {
      for (const word of little) {
        // Would throw after a million steps.
        expect(conversation.respond(text + word).decomposition).not.toBeNull();
        if (more > 0) grow(`${text}${word} `, more - 1);
      }
    };
    grow('', 3);
  });

  it('is never at a loss, whatever its own words are strung together', () => {
    const words = [...scriptOf(name).rules.keys()].filter((word) => !word.startsWith('#'));
    const small = [
      'I',
      'YOU',
      'MY',
      'ME',
      'ARE',
      'AM',
      'NOT',
      'IF',
      'WHAT',
      'DO',
      'THINK',
      'WANT',
      'TO',
      'BE',
    ];
    const word = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...small));
    const conversation = new Eliza(scriptOf(name));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (line) => {
        expect(conversation.respond(line.join(' ')).decomposition).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});

test('the doctor turns pronouns round', () => {
  const first = (input: string) => new Eliza(scriptOf('doctor')).respond(input);
  expect(first('I need you to listen to me').reply).toContain('LISTEN TO YOU');
  expect(first('He says I was lazy').reply).toContain('HE SAYS YOU WERE LAZY');
  expect(first('Because of you').reply).toContain('ABOUT ME');
  expect(first('My brother took my book and yours').memory).toContain('TOOK YOUR BOOK AND MINE');
});

test('the keeper shows what a script can do', () => {
  const text = textOf('keeper');
  for (const form of ['(=WIND)', 'DLIST(/CREW)', '(NEWKEY)', '(PRE (']) expect(text).toContain(form);
  // He has never seen a car: PRE makes a boat of it.
  expect(new Eliza(scriptOf('keeper')).respond('My car broke down').reply).toContain('YOUR BOAT BROKE DOWN');
});
