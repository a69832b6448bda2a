/** `nlp hmm sample`: sequences drawn from a model. Each has its own stream of chance. */

import { openSequenceModel } from '../../../kinds/hmm/files.ts';
import { Random } from '../../../math/random.ts';
import { inTurns } from '../../../math/turns.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';

interface SampleFlags extends Omit<CommonFlags, 'explain'> {
  model: string;
  count: number;
  length: number;
  seed: number;
  states?: boolean;
}

export async function sample(flags: SampleFlags): Promise<void> {
  const model = await openSequenceModel(flags.model);
  const random = Random.from(flags.seed);
  const output = new Output();
  for (let i = 0; i < flags.count; i++) {
    const { tokens, states } = await inTurns(model.generatingSteps(random.fork(i), { length: flags.length }));
    const line = flags.states ? tokens.map((token, t) => `${token}/${states[t]}`) : tokens;
    const full = flags.json ? output.json({ symbols: tokens, states }) : output.line(line.join(' '));
    if (full) await full;
  }
  await output.flush();
}
