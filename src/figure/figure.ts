/**
 * Figures as data: what a chart shows, without a word on how it is drawn. The same data becomes text for a
 * terminal (figure-text.ts) and a picture (figure-svg.ts). Values that are not finite are allowed: a line has a gap
 * there, a bar runs to the edge and says so, a cell stays empty.
 */

export type Figure = LineChart | BarChart | HeatMap | Trellis;

export interface Axis {
  label: string;
  /** On a logarithmic axis values of zero and below are left out. @defaultValue 'linear' */
  scale?: 'linear' | 'log';
  /** The ends of the axis; what is missing comes from the data. On a log axis both must be above zero. */
  from?: number;
  to?: number;
  /** Only whole numbers stand at its ticks, as for counts. */
  whole?: boolean;
}

export interface Series {
  name: string;
  /** Pairs of x and y, in drawing order. */
  points: readonly (readonly [number, number])[];
}

export interface LineChart {
  kind: 'line';
  title: string;
  /** What the picture shows, for readers who cannot see it. */
  description?: string;
  x: Axis;
  y: Axis;
  series: readonly Series[];
}

export interface Bar {
  label: string;
  /** One value a series, from 0 up; null where there is none. */
  values: readonly (number | null)[];
}

export interface BarChart {
  kind: 'bar';
  title: string;
  description?: string;
  /** What the bars measure. */
  axis: string;
  /** Names of the bars of a group; one empty name where there is one bar a group. */
  series: readonly string[];
  bars: readonly Bar[];
  /** How a value is written. @defaultValue four significant digits */
  format?: (value: number) => string;
}

export interface HeatMap {
  kind: 'heat';
  title: string;
  description?: string;
  rows: readonly string[];
  columns: readonly string[];
  /** From 0 to `most`; [row][column]. */
  values: readonly (readonly number[])[];
  /** What full ink stands for; a value above it has no more. @defaultValue 1 */
  most?: number;
  /** What the values are, at the scale of a picture. @defaultValue 'value' */
  scale?: string;
  /** How a picture's ink grows: `root` shows small values, `linear` tells large ones apart. @defaultValue 'root' */
  ink?: 'root' | 'linear';
  /** What stands in the cells of a picture, [row][column]: a count, a sign. */
  texts?: readonly (readonly string[])[];
  /** Cells with a frame: [row, column]. */
  marked?: readonly (readonly [number, number])[];
}

/** States over time: a column a moment, and in it the states that are possible, each with where its best path comes from. */
export interface Trellis {
  kind: 'trellis';
  title: string;
  description?: string;
  /** Names of the states, from top to bottom. */
  rows: readonly string[];
  columns: readonly TrellisColumn[];
}

export interface TrellisColumn {
  label: string;
  nodes: readonly TrellisNode[];
}

export interface TrellisNode {
  row: number;
  /** The score, as it is written. */
  text: string;
  /** The row of the state before; null where there is none. */
  from: number | null;
  /** On the best path. */
  marked: boolean;
}

/** What a piece of terminal text is, for whoever colours it; a number is the index of a series. */
export type Ink = 'title' | 'faint' | 'weak' | 'strong' | 'mark' | number;

/** Gives a piece of text its colour; must not change how many columns it takes. */
export type Paint = (text: string, ink: Ink) => string;
