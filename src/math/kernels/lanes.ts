// Four numbers at a time, or the one to three that are left at the end of a row. `width` is a constant 4 in the
// loops, where these become single instructions.

/** `width` numbers at `from`; the lanes beyond are `filler`. */
@inline
export function loadLanes(from: usize, width: i32, filler: f32): v128 {
  if (width == 4) return v128.load(from);
  let four = f32x4.splat(filler);
  four = v128.load_lane<f32>(from, four, 0);
  if (width > 1) four = v128.load_lane<f32>(from + 4, four, 1);
  if (width > 2) four = v128.load_lane<f32>(from + 8, four, 2);
  return four;
}

/** Stores the first `width` lanes. */
@inline
export function storeLanes(to: usize, four: v128, width: i32): void {
  if (width == 4) {
    v128.store(to, four);
  } else {
    v128.store_lane<f32>(to, four, 0);
    if (width > 1) v128.store_lane<f32>(to + 4, four, 1);
    if (width > 2) v128.store_lane<f32>(to + 8, four, 2);
  }
}
