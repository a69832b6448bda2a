/** Writes the caches of the built-in scripts, at the end of a build; built-in.ts says in which form. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NlpError } from '../../errors.ts';
import {
  BUILT_IN_FOLDER,
  CACHE_EXTENSION,
  CACHE_FOLDER,
  type CacheHeader,
  SCRIPT_EXTENSION,
} from './built-in.ts';
import { indexOf } from './script-index.ts';
import { loadScript } from './scripts.ts';
import type { ElizaScript } from './types.ts';

/** Writes a cache for every script of a folder that has no errors: the chat reports those itself. */
export function writeCaches(folder: string = BUILT_IN_FOLDER, cache: string = CACHE_FOLDER): void {
  mkdirSync(cache, { recursive: true });
  for (const file of readdirSync(folder)) {
    if (!file.endsWith(SCRIPT_EXTENSION)) continue;
    const name = file.slice(0, -SCRIPT_EXTENSION.length);
    try {
      const bytes = toCache(readFileSync(path.join(folder, file)), loadScript(name, folder));
      writeFileSync(path.join(cache, name + CACHE_EXTENSION), bytes);
    } catch (error) {
      if (!(error instanceof NlpError)) throw error;
    }
  }
}

/** @param text the bytes of the script's file */
function toCache(text: Buffer, script: ElizaScript): Buffer {
  const { name, greeting, none, memory } = script;
  const rules = Array.from(script.rules.values(), (rule) => Buffer.from(JSON.stringify(rule)));
  let end = 0;
  const ends = rules.map((rule) => {
    end += rule.length;
    return end;
  });
  const header: CacheHeader = { name, greeting, none, memory, index: indexOf(script), ends };
  return Buffer.concat([text, Buffer.from(`\0${JSON.stringify(header)}\n`), ...rules]);
}
