/** The options of `nlp experiment`, with the types of value that only they have. */
import { optionTable } from '../../../options/table.ts';
import { integer, type OptionType, text, toggle } from '../../../options/types.ts';

export const reporterNames = ['table', 'json', 'junit', 'markdown', 'html'] as const;

export interface Shard {
  /** From 1. */
  index: number;
  count: number;
}

const shard: OptionType<Shard> = {
  schema: { type: 'string', pattern: '^[1-9]\\d{0,5}/[1-9]\\d{0,5}$' },
  placeholder: 'i/n',
  what: 'the number of the part and how many there are, such as 1/4',
  read(given) {
    const match = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(given.trim());
    const [index, count] = [Number(match?.[1]), Number(match?.[2])];
    return match === null || index > count ? undefined : { index, count };
  },
};

const reporters: OptionType<readonly string[]> = {
  schema: { type: 'array', items: { enum: reporterNames }, minItems: 1, maxItems: reporterNames.length },
  placeholder: 'names',
  what: `names with commas between them: ${reporterNames.join(', ')}`,
  read(given) {
    const names = given.split(',').map((name) => name.trim());
    const known: readonly string[] = reporterNames;
    return names.every((name) => known.includes(name)) ? [...new Set(names)] : undefined;
  },
};

const setting: OptionType<readonly string[]> = {
  schema: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 1000 },
  placeholder: 'key=value',
  what: 'a key and its value',
  read: (given) => [given],
};

const jobs = { type: integer(1, 1024), defaultText: 'one a processor', text: 'worker processes' };

export const runTable = optionTable({
  jobs,
  shard: { type: shard, text: 'only the i-th of n parts, from 1; merge joins them' },
  set: {
    type: setting,
    text: 'set a key (repeat.seeds=[1]) or an option (order=3); repeatable',
    repeatable: true,
  },
  force: { type: toggle(), text: 'run what is known already, too' },
  cache: {
    type: text('folder'),
    defaultText: 'cache in the output folder',
    text: 'where finished trials are kept',
    isWritten: true,
  },
});

/** Where the results go, and as what. */
export const reportTable = optionTable({
  output: {
    type: text('folder'),
    defaultText: 'results/NAME',
    text: 'where results and reports go',
    isWritten: true,
  },
  reporter: {
    type: reporters,
    suggestions: reporterNames,
    default: ['table'],
    defaultText: 'table',
    text: `${reporterNames.join(', ')}; several with commas`,
  },
  baseline: {
    type: text('file'),
    text: 'a results.json that assertions and reports compare with',
    // Each run may be the baseline of the next in the same folder.
    isWritten: true,
  },
});

export const rerunTable = optionTable({ jobs });

export const schemaTable = optionTable({
  output: { type: text('file'), text: 'instead of standard output', isWritten: true },
});

export const initTable = optionTable({
  output: { type: text('file'), default: 'experiment.yaml', text: 'the file to write', isWritten: true },
  force: { type: toggle(), text: 'replace files that are there' },
});
