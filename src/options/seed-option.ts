/** The seed: the option of everything in which chance plays a part. */
import { optionTable } from './table.ts';
import { integer } from './types.ts';

export const seedTable = optionTable({
  seed: { type: integer(0), default: 1, text: 'seed of everything random' },
});
