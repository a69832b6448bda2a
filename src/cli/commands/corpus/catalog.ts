/** `nlp corpus list` and `nlp corpus show`: the built-in corpora. */
import { corpusInputs, findCorpus, loadCatalog, splitsOf } from '../../../corpus/catalog.ts';
import { readLines } from '../../../corpus/lines.ts';
import type { CatalogEntry, Input } from '../../../corpus/types.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { formatBytes } from '../../render/numbers.ts';
import { renderTable } from '../../render/table.ts';

interface Flags {
  json?: boolean;
  color?: boolean;
  lines: number;
}

export async function list(flags: Flags): Promise<void> {
  const { corpora } = loadCatalog();
  const output = new Output();
  if (flags.json) {
    output.json(corpora.map((entry) => ({ ...entry, bytes: bytesOf(entry) })));
  } else {
    const columns = [
      { title: 'name' },
      { title: 'kind' },
      { title: 'lang' },
      { title: 'size', align: 'right' as const },
      { title: 'parts' },
      { title: 'what' },
    ];
    const rows = corpora.map((entry) => [
      `@${entry.name}`,
      entry.kind,
      entry.language,
      formatBytes(bytesOf(entry)),
      splitsOf(entry).join(' '),
      entry.description,
    ]);
    for (const line of renderTable(columns, rows, await loadPalette(process.stdout, flags.color)))
      output.line(line);
  }
  await output.flush();
}

export async function show(name: string, flags: Flags): Promise<void> {
  const reference = name.replace(/^@/, '');
  const [corpus, part] = reference.split(':');
  const catalog = loadCatalog();
  const entry = findCorpus(corpus, catalog);
  const inputs = corpusInputs(`@${reference}`, catalog);
  const output = new Output();
  const first = part === undefined ? inputs.slice(0, 1) : inputs;
  const lines = flags.lines > 0 ? await firstLines(first, flags.lines) : [];
  if (flags.json) {
    output.json({ ...entry, bytes: bytesOf(entry), lines });
    return output.flush();
  }
  const palette = await loadPalette(process.stdout, flags.color);
  output.line(`${palette.strong(`@${entry.name}`)}  ${entry.description}`);
  output.line(
    `${entry.kind}, ${entry.language}, format ${entry.format}, licence ${entry.licence}; ${entry.origin}`,
  );
  for (const split of splitsOf(entry)) {
    const { bytes, sha256 } = entry.files[split];
    output.line(
      `  @${entry.name}:${split.padEnd(8)} ${formatBytes(bytes).padStart(7)}  sha256 ${sha256.slice(0, 16)}`,
    );
  }
  if (lines.length > 0) output.line();
  for (const line of lines) output.line(line);
  return output.flush();
}

async function firstLines(inputs: readonly Input[], count: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of readLines(inputs, { fingerprint: false })) {
    for (const { text } of batch.slice(0, count - lines.length)) lines.push(text);
    if (lines.length >= count) break;
  }
  return lines;
}

function bytesOf(entry: CatalogEntry): number {
  return Object.values(entry.files).reduce((sum, file) => sum + file.bytes, 0);
}
