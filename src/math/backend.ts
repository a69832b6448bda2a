/**
 * Where the numbers of neural models lie and what computes with them: a backend hands out arrays and has the kernels
 * that work on them. Layers are written once against this interface; whether SIMD code over the arena or plain
 * TypeScript runs below is decided here.
 *
 * Every matrix is dense and row-major, [rows, columns]. `accumulate` adds to `out` instead of overwriting it.
 * Arrays given to kernels come from `floats` and `ids` of the same backend, or are subarrays of such.
 */
import { NlpError } from '../errors.ts';
import { Arena } from './arena.ts';
import { plainKernels } from './plain-kernels.ts';
import { simdIsWanted } from './simd.ts';
import { simdBackend } from './simd-backend.ts';
import type { SharedMemory } from './web-assembly.ts';

export type Floats = Float32Array | Float64Array;
export type Precision = 'float32' | 'float64';

export interface Kernels {
  /** out[m,n] (+)= a[m,k] · b[k,n] */
  matmul(out: Floats, a: Floats, b: Floats, m: number, n: number, k: number, accumulate: boolean): void;
  /** out[m,n] (+)= aᵀ · b with a [k,m], b [k,n]: the gradient of a weight. */
  matmulTransposedA(
    out: Floats,
    a: Floats,
    b: Floats,
    m: number,
    n: number,
    k: number,
    accumulate: boolean,
  ): void;
  /** out[m,n] (+)= a · bᵀ with a [m,k], b [n,k] */
  matmulTransposedB(
    out: Floats,
    a: Floats,
    b: Floats,
    m: number,
    n: number,
    k: number,
    accumulate: boolean,
  ): void;
  /** Length of a packed [k,n] matrix. */
  packedLength(k: number, n: number): number;
  /** Brings b[k,n] into the form `matmulPacked` reads fastest: for weights, once a training step. */
  pack(out: Floats, b: Floats, k: number, n: number): void;
  /** The same of bᵀ with b [n,k]. */
  packTransposed(out: Floats, b: Floats, n: number, k: number): void;
  /** out[m,n] (+)= a[m,k] · b[k,n] with b packed; made for four rows and more. */
  matmulPacked(
    out: Floats,
    a: Floats,
    packed: Floats,
    m: number,
    n: number,
    k: number,
    accumulate: boolean,
  ): void;
  /** Every row of out[rows,columns] += bias[columns]. */
  addRows(out: Floats, bias: Floats, rows: number, columns: number): void;
  /** out[columns] (+)= the sum of the rows of a[rows,columns]: the gradient of a bias. */
  sumRows(out: Floats, a: Floats, rows: number, columns: number, accumulate: boolean): void;
  /** out[i] = table[ids[i]] for rows of `width`. */
  gatherRows(out: Floats, table: Floats, ids: Uint32Array, count: number, width: number): void;
  /** table[ids[i]] += a[i] for rows of `width`, in the order of i. */
  scatterAddRows(table: Floats, a: Floats, ids: Uint32Array, count: number, width: number): void;
  /** out += a */
  add(out: Floats, a: Floats, n: number): void;
  /** a *= factor */
  scale(a: Floats, factor: number, n: number): void;
  /** out = a ⊙ b (dropout masks); out may be a or b. */
  multiply(out: Floats, a: Floats, b: Floats, n: number): void;
  /** The sum of squares, in double precision. */
  sumOfSquares(a: Floats, n: number): number;
  /** h = tanh(h), in place. */
  tanhForward(h: Floats, n: number): void;
  /** dPre = dh ⊙ (1 - h²) */
  tanhBackward(dPre: Floats, h: Floats, dh: Floats, n: number): void;
  /**
   * One step of LSTM cells: gates [batch,4H] in the order i,f,g,o holds pre-activations and gets activations;
   * cell = f ⊙ cellPrev + i ⊙ g, tanhCell = tanh(cell), hidden = o ⊙ tanhCell.
   */
  lstmForward(
    gates: Floats,
    cellPrev: Floats,
    cell: Floats,
    tanhCell: Floats,
    hidden: Floats,
    batch: number,
    H: number,
  ): void;
  /** Its gradient. dCell: of step t in, of step t-1 out. dGates (of the pre-activations) may be `gates` itself. */
  lstmBackward(
    dGates: Floats,
    gates: Floats,
    cellPrev: Floats,
    tanhCell: Floats,
    dHidden: Floats,
    dCell: Floats,
    batch: number,
    H: number,
  ): void;
  /**
   * One step of GRU cells: gates [batch,3H] in the order r,z,n holds the input's part (with bias_ih) and gets
   * activations; hiddenPart [batch,3H] = hiddenPrev·W_hhᵀ + b_hh; n = tanh(input's n + r ⊙ hiddenPart's n);
   * hidden = (1 - z) ⊙ n + z ⊙ hiddenPrev.
   */
  gruForward(
    gates: Floats,
    hiddenPart: Floats,
    hiddenPrev: Floats,
    hidden: Floats,
    batch: number,
    H: number,
  ): void;
  /**
   * Its gradient; dHiddenPrev gets z ⊙ dHidden, the caller adds dHiddenPart·W_hh. dGates may be `gates` itself,
   * dHiddenPart `hiddenPart`, and dHiddenPrev must be neither dHidden nor any other.
   */
  gruBackward(
    dGates: Floats,
    dHiddenPart: Floats,
    gates: Floats,
    hiddenPart: Floats,
    hiddenPrev: Floats,
    dHidden: Floats,
    dHiddenPrev: Floats,
    batch: number,
    H: number,
  ): void;
  /**
   * Softmax with cross entropy, row by row: returns the sum of -ln softmax(logits[i])[targets[i]] in nats;
   * logits [rows,classes] become their gradient times gradientScale.
   */
  softmaxCrossEntropy(
    logits: Floats,
    targets: Uint32Array,
    rows: number,
    classes: number,
    gradientScale: number,
  ): number;
  /** p -= rate·g, with a velocity v = momentum·v + g and p -= rate·v; g is scaled first (clipping). */
  sgdStep(
    p: Floats,
    g: Floats,
    velocity: Floats | null,
    n: number,
    rate: number,
    momentum: number,
    gradientScale: number,
  ): void;
  /** m, v: running means of g and g²; p -= rate / correction1 · m / (√v / √correction2 + epsilon), PyTorch's order. */
  adamStep(
    p: Floats,
    g: Floats,
    m: Floats,
    v: Floats,
    n: number,
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    correction1: number,
    correction2: number,
    gradientScale: number,
  ): void;
  /** v = alpha·v + (1 - alpha)·g²; p -= rate · g / (√v + epsilon) */
  rmspropStep(
    p: Floats,
    g: Floats,
    v: Floats,
    n: number,
    rate: number,
    alpha: number,
    epsilon: number,
    gradientScale: number,
  ): void;
  /** v += g²; p -= rate · g / (√v + epsilon) */
  adagradStep(
    p: Floats,
    g: Floats,
    v: Floats,
    n: number,
    rate: number,
    epsilon: number,
    gradientScale: number,
  ): void;
}

export interface Backend {
  readonly name: 'simd' | 'js';
  readonly precision: Precision;
  readonly kernels: Kernels;
  /** Over which other threads can build the same arrays; null where they cannot. */
  readonly memory: SharedMemory | null;
  /** An array of zeros when first taken. */
  floats(n: number): Floats;
  ids(n: number): Uint32Array;
  /** Numbers that no kernel sees, but other threads may. */
  doubles(n: number): Float64Array;
  /** The place to release to. */
  mark(): number;
  /** Gives back all that was taken since the mark. */
  release(mark: number): void;
}

export interface BackendOptions {
  /** @defaultValue 'simd' for float32 unless NLP_KERNELS=js; float64 is plain TypeScript only */
  kernels?: 'simd' | 'js';
  /** @defaultValue 'float32' */
  precision?: Precision;
}

/** A backend with an arena of its own. @throws NlpError where SIMD is wanted and there is no build or no memory */
export function createBackend({ precision = 'float32', kernels }: BackendOptions = {}): Backend {
  const simd = precision === 'float32' && (kernels === undefined ? simdIsWanted() : kernels === 'simd');
  return simd ? simdBackend(Arena.create()) : plainBackend(precision);
}

/** Arrays of the JavaScript heap and the plain kernels. */
function plainBackend(precision: Precision): Backend {
  return {
    name: 'js',
    precision,
    kernels: plainKernels,
    floats: (n) => taken(n, () => (precision === 'float64' ? new Float64Array(n) : new Float32Array(n))),
    memory: null,
    ids: (n) => taken(n, () => new Uint32Array(n)),
    doubles: (n) => taken(n, () => new Float64Array(n)),
    mark: () => 0,
    release: () => {},
  };
}

/** What the engine cannot give is a lack of memory, not a bug. */
function taken<Data>(n: number, take: () => Data): Data {
  try {
    return take();
  } catch (cause) {
    throw new NlpError(`not enough memory: an array of ${n} numbers is needed`, {
      remedy: 'Use smaller layers, a smaller batch or shorter sequences.',
      cause,
    });
  }
}
