import { useFormat } from '../../lib/format/FormatContext';
import { formatPercent } from '../../lib/format/number';
import { Missing } from './Num';

interface PercentProps {
  /** 0…1; null when there is no whole to be a share of */
  share: number | null | undefined;
  /** two for complaints, one for everything else */
  digits?: number;
  estimate?: boolean;
}

export function Percent({ share, digits = 1, estimate = false }: PercentProps) {
  const { locale } = useFormat();
  if (share === null || share === undefined) return <Missing />;
  const text = formatPercent(share, locale, digits);
  return (
    <span className={estimate ? 'num nowrap text-3' : 'num nowrap'}>{estimate ? `≈ ${text}` : text}</span>
  );
}
