/** The option of a conversation, for commands and experiments. */
import { optionTable } from '../../options/table.ts';
import { anyText } from '../../options/types.ts';
import { DEFAULT_SCRIPT } from './built-in.ts';

export const elizaTable = optionTable({
  script: {
    type: anyText('name'),
    default: DEFAULT_SCRIPT,
    letter: 's',
    suggestions: async () => (await import('./scripts.ts')).listScripts().map(({ name }) => name),
    text: 'a built-in script (nlp eliza scripts) or a script file',
  },
});
