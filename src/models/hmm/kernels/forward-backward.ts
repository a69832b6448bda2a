// The passes over time of the scaled forward-backward algorithm (models/hmm/forward-backward.ts is the plain version
// and its oracle), float64, two lanes. L. Rabiner, Proc. IEEE 77(2), 1989, equations 18 to 40 and 91 to 97, with the
// scaling moved where it delays nothing: a step is scaled by the sum of the step before.
//   S states, P = S rounded up to a multiple of 8 (padding is 0 everywhere), M symbols; row M of emission is all 1
//   alpha_t = emission[o_t] * (from^T alpha_t-1) * inverse_t-1        inverse_t = 1 / sum of alpha_t
//   beta_t  = from v_t+1                                              beta_T-1 = inverse_T-1
//   v_t     = inverse_t-1 * emission[o_t] * beta_t
// so that alpha_t(i) beta_t(i) is the posterior of state i, and alpha_t(i) from_ij v_t+1(j) that of a transition.
import { addRowProducts, multiplyRow, sumOfLanes } from '../../../math/kernels/row-products';

/** Sums below this are left to the plain version, which tells improbable from impossible. */
const LEAST: f64 = 1e-100;
/** Steps whose transitions are counted together: 32 rows of alpha and v stay in the first-level cache. */
const BLOCK: i32 = 32;

/** Where the row of the symbol observed at time t begins. */
@inline
function rowOf(table: usize, observations: usize, t: i32, symbols: u32, rowBytes: usize): usize {
  const symbol = load<u32>(observations + ((<usize>t) << 2));
  return table + <usize>min<u32>(symbol, symbols) * rowBytes;
}

/**
 * Fills alpha [T*P] and inverse [T]; `from` [P*P] has a row for each state left, `initial` is [P].
 * Returns the natural log of the probability of the observations, or NaN where a sum is below 1e-100.
 */
export function forwardScaled(
  observations: usize, length: i32, states: i32, stride: i32, symbols: u32,
  initial: usize, from: usize, emission: usize, alpha: usize, inverse: usize,
): f64 {
  const rowBytes = (<usize>stride) << 3;
  let logLikelihood: f64 = 0;
  // Logs are taken of products of sums: one log for some twenty observations.
  let product: f64 = 1;
  let factor: f64 = 1;
  let now = alpha;
  for (let t = 0; t < length; t++) {
    const row = rowOf(emission, observations, t, symbols, rowBytes);
    let sum: f64;
    if (t == 0) {
      let lanes = f64x2.splat(0);
      for (let j: usize = 0; j < rowBytes; j += 16) {
        const value = f64x2.mul(v128.load(initial + j), v128.load(row + j));
        v128.store(now + j, value);
        lanes = f64x2.add(lanes, value);
      }
      sum = sumOfLanes(lanes);
    } else {
      // alpha_t-1 is not normalised, so its sum scales this one too.
      sum = multiplyRow(now - rowBytes, from, states, rowBytes, row, factor, now);
    }
    if (!(sum >= LEAST)) return NaN;
    factor = 1 / sum;
    store<f64>(inverse + ((<usize>t) << 3), factor);
    product *= sum;
    if (product < 1e-200) {
      logLikelihood += Math.log(product);
      product = 1;
    }
    now += rowBytes;
  }
  return logLikelihood + Math.log(product);
}

/**
 * After `forwardScaled`: adds to counts what is expected under the observations. `into` [P*P] has a row for each state
 * entered; first [P] gets the posterior of the first state, joint [P*P] the sums of alpha_t(i) v_t+1(j), emitted
 * [(M+1)*P] the posteriors by symbol. `beta` [P] and `weighted` [32*P] are scratch.
 */
export function backwardCounts(
  observations: usize, length: i32, states: i32, stride: i32, symbols: u32,
  into: usize, emission: usize, alpha: usize, inverse: usize, beta: usize, weighted: usize,
  first: usize, joint: usize, emitted: usize,
): void {
  const rowBytes = (<usize>stride) << 3;
  fillBeta(beta, rowBytes, load<f64>(inverse + ((<usize>(length - 1)) << 3)));
  for (let t = length - 1; t > 0; t--) {
    const now = alpha + <usize>t * rowBytes;
    addPosterior(now, beta, rowOf(emitted, observations, t, symbols, rowBytes), rowBytes);
    const slot = (t - 1) & (BLOCK - 1);
    const v = weighted + <usize>slot * rowBytes;
    const factor = load<f64>(inverse + ((<usize>(t - 1)) << 3));
    weigh(beta, rowOf(emission, observations, t, symbols, rowBytes), factor, v, rowBytes);
    multiplyRow(v, into, states, rowBytes, 0, 1, beta);
    if (slot == 0) {
      addRowProducts(now - rowBytes, weighted, min(BLOCK, length - t), states, rowBytes, joint);
    }
  }
  addPosterior(alpha, beta, rowOf(emitted, observations, 0, symbols, rowBytes), rowBytes);
  addPosterior(alpha, beta, first, rowBytes);
}

/** After `forwardScaled`: multiplies alpha [T*P] by beta, which makes posteriors of it. Scratch: beta, weighted [P]. */
export function backwardPosteriors(
  observations: usize, length: i32, states: i32, stride: i32, symbols: u32,
  into: usize, emission: usize, alpha: usize, inverse: usize, beta: usize, weighted: usize,
): void {
  const rowBytes = (<usize>stride) << 3;
  fillBeta(beta, rowBytes, load<f64>(inverse + ((<usize>(length - 1)) << 3)));
  for (let t = length - 1; t >= 0; t--) {
    const now = alpha + <usize>t * rowBytes;
    for (let j: usize = 0; j < rowBytes; j += 16)
      v128.store(now + j, f64x2.mul(v128.load(now + j), v128.load(beta + j)));
    if (t == 0) break;
    const factor = load<f64>(inverse + ((<usize>(t - 1)) << 3));
    weigh(beta, rowOf(emission, observations, t, symbols, rowBytes), factor, weighted, rowBytes);
    multiplyRow(weighted, into, states, rowBytes, 0, 1, beta);
  }
}

@inline
function fillBeta(beta: usize, rowBytes: usize, value: f64): void {
  for (let j: usize = 0; j < rowBytes; j += 16) v128.store(beta + j, f64x2.splat(value));
}

/** counts += alpha * beta */
@inline
function addPosterior(alpha: usize, beta: usize, counts: usize, rowBytes: usize): void {
  for (let j: usize = 0; j < rowBytes; j += 16) {
    const posterior = f64x2.mul(v128.load(alpha + j), v128.load(beta + j));
    v128.store(counts + j, f64x2.add(v128.load(counts + j), posterior));
  }
}

/** v = factor * emission * beta */
@inline
function weigh(beta: usize, emission: usize, factor: f64, v: usize, rowBytes: usize): void {
  const both = f64x2.splat(factor);
  for (let j: usize = 0; j < rowBytes; j += 16) {
    const scaled = f64x2.mul(both, v128.load(emission + j));
    v128.store(v + j, f64x2.mul(scaled, v128.load(beta + j)));
  }
}
