#!/usr/bin/env node
/** The program's door: answers `--version` before anything is loaded, says what to do where there is no build. */
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const given = process.argv.slice(2);
if (given.length === 1 && (given[0] === '--version' || given[0] === '-V')) {
  const { version } = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8'));
  process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`nlp: <stdout>: cannot be written (${error.code})\n`);
    process.exitCode = 3;
  });
  process.stdout.write(`${version}\n`);
} else {
  const program = path.join(__dirname, '..', 'dist', 'program', 'main.js');
  if (existsSync(program)) {
    import(pathToFileURL(program).href);
  } else {
    process.stderr.write('nlp: this copy is not built yet\n  Run `npm start` in its folder first.\n');
    process.exitCode = 2;
  }
}
