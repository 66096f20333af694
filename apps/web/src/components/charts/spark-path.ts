export interface SparkSize {
  width: number;
  height: number;
}

const inset = 2;

/** SVG path of a sparkline and where it ends. The scale begins at zero unless a value is below. */
export function sparkPath(values: readonly number[], { width, height }: SparkSize) {
  const highest = Math.max(...values, 0);
  const lowest = Math.min(...values, 0);
  const span = highest - lowest || 1;
  const stepPx = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  const at = (value: number, index: number) => ({
    x: round(inset + index * stepPx),
    y: round(height - inset - ((value - lowest) / span) * (height - 2 * inset)),
  });
  const points = values.map(at);
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  const end = points.at(-1) ?? at(0, 0);
  const area = `${line}L${end.x} ${height - inset}L${inset} ${height - inset}Z`;
  return { line, area, end };
}

const round = (value: number) => Math.round(value * 10) / 10;
