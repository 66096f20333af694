import { useFormat } from '../../lib/format/FormatContext';
import { formatDistance, formatMoment, zoneName } from '../../lib/format/moment';
import { useNow } from '../../lib/use-now';
import { Missing } from './Num';

interface WhenProps {
  /** instant as ISO 8601 string or Date */
  at: string | Date | null | undefined;
  /** `moment`: 14:08 or Thu 19 Nov, 09:00 · `distance`: 12 min ago · `both`: Thu 19 Nov, 09:00 · in 2 days */
  as?: 'moment' | 'distance' | 'both';
  /** IANA zone, if it is another than the reader's */
  timeZone?: string;
  /** name the zone; once per group of times is enough */
  zone?: boolean;
}

/** A moment. Its full form with the zone is in the tooltip and for machines in `datetime`. */
export function When({ at, as = 'moment', timeZone, zone = false }: WhenProps) {
  const format = useFormat();
  const now = useNow();
  if (at === null || at === undefined) return <Missing />;

  const instant = at instanceof Date ? at : new Date(at);
  const style = { locale: format.locale, timeZone: timeZone ?? format.timeZone };
  const moment = formatMoment(instant, now, style, zone);
  const distance = formatDistance(instant, now);
  const full = new Intl.DateTimeFormat(style.locale, {
    timeZone: style.timeZone,
    dateStyle: 'full',
    timeStyle: 'medium',
  }).format(instant);

  return (
    <time className="num" dateTime={instant.toISOString()} title={`${full} ${zoneName(style.timeZone)}`}>
      {as === 'distance' ? distance : as === 'both' ? `${moment} · ${distance}` : moment}
    </time>
  );
}
