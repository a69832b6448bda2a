/** How labels are chosen when a conditional random field tags. */
import { optionTable, pickOptions, resolveOptions } from '../../options/table.ts';
import { choice, toggle } from '../../options/types.ts';
import type { DecodingOptions } from './model.ts';

export const decodingTable = optionTable({
  posterior: {
    type: toggle(),
    default: false,
    text: 'the most probable label at each place instead of the most probable sequence',
  },
  constrain: {
    type: choice(['iob2', 'iobes'], 'scheme'),
    text: 'only sequences that the scheme allows: iob2 or iobes',
  },
});

/** @throws NlpError (exit 2) for an option out of range */
export function decodingOf(options: Readonly<Record<string, unknown>>): DecodingOptions {
  return resolveOptions(decodingTable, pickOptions(decodingTable, options));
}
