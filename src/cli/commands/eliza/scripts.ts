/** `nlp eliza scripts` and `nlp eliza check`. */
import { lintScript } from '../../../models/eliza/lint.ts';
import { listScripts, readScriptFile } from '../../../models/eliza/scripts.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { countOf } from '../../render/numbers.ts';
import { renderTable } from '../../render/table.ts';

interface Flags {
  json?: boolean;
  color?: boolean;
}

export async function listAll(flags: Flags): Promise<void> {
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
