// One sequence of a conditional random field: scores of its items, forward-backward scaled at each item, and what it
// adds to the gradient (models/crf/lattice.ts and objective.ts are the plain versions and the oracle), float64, two
// lanes. C. Sutton, A. McCallum, "An Introduction to Conditional Random Fields", 2012, section 4.1; scaling as
// L. Rabiner, Proc. IEEE 77(2), 1989, section V-A.
//   L labels, P = L rounded up to a multiple of 8; T items of the sequence
//   m_t greatest score at t, e_t = exp(score_t - m_t), E = exp(transition - greatest), 0 in the padding
//   alpha_t = e_t * (E^T alpha_t-1) / c_t, c_t so that alpha_t adds up to 1      beta_T-1 = 1
//   v_t = e_t * beta_t / c_t      beta_t-1 = E v_t      posterior alpha_t * beta_t      pair alpha_t-1(i) E_ij v_t(j)
import { addRowProducts, multiplyRow, sumOfLanes } from '../../../math/kernels/row-products';
import { exp2 } from './exp';

/** Sums below this are left to the plain version, which works with logs. */
const LEAST: f64 = 1e-100;
/** Steps whose pairs are added up together. */
const BLOCK: i32 = 32;

// Where the arrays are: words of 4 bytes at `layout`, see ArrayLayout of objective-arrays.ts.
const LABELS = 0;
const ROW_BYTES = 4;
const SEQUENCE_START = 8;
const ATTRIBUTE_START = 12;
const ATTRIBUTES = 16;
const VALUES = 20;
const ITEM_LABELS = 24;
const STATE_START = 28;
const STATE_LABEL = 32;
const WEIGHTS = 36;
const TRANSITION = 40;
const EXP_FROM = 44;
const EXP_INTO = 48;

@inline
function at(array: usize, index: u32): u32 {
  return load<u32>(array + ((<usize>index) << 2));
}

/** Fills scores [T*P] of the items `first` to `last` - 1; the padding is minus infinity. */
function scoreItems(layout: usize, first: u32, last: u32, scores: usize): void {
  const labels = load<u32>(layout + LABELS);
  const rowBytes = <usize>load<u32>(layout + ROW_BYTES);
  const attributeStart = <usize>load<u32>(layout + ATTRIBUTE_START);
  const attributes = <usize>load<u32>(layout + ATTRIBUTES);
  const values = <usize>load<u32>(layout + VALUES);
  const stateStart = <usize>load<u32>(layout + STATE_START);
  const stateLabel = <usize>load<u32>(layout + STATE_LABEL);
  const weights = <usize>load<u32>(layout + WEIGHTS);
  let row = scores;
  for (let item = first; item < last; item++) {
    for (let j: usize = 0; j < rowBytes; j += 16) v128.store(row + j, f64x2.splat(0));
    for (let j = (<usize>labels) << 3; j < rowBytes; j += 8) store<f64>(row + j, -Infinity);
    const end = at(attributeStart, item + 1);
    for (let z = at(attributeStart, item); z < end; z++) {
      const attribute = at(attributes, z);
      const value = values == 0 ? 1 : load<f64>(values + ((<usize>z) << 3));
      const from = at(stateStart, attribute);
      const to = at(stateStart, attribute + 1);
      let label = stateLabel + ((<usize>from) << 2);
      const labelEnd = stateLabel + ((<usize>to) << 2);
      let weight = weights + ((<usize>from) << 3);
      if (value == 1) {
        for (; label < labelEnd; label += 4) {
          const cell = row + ((<usize>load<u32>(label)) << 3);
          store<f64>(cell, load<f64>(cell) + load<f64>(weight));
          weight += 8;
        }
      } else {
        for (; label < labelEnd; label += 4) {
          const cell = row + ((<usize>load<u32>(label)) << 3);
          store<f64>(cell, load<f64>(cell) + value * load<f64>(weight));
          weight += 8;
        }
      }
    }
    row += rowBytes;
  }
}

/**
 * Adds what the model expects of sequence n to gradient [K] and pairs [P*P] (the latter still without the factor E).
 * Scratch: scores, alpha [T*P], scale [T], beta [P], weighted [32*P].
 * @returns log partition less the score of the labels that are given; NaN, and nothing added, where a step is less
 * probable than 1e-100
 */
export function addSequence(
  layout: usize, n: u32, greatest: f64, gradient: usize, pairs: usize,
  scores: usize, alpha: usize, scale: usize, beta: usize, weighted: usize,
): f64 {
  const rowBytes = <usize>load<u32>(layout + ROW_BYTES);
  const labels = <i32>load<u32>(layout + LABELS);
  const sequenceStart = <usize>load<u32>(layout + SEQUENCE_START);
  const expInto = <usize>load<u32>(layout + EXP_INTO);
  const first = at(sequenceStart, n);
  const last = at(sequenceStart, n + 1);
  if (first == last) return 0;
  scoreItems(layout, first, last, scores);
  const loss = forward(layout, first, last, greatest, scores, alpha, scale);
  if (isNaN(loss)) return loss;
  for (let j: usize = 0; j < rowBytes; j += 16) v128.store(beta + j, f64x2.splat(1));
  const length = <i32>(last - first);
  for (let t = length - 1; t >= 0; t--) {
    const now = alpha + <usize>t * rowBytes;
    const e = scores + <usize>t * rowBytes;
    const slot = (t + BLOCK - 1) & (BLOCK - 1);
    const v = weighted + <usize>slot * rowBytes;
    const factor = f64x2.splat(load<f64>(scale + ((<usize>t) << 3)));
    for (let j: usize = 0; j < rowBytes; j += 16) {
      const b = v128.load(beta + j);
      v128.store(v + j, f64x2.mul(f64x2.mul(factor, v128.load(e + j)), b));
      // The posterior takes the place of e, which is done with.
      v128.store(e + j, f64x2.mul(v128.load(now + j), b));
    }
    if (t == 0) break;
    multiplyRow(v, expInto, labels, rowBytes, 0, 1, beta);
    if (slot == 0) addRowProducts(now - rowBytes, weighted, min(BLOCK, length - t), labels, rowBytes, pairs);
  }
  addPosteriors(layout, first, last, scores, gradient);
  return loss;
}

/** log partition less the score of the given labels; makes e of the scores. */
@inline
function forward(
  layout: usize, first: u32, last: u32, greatest: f64, scores: usize, alpha: usize, scale: usize,
): f64 {
  const rowBytes = <usize>load<u32>(layout + ROW_BYTES);
  const labels = <i32>load<u32>(layout + LABELS);
  const itemLabels = <usize>load<u32>(layout + ITEM_LABELS);
  const transition = <usize>load<u32>(layout + TRANSITION);
  const expFrom = <usize>load<u32>(layout + EXP_FROM);
  let loss: f64 = 0;
  // Logs are taken of products of sums: one log for some twenty items.
  let product: f64 = 1;
  let e = scores;
  let now = alpha;
  let previous: u32 = 0;
  for (let item = first; item < last; item++) {
    const label = at(itemLabels, item);
    loss -= load<f64>(e + ((<usize>label) << 3));
    let most = v128.load(e);
    for (let j: usize = 16; j < rowBytes; j += 16) most = f64x2.pmax(most, v128.load(e + j));
    const m = max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
    loss += m;
    const shift = f64x2.splat(m);
    for (let j: usize = 0; j < rowBytes; j += 16)
      v128.store(e + j, exp2(f64x2.sub(v128.load(e + j), shift)));
    let sum: f64;
    if (item == first) {
      let lanes = f64x2.splat(0);
      for (let j: usize = 0; j < rowBytes; j += 16) {
        const value = v128.load(e + j);
        v128.store(now + j, value);
        lanes = f64x2.add(lanes, value);
      }
      sum = sumOfLanes(lanes);
    } else {
      loss += greatest - load<f64>(transition + ((<usize>previous) * rowBytes) + ((<usize>label) << 3));
      sum = multiplyRow(now - rowBytes, expFrom, labels, rowBytes, e, 1, now);
    }
    if (!(sum >= LEAST)) return NaN;
    const factor = 1 / sum;
    store<f64>(scale + ((<usize>(item - first)) << 3), factor);
    for (let j: usize = 0; j < rowBytes; j += 16)
      v128.store(now + j, f64x2.mul(f64x2.splat(factor), v128.load(now + j)));
    product *= sum;
    if (product < 1e-150 || product > 1e150) {
      loss += Math.log(product);
      product = 1;
    }
    previous = label;
    e += rowBytes;
    now += rowBytes;
  }
  return loss + Math.log(product);
}

/** Adds posteriors [T*P] to the features of the attributes of each item. */
@inline
function addPosteriors(layout: usize, first: u32, last: u32, posteriors: usize, gradient: usize): void {
  const rowBytes = <usize>load<u32>(layout + ROW_BYTES);
  const attributeStart = <usize>load<u32>(layout + ATTRIBUTE_START);
  const attributes = <usize>load<u32>(layout + ATTRIBUTES);
  const values = <usize>load<u32>(layout + VALUES);
  const stateStart = <usize>load<u32>(layout + STATE_START);
  const stateLabel = <usize>load<u32>(layout + STATE_LABEL);
  let row = posteriors;
  for (let item = first; item < last; item++) {
    const end = at(attributeStart, item + 1);
    for (let z = at(attributeStart, item); z < end; z++) {
      const attribute = at(attributes, z);
      const value = values == 0 ? 1 : load<f64>(values + ((<usize>z) << 3));
      const from = at(stateStart, attribute);
      let label = stateLabel + ((<usize>from) << 2);
      const labelEnd = stateLabel + ((<usize>at(stateStart, attribute + 1)) << 2);
      let cell = gradient + ((<usize>from) << 3);
      for (; label < labelEnd; label += 4) {
        store<f64>(cell, load<f64>(cell) + value * load<f64>(row + ((<usize>load<u32>(label)) << 3)));
        cell += 8;
      }
    }
    row += rowBytes;
  }
}
