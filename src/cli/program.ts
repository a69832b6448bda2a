/**
 * The command tree of `nlp`, built with commander. Only the command that is asked for is loaded; the others are
 * known by name and summary, for `--help` and "did you mean". Usage errors become `NlpError`s of exit status 2.
 */
import { Command, CommanderError } from 'commander';
import { NlpError, shownValue, usageError } from '../errors.ts';
import { WrongKindError } from '../store/wrong-kind-error.ts';
import { asCalled } from './called-as.ts';
import { commandTable } from './command-table.ts';
import { flagName } from './flag-names.ts';
import { findTopic, type HelpTopic, helpTopics } from './help/topics.ts';
import { packageVersion } from './package-version.ts';

const topicLines = helpTopics.map(({ name, summary }) => `  ${name.padEnd(18)}${summary}\n`).join('');

/** Characters of an argument that a message quotes as it is. */
const longestArgument = 60;

/** Parses the arguments (without `node` and script) and runs the command; throws `NlpError` on wrong usage. */
export async function runProgram(given: readonly string[]): Promise<void> {
  if (given[0] === 'help' && given.length === 2) {
    const topic = findTopic(given[1]);
    if (topic !== undefined) return printTopic(topic);
  }
  const args = unfoldHelp(given);
  const name = args.find((argument) => !argument.startsWith('-'));
  if (name === 'complete' || name === 'completion') {
    const { runCompletion } = await import('./completion.ts');
    return runCompletion(createProgram, args);
  }
  const verb = args[0] === name && /^[a-z]/.test(args[1] ?? '') ? args[1] : undefined;
  const program = await createProgram(name, verb);
  if (args.length === 0) {
    program.outputHelp();
    return;
  }
  refuseOneDash(program, args);
  let running: Command | undefined;
  program.hook('preAction', (_, action) => {
    running = action;
  });
  try {
    await program.parseAsync(args as string[], { from: 'user' });
  } catch (thrown) {
    const error = thrown instanceof WrongKindError ? await describeKind(thrown, running) : thrown;
    if (error instanceof NlpError) throw error.withOptionNames((key) => flagIn(running, key));
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    if (error.code === 'commander.unknownCommand') await refuseVerbAlone(args[0]);
    throw toUsageError(error, args, program);
  }
}

async function printTopic({ load }: HelpTopic): Promise<void> {
  const { Output } = await import('./output.ts');
  const { pageLines } = await import('./help/terminal.ts');
  const output = new Output();
  const columns = process.stdout.columns ?? 80;
  const lines = pageLines(await load(), Math.max(40, Math.min(columns, 100)));
  for (const line of lines) output.line(asCalled(line));
  await output.flush();
}

/** What the file is, and the same verb of the command that takes it, where it has one. */
async function describeKind(error: WrongKindError, running: Command | undefined): Promise<unknown> {
  const [{ withKnownKind }, { kindIndex }] = await Promise.all([
    import('../kinds/load-model.ts'),
    import('../kinds/index.ts'),
  ]);
  const known = await withKnownKind(error);
  const entry = kindIndex.find(({ files }) => files.includes(error.found));
  const verb = running?.name();
  if (entry === undefined || verb === undefined || !(known instanceof NlpError)) return known;
  // Checkpoints and counts have verbs of their own, but for what can be said of every file.
  if (verb !== 'info' && entry.files[0] !== error.found) return known;
  const other = (await createProgram(entry.name)).commands.find((one) => one.name() === entry.name);
  if (!other?.commands.some((one) => one.name() === verb)) return known;
  const { what, where, exitStatus } = known;
  const remedy = `Try \`nlp ${entry.name} ${verb}\`, or name another file.`;
  return new NlpError(what, { where, remedy, exitStatus, cause: error });
}

/** What an option of the library is called by the command that runs. */
function flagIn(command: Command | undefined, key: string): string {
  const option = command?.options.find((one) => one.attributeName() === key);
  return option?.long ?? option?.short ?? flagName(key);
}

/** The program with one command loaded, or with all of them. @param verb of the command that will run, where it is known */
export async function createProgram(load: string | 'all' | undefined, verb?: string): Promise<Command> {
  const program = new Command('nlp')
    .description('Classic NLP models written from scratch: exact, fast, glass-box, scriptable.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .option('--no-color', 'no colour (also NO_COLOR; FORCE_COLOR turns it on)')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command, a verb or a topic')
    .configureHelp({ showGlobalOptions: false })
    // The messages are ours (see toUsageError), so that every error looks alike.
    .configureOutput({
      writeOut: (help) => process.stdout.write(asCalled(help)),
      outputError: () => {},
      writeErr: () => {},
    })
    .exitOverride()
    .showSuggestionAfterError(true)
    .enablePositionalOptions();
  for (const entry of commandTable) {
    const command = program.command(entry.name).description(entry.summary).helpGroup(`${entry.group}:`);
    if (load === entry.name || load === 'all' || (load === 'help' && process.argv.includes(entry.name))) {
      (await entry.load(verb)).configure(command);
    }
  }
  program
    .command('completion')
    .description('print shell completion: bash, zsh, fish or powershell')
    .helpGroup('Tools:');
  return program.addHelpText(
    'after',
    `\nTopics:\n${topicLines}\nExamples:\n` +
      '  nlp tour\n' +
      '  nlp eliza\n' +
      '  echo "I need a holiday." | nlp eliza\n' +
      '  nlp corpus list\n' +
      '\nHelp: nlp help COMMAND, nlp help COMMAND VERB, nlp help TOPIC',
  );
}

/**
 * `help corpus split` as `corpus split --help`, as commander itself explains no verbs. Of a command that does not
 * exist only the name is left: `nlp nosuch --help` is a mistake, not a question about everything.
 */
function unfoldHelp(given: readonly string[]): readonly string[] {
  const asks =
    given[0] === 'help' && given.length > 1 && given.slice(1).every((word) => !word.startsWith('-'));
  const asksVersion = given.length === 1 && (given[0] === '-v' || given[0] === 'version');
  const args = asks ? [...given.slice(1), '--help'] : asksVersion ? ['--version'] : given;
  const known = [...commandTable.map((entry) => entry.name), 'help', 'complete', 'completion'];
  return args.length === 0 || args[0].startsWith('-') || known.includes(args[0]) ? args : [args[0]];
}

/** `-order 3`, as other toolkits write it, would be the option `-o` with the value `rder`. */
function refuseOneDash(program: Command, args: readonly string[]): void {
  let command: Command | undefined = program;
  for (const word of args.slice(0, 2)) {
    const next: Command | undefined = command.commands.find((one) => one.name() === word);
    if (next !== undefined) command = next;
  }
  const end = args.indexOf('--');
  for (const given of end < 0 ? args : args.slice(0, end)) {
    if (!/^-[a-z][a-z-]+$/.test(given)) continue;
    const long = `-${given}`;
    if (!command.options.some((option) => option.long === long)) continue;
    throw usageError(
      `there is no option ${given}`,
      undefined,
      `Options of more than a letter have two dashes: ${long}.`,
    );
  }
}

/** `nlp train`: a verb without its command. @throws NlpError where commands have this verb */
async function refuseVerbAlone(verb: string): Promise<void> {
  const { commands } = await createProgram('all');
  const having = commands.filter(({ commands: verbs }) => verbs.some((one) => one.name() === verb));
  if (having.length === 0) return;
  const calls = having.map((command) => `nlp ${command.name()} ${verb}`);
  throw usageError(`${verb} is a verb of a command`, undefined, `Name the command: ${calls.join(', ')}.`);
}

/** Commander's message (`error: unknown option '--sed'` and its suggestion) in the form of every other error. */
function toUsageError(error: CommanderError, args: readonly string[], program: Command) {
  const words = ['nlp'];
  let command: Command | undefined = program;
  for (const word of args.filter((argument) => !argument.startsWith('-'))) {
    command = command.commands.find((one) => one.name() === word);
    if (command === undefined) break;
    words.push(word);
  }
  const name = words.join(' ');
  if (error.code === 'commander.help' || error.code === 'commander.helpDisplayed') {
    return usageError(`\`${name}\` needs a verb`, undefined, `See \`${name} --help\`.`);
  }
  const message = withoutLongArguments(error.message.replace(/^error: /, ''), args);
  const [first, ...suggestions] = message.split('\n');
  const missing = /^required option '(?:-\w, )?(--[\w-]+) <(.+)>' not specified$/.exec(first);
  if (missing !== null) {
    const [, flag, value] = missing;
    return usageError(first, undefined, `Give ${flag} ${value.toUpperCase()}. See \`${name} --help\`.`);
  }
  const hint = suggestions.map((line) => line.replace(/[()]/g, '')).join(' ');
  return usageError(first, undefined, `${hint ? `${hint} ` : ''}See \`${name} --help\`.`);
}

/** Commander quotes arguments whole, however long they are and whatever is in them. */
function withoutLongArguments(message: string, args: readonly string[]): string {
  let shown = message;
  for (const argument of args) {
    const value = argument.replace(/^--[a-z-]+=/, '');
    if (value.length <= longestArgument && !/[\u0000-\u001f]/.test(value)) continue;
    shown = shown.replaceAll(`'${value}'`, shownValue(value));
  }
  return shown;
}
