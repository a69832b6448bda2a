/** What a thread beside the main one does in training: items of the same network over the same memory. */
import { Arena } from '../../math/arena.ts';
import { simdBackend } from '../../math/simd-backend.ts';
import type { SharedMemory } from '../../math/web-assembly.ts';
import type { Work } from '../../math/worker-team.ts';
import { GroupedNetwork, type NetworkPlan } from './grouped-network.ts';

export function createWork(memory: SharedMemory, thread: number, plan: unknown): Work {
  return new GroupedNetwork(simdBackend(Arena.over(memory), thread), plan as NetworkPlan).work;
}
