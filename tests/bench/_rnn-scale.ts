/**
 * Trains a large LSTM for a few steps (hidden 512, 2 layers, batch 64, sequence 100) and says what memory it took and
 * what for: everything is allocated before the first step, so more text or more steps take no more.
 */
import { availableParallelism } from 'node:os';
import { Random } from '../../src/math/random.ts';
import { RecurrentTask } from '../../src/models/recurrent/training-task.ts';
import { initialise } from '../../src/neural/parameters.ts';
import { Trainer } from '../../src/neural/training/trainer.ts';

const [batch, sequence, symbols, hidden] = [64, 100, 65, 512];
const config = {
  cell: 'lstm',
  vocabulary: symbols,
  embedding: 128,
  hidden,
  layers: 2,
  tied: false,
  dropout: 0,
} as const;
const random = Random.from(1);
const train = Uint32Array.from({ length: batch * sequence * 6 + 1 }, () => random.int(symbols));
const threads = Math.min(2, availableParallelism());
const task = RecurrentTask.of(config, { train }, { batch, sequence, threads }, random);
initialise(task.values, random);
task.valuesChanged();
const settings = { epochs: 1, optimizer: { name: 'adam' }, schedule: { rate: 0.002 }, clip: 5 } as const;
const trainer = new Trainer(task, settings);
await task.ready();
const before = process.resourceUsage().maxRSS;
const rates: number[] = [];
let last = performance.now();
await trainer.run({
  onStep: () => {
    rates.push((1000 * batch * sequence) / (performance.now() - last));
    last = performance.now();
  },
});
await task.close();
const { maxRSS } = process.resourceUsage();
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const vector = 4 * task.values.flat.length;
const positions = batch * sequence;
// Of each layer: gates and their gradient in one (4H), cell, its tanh, hidden state and gradient of it (H each).
const activations = 4 * positions * config.layers * 8 * hidden;
console.log(
  `LSTM, hidden ${hidden}, ${config.layers} layers, batch ${batch}, sequence ${sequence}, ${threads} threads:
  ${Math.round(Math.max(...rates)).toLocaleString('en-US')} characters a second at best (${rates.length} steps)
  peak memory ${megabytes(1024 * maxRSS)} (${megabytes(1024 * before)} before the first step), of it
    ${megabytes(vector * 5)}: ${(task.values.flat.length / 1e6).toFixed(1)} million parameters as values, best values, Adam's two vectors and the gradient
    ${megabytes(activations)}: activations of ${positions.toLocaleString('en-US')} positions, 8 numbers a hidden unit and layer
    the rest: Node itself, packed weights, logits`,
);
