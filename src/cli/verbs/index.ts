/**
 * From the verbs that a kind's descriptor has to verbs of its command; each is built by the file of its name. Those
 * are small and load nothing large before a verb runs, so that one file of the build holds them all.
 */
import type { Kind } from '../../kinds/kind.ts';
import type { VerbText } from '../../kinds/verbs/verb-text.ts';
import type { KindVerbs } from '../../kinds/verbs.ts';
import type { Verb } from '../verb.ts';
import { evalVerb } from './eval.ts';
import { generateVerb } from './generate.ts';
import { infoVerb } from './info.ts';
import { neuralTrainVerb } from './neural-train.ts';
import { nextVerb } from './next.ts';
import { perplexityVerb } from './perplexity.ts';
import { predictVerb } from './predict.ts';
import { tagVerb } from './tag.ts';
import { trainVerb } from './train.ts';

type Build<Own> = (command: string, verb: Own) => Verb;

type Builders = { [Name in keyof KindVerbs]-?: Build<NonNullable<KindVerbs[Name]>> };

/** How each verb is built, in the order of the help. */
const builders: Builders = {
  train: trainVerb,
  neuralTrain: neuralTrainVerb,
  tag: tagVerb,
  predict: predictVerb,
  eval: evalVerb,
  perplexity: perplexityVerb,
  next: nextVerb,
  generate: generateVerb,
  info: infoVerb,
};

/**
 * @param command the name under which the kind was called, such as `lstm`
 * @param asked the verb that will run, where it is known: of the others only names and summaries are needed
 */
export function sharedVerbs(kind: Kind, command: string, asked?: string): Verb[] {
  const verbs = (kind.verbs ?? {}) as Record<string, VerbText | undefined>;
  return Object.entries(builders as Record<string, Build<never>>).flatMap(([key, build]) => {
    const verb = verbs[key];
    if (verb === undefined) return [];
    const name = key === 'neuralTrain' ? 'train' : key;
    if (asked === undefined || asked === name) return [build(command, verb as never)];
    return [{ name, summary: verb.summary, examples: [], run: () => Promise.reject(new Error(name)) }];
  });
}
