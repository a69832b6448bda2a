/** Teams of threads: every item once, the same bytes for any number of threads, errors reach the caller. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { Arena } from '../../src/math/arena.ts';
import { Random } from '../../src/math/random.ts';
import { moduleBeside, WorkerTeam } from '../../src/math/worker-team.ts';
import { build, FAIL, FAIL_AS_USER, ITEMS, MULTIPLY, WHO } from './_team-work.ts';

const open: WorkerTeam[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((team) => team.close()));
});

function start(threads: number) {
  const arena = Arena.create();
  const built = build(arena, 0);
  const module = moduleBeside('./_team-work', import.meta.url);
  const team = new WorkerTeam({ threads, memory: arena.memory, module, data: null, work: built.work });
  open.push(team);
  return { team, ...built };
}

/** Runs jobs until the workers have started and taken part. */
function warmUp(team: WorkerTeam, doneBy: Uint32Array, threads: number): void {
  const started = performance.now();
  const seen = new Set<number>();
  while (seen.size < threads && performance.now() - started < 20_000) {
    team.run(MULTIPLY, ITEMS);
    for (const who of doneBy) seen.add(who);
  }
  expect([...seen].sort()).toEqual(Array.from({ length: threads }, (_, thread) => 100 + thread));
}

test('any number of threads gives the same bytes', () => {
  const results = [1, 2, 3].map((threads) => {
    const { team, factors, products, doneBy } = start(threads);
    const random = Random.from(5);
    for (let i = 0; i < factors.length; i++) factors[i] = random.normal();
    warmUp(team, doneBy, threads);
    products.fill(0);
    team.run(MULTIPLY, ITEMS);
    return Float32Array.from(products);
  });
  expect(results[0].some((value) => value !== 0)).toBe(true);
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
});

test('every item is done in each of many short jobs', () => {
  const { team, doneBy } = start(2);
  warmUp(team, doneBy, 2);
  for (let round = 0; round < 2000; round++) {
    const items = (round % ITEMS) + 1;
    doneBy.fill(0);
    team.run(WHO, items);
    for (let item = 0; item < ITEMS; item++) {
      if (doneBy[item] > 0 !== item < items) expect.fail(`item ${item} of ${items} in round ${round}`);
    }
  }
});

test('errors of items reach the caller, whichever thread had them, and the team goes on', () => {
  const { team, doneBy } = start(2);
  warmUp(team, doneBy, 2);
  for (let round = 0; round < 50; round++) {
    expect(() => team.run(FAIL, ITEMS)).toThrow('item 49 cannot be done');
    try {
      team.run(FAIL_AS_USER, ITEMS);
      expect.fail('it did not throw');
    } catch (error) {
      expect(error).toBeInstanceOf(NlpError);
      expect(error).toMatchObject({ what: 'too large', remedy: 'make it smaller', exitStatus: 2 });
    }
    team.run(WHO, ITEMS);
  }
});

test('a worker that cannot start says why', async () => {
  const arena = Arena.create();
  const { work } = build(arena, 0);
  const module = moduleBeside('./no-such-module', import.meta.url);
  const team = new WorkerTeam({ threads: 2, memory: arena.memory, module, data: null, work });
  open.push(team);
  const failure = await new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      try {
        team.run(WHO, ITEMS);
      } catch (error) {
        clearInterval(timer);
        resolve(error);
      }
    }, 20);
    setTimeout(() => reject(new TypeError('no error came')), 20_000).unref();
  });
  expect(String(failure)).toMatch(/no-such-module/);
});

test('a process with a team ends by itself, from the build', () => {
  const dist = (file: string) => new URL(`../../dist/math/${file}`, import.meta.url).href;
  const code = `
    import { Arena } from ${JSON.stringify(dist('arena.js'))};
    import { WorkerTeam } from ${JSON.stringify(dist('worker-team.js'))};
    const module = 'data:text/javascript,export const createWork=(memory,thread)=>(job,item)=>{' +
      'Atomics.add(new Int32Array(memory.buffer,4096),thread,1)}';
    const { memory } = Arena.create();
    const counts = new Int32Array(memory.buffer, 4096, 2);
    const work = () => Atomics.add(counts, 0, 1);
    const team = new WorkerTeam({ threads: 2, memory, module, data: null, work });
    const turn = () => {
      team.run(0, 100);
      if (counts[1] === 0) setTimeout(turn, 5);
      else console.log((counts[0] + counts[1]) % 100, 'left over');
    };
    turn();`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '0 left over\n', stderr: '' });
});
