/**
 * The command of a kind of model: the verbs that it shares with other kinds, from its descriptor, and those that are
 * special to it, from commands/NAME.ts.
 */
import type { Command } from 'commander';
import { findKindEntry } from '../kinds/index.ts';
import type { Kind } from '../kinds/kind.ts';
import { moduleBeside } from '../math/worker-team.ts';

interface OwnCommand {
  configure: (command: Command) => void;
}

/** @param name of the kind */
export async function kindCommand(name: string): Promise<OwnCommand> {
  const kind = (await findKindEntry(name)?.load()) as Kind;
  // Found by its name, so that no list of kinds stands here.
  const file = moduleBeside(`./commands/${kind.name}`, import.meta.url);
  const own = kind.hasOwnCommand ? ((await import(/* @vite-ignore */ file)) as OwnCommand) : undefined;
  return {
    configure(command) {
      own?.configure(command);
    },
  };
}
