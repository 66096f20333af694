/** Palette place with its fixed meaning: 1 accepted or orders, 2 clicks or deals, 3 money, 4 answers, 5 and 6 the rest. */
export type ChartColour = 1 | 2 | 3 | 4 | 5 | 6;

export interface ChartSeries {
  /** key into `values` of each point */
  key: string;
  label: string;
  colour: ChartColour;
}

/** One place on the x axis. A missing value is null, never 0. */
export interface ChartPoint {
  /** unique along the axis: an ISO instant, a month `2026-11` */
  x: string;
  values: Record<string, number | null>;
}

/** "Canary passed" at a place of the axis. */
export interface ChartMark {
  x: string;
  word: string;
}

export interface ChartData {
  points: readonly ChartPoint[];
  /** six at most; put the rest together as "Other" before */
  series: readonly ChartSeries[];
  /** words of the x axis: `12:40`, `Nov` */
  formatX: (x: string) => string;
  /** words of the values, in legend, tooltip and table */
  formatValue: (value: number) => string;
  /** shorter words for the ticks of the y axis */
  formatTick?: (value: number) => string;
  marks?: readonly ChartMark[];
  height?: number;
  /** lowest value of the axis; say it in words when it is not zero */
  floor?: number;
  /** 12 % fill under the lines */
  area?: boolean;
}

/** The newest known value of a series, for the legend. */
export function latestOf(points: readonly ChartPoint[], key: string): number | null {
  for (let index = points.length - 1; index >= 0; index -= 1) {
    const value = points[index]?.values[key];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

/** Points in the flat form that Recharts reads. */
export function flatPoints(points: readonly ChartPoint[]): Record<string, string | number | null>[] {
  return points.map((point) => ({ x: point.x, ...point.values }));
}

/** The part of a Recharts tooltip entry that is used. */
export interface TooltipRow {
  dataKey?: unknown;
  value?: unknown;
}
