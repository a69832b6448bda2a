/**
 * How far to go along a direction of descent.
 * Sources: J. Nocedal, S. Wright, "Numerical Optimization", 2nd ed. 2006, algorithms 3.5 and 3.6 (strong Wolfe
 * conditions, equations 3.7) with cubic interpolation (3.59); for L1 the projected backtracking of G. Andrew, J. Gao,
 * ICML 2007.
 *   phi(t) = f(x + t d)   slope = phi'(0) < 0
 */
import { dot } from './vectors.ts';

export interface LineSearch {
  evaluate: (x: Float64Array, gradient: Float64Array) => number;
  point: Float64Array;
  value: number;
  slope: number;
  direction: Float64Array;
  /** Receives the point found. */
  nextX: Float64Array;
  /** Receives the gradient there. */
  nextGradient: Float64Array;
  /** The step to try first. */
  first: number;
}

/** The value must fall by this share of what the slope promises. */
const DECREASE = 1e-4;
/** The slope must fall to this share of itself. */
const CURVATURE = 0.9;
const MOST_STEPS = 40;

/** A place along the direction: the step, the value and the slope there. */
interface Trial {
  t: number;
  value: number;
  slope: number;
}

/** @returns the value at the point found, or undefined where none is lower */
export function wolfeSearch(search: LineSearch & { gradient: Float64Array }): number | undefined {
  const { value: start, slope: startSlope } = search;
  /** Values cannot be told apart below this. */
  const noise = 4 * Number.EPSILON * Math.abs(start);
  const isHigh = (trial: Trial) => !(trial.value <= start + DECREASE * trial.t * startSlope + noise);
  const isFlat = (trial: Trial) => Math.abs(trial.slope) <= -CURVATURE * startSlope;
  let previous: Trial = { t: 0, value: start, slope: startSlope };
  let t = search.first;
  let low: Trial | undefined;
  let high: Trial | undefined;
  for (let k = 0; k < MOST_STEPS; k++) {
    const trial = tryStep(search, t);
    if (low === undefined || high === undefined) {
      if (isHigh(trial) || (k > 0 && trial.value >= previous.value && previous.t > 0))
        [low, high] = [previous, trial];
      else if (isFlat(trial)) return trial.value;
      else if (trial.slope >= 0) [low, high] = [trial, previous];
      else {
        previous = trial;
        t *= 2.5;
        continue;
      }
    } else if (isHigh(trial) || trial.value >= low.value) high = trial;
    else {
      if (isFlat(trial)) return trial.value;
      if (trial.slope * (high.t - low.t) >= 0) high = low;
      low = trial;
    }
    const width = Math.abs(high.t - low.t);
    if (!(width > 1e-12 * Math.max(low.t, high.t))) break;
    t = between(low, high);
  }
  // No step meets both conditions: the lowest one seen will do, if it is lower at all.
  if (low === undefined || low.t === 0 || !(low.value < start)) return undefined;
  return tryStep(search, low.t).value;
}

function tryStep(search: LineSearch, t: number): Trial {
  const { point, direction, nextX, nextGradient, evaluate } = search;
  for (let i = 0; i < point.length; i++) nextX[i] = point[i] + t * direction[i];
  const value = evaluate(nextX, nextGradient);
  return { t, value, slope: dot(direction, nextGradient) };
}

/** Where a cubic through both ends is lowest, kept away from the ends; the middle where there is no such place. */
function between(a: Trial, b: Trial): number {
  const middle = (a.t + b.t) / 2;
  if (!Number.isFinite(b.value) || !Number.isFinite(b.slope)) return a.t + 0.1 * (b.t - a.t);
  const d1 = a.slope + b.slope - (3 * (a.value - b.value)) / (a.t - b.t);
  const square = d1 * d1 - a.slope * b.slope;
  if (!(square >= 0)) return middle;
  const d2 = Math.sign(b.t - a.t) * Math.sqrt(square);
  const t = b.t - ((b.t - a.t) * (b.slope + d2 - d1)) / (b.slope - a.slope + 2 * d2);
  const margin = 0.1 * Math.abs(b.t - a.t);
  const from = Math.min(a.t, b.t) + margin;
  const to = Math.max(a.t, b.t) - margin;
  return Number.isFinite(t) ? Math.min(to, Math.max(from, t)) : middle;
}

/**
 * The same where the function has a corner at 0 in every direction: a step may not change the sign of a number, which
 * becomes 0 instead, and is halved until the value falls enough.
 * @param search.pseudo the pseudo-gradient, which says the orthant of what is 0
 */
export function backtrack(search: LineSearch & { pseudo: Float64Array }): number | undefined {
  const { point, value, direction, nextX, nextGradient, evaluate, pseudo } = search;
  for (let k = 0, t = search.first; k < MOST_STEPS; k++, t /= 2) {
    let promised = 0;
    let moved = false;
    for (let i = 0; i < point.length; i++) {
      const orthant = point[i] === 0 ? -pseudo[i] : point[i];
      const next = point[i] + t * direction[i];
      nextX[i] = next * orthant > 0 ? next : 0;
      if (nextX[i] !== point[i]) moved = true;
      promised += pseudo[i] * (nextX[i] - point[i]);
    }
    if (!moved) return undefined;
    const reached = evaluate(nextX, nextGradient);
    if (reached <= value + DECREASE * promised && reached < value) return reached;
  }
  return undefined;
}
