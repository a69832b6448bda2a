/** `nlp hmm sample`: sequences drawn from a model. Each has its own stream of chance. */
import { Random } from '../../../math/random.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { openSequenceModel } from './models.ts';

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
    const { states, symbols } = model.sample(flags.length, random.fork(i));
    const line = flags.states ? symbols.map((symbol, t) => `${symbol}/${states[t]}`) : symbols;
    const full = flags.json ? output.json({ symbols, states }) : output.line(line.join(' '));
    if (full) await full;
  }
  await output.flush();
}
