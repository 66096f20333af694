import { SegmentedControl } from '@mantine/core';

interface PeriodChoiceProps {
  value: number;
  choices: readonly number[];
  onChange: (days: number) => void;
}

const named = (days: number) => (days === 365 ? 'A year' : `${days} days`);

/** How far back a report looks, from the shortest to the longest. */
export function PeriodChoice({ value, choices, onChange }: PeriodChoiceProps) {
  return (
    <SegmentedControl
      aria-label="Period"
      value={String(value)}
      onChange={(days) => onChange(Number(days))}
      data={choices.toSorted((a, b) => a - b).map((days) => ({ value: String(days), label: named(days) }))}
    />
  );
}
