import { VisuallyHidden } from '@mantine/core';
import { useFormat } from '../../lib/format/FormatContext';
import { formatNumber, missing } from '../../lib/format/number';

interface NumProps {
  /** null or undefined is shown as "–": nothing known is not nothing there */
  value: number | bigint | null | undefined;
  fractionDigits?: number;
  /** a guess: gets ≈ and grey text */
  estimate?: boolean;
}

/** A number in the reader's language, with figures of one width. */
export function Num({ value, fractionDigits = 0, estimate = false }: NumProps) {
  const { locale } = useFormat();
  if (value === null || value === undefined) return <Missing />;
  const text = formatNumber(value, locale, fractionDigits);
  return <span className={estimate ? 'num text-3' : 'num'}>{estimate ? `≈ ${text}` : text}</span>;
}

/** The dash of a missing number, with its word for those who hear the page. */
export function Missing() {
  return (
    <span className="num text-3">
      <span aria-hidden>{missing}</span>
      <VisuallyHidden>not known</VisuallyHidden>
    </span>
  );
}
