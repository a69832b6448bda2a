/**
 * The kernels of neural models in plain TypeScript: the readable version, the one for double precision, and what the
 * SIMD version is tested against. What each computes, with shapes, is said in backend.ts.
 *
 * Sources: LSTM - S. Hochreiter and J. Schmidhuber, Neural Computation 9(8), 1997, with the forget gate of F. Gers et
 * al., 2000; GRU - K. Cho et al., EMNLP 2014, with the reset gate after the product as in cuDNN and PyTorch; momentum
 * - I. Sutskever et al., ICML 2013; AdaGrad - J. Duchi et al., JMLR 12, 2011; RMSProp - T. Tieleman and G. Hinton,
 * 2012; Adam - D. Kingma and J. Ba, ICLR 2015. Names: dX is the derivative of the loss with respect to X.
 */
import type { Kernels } from './backend.ts';

export const plainKernels: Kernels = {
  matmul(out, a, b, m, n, k, accumulate) {
    if (!accumulate) out.fill(0, 0, m * n);
    for (let i = 0; i < m; i++) {
      const row = i * n;
      for (let l = 0; l < k; l++) {
        const factor = a[i * k + l];
        if (factor === 0) continue;
        const from = l * n;
        for (let j = 0; j < n; j++) out[row + j] += factor * b[from + j];
      }
    }
  },

  matmulTransposedA(out, a, b, m, n, k, accumulate) {
    if (!accumulate) out.fill(0, 0, m * n);
    for (let l = 0; l < k; l++) {
      const from = l * n;
      for (let i = 0; i < m; i++) {
        const factor = a[l * m + i];
        if (factor === 0) continue;
        const row = i * n;
        for (let j = 0; j < n; j++) out[row + j] += factor * b[from + j];
      }
    }
  },

  matmulTransposedB(out, a, b, m, n, k, accumulate) {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let l = 0; l < k; l++) sum += a[i * k + l] * b[j * k + l];
        out[i * n + j] = accumulate ? out[i * n + j] + sum : sum;
      }
    }
  },

  packedLength: (k, n) => k * n,

  pack(out, b, k, n) {
    for (let i = 0; i < k * n; i++) out[i] = b[i];
  },

  packTransposed(out, b, n, k) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < k; j++) out[j * n + i] = b[i * k + j];
    }
  },

  matmulPacked(out, a, packed, m, n, k, accumulate) {
    plainKernels.matmul(out, a, packed, m, n, k, accumulate);
  },

  addRows(out, bias, rows, columns) {
    for (let i = 0; i < rows; i++) {
      const row = i * columns;
      for (let j = 0; j < columns; j++) out[row + j] += bias[j];
    }
  },

  sumRows(out, a, rows, columns, accumulate) {
    if (!accumulate) out.fill(0, 0, columns);
    for (let i = 0; i < rows; i++) {
      const row = i * columns;
      for (let j = 0; j < columns; j++) out[j] += a[row + j];
    }
  },

  gatherRows(out, table, ids, count, width) {
    for (let i = 0; i < count; i++) {
      const from = ids[i] * width;
      const row = i * width;
      for (let j = 0; j < width; j++) out[row + j] = table[from + j];
    }
  },

  scatterAddRows(table, a, ids, count, width) {
    for (let i = 0; i < count; i++) {
      const to = ids[i] * width;
      const row = i * width;
      for (let j = 0; j < width; j++) table[to + j] += a[row + j];
    }
  },

  add(out, a, n) {
    for (let i = 0; i < n; i++) out[i] += a[i];
  },

  scale(a, factor, n) {
    for (let i = 0; i < n; i++) a[i] *= factor;
  },

  multiply(out, a, b, n) {
    for (let i = 0; i < n; i++) out[i] = a[i] * b[i];
  },

  sumOfSquares(a, n) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += a[i] * a[i];
    return sum;
  },

  tanhForward(h, n) {
    for (let i = 0; i < n; i++) h[i] = Math.tanh(h[i]);
  },

  tanhBackward(dPre, h, dh, n) {
    for (let i = 0; i < n; i++) dPre[i] = dh[i] * (1 - h[i] * h[i]);
  },

  lstmForward(gates, cellPrev, cell, tanhCell, hidden, batch, H) {
    for (let b = 0; b < batch; b++) {
      const row = b * 4 * H;
      for (let j = 0; j < H; j++) {
        const at = row + j;
        const i = sigmoid(gates[at]);
        const f = sigmoid(gates[at + H]);
        const g = Math.tanh(gates[at + 2 * H]);
        const o = sigmoid(gates[at + 3 * H]);
        const unit = b * H + j;
        const c = f * cellPrev[unit] + i * g;
        const squashed = Math.tanh(c);
        gates[at] = i;
        gates[at + H] = f;
        gates[at + 2 * H] = g;
        gates[at + 3 * H] = o;
        cell[unit] = c;
        tanhCell[unit] = squashed;
        hidden[unit] = o * squashed;
      }
    }
  },

  lstmBackward(dGates, gates, cellPrev, tanhCell, dHidden, dCell, batch, H) {
    for (let b = 0; b < batch; b++) {
      const row = b * 4 * H;
      for (let j = 0; j < H; j++) {
        const at = row + j;
        const unit = b * H + j;
        const i = gates[at];
        const f = gates[at + H];
        const g = gates[at + 2 * H];
        const o = gates[at + 3 * H];
        const squashed = tanhCell[unit];
        const dh = dHidden[unit];
        const dc = dCell[unit] + dh * o * (1 - squashed * squashed);
        dGates[at] = dc * g * i * (1 - i);
        dGates[at + H] = dc * cellPrev[unit] * f * (1 - f);
        dGates[at + 2 * H] = dc * i * (1 - g * g);
        dGates[at + 3 * H] = dh * squashed * o * (1 - o);
        dCell[unit] = dc * f;
      }
    }
  },

  gruForward(gates, hiddenPart, hiddenPrev, hidden, batch, H) {
    for (let b = 0; b < batch; b++) {
      const row = b * 3 * H;
      for (let j = 0; j < H; j++) {
        const at = row + j;
        const unit = b * H + j;
        const r = sigmoid(gates[at] + hiddenPart[at]);
        const z = sigmoid(gates[at + H] + hiddenPart[at + H]);
        const n = Math.tanh(gates[at + 2 * H] + r * hiddenPart[at + 2 * H]);
        gates[at] = r;
        gates[at + H] = z;
        gates[at + 2 * H] = n;
        hidden[unit] = (1 - z) * n + z * hiddenPrev[unit];
      }
    }
  },

  gruBackward(dGates, dHiddenPart, gates, hiddenPart, hiddenPrev, dHidden, dHiddenPrev, batch, H) {
    for (let b = 0; b < batch; b++) {
      const row = b * 3 * H;
      for (let j = 0; j < H; j++) {
        const at = row + j;
        const unit = b * H + j;
        const r = gates[at];
        const z = gates[at + H];
        const n = gates[at + 2 * H];
        const dh = dHidden[unit];
        const dnPre = dh * (1 - z) * (1 - n * n);
        const drPre = dnPre * hiddenPart[at + 2 * H] * r * (1 - r);
        const dzPre = dh * (hiddenPrev[unit] - n) * z * (1 - z);
        dGates[at] = drPre;
        dGates[at + H] = dzPre;
        dGates[at + 2 * H] = dnPre;
        dHiddenPart[at] = drPre;
        dHiddenPart[at + H] = dzPre;
        dHiddenPart[at + 2 * H] = dnPre * r;
        dHiddenPrev[unit] = dh * z;
      }
    }
  },

  softmaxCrossEntropy(logits, targets, rows, classes, gradientScale) {
    let loss = 0;
    for (let i = 0; i < rows; i++) {
      const row = i * classes;
      let highest = logits[row];
      for (let j = 1; j < classes; j++) if (logits[row + j] > highest) highest = logits[row + j];
      const target = row + targets[i];
      const targetLogit = logits[target];
      let sum = 0;
      for (let j = 0; j < classes; j++) {
        const power = Math.exp(logits[row + j] - highest);
        logits[row + j] = power;
        sum += power;
      }
      const factor = gradientScale / sum;
      for (let j = 0; j < classes; j++) logits[row + j] *= factor;
      logits[target] -= gradientScale;
      loss += Math.log(sum) + highest - targetLogit;
    }
    return loss;
  },

  sgdStep(p, g, velocity, n, rate, momentum, gradientScale) {
    if (velocity === null) {
      for (let i = 0; i < n; i++) p[i] -= rate * (g[i] * gradientScale);
      return;
    }
    for (let i = 0; i < n; i++) {
      const v = momentum * velocity[i] + g[i] * gradientScale;
      velocity[i] = v;
      p[i] -= rate * v;
    }
  },

  adamStep(p, g, m, v, n, rate, beta1, beta2, epsilon, correction1, correction2, gradientScale) {
    const step = rate / correction1;
    const root = Math.sqrt(correction2);
    for (let i = 0; i < n; i++) {
      const gradient = g[i] * gradientScale;
      const mean = beta1 * m[i] + (1 - beta1) * gradient;
      const square = beta2 * v[i] + (1 - beta2) * gradient * gradient;
      m[i] = mean;
      v[i] = square;
      p[i] -= (step * mean) / (Math.sqrt(square) / root + epsilon);
    }
  },

  rmspropStep(p, g, v, n, rate, alpha, epsilon, gradientScale) {
    for (let i = 0; i < n; i++) {
      const gradient = g[i] * gradientScale;
      const square = alpha * v[i] + (1 - alpha) * gradient * gradient;
      v[i] = square;
      p[i] -= (rate * gradient) / (Math.sqrt(square) + epsilon);
    }
  },

  adagradStep(p, g, v, n, rate, epsilon, gradientScale) {
    for (let i = 0; i < n; i++) {
      const gradient = g[i] * gradientScale;
      const square = v[i] + gradient * gradient;
      v[i] = square;
      p[i] -= (rate * gradient) / (Math.sqrt(square) + epsilon);
    }
  },
};

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
