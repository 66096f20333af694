import { lazy, Suspense, type ReactNode } from 'react';
import { BlockSkeleton } from '../feedback/Skeletons';
import { ChartFrame } from './ChartFrame';
import type { ChartData } from './chart-data';

const LinePlot = lazy(async () => ({ default: (await import('./plots')).LinePlot }));
const BarPlot = lazy(async () => ({ default: (await import('./plots')).BarPlot }));

interface ChartProps extends ChartData {
  label: string;
  xLabel: string;
  caption?: ReactNode;
}

/** Lines over time, with an optional light area. Recharts is loaded when the first chart is shown. */
export function LineChart({ label, xLabel, caption, ...data }: ChartProps) {
  return (
    <ChartFrame label={label} xLabel={xLabel} caption={caption} data={data}>
      <Suspense fallback={<BlockSkeleton height={data.height ?? 190} />}>
        <LinePlot {...data} />
      </Suspense>
    </ChartFrame>
  );
}

/** Stacked columns per month or day; values below zero (costs) hang under the line. */
export function BarChart({ label, xLabel, caption, ...data }: ChartProps) {
  return (
    <ChartFrame label={label} xLabel={xLabel} caption={caption} data={data}>
      <Suspense fallback={<BlockSkeleton height={data.height ?? 190} />}>
        <BarPlot {...data} />
      </Suspense>
    </ChartFrame>
  );
}
