import { useFormat } from '../../lib/format/FormatContext';
import { formatTime } from '../../lib/format/moment';

interface StaleNoteProps {
  updatedAt: Date | null;
  /** the last try failed, or the live line is broken */
  failing: boolean;
  /** seconds too, where numbers move while one looks */
  live?: boolean;
}

/**
 * How old the numbers are: "Live · updated 14:08:12", "Updated 14:02, trying again". Show old numbers in
 * text-3 while `failing`. Not a live region: a time that speaks every second would drown the page.
 */
export function StaleNote({ updatedAt, failing, live = false }: StaleNoteProps) {
  const format = useFormat();
  if (!updatedAt)
    return failing ? <span className="num size-xs text-3">Not loaded yet, trying again</span> : null;
  const time = formatTime(updatedAt, format, live);
  return (
    <span className="num size-xs text-3 nowrap">
      {failing ? `Updated ${time}, trying again` : live ? `Live · updated ${time}` : `Updated ${time}`}
    </span>
  );
}
