/** Figures: what is drawn stands where the data says, fits its width, and stays well-formed for any data. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrailleCanvas } from '../../src/figure/braille-canvas.ts';
import type { BarChart, Figure, HeatMap, LineChart, Trellis } from '../../src/figure/figure.ts';
import { figureSvg } from '../../src/figure/figure-svg.ts';
import { figureText } from '../../src/figure/figure-text.ts';
import { figuresSvg } from '../../src/figure/figures-svg.ts';
import { createScale, formatValue } from '../../src/figure/scale.ts';
import { columnsOf, fitColumns, wrapColumns } from '../../src/figure/terminal-width.ts';

const lines: LineChart = {
  kind: 'line',
  title: 'Two <lines> & "more"',
  description: 'One falls, one stays.',
  x: { label: 'step' },
  y: { label: 'norm', scale: 'log' },
  series: [
    { name: 'rnn', points: Array.from({ length: 31 }, (_, i) => [i, 0.6 ** i] as const) },
    { name: 'lstm', points: Array.from({ length: 31 }, (_, i) => [i, 0.95 ** i] as const) },
  ],
};

test('ticks are round numbers inside the axis, each where its value lies', () => {
  const linear = createScale({ label: '' }, [0.3, 9.7], 6);
  expect(linear.ticks.map((tick) => tick.text)).toEqual(['2', '4', '6', '8']);
  expect(linear.ticks[0].place).toBeCloseTo((2 - 0.3) / (9.7 - 0.3), 12);
  const log = createScale({ label: '', scale: 'log' }, [1e-6, 1], 4);
  expect(log.ticks.map((tick) => tick.text)).toEqual(['1e-6', '1e-4', '0.01', '1']);
  expect(log.place(1e-3)).toBeCloseTo(0.5, 12);
  expect(log.place(0)).toBeNull();
  expect(createScale({ label: '', scale: 'log' }, [1, 40], 6).ticks.map((tick) => tick.value)).toEqual([
    1, 2, 5, 10, 20,
  ]);
});

test('an axis of counts has ticks at whole numbers only', () => {
  const texts = (whole: boolean) =>
    createScale({ label: '', whole }, [2, 5], 8).ticks.map(({ text }) => text);
  expect(texts(true)).toEqual(['2', '3', '4', '5']);
  expect(texts(false).some((text) => !Number.isInteger(Number(text)))).toBe(true);
});

test('any axis has finite, ordered ticks and places', () => {
  const number = fc.oneof(fc.double(), fc.integer({ min: -1000, max: 1000 }).map(Number));
  fc.assert(
    fc.property(
      fc.array(number, { maxLength: 8 }),
      fc.boolean(),
      fc.integer({ min: 2, max: 20 }),
      (values, log, count) => {
        const scale = createScale({ label: '', scale: log ? 'log' : 'linear' }, values, count);
        const places = scale.ticks.map((tick) => tick.place);
        expect(places.every((place) => place >= 0 && place <= 1)).toBe(true);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const value of values) {
          const place = scale.place(value);
          expect(place === null || (place >= 0 && place <= 1)).toBe(true);
        }
      },
    ),
  );
});

test('values read well', () => {
  expect([0, 2.34567, 1234567, 12345, 0.00001234, Number.POSITIVE_INFINITY].map(formatValue)).toEqual([
    '0',
    '2.346',
    '1.2e6',
    '12,345',
    '1.2e-5',
    '∞',
  ]);
});

test('a diagonal on the canvas lights the dots of the diagonal', () => {
  const canvas = new BrailleCanvas(2, 1);
  canvas.line(0, 0, 3, 3, 7);
  expect(canvas.row(0)).toEqual([{ text: '⠑⢄', owner: 7 }]);
});

test('a falling line starts at the top left and ends at the bottom right, with its own letter', () => {
  const text = figureText(lines, { width: 60, height: 10 });
  expect(text[1]).toBe('o rnn   x lstm');
  const plot = text.slice(3, 13).map((line) => line.slice(line.search(/[│┤]/) + 1));
  expect(plot[0]).toContain('o');
  expect(plot[0].trim()).not.toBe('');
  expect(plot[9].trimStart().length).toBeLessThan(15);
  expect(plot[9].length).toBeGreaterThan(45);
  expect(plot.join('').split('x').length).toBeGreaterThan(3);
});

test('bars are as long as their values; an endless one says so', () => {
  const chart: BarChart = {
    kind: 'bar',
    title: 'bars',
    axis: 'bits',
    series: ['without', 'with'],
    bars: [
      { label: '1', values: [4, 2] },
      { label: '둘', values: [Number.POSITIVE_INFINITY, null] },
    ],
  };
  const text = figureText(chart, { width: 31 });
  expect(text.slice(3)).toEqual([
    `1   ${'█'.repeat(24)} 4`,
    `    ${'▒'.repeat(12)} 2`,
    `둘  ${'█'.repeat(23)}▶ ∞`,
  ]);
});

test('a heat map shades by value and frames the marked cells', () => {
  const map: HeatMap = {
    kind: 'heat',
    title: 'map',
    rows: ['a', '조'],
    columns: ['p', 'q'],
    values: [
      [0.9, 0.1],
      [0, Number.NaN],
    ],
    marked: [[0, 1]],
  };
  expect(figureText(map).slice(0, 4)).toEqual(['map', '    p   q', 'a   ██ [▒▒]', '조  ··']);
  expect(figureSvg(map).match(/class="mark"/g)).toHaveLength(1);
});

test('a heat map of larger values has a scale up to the most, in signs that need no language', () => {
  const map: HeatMap = {
    kind: 'heat',
    ink: 'linear',
    title: 'cells',
    most: 4,
    rows: ['a'],
    columns: ['p', 'q'],
    values: [[4, 1]],
  };
  expect(figureText(map).slice(2)).toEqual(['a ██▓▓', '██ ≥ 2 ▓▓ ≥ 0.8 ▒▒ ≥ 0.2 ░░ ≥ 0.04 ·· < 0.04']);
  const opacities = [...figureSvg(map).matchAll(/height="21" class="heat" fill-opacity="([^"]+)"/g)];
  expect(opacities.map(([, value]) => Number(value))).toEqual([1, 0.29]);
  expect(figureSvg(map)).toMatch(/>4<\/text>/);
});

test('the bars of a group in a picture differ in their stripes, so that they differ in grey', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const chart: BarChart = {
    kind: 'bar',
    title: 'bars',
    axis: 'bits',
    series: names,
    bars: [{ label: '1', values: names.map(() => 4) }],
  };
  const bars = figureSvg(chart)
    .split('<rect class="fill')
    .slice(1 + names.length);
  const stripes = bars.map((bar) => /stroke-width="[^/]*/.exec(bar)?.[0] ?? 'none');
  expect(stripes).toHaveLength(names.length);
  expect(new Set(stripes).size).toBe(names.length);
});

test('a trellis marks the best path and says where each state comes from; wide ones go on below', () => {
  const trellis: Trellis = {
    kind: 'trellis',
    title: 'best path',
    rows: ['N', 'V'],
    columns: ['time', 'flies', '조'].map((label, i) => ({
      label,
      nodes: [
        { row: 0, text: '-1.5', from: i === 0 ? null : 1, marked: i === 0 },
        { row: 1, text: '-2.5', from: i === 0 ? null : 0, marked: i > 0 },
      ],
    })),
  };
  expect(figureText(trellis, { width: 80 })).toEqual([
    'best path',
    '   time    flies       조',
    'N [-1.5]   -1.5 < V    -1.5 < V',
    'V  -2.5   [-2.5 < N]  [-2.5 < N]',
    '[best path]  score < state before',
  ]);
  for (const row of figureText(trellis, { width: 24 })) expect(columnsOf(row)).toBeLessThanOrEqual(33);
  const svg = figureSvg(trellis);
  // Boxes of three states and lines of the two steps between them.
  expect(svg.match(/<rect class="mark"/g)).toHaveLength(3);
  expect(svg.match(/<path class="mark"/g)).toHaveLength(2);
});

test('the letters of a heat map stand upright, with a scale; what stands in a dark cell is light', () => {
  const map: HeatMap = {
    kind: 'heat',
    title: 'map',
    scale: 'share',
    rows: ['a'],
    columns: ['long name', 'b'],
    values: [[1, 0.01]],
    texts: [['9', '1']],
  };
  const svg = figureSvg(map);
  expect(svg).not.toContain('rotate');
  expect(svg).toContain('>share<');
  expect(svg).toMatch(/class="over"[^>]*>9</);
  expect(svg).toMatch(/class="cell"[^>]*>1</);
});

test('several figures are one picture, below one another, with ids of their own', () => {
  const svg = figuresSvg([lines, lines]);
  expectWellFormed(svg);
  const [, first] = /height="(\d+)"/.exec(figureSvg(lines)) as RegExpExecArray;
  expect(svg).toContain(`height="${2 * Number(first)}"`);
  expect(svg).toContain('id="figure-1-title"');
  expect(svg).toContain('id="figure-2-title"');
  expect(figuresSvg([lines])).toBe(figureSvg(lines));
});

test('pictures are well-formed, hold no NaN, and are the same bytes every time', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 });
  const value = fc.oneof(fc.double(), fc.double({ min: 0, max: 1 }));
  const line = fc.record({
    kind: fc.constant('line' as const),
    title: text,
    description: text,
    x: fc.record({ label: text }),
    y: fc.record({ label: text, scale: fc.constantFrom('linear' as const, 'log' as const) }),
    series: fc.array(fc.record({ name: text, points: fc.array(fc.tuple(value, value), { maxLength: 20 }) }), {
      maxLength: 8,
    }),
  });
  const bar = fc.record({
    kind: fc.constant('bar' as const),
    title: text,
    axis: text,
    series: fc.array(text, { minLength: 1, maxLength: 3 }),
    bars: fc.array(fc.record({ label: text, values: fc.array(fc.option(value), { maxLength: 3 }) })),
  });
  const heat = fc.record({
    kind: fc.constant('heat' as const),
    title: text,
    rows: fc.constant(['a', '<b>']),
    columns: fc.array(text, { minLength: 2, maxLength: 2 }),
    values: fc.array(fc.array(value, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 }),
    ink: fc.constantFrom('root' as const, 'linear' as const),
    scale: text,
    texts: fc.constantFrom(undefined, [
      ['1', '<2>'],
      ['', '1,234'],
    ]),
  });
  const node = fc.record({
    row: fc.nat(1),
    text,
    from: fc.option(fc.nat(1)),
    marked: fc.boolean(),
  });
  const trellis = fc.record({
    kind: fc.constant('trellis' as const),
    title: text,
    rows: fc.constant(['a', '<b>']),
    columns: fc.array(fc.record({ label: text, nodes: fc.array(node, { maxLength: 3 }) })),
  });
  fc.assert(
    fc.property(fc.oneof(line, bar, heat, trellis), (figure: Figure) => {
      const svg = figureSvg(figure);
      expect(svg).toBe(figureSvg(structuredClone(figure)));
      expect(/="[^"]*(NaN|Infinity|undefined)/.test(svg.replace(/aria-[^>]*/g, ''))).toBe(false);
      expectWellFormed(svg);
      const drawn = figureText(figure, { width: 40 });
      expect(drawn.join('')).not.toContain('NaN');
      if (figure.kind === 'line') for (const row of drawn) expect(columnsOf(row)).toBeLessThanOrEqual(48);
    }),
    { numRuns: 200 },
  );
});

test('no line is wider than the terminal', () => {
  for (const width of [40, 80, 120]) {
    for (const row of figureText(lines, { width })) expect(columnsOf(row)).toBeLessThanOrEqual(width);
  }
});

test('screen readers get title and description, dark surroundings their colours', () => {
  const svg = figureSvg(lines, { id: 'loss' });
  expect(svg).toContain('aria-labelledby="loss-title loss-desc"');
  expect(svg).toContain('<title id="loss-title">Two &#60;lines&#62; &#38; &#34;more&#34;</title>');
  expect(svg).toContain('<desc id="loss-desc">One falls, one stays.</desc>');
  expect(svg).toContain('prefers-color-scheme:dark');
  expect(svg).not.toMatch(/https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
});

test('text is cut and wrapped by columns, not by characters', () => {
  expect(columnsOf('한국어 e\u0301')).toBe(8);
  expect(fitColumns('한국어 문장', 7)).toBe('한국어…');
  expect(wrapColumns('하나 둘 셋 넷', 7)).toEqual(['하나 둘', '셋 넷']);
  expect(wrapColumns('abcdefgh ij', 3)).toEqual(['abc', 'def', 'gh', 'ij']);
});

/** Every element that opens closes in order; text and attributes hold no bare markup. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const rest = svg
    .replace(/<style>[^<]*<\/style>/g, '')
    .replace(/<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/g, (_, close, name, __, empty) => {
      if (close) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name);
      return '';
    });
  expect(open).toEqual([]);
  expect(rest.replace(/xmlns="[^"]*"/, '')).not.toMatch(/[<>]/);
  expect(svg.isWellFormed()).toBe(true);
}
