/** What `next` answers of a recurrent model, explained by what its gates did while the prompt was read. */
import type { HeatMap } from '../../figure/figure.ts';
import type { ReportTable } from '../../figure/report.ts';
import { type PromptTrace, traceGates } from '../../models/recurrent/gate-activations.ts';
import { drawnToken, visibleToken } from '../../text/printable.ts';
import { streamNext } from '../stream/next.ts';
import { openRecurrent } from './open.ts';

/** Tokens of a prompt that are drawn, the last ones. */
const shown = 60;
/** Units of a layer that are drawn, the first ones. */
const shownUnits = 16;

export const { openForNext } = streamNext(openRecurrent, (model, prompt, found) => {
  const trace = traceGates(model, prompt);
  return {
    tokens: found,
    json: { next: found, ...trace },
    table: gateTable(trace),
    figures: [...meanMaps(trace), ...unitMaps(trace)],
  };
});

/** A row a token, a column a gate: the mean over the units. */
function gateTable({ symbols, gates }: PromptTrace): ReportTable {
  const from = Math.max(0, symbols.length - shown);
  return {
    title: 'After each symbol, by layer: gates, candidate and state, mean over the units; |x|: mean size',
    columns: [
      { title: 'read' },
      ...gates.map((gate) => ({ title: gateName(gate), align: 'right' as const })),
    ],
    rows: symbols
      .slice(from)
      .map((symbol, i) => [visibleToken(symbol), ...gates.map(({ mean }) => mean[from + i].toFixed(3))]),
  };
}

/** A row a gate, a column a token; and the same of the states of cells, which have no bound and so a scale of their own. */
function meanMaps({ symbols, gates }: PromptTrace): HeatMap[] {
  const from = Math.max(0, symbols.length - shown);
  const mapOf = (rows: PromptTrace['gates'], scale: string, title: string, description: string): HeatMap => ({
    kind: 'heat',
    ink: 'linear',
    scale,
    title,
    description,
    rows: rows.map(gateName),
    columns: symbols.slice(from).map(drawnToken),
    values: rows.map(({ mean }) => mean.slice(from)),
    most: mostOf(rows.flatMap(({ mean }) => mean.slice(from))),
  });
  const bounded = gates.filter(({ gate }) => gate !== 'cell');
  const cells = gates.filter(({ gate }) => gate === 'cell');
  return [
    mapOf(
      bounded,
      'from closed to open; of what has a sign, the size',
      bounded.some(({ gate }) => gate === 'hidden')
        ? 'The state, mean size over the units'
        : 'Gates and candidate, mean over the units',
      'How far each gate is open after each symbol; of candidate and state, which have signs, the mean size.',
    ),
    ...(cells.length === 0
      ? []
      : [
          mapOf(
            cells,
            'mean size over the units',
            'What the cells hold',
            'How large the states of the cells are after each symbol, without their signs; they have no bound.',
          ),
        ]),
  ];
}

/** Where the ink of a map ends: at 1, or at the next whole number where a value is larger. */
function mostOf(values: readonly number[]): number {
  return Math.max(1, Math.ceil(Math.max(...values)));
}

/** For each gate and state a row a unit, the first ones; where a value is negative the cell says so. */
function unitMaps({ symbols, gates }: PromptTrace): HeatMap[] {
  const from = Math.max(0, symbols.length - shown);
  return gates.map(({ layer, gate, signed, units }) => {
    const count = Math.min(shownUnits, units[0]?.length ?? 0);
    const of = count < (units[0]?.length ?? 0) ? `, ${count} of ${units[0].length} units` : '';
    const rows = Array.from({ length: count }, (_, unit) => units.slice(from).map((values) => values[unit]));
    const what = signed ? 'size; − where negative' : 'from closed to open';
    return {
      kind: 'heat',
      ink: 'linear',
      title: `Layer ${layer}, ${gate}: each unit over the text${of}`,
      scale: what,
      rows: rows.map((_, unit) => String(unit + 1)),
      columns: symbols.slice(from).map(drawnToken),
      values: rows.map((row) => row.map(Math.abs)),
      most: mostOf(rows.flat().map(Math.abs)),
      ...(signed ? { texts: rows.map((row) => row.map((value) => (value < 0 ? '−' : ''))) } : {}),
    };
  });
}

function gateName({ layer, gate, signed }: PromptTrace['gates'][number]): string {
  return `${layer} ${signed ? `|${gate}|` : gate}`;
}
