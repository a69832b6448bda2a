/** `classic-nlp/eliza`: the ELIZA of 1966, its scripts, and what is wrong with one. */

export { Eliza, type ElizaReply, type ElizaState } from './engine.ts';
export { renderExplanation } from './explanation.ts';
export { type Finding as ScriptFinding, lintScript } from './lint.ts';
export { readScript } from './script-reader.ts';
export { listScripts, loadScript, type ScriptInfo } from './scripts.ts';
export { storyOf } from './story.ts';
export { renderTrace, type TraceStep } from './trace.ts';
export type { ElizaScript } from './types.ts';
