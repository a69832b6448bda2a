/**
 * `classic-nlp/neural`: what neural models share. Layers with their backward side by side, losses, optimizers and
 * schedules, the training loop with its checkpoints, and how tokens are drawn.
 */

export { Sampler, type SamplingOptions } from './generation/sampler.ts';
export {
  applyTemperature,
  banRepeatedNgrams,
  banTokens,
  keepMinP,
  keepTopK,
  keepTopP,
  penalizeRepetition,
  type SamplingStep,
} from './generation/sampling-steps.ts';
export type {
  StreamGenerateOptions,
  StreamScore,
  TokenProbability,
} from './generation/stream-answers.ts';
export { Activation, type ActivationName } from './layers/activation.ts';
export { Convolution } from './layers/convolution.ts';
export { Dropout } from './layers/dropout.ts';
export { Embedding } from './layers/embedding.ts';
export type { Layer, PassContext } from './layers/layer.ts';
export { Linear } from './layers/linear.ts';
export { MaxOverTime } from './layers/max-over-time.ts';
export { LayerNorm, RmsNorm } from './layers/norms.ts';
export { BinaryOutput } from './losses/binary-cross-entropy.ts';
export { IGNORED, SoftmaxOutput } from './losses/softmax-output.ts';
export {
  createOptimizer,
  type Optimizer,
  type OptimizerSettings,
  type ParameterGroup,
} from './optimizers/optimizer.ts';
export { learningRate, type ScheduleName, type ScheduleSettings } from './optimizers/schedule.ts';
export type { OptimizerName } from './optimizers/update-rules.ts';
export { initialise, ParameterLayout, ParameterVector } from './parameters.ts';
export { type DivergedStep, TrainingDiverged } from './training/diverged.ts';
export { checkGradients, type GradientCheckOptions } from './training/gradient-check.ts';
export type { EpochRecord, LossSum, StepReport, TrainerHooks, TrainingTask } from './training/task.ts';
export { Trainer, type TrainerSettings } from './training/trainer.ts';
