/**
 * How fast ELIZA answers: 100,000 exchanges in one process, with the script of 1966 where the public data is and
 * with the built-in doctor, explained and not, beside the engine written the obvious way (strings and copies) that
 * the tests use as an oracle. Then what a hostile script and a megabyte of input cost.
 * Wanted: 100,000 exchanges with the script of 1966 in well under a second; the others within about a second each.
 */
import { readFileSync } from 'node:fs';
import { Eliza } from '../../src/models/eliza/engine.ts';
import { readScript } from '../../src/models/eliza/script-reader.ts';
import { listScripts, loadScript, readScriptFile } from '../../src/models/eliza/scripts.ts';
import type { ElizaScript } from '../../src/models/eliza/types.ts';
import { naiveEliza, script } from '../models/eliza/fixtures.ts';
import { hasShared, sharedPath } from '../shared.ts';
import { type BenchResult, bench, type Row } from './harness.ts';

const CACM = 'data/eliza/ELIZA-script-DOCTOR-original-1966-CACM-appendix.txt';
const EXCHANGES = 100_000;

export async function run(): Promise<BenchResult[]> {
  const missing = hasShared ? [] : ['the script of 1966 (set NLP_SHARED)'];
  const name = hasShared ? sharedPath(CACM) : (listScripts()[0]?.name ?? '');
  const main = loadScript(name);
  const lines = inputs();
  const rows: Row[] = [
    talk('Eliza', main, lines, EXCHANGES),
    {
      name: 'Eliza, explained',
      work: EXCHANGES / 10,
      run: () => repeat(lines, EXCHANGES / 10, (line, eliza) => eliza.explain(line), new Eliza(main)),
    },
    {
      name: 'the obvious way',
      work: EXCHANGES / 10,
      run: () => {
        const answer = naiveEliza(main);
        for (let i = 0; i < EXCHANGES / 10; i++) answer(lines[i % lines.length]);
      },
    },
  ];
  for (const built of listScripts()) {
    rows.splice(1, 0, talk(`Eliza, built-in ${built.name}`, loadScript(built.name), lines, EXCHANGES / 10));
  }
  const { text, path } = readScriptFile(name);
  const loop = script('(A (=B))(B (=A))');
  const grow = script('(A ((0) (PRE (1 X) (=A))))');
  return [
    await bench('ELIZA: exchanges', rows, { unit: 'exchanges', missing }),
    await bench(
      'ELIZA: the worst cases, one each',
      [
        { name: 'read the script', work: 1, run: () => readScript(text, path) },
        { name: 'a loop, refused after a million steps', work: 1, run: () => refused(loop, 'a') },
        { name: 'a text that grows, refused', work: 1, run: () => refused(grow, 'a') },
        { name: '1 MB of one word', work: 1, run: () => new Eliza(main).respond('x'.repeat(1e6)) },
        { name: '1 MB of 500,000 keywords', work: 1, run: () => new Eliza(main).respond('i '.repeat(5e5)) },
        { name: '1 MB of Korean', work: 1, run: () => new Eliza(main).respond('나는 '.repeat(333_333)) },
      ],
      { unit: 'times', runs: 5, warmUps: 1 },
    ),
  ];
}

function talk(name: string, source: ElizaScript, lines: readonly string[], count: number): Row {
  return {
    name,
    work: count,
    run: () => repeat(lines, count, (line, eliza) => eliza.respond(line), new Eliza(source)),
  };
}

function repeat(
  lines: readonly string[],
  count: number,
  say: (line: string, eliza: Eliza) => unknown,
  eliza: Eliza,
): void {
  for (let i = 0; i < count; i++) say(lines[i % lines.length], eliza);
}

function refused(source: ElizaScript, input: string): void {
  try {
    new Eliza(source).respond(input);
  } catch {
    return;
  }
  throw new Error('the script came to an end');
}

/** What people say: the inputs of the golden conversations, or some of our own. */
function inputs(): string[] {
  if (!hasShared) {
    return [
      'I am worried about my exam.',
      'My sister never calls me',
      'well, what do you think?',
      'Yes',
      'the sea',
    ];
  }
  const lines = readFileSync(sharedPath('reference/eliza/conversations.jsonl'), 'utf8').trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { script: string; turns: [string, string][] })
    .filter(({ script }) => CACM.endsWith(script))
    .flatMap(({ turns }) => turns.map(([input]) => input));
}
