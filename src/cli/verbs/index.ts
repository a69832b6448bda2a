/** From the verbs that a kind's descriptor has to verbs of its command; each is built by the file of its name. */
import type { Kind } from '../../kinds/kind.ts';
import type { KindVerbs } from '../../kinds/verbs.ts';
import type { Verb } from '../verb.ts';
import { evalVerb } from './eval.ts';
import { infoVerb } from './info.ts';
import { tagVerb } from './tag.ts';
import { trainVerb } from './train.ts';

type Builders = {
  [Name in keyof KindVerbs]-?: (command: string, verb: NonNullable<KindVerbs[Name]>) => Promise<Verb> | Verb;
};

/** How each verb is built, in the order of the help. */
const builders: Builders = {
  train: trainVerb,
  tag: tagVerb,
  eval: evalVerb,
  info: infoVerb,
};

/** @param command the name under which the kind was called, such as `lstm` */
export async function sharedVerbs(kind: Kind, command: string): Promise<Verb[]> {
  const verbs = (kind.verbs ?? {}) as Record<string, unknown>;
  const found = Object.entries(builders as Record<string, (command: string, verb: unknown) => Verb>);
  return Promise.all(
    found.filter(([name]) => verbs[name] !== undefined).map(([name, build]) => build(command, verbs[name])),
  );
}
