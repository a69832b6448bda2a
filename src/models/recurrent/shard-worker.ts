/** What a thread beside the main one does in training: the same shards over the same memory (shards.ts). */
import { Arena } from '../../math/arena.ts';
import { simdBackend } from '../../math/simd-backend.ts';
import type { SharedMemory } from '../../math/web-assembly.ts';
import type { Work } from '../../math/worker-team.ts';
import { ShardedNetwork, type ShardPlan } from './shards.ts';

export function createWork(memory: SharedMemory, thread: number, plan: unknown): Work {
  const network = new ShardedNetwork(simdBackend(Arena.over(memory), thread), plan as ShardPlan);
  return (job, item) => network.work(job, item);
}
