/** The topics of `nlp help TOPIC`: what is the same for many commands and would be too long in the help of each. */
import type { HelpPage } from './page.ts';

export interface HelpTopic {
  name: string;
  /** One line of help. */
  summary: string;
  load: () => Promise<HelpPage>;
}

export const helpTopics: readonly HelpTopic[] = [
  {
    name: 'inputs',
    summary: 'files, folders, built-in corpora, formats',
    load: async () => (await import('./topics/inputs.ts')).page(),
  },
  {
    name: 'tokenizers',
    summary: 'how text is cut into words or characters',
    load: async () => (await import('./topics/tokenizers.ts')).page(),
  },
  {
    name: 'outputs',
    summary: 'JSON, notes, colours, exit status, model files',
    load: async () => (await import('./topics/outputs.ts')).page(),
  },
  {
    name: 'experiment-files',
    summary: 'what may stand in an experiment file',
    load: async () => (await import('./topics/experiment-files.ts')).page(),
  },
  {
    name: 'metrics',
    summary: 'the numbers that experiments measure',
    load: async () => (await import('./topics/metrics.ts')).page(),
  },
  {
    name: 'results',
    summary: 'what results.json and the reports hold',
    load: async () => (await import('./topics/results.ts')).page(),
  },
];

export function findTopic(name: string): HelpTopic | undefined {
  return helpTopics.find((topic) => topic.name === name);
}
