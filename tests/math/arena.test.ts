/** The arena: aligned, deterministic, growing, released in the order it was taken. */
import { expect, test } from 'vitest';
import { Arena } from '../../src/math/arena.ts';

test('arrays are zero, aligned to cache lines and apart from each other', () => {
  const arena = Arena.create();
  const first = arena.float32(3);
  const second = arena.float64(5);
  const third = arena.uint32(1);
  for (const array of [first, second, third]) {
    expect(array.byteOffset % 64).toBe(0);
    expect([...array]).toEqual(Array(array.length).fill(0));
  }
  first.fill(1);
  second.fill(2);
  expect(third[0]).toBe(0);
  expect(second.byteOffset).toBeGreaterThanOrEqual(first.byteOffset + first.byteLength);
});

test('views stay valid when the memory grows', () => {
  const arena = Arena.create();
  const early = arena.float32(10).fill(7);
  const large = arena.float32(1_000_000);
  large[999_999] = 1;
  early[0] = 8;
  expect(new Float32Array(arena.memory.buffer, early.byteOffset, 2)).toEqual(new Float32Array([8, 7]));
});

test('the same calls over the same memory give the same arrays', () => {
  const arena = Arena.create();
  const here = [arena.float32(7), arena.float32(100_000)];
  here[1][99_999] = 5;
  const again = Arena.over(arena.memory);
  const there = [again.float32(7), again.float32(100_000)];
  expect(there.map((array) => array.byteOffset)).toEqual(here.map((array) => array.byteOffset));
  expect(there[1][99_999]).toBe(5);
});

test('released memory is taken again', () => {
  const arena = Arena.create();
  const mark = arena.mark();
  const scratch = arena.float32(100);
  arena.release(mark);
  expect(arena.float32(100).byteOffset).toBe(scratch.byteOffset);
});

test('more than the limit is refused with what was wanted', () => {
  expect(() => Arena.create().float32(2 ** 30)).toThrow(/not enough memory: 4296 MB .*/);
});
