import { AreaChart, BarChart, LineChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { flatPoints, type ChartData, type TooltipRow } from './chart-data';
import { PlotTooltip } from './PlotTooltip';

/** What both kinds of chart share: horizontal grid lines on ticks, no axis lines, dashed marks with a word. */
function commonProps(data: ChartData) {
  const { formatX, formatTick, formatValue } = data;
  return {
    h: data.height ?? 190,
    data: flatPoints(data.points),
    dataKey: 'x',
    series: data.series.map(({ key, label, colour }) => ({
      name: key,
      label,
      color: `var(--mw-c${colour})`,
    })),
    gridAxis: 'x' as const,
    gridProps: { syncWithTicks: true },
    gridColor: 'var(--mw-grid)',
    strokeDasharray: '0',
    tickLine: 'none' as const,
    textColor: 'var(--mw-text-3)',
    accessibilityLayer: false,
    tooltipAnimationDuration: 0,
    tooltipProps: {
      content: ({ label, payload }: { label?: unknown; payload?: readonly TooltipRow[] }) => (
        <PlotTooltip
          title={typeof label === 'string' ? formatX(label) : ''}
          rows={payload ?? []}
          data={data}
        />
      ),
    },
    xAxisProps: { tickFormatter: formatX, interval: 'equidistantPreserveStart' as const, minTickGap: 40 },
    yAxisProps: {
      tickFormatter: formatTick ?? formatValue,
      tickCount: 4,
      width: 48,
      domain: [data.floor ?? 'auto', 'auto'] as [number | 'auto', 'auto'],
    },
    referenceLines: (data.marks ?? []).map((mark) => ({
      x: mark.x,
      label: mark.word,
      color: 'var(--mw-text-3)',
      strokeDasharray: '3 3',
      labelPosition: 'top' as const,
    })),
  };
}

const margin = (data: ChartData) => ({ left: 0, right: 12, top: data.marks?.length ? 20 : 6, bottom: 0 });

export function LinePlot(data: ChartData) {
  const lines = {
    ...commonProps(data),
    curveType: 'monotone' as const,
    withDots: false,
    strokeWidth: 1.75,
  };
  if (!data.area) {
    return (
      <LineChart
        {...lines}
        lineChartProps={{ margin: margin(data) }}
        lineProps={{ isAnimationActive: false }}
      />
    );
  }
  return (
    <AreaChart
      {...lines}
      fillOpacity={0.12}
      withGradient={false}
      areaChartProps={{ margin: margin(data) }}
      areaProps={{ isAnimationActive: false }}
    />
  );
}

export function BarPlot(data: ChartData) {
  return (
    <BarChart
      {...commonProps(data)}
      type="stacked"
      maxBarWidth={34}
      barChartProps={{ margin: margin(data), stackOffset: 'sign' }}
      barProps={{ isAnimationActive: false, radius: 3 }}
    />
  );
}
