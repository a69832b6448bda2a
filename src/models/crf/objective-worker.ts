/** What a thread beside the main one does in training: shards of the same sequences over the same memory. */
import { Arena } from '../../math/arena.ts';
import type { SharedMemory } from '../../math/web-assembly.ts';
import type { Work } from '../../math/worker-team.ts';
import { type ArraySizes, ObjectiveArrays } from './objective-arrays.ts';

export function createWork(memory: SharedMemory, thread: number, sizes: unknown): Work {
  const arrays = new ObjectiveArrays(Arena.over(memory), sizes as ArraySizes, thread);
  return (_, shard) => arrays.doShard(shard);
}
