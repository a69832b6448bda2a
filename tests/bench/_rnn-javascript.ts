/** Recurrent networks of npm as peers (`NLP_BENCH_PEERS`, see harness.ts): the same LSTM in tfjs and in brain.js. */
import { missingPeer, peer, type Row } from './harness.ts';

interface Tensor {
  toFloat(): Tensor;
}

interface TfJs {
  setBackend(name: string): Promise<boolean>;
  randomUniform(shape: number[], low: number, high: number, type: string): Tensor;
  sequential(): {
    add(layer: unknown): void;
    compile(options: object): void;
    trainOnBatch(x: Tensor, y: Tensor): Promise<number>;
  };
  layers: Record<'embedding' | 'lstm' | 'dense', (options: object) => unknown>;
  train: { adam(rate: number): unknown };
}

interface BrainJs {
  recurrent: {
    LSTM: new (options: object) => { train(texts: string[], options: { iterations: number }): unknown };
  };
}

/** Rows of what is installed, a training step each, and what is not. */
export async function javaScriptPeers(symbols: number): Promise<{ rows: Row[]; missing: string[] }> {
  const rows: Row[] = [];
  const missing: string[] = [];
  const tf = peer<TfJs>('@tensorflow/tfjs');
  if (tf === undefined) missing.push(missingPeer('@tensorflow/tfjs'));
  else rows.push(await tfRow(tf, symbols));
  const brain = peer<BrainJs>('brain.js');
  if (brain === undefined) missing.push(missingPeer('brain.js'));
  else rows.push(brainRow(brain, symbols));
  return { rows, missing };
}

async function tfRow(tf: TfJs, symbols: number): Promise<Row> {
  const [batch, time] = [32, 50];
  await tf.setBackend('cpu');
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: symbols, outputDim: 128, inputLength: time }));
  model.add(tf.layers.lstm({ units: 128, returnSequences: true, recurrentInitializer: 'glorotUniform' }));
  model.add(tf.layers.dense({ units: symbols, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.002), loss: 'sparseCategoricalCrossentropy' });
  const x = tf.randomUniform([batch, time], 0, symbols, 'int32');
  const y = tf.randomUniform([batch, time, 1], 0, symbols, 'int32').toFloat();
  return { name: 'tfjs, cpu, batch 32', run: () => model.trainOnBatch(x, y), work: batch * time };
}

/** It learns texts one by one. */
function brainRow(brain: BrainJs, symbols: number): Row {
  const length = 50;
  const text = Array.from({ length }, (_, i) => String.fromCharCode(33 + ((i * 7) % (symbols - 1)))).join('');
  const network = new brain.recurrent.LSTM({ hiddenLayers: [128] });
  const iterations = 4;
  return {
    name: 'brain.js, batch 1',
    run: () => network.train([text], { iterations }),
    work: iterations * length,
  };
}
