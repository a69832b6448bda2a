/**
 * Joins the modules of the command line to a few files, dist/program/, for a fast start: Node takes most of a
 * millisecond for each module, and a command needs fifty to a hundred and fifty. The modules stay as they are for the
 * library and for worker threads. Called by setup.js with the folder of the build.
 *
 * `import.meta.url` stays what it is in the module as it was built, so that files beside it are found as before.
 */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';

const build = path.resolve(process.argv[2]);
const output = path.join(build, 'program');
const inBuild = (file) => path.join(build, ...file.split('/'));

/** What loads together, most special first; of the rest, what many commands load is one file. */
const groups = [
  group('errors', 4, ['errors.js']),
  // `nlp eliza` away from a terminal, which loads nothing else.
  group('chat', 3, ['cli/commands/eliza/answer.js', 'corpus/bytes.js', 'corpus/chunks.js', 'corpus/utf8.js']),
  // What every other command begins with, and what one with verbs goes on with.
  group('program', 2, ['cli/program.js']),
  group('command', 1, [
    'cli/kind-command.js',
    'cli/options.js',
    // Tables of kinds that much else needs, too: they would bring the file of all that is shared.
    'models/ngram/options.js',
    'text/tokenizer-options.js',
    'neural/sampling-options.js',
  ]),
  { name: 'shared', minShareCount: 20 },
];

/** Packages that every start needs, and that have many files of their own. */
const joined = ['commander'];

const bundle = await rolldown({
  input: { main: inBuild('cli/main.js') },
  platform: 'node',
  external: (id) => !id.startsWith('.') && !path.isAbsolute(id) && !joined.includes(id),
  plugins: [{ name: 'places', transform: (code, id) => ({ code: withPlaces(code, id), map: null }) }],
  checks: { ineffectiveDynamicImport: false },
});
await bundle.write({
  dir: output,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  codeSplitting: { groups },
  // Comments take time to read; names stay, for the stack of an error.
  minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } },
});

// Their licences ask to go with them.
for (const name of joined) {
  const folder = path.dirname(createRequire(import.meta.url).resolve(name));
  copyFileSync(path.join(folder, 'LICENSE'), path.join(output, `LICENSE-${name}`));
}

/** The modules that some modules import, by way of others too, but not those that they load while they run. */
function group(name, priority, roots) {
  const found = new Set();
  const add = (file) => {
    if (found.has(file)) return;
    found.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) [^'"]*['"](\.[^'"]+\.js)['"];/gm);
    for (const [, target] of imports) add(path.resolve(path.dirname(file), target));
  };
  for (const root of roots) add(inBuild(root));
  return { name, test: (id) => found.has(id), priority };
}

function withPlaces(code, id) {
  const place = path.relative(output, id).split(path.sep).join('/');
  const placed = code.replaceAll(
    'import.meta.url',
    `new URL(${JSON.stringify(place)}, import.meta.url).href`,
  );
  return id === inBuild('cli/kind-command.js') ? withCommands(placed) : placed;
}

/** A command that is found by its name, among the files that there are. */
function withCommands(code) {
  const files = readdirSync(inBuild('cli/commands')).filter((file) => file.endsWith('.js'));
  const loaders = files.map((file) => `'./commands/${file}': () => import('./commands/${file}')`);
  const found = code.replace(/import\(__rewriteRelativeImportExtension\([^)]*file\)\)/, () => {
    return `({ ${loaders.join(', ')} })[file]()`;
  });
  if (found === code) throw new Error('cli/kind-command.js no longer finds commands by their names');
  return found;
}
