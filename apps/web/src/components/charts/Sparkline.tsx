import type { ChartColour } from './chart-data';
import { sparkPath } from './spark-path';

interface SparklineProps {
  values: readonly number[];
  width?: number;
  height?: number;
  /** palette place, or `wait` for a slowed lane */
  colour?: ChartColour | 'wait' | 'ok';
  area?: boolean;
}

/** The course of a number in 96×28 px without an axis. A picture only: the number stands beside it. */
export function Sparkline({ values, width = 96, height = 28, colour = 1, area = true }: SparklineProps) {
  if (values.length < 2) return null;
  const ink = typeof colour === 'number' ? `var(--mw-c${colour})` : `var(--mw-${colour}-fill)`;
  const path = sparkPath(values, { width, height });
  return (
    <svg
      aria-hidden
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ display: 'block', overflow: 'visible', maxWidth: '100%' }}
    >
      {area && <path d={path.area} fill={ink} opacity={0.1} />}
      <path
        d={path.line}
        fill="none"
        stroke={ink}
        strokeWidth={1.5}
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={path.end.x} cy={path.end.y} r={2} fill={ink} />
    </svg>
  );
}
