/** Where a conversation stands, as plain data that can be kept as JSON and gone on with later. */
import { NlpError } from '../../errors.ts';
import type { Program } from './compile.ts';

export interface Memory {
  text: string;
  /** Which of the four transformations made it, 0 to 3. */
  transformation: number;
}

export interface ElizaState {
  version: 1;
  /** The counter LIMIT, 1 to 4. */
  limit: number;
  /** The next reassembly (from 0) of each decomposition, in the order of the script, NONE last. */
  positions: number[];
  /** Memories not yet recalled, oldest first. */
  memories: Memory[];
}

/** Throws an NlpError where `state` cannot be one of a conversation with this program's script. */
export function checkState(program: Program, state: ElizaState): void {
  const refuse = (what: string): never => {
    throw new NlpError(`this is no saved conversation with the script: ${what}`, {
      where: { file: program.script.name },
      remedy: 'Restore it with the script it was saved with, or begin a new conversation.',
    });
  };
  if (state?.version !== 1) refuse('not of version 1');
  if (!isWithin(state.limit, 1, 4)) refuse(`its limit is ${state.limit}`);
  const counts = program.index.reassemblyCounts;
  const { positions, memories } = state;
  if (!Array.isArray(positions) || positions.length !== counts.length) {
    refuse(`it has other than ${counts.length} decompositions`);
  }
  for (let i = 0; i < counts.length; i++) {
    if (!isWithin(positions[i], 0, counts[i] - 1)) refuse(`its decomposition ${i + 1} is at ${positions[i]}`);
  }
  if (!Array.isArray(memories)) refuse('it has no list of memories');
  for (const { text, transformation } of memories) {
    if (
      typeof text !== 'string' ||
      !isWithin(transformation, 0, program.script.memory.transformations.length - 1)
    ) {
      refuse('it has a memory that the script cannot have made');
    }
  }
}

function isWithin(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
