/**
 * L-BFGS: minimizes a smooth function of many variables from its values and gradients, with a picture of its curvature
 * from the last m steps. With an L1 penalty it is OWL-QN, which keeps within one orthant a step.
 * Sources: J. Nocedal, S. Wright, "Numerical Optimization", 2nd ed. 2006, algorithms 7.4 (two loops) and 7.5; G. Andrew,
 * J. Gao, "Scalable Training of L1-Regularized Log-Linear Models", ICML 2007 (OWL-QN).
 *   x, g [n] the point and the gradient there   s = x' - x, y = g' - g   rho = 1 / (y s)
 * Everything is added up in one order: the same input gives the same bytes.
 */
import { backtrack, wolfeSearch } from './line-search.ts';
import type { MinimizeOptions, Minimum, Objective } from './objective.ts';
import { dot, norm } from './vectors.ts';

/**
 * Minimizes f(x) + l1 sum |x_i|, from x on, which is overwritten with the minimum.
 * @throws RangeError where the function is not finite at the start
 */
export async function minimize(
  f: Objective,
  x: Float64Array,
  options: MinimizeOptions = {},
): Promise<Minimum> {
  const { l1 = 0, tolerance = 1e-5, delta = 1e-5, period = 10, memory = 6, progress } = options;
  const { iterations: most = Number.POSITIVE_INFINITY } = options;
  const n = x.length;
  const history = new History(n, memory);
  /** Of the function alone; with L1, `pseudo` is what the direction is made of. */
  let gradient: Float64Array = new Float64Array(n);
  let nextGradient: Float64Array = new Float64Array(n);
  let nextX: Float64Array = new Float64Array(n);
  let point: Float64Array = x;
  const direction = new Float64Array(n);
  const pseudo = l1 > 0 ? new Float64Array(n) : gradient;
  let evaluations = 0;
  const evaluate = (at: Float64Array, to: Float64Array) => {
    evaluations++;
    const value = f(at, to);
    return l1 > 0 ? value + l1 * sumOfAbsolutes(at) : value;
  };
  let value = evaluate(point, gradient);
  if (!Number.isFinite(value)) throw new RangeError('the function is not finite where the search begins');
  const values: number[] = [];
  let iteration = 0;
  let converged = false;
  let gradientNorm = 0;
  for (;;) {
    const steepest = l1 > 0 ? pseudoGradient(point, gradient, l1, pseudo) : gradient;
    gradientNorm = norm(steepest);
    converged = gradientNorm <= tolerance * Math.max(1, norm(point));
    if (converged || iteration >= most) break;
    history.direction(steepest, direction);
    if (l1 > 0) for (let i = 0; i < n; i++) if (direction[i] * steepest[i] >= 0) direction[i] = 0;
    let slope = dot(direction, steepest);
    if (!(slope < 0)) {
      // Rounding has made the curvature useless: start again from the steepest descent.
      history.forget();
      for (let i = 0; i < n; i++) direction[i] = -steepest[i];
      slope = -gradientNorm * gradientNorm;
    }
    const first = history.isEmpty ? Math.min(1, 1 / gradientNorm) : 1;
    const search = { evaluate, point, value, slope, direction, nextX, nextGradient, first };
    const found = l1 > 0 ? backtrack({ ...search, pseudo: steepest }) : wolfeSearch({ ...search, gradient });
    if (found === undefined) {
      // No lower value along the direction. Once more from scratch, and then this is the best there is.
      if (history.isEmpty) break;
      history.forget();
      continue;
    }
    history.add(point, nextX, gradient, nextGradient);
    [point, nextX] = [nextX, point];
    [gradient, nextGradient] = [nextGradient, gradient];
    value = found;
    iteration++;
    const pause = progress?.({ iteration, value, gradientNorm, evaluations });
    if (pause !== undefined) await pause;
    values.push(value);
    if (values.length > period) {
      const before = values[values.length - 1 - period];
      if ((before - value) / Math.max(Math.abs(value), Number.MIN_VALUE) <= delta) {
        converged = true;
        break;
      }
    }
  }
  if (point !== x) x.set(point);
  return { value, iterations: iteration, evaluations, converged, gradientNorm };
}

/** The last steps and what they did to the gradient, as a ring of m places. */
class History {
  readonly #steps: Float64Array[];
  readonly #changes: Float64Array[];
  readonly #rho: Float64Array;
  readonly #alpha: Float64Array;
  #count = 0;
  #next = 0;

  constructor(n: number, memory: number) {
    this.#steps = Array.from({ length: memory }, () => new Float64Array(n));
    this.#changes = Array.from({ length: memory }, () => new Float64Array(n));
    this.#rho = new Float64Array(memory);
    this.#alpha = new Float64Array(memory);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  forget(): void {
    this.#count = 0;
    this.#next = 0;
  }

  /** Remembers a step, unless the curvature along it is not positive. */
  add(x: Float64Array, nextX: Float64Array, g: Float64Array, nextG: Float64Array): void {
    const s = this.#steps[this.#next];
    const y = this.#changes[this.#next];
    let ys = 0;
    let yy = 0;
    for (let i = 0; i < x.length; i++) {
      const step = nextX[i] - x[i];
      const change = nextG[i] - g[i];
      s[i] = step;
      y[i] = change;
      ys += step * change;
      yy += change * change;
    }
    if (!(ys > 1e-16 * yy)) return;
    this.#rho[this.#next] = 1 / ys;
    this.#next = (this.#next + 1) % this.#steps.length;
    this.#count = Math.min(this.#count + 1, this.#steps.length);
  }

  /** out = -H gradient, where H is the picture of the inverse Hessian (algorithm 7.4). */
  direction(gradient: Float64Array, out: Float64Array): void {
    const n = out.length;
    for (let i = 0; i < n; i++) out[i] = -gradient[i];
    const places = this.#steps.length;
    let place = this.#next;
    for (let k = 0; k < this.#count; k++) {
      place = (place + places - 1) % places;
      const alpha = this.#rho[place] * dot(this.#steps[place], out);
      this.#alpha[place] = alpha;
      addScaled(out, this.#changes[place], -alpha);
    }
    if (this.#count === 0) return;
    const last = (this.#next + places - 1) % places;
    const scale = 1 / (this.#rho[last] * dot(this.#changes[last], this.#changes[last]));
    for (let i = 0; i < n; i++) out[i] *= scale;
    for (let k = 0; k < this.#count; k++) {
      const beta = this.#rho[place] * dot(this.#changes[place], out);
      addScaled(out, this.#steps[place], this.#alpha[place] - beta);
      place = (place + 1) % places;
    }
  }
}

/** The derivative of f(x) + c sum |x_i| that is nearest to 0 (Andrew and Gao, equation 4). */
function pseudoGradient(x: Float64Array, gradient: Float64Array, c: number, out: Float64Array): Float64Array {
  for (let i = 0; i < x.length; i++) {
    const g = gradient[i];
    if (x[i] !== 0) out[i] = x[i] > 0 ? g + c : g - c;
    else if (g < -c) out[i] = g + c;
    else if (g > c) out[i] = g - c;
    else out[i] = 0;
  }
  return out;
}

function sumOfAbsolutes(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += Math.abs(x[i]);
  return sum;
}

function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] += factor * from[i];
}
