// The largest value over time of each column, and its gradient; as in math/plain/pooling.ts.
import { loadLanes, storeLanes } from './lanes';

@inline
function lengthOf(lengths: usize, b: i32, time: i32): i32 {
  return lengths == 0 ? time : <i32>min<u32>(<u32>time, load<u32>(lengths + ((<usize>b) << 2)));
}

export function maxOverTimeForward(
  out: usize, places: usize, x: usize, lengths: usize, batch: i32, time: i32, width: i32,
): void {
  const size = (<usize>width) << 2;
  for (let b = 0; b < batch; b++) {
    const length = lengthOf(lengths, b, time);
    for (let at: usize = 0; at < size; at += 16) {
      const lanes = <i32>min<usize>(4, (size - at) >> 2);
      let best = length == 0 ? f32x4.splat(0) : loadLanes(x + at, lanes, 0);
      let place = i32x4.splat(length == 0 ? -1 : 0);
      for (let t = 1; t < length; t++) {
        const value = loadLanes(x + <usize>t * size + at, lanes, 0);
        // A NaN is larger than all, so that it is seen.
        const isLarger = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
        best = v128.bitselect(value, best, isLarger);
        place = v128.bitselect(i32x4.splat(t), place, isLarger);
      }
      storeLanes(out + at, best, lanes);
      storeLanes(places + at, place, lanes);
    }
    out += size;
    places += size;
    x += <usize>time * size;
  }
}

export function maxOverTimeBackward(
  dX: usize, places: usize, dOut: usize, batch: i32, time: i32, width: i32,
): void {
  const size = (<usize>width) << 2;
  for (let b = 0; b < batch; b++) {
    memory.fill(dX, 0, <usize>time * size);
    for (let at: usize = 0; at < size; at += 4) {
      const place = load<u32>(places + at);
      if (place != u32.MAX_VALUE) store<f32>(dX + <usize>place * size + at, load<f32>(dOut + at));
    }
    places += size;
    dOut += size;
    dX += <usize>time * size;
  }
}

/** to[size bytes] += g · from */
@inline
function addTimes(to: usize, from: usize, g: f32, size: usize): void {
  const factor = f32x4.splat(g);
  const fours = size & ~15;
  let i: usize = 0;
  for (; i < fours; i += 16) v128.store(to + i, f32x4.add(v128.load(to + i), f32x4.mul(factor, v128.load(from + i))));
  for (; i < size; i += 4) store<f32>(to + i, load<f32>(to + i) + g * load<f32>(from + i));
}

export function bestWindowsWeightGradient(
  dWeight: usize, places: usize, dOut: usize, x: usize, batch: i32, time: i32, width: i32,
  filters: i32, stride: i32, size: i32,
): void {
  const bytes = (<usize>size) << 2;
  for (let f = 0; f < filters; f++) {
    let at = (<usize>f) << 2;
    for (let b = 0; b < batch; b++) {
      const g = load<f32>(dOut + at);
      if (g != 0) {
        const row = <usize>(b * time) + <usize>load<u32>(places + at);
        addTimes(dWeight, x + ((row * <usize>width) << 2), g, bytes);
      }
      at += (<usize>stride) << 2;
    }
    dWeight += bytes;
  }
}

export function bestWindowsInputGradient(
  dX: usize, places: usize, dOut: usize, weight: usize, batch: i32, time: i32, width: i32,
  filters: i32, size: i32,
): void {
  const bytes = (<usize>size) << 2;
  for (let b = 0; b < batch; b++) {
    for (let f = 0; f < filters; f++) {
      const g = load<f32>(dOut);
      if (g != 0) {
        const row = <usize>(b * time) + <usize>load<u32>(places);
        addTimes(dX + ((row * <usize>width) << 2), weight + <usize>f * bytes, g, bytes);
      }
      dOut += 4;
      places += 4;
    }
  }
}
