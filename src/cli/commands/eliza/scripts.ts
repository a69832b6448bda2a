/** `nlp eliza scripts`, `nlp eliza new` and `nlp eliza check`. */
import { existsSync } from 'node:fs';
import { NlpError } from '../../../errors.ts';
import { lintScript } from '../../../models/eliza/lint.ts';
import { listScripts, readScriptFile, titleOfScript } from '../../../models/eliza/scripts.ts';
import { note, Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { countOf } from '../../render/numbers.ts';
import { renderTable } from '../../render/table.ts';

interface Flags {
  json?: boolean;
  color?: boolean;
}

/** The list of scripts, or the text of one. */
export async function showScripts(name: string | undefined, flags: Flags): Promise<void> {
  if (name === undefined) return listAll(flags);
  const { text } = readScriptFile(name);
  const output = new Output();
  if (flags.json) output.json({ name, title: titleOfScript(name), text });
  else output.write(text.endsWith('\n') ? text : `${text}\n`);
  await output.flush();
}

async function listAll(flags: Flags): Promise<void> {
  const scripts = listScripts();
  const output = new Output();
  if (flags.json) {
    output.json(scripts);
  } else {
    const columns = [{ title: 'name' }, { title: 'keywords', align: 'right' as const }, { title: 'what' }];
    const rows = scripts.map((script) => [script.name, String(script.keywords), script.title]);
    const palette = await loadPalette(process.stdout, flags.color);
    for (const line of renderTable(columns, rows, palette)) output.line(line);
  }
  await output.flush();
}

/** Exit status 3 where there are errors. */
export async function check(file: string, flags: Flags): Promise<void> {
  const { text, path } = readScriptFile(file);
  const findings = lintScript(text, path);
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const output = new Output();
  if (flags.json) {
    output.json(findings.map((finding) => ({ file: path, ...finding })));
  } else {
    const palette = await loadPalette(process.stdout, flags.color);
    for (const { line, column, severity, code, message } of findings) {
      const kind = severity === 'error' ? palette.bad(severity) : palette.accent(severity);
      output.line(`${path}:${line}:${column}: ${kind}: ${message} ${palette.faint(`[${code}]`)}`);
    }
    const warnings = findings.length - errors;
    output.line(`${path}: ${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}`);
  }
  await output.flush();
  if (errors > 0) process.exitCode = 3;
}

interface NewFlags extends Flags {
  output?: string;
  force?: boolean;
  quiet?: boolean;
}

/** `nlp eliza new`: a commented script to start from, on stdout or in a file that is not there yet. */
export async function startScript({ output: file, force, quiet }: NewFlags): Promise<void> {
  const { starterScript } = await import('./starter.ts');
  if (file === undefined || file === '-') {
    const output = new Output();
    output.write(starterScript);
    return output.flush();
  }
  if (!force && existsSync(file)) {
    throw new NlpError('is there already', {
      where: { file },
      remedy: (option) => `Name another with ${option('output')}, or replace it with ${option('force')}.`,
      exitStatus: 2,
    });
  }
  const { writeTextAtomically } = await import('../../../store/atomic.ts');
  await writeTextAtomically(file, [starterScript]);
  note(`${file} written; talk to it: nlp eliza --script ${file}`, quiet);
}
