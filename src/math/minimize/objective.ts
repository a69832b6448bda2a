/** What a minimizer asks of a function, and what it answers. */

/** The value of the function at `x`; fills `gradient`, of the same length, with its derivatives. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface Step {
  /** From 1. */
  iteration: number;
  /** The whole objective, penalties included. */
  value: number;
  /** The euclidean norm of the gradient (with L1: of the pseudo-gradient). */
  gradientNorm: number;
  /** How often the function was asked so far. */
  evaluations: number;
}

export interface MinimizeOptions {
  /** Weight of the L1 norm, c sum |x_i|, which is added to the function; at least 0. @defaultValue 0 */
  l1?: number;
  /** At most so many iterations. @defaultValue no limit */
  iterations?: number;
  /** Ends where |gradient| < tolerance max(1, |x|). @defaultValue 1e-5 */
  tolerance?: number;
  /** Ends where the value fell by less than this share of itself over `period` iterations. @defaultValue 1e-5 */
  delta?: number;
  /** @defaultValue 10 */
  period?: number;
  /** Pairs of steps and changes of the gradient that are remembered. @defaultValue 6 */
  memory?: number;
  /** Called after each iteration; what it returns is waited for. */
  progress?: (step: Step) => void | Promise<void>;
}

export interface Minimum {
  value: number;
  iterations: number;
  evaluations: number;
  /** False where the iterations were over first, or no step along the direction lowers the value any more. */
  converged: boolean;
  gradientNorm: number;
}
