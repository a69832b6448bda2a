/** `nlp completion bash|zsh|fish` prints the script; `nlp complete -- ARGUMENTS` answers it while the user types. */
import tab from '@bomb.sh/tab/commander';
import { type Command, CommanderError } from 'commander';
import { usageError } from '../errors.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'];

/** The library's bash script needs a function of the package bash-completion, which not every machine has. */
const bashFallback = `if ! declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref() {
        words=("\${COMP_WORDS[@]}")
        cword=$COMP_CWORD
        cur=\${COMP_WORDS[COMP_CWORD]}
        prev=\${COMP_WORDS[COMP_CWORD-1]}
    }
fi

`;

export async function runCompletion(program: Command, args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(
      'Usage: nlp completion bash|zsh|fish\n\nPrints completions for a shell, to be loaded when it starts.\n\n' +
        'Examples:\n  nlp completion bash > nlp.bash && . ./nlp.bash\n  nlp completion zsh\n  nlp completion fish\n',
    );
    return;
  }
  if (args[0] === 'completion' && !shells.includes(args[1] ?? '')) {
    throw usageError(
      args[1] === undefined ? 'which shell?' : `no completion for the shell "${args[1]}"`,
      undefined,
      'Choose bash, zsh or fish: `nlp completion bash`.',
    );
  }
  // The library adds its own `completion` command.
  const index = program.commands.findIndex((command) => command.name() === 'completion');
  (program.commands as Command[]).splice(index, 1);
  tab(program, { completionCommandName: 'completion' });
  if (args[0] === 'completion' && args[1] === 'bash') process.stdout.write(bashFallback);
  try {
    await program.parseAsync(args as string[], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
}
