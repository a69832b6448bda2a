/**
 * From the verbs that a kind's descriptor has to verbs of its command; each is built by the file of its name, which is
 * loaded only where the kind has the verb: every start of the program pays for what is loaded here.
 */
import type { Kind } from '../../kinds/kind.ts';
import type { VerbText } from '../../kinds/verbs/verb-text.ts';
import type { KindVerbs } from '../../kinds/verbs.ts';
import type { Verb } from '../verb.ts';

type Build<Own> = (command: string, verb: Own) => Verb;

type Builders = {
  [Name in keyof KindVerbs]-?: () => Promise<Build<NonNullable<KindVerbs[Name]>>>;
};

/** How each verb is built, in the order of the help. */
const builders: Builders = {
  train: async () => (await import('./train.ts')).trainVerb,
  neuralTrain: async () => (await import('./neural-train.ts')).neuralTrainVerb,
  tag: async () => (await import('./tag.ts')).tagVerb,
  predict: async () => (await import('./predict.ts')).predictVerb,
  eval: async () => (await import('./eval.ts')).evalVerb,
  perplexity: async () => (await import('./perplexity.ts')).perplexityVerb,
  next: async () => (await import('./next.ts')).nextVerb,
  generate: async () => (await import('./generate.ts')).generateVerb,
  info: async () => (await import('./info.ts')).infoVerb,
};

/**
 * @param command the name under which the kind was called, such as `lstm`
 * @param asked the verb that will run, where it is known: of the others only names and summaries are needed
 */
export async function sharedVerbs(kind: Kind, command: string, asked?: string): Promise<Verb[]> {
  const verbs = (kind.verbs ?? {}) as Record<string, VerbText | undefined>;
  const found = Object.entries(builders as Record<string, () => Promise<Build<never>>>);
  const built = found.map(async ([key, load]): Promise<Verb[]> => {
    const verb = verbs[key];
    if (verb === undefined) return [];
    const name = key === 'neuralTrain' ? 'train' : key;
    if (asked === undefined || asked === name) return [(await load())(command, verb as never)];
    return [{ name, summary: verb.summary, examples: [], run: () => Promise.reject(new Error(name)) }];
  });
  return (await Promise.all(built)).flat();
}
