/**
 * The command of a kind of model: the verbs that it shares with other kinds, from its descriptor, and those that are
 * special to it, from commands/NAME.ts.
 */
import type { Command } from 'commander';
import { findKindEntry } from '../kinds/index.ts';
import type { Kind } from '../kinds/kind.ts';
import { flagName } from './flag-names.ts';
import { addVerbs } from './verb.ts';
import { sharedVerbs } from './verbs/index.ts';

interface OwnCommand {
  configure: (command: Command, made?: Readonly<Record<string, string>>) => void;
}

/**
 * @param called the name of the command: the kind's, or another name of it
 * @param verb the one that will run, where it is known
 */
export async function kindCommand(called: string, verb?: string): Promise<OwnCommand> {
  const kind = (await findKindEntry(called)?.load()) as Kind;
  // Found by its name, so that no list of kinds stands here; .ts in the source, .js in the build.
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const file = `./commands/${kind.name}${extension}`;
  const own = kind.hasOwnCommand ? ((await import(/* @vite-ignore */ file)) as OwnCommand) : undefined;
  const shared = sharedVerbs(kind, called, verb);
  return {
    configure(command) {
      const made = kind.exampleFiles?.(called, flagName) ?? {};
      addVerbs(command, shared, made);
      own?.configure(command, made);
    },
  };
}
