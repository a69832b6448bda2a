/** Teams of threads: every item once, the same bytes for any number of threads, errors reach the caller. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { Arena } from '../../src/math/arena.ts';
import { moduleBeside } from '../../src/math/module-beside.ts';
import { Random } from '../../src/math/random.ts';
import { WorkerTeam } from '../../src/math/worker-team.ts';
import { build, DIE, FAIL, FAIL_AS_USER, ITEMS, MULTIPLY, WHO } from './_team-work.ts';

const open: WorkerTeam[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((team) => team.close()));
});

async function start(threads: number) {
  const arena = Arena.create();
  const built = build(arena, 0);
  const module = moduleBeside('./_team-work', import.meta.url);
  const team = new WorkerTeam({ threads, memory: arena.memory, module, data: null, work: built.work });
  open.push(team);
  await team.ready();
  return { team, ...built };
}

test('any number of threads gives the same bytes', async () => {
  const results: Float32Array[] = [];
  for (const threads of [1, 2, 3]) {
    const { team, factors, products } = await start(threads);
    const random = Random.from(5);
    for (let i = 0; i < factors.length; i++) factors[i] = random.normal();
    // On a busy machine a thread may get its turn only when the job is done.
    const haveAllWorked = () => team.shares.every((items) => items > 0);
    for (let runs = 1; runs <= 20 && !haveAllWorked(); runs++) {
      team.run(MULTIPLY, ITEMS);
      expect(team.shares.reduce((sum, items) => sum + items)).toBe(runs * ITEMS);
    }
    expect(haveAllWorked()).toBe(true);
    results.push(Float32Array.from(products));
  }
  expect(results[0].some((value) => value !== 0)).toBe(true);
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
});

test('every item is done in each of many short jobs', async () => {
  const { team, doneBy } = await start(2);
  for (let round = 0; round < 2000; round++) {
    const items = (round % ITEMS) + 1;
    doneBy.fill(0);
    team.run(WHO, items);
    for (let item = 0; item < ITEMS; item++) {
      if (doneBy[item] > 0 !== item < items) expect.fail(`item ${item} of ${items} in round ${round}`);
    }
  }
});

test('errors of items reach the caller, whichever thread had them, and the team goes on', async () => {
  const { team } = await start(2);
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

test('a worker that dies in the middle of an item is noticed, and no job waits for it', async () => {
  const { team } = await start(3);
  team.run(WHO, ITEMS);
  expect(() => team.run(DIE, 3)).toThrow(/thread \d of the team has died/);
  expect(() => team.run(WHO, ITEMS)).toThrow(NlpError);
}, 20_000);

test('a worker that cannot start says why', async () => {
  const arena = Arena.create();
  const { work } = build(arena, 0);
  const module = moduleBeside('./no-such-module', import.meta.url);
  const team = new WorkerTeam({ threads: 2, memory: arena.memory, module, data: null, work });
  open.push(team);
  await expect(team.ready()).rejects.toThrow(/no-such-module/);
  expect(() => team.run(WHO, ITEMS)).toThrow(/no-such-module/);
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
    await team.ready();
    team.run(0, 1000);
    console.log(counts[0] + counts[1], team.shares[0] + team.shares[1]);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '1000 1000\n', stderr: '' });
});
