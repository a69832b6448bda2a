/** Clipping by the norm of the whole gradient (R. Pascanu et al., ICML 2013), as PyTorch's clip_grad_norm_. */

/** The factor that brings a gradient of this norm to `most` at most; 0 is no limit. */
export function clipFactor(norm: number, most: number): number {
  return most > 0 && norm > most ? most / (norm + 1e-6) : 1;
}
