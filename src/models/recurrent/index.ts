/** `classic-nlp/rnn`: recurrent language models with RNN, LSTM and GRU cells. */

export { Checkpoint } from './checkpoint.ts';
export { type GateActivations, type PromptTrace, traceGates } from './gate-activations.ts';
export { type GradientNormOptions, type GradientNorms, gradientNorms } from './gradient-norms.ts';
export { type ImportOptions, importStateDict } from './import-pytorch.ts';
export { RecurrentModel } from './model.ts';
export { type RecurrentOptions, type RecurrentSettings, recurrentTable } from './options.ts';
export { presets as recurrentPresets } from './presets.ts';
export type { RecurrentTraining, RecurrentTrainingHooks, RecurrentTrainingOptions } from './train.ts';
