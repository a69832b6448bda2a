/**
 * How the program was started, so that the commands it shows can be typed as they stand: `nlp` where it is on the path,
 * `npx nlp` after `npm start` and npx, `npm run -s nlp --` from source. Imports nothing, for the sake of short runs.
 */

interface Start {
  /** The script that Node runs. */
  script: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
}

/** What stands for `nlp` in a command that works the way the program was started. */
export function callOf({ script = '', env }: Start): string {
  const { npm_lifecycle_event: task, npm_package_name: project } = env;
  if (project === 'classic-nlp' && task === 'nlp') return 'npm run -s nlp --';
  if (project === 'classic-nlp' && task === 'start') return 'npx nlp';
  return task === 'npx' || /[\\/]node_modules[\\/]\.bin[\\/]/.test(script) ? 'npx nlp' : 'nlp';
}

/** The same for this process. */
export function ownCall(): string {
  return callOf({ script: process.argv[1], env: process.env });
}

/** A text with its commands as they are called here: `nlp` before a word, an option or a placeholder of its own. */
export function asCalled(text: string, call: string = ownCall()): string {
  if (call === 'nlp') return text;
  return text.replace(/(?<=^|[\s`('"|&:])(?<!\b(?:of|in) )nlp (?=[a-zA-Z-])/gm, `${call} `);
}
