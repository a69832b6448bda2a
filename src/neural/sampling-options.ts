/** How tokens are drawn: the options of every command that generates. */
import { optionTable } from '../options/table.ts';
import { integer, number } from '../options/types.ts';

export const samplingTable = optionTable({
  temperature: {
    type: number({ minimum: 0 }),
    default: 1,
    text: 'below 1 more predictable, above 1 more surprising; 0 always the likeliest',
  },
  topK: { type: integer(1, undefined, 'k'), text: 'draw from the k likeliest only' },
  topP: {
    type: number({ above: 0, maximum: 1, placeholder: 'p' }),
    text: 'draw from the likeliest that together have this probability',
  },
});
