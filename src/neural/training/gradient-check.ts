/**
 * Analytic against numeric gradients: every parameter is moved by ±h, and the difference quotient of the loss,
 * (L(p + h) - L(p - h)) / 2h, is compared with what back-propagation says. Meant for double precision.
 */
import type { ParameterVector } from '../parameters.ts';

export interface TensorCheck {
  name: string;
  parameters: number;
  /** The largest |analytic - numeric| / max(|analytic|, |numeric|, floor). */
  largestError: number;
  /** Of that parameter. */
  index: number;
  analytic: number;
  numeric: number;
}

export interface GradientCheckOptions {
  /** @defaultValue 1e-5 */
  h?: number;
  /** Gradients below are compared absolutely, as differences of rounded losses are no better. @defaultValue 1e-4 */
  floor?: number;
}

/**
 * @param loss the loss at the present values, a pure function of them
 * @param gradients what back-propagation says at these values
 */
export function checkGradients(
  values: ParameterVector,
  gradients: ParameterVector,
  loss: () => number,
  options: GradientCheckOptions = {},
): TensorCheck[] {
  const { h = 1e-5, floor = 1e-4 } = options;
  return values.layout.tensors.map(({ name, length }) => {
    const parameters = values.get(name);
    const analytic = gradients.get(name);
    const worst = { name, parameters: length, largestError: -1, index: 0, analytic: 0, numeric: 0 };
    for (let index = 0; index < length; index++) {
      const kept = parameters[index];
      parameters[index] = kept + h;
      const above = loss();
      parameters[index] = kept - h;
      const below = loss();
      parameters[index] = kept;
      const numeric = (above - below) / (2 * h);
      const size = Math.max(Math.abs(analytic[index]), Math.abs(numeric), floor);
      const error = Math.abs(analytic[index] - numeric) / size;
      // Not a number counts as the worst.
      if (!(error <= worst.largestError) && !Number.isNaN(worst.largestError)) {
        Object.assign(worst, { largestError: error, index, analytic: analytic[index], numeric });
      }
    }
    return worst;
  });
}
